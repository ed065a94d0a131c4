"""Tampering with a ledger is found, and the entry that it touches is named."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.harbour import MONDAY, NOON, TUESDAY, read, report, tamper, told
from verbale.document import text_hash
from verbale.problems import LedgerError
from verbale.record.entries import DossierDescribed
from verbale.store import open_ledger
from verbale.store.chain import FIRST
from verbale.store.rows import Head

TEXTS = {"monday": MONDAY, "tuesday": TUESDAY, "wednesday": "The port demands patience."}

SLIPPED_IN = """INSERT INTO entries
SELECT {seq}, at, dossier, kind, document, text, hash, hash, body FROM entries WHERE seq = 4"""


def make(path: Path) -> Path:
    """A ledger of four entries: a description and three readings."""
    with open_ledger(path) as ledger:
        ledger.append("strike", DossierDescribed(title="The harbour strike"), at=NOON)
        for name, text in TEXTS.items():
            document = report(name, text)
            ledger.keep("strike", document, read(document), at=NOON)
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same ledger, made once; copy it to change it."""
    return make(tmp_path_factory.mktemp("whole") / "strike.db")


def verify(path: Path, noted: Head | None = None) -> list[str]:
    with open_ledger(path, read_only=True) as ledger:
        return told(ledger.verify(noted))


def packed(words: str) -> str:
    return f"x'{zlib.compress(words.encode()).hex()}'"


def test_a_ledger_that_nobody_touched_is_whole(path: Path) -> None:
    assert verify(path) == []


def test_an_empty_ledger_is_whole(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "new.db") as ledger:
        assert ledger.verify() == ()
        assert ledger.head() == Head(0, FIRST)


def test_the_chain_can_be_checked_without_verbale(path: Path) -> None:
    previous = "0" * 64
    rows = sqlite3.connect(path).execute(
        "SELECT seq, at, dossier, body, previous, hash FROM entries ORDER BY seq"
    )
    for seq, at, dossier, body, before, sealed in rows:
        digest = hashlib.sha256(zlib.decompress(body)).hexdigest()
        line = json.dumps([seq, at, dossier, digest, before], ensure_ascii=False, separators=(",", ":"))
        assert before == previous
        assert sealed == hashlib.sha256(line.encode()).hexdigest()
        previous = sealed


def test_a_body_is_canonical_json(path: Path) -> None:
    for (body,) in sqlite3.connect(path).execute("SELECT body FROM entries"):
        words = zlib.decompress(body)
        plain = json.dumps(json.loads(words), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert words == plain.encode()


def test_an_edited_body_is_named(path: Path) -> None:
    with open_ledger(path, read_only=True) as ledger:
        line = ledger.line(3)
    assert line is not None
    body = zlib.decompress(
        sqlite3.connect(path).execute("SELECT body FROM entries WHERE seq = 3").fetchone()[0]
    )
    softer = body.replace(b"paid breaks", b"free coffee").decode()
    tamper(path, f"UPDATE entries SET body = {packed(softer)} WHERE seq = 3")
    assert verify(path) == ["ledger-edited: entry 3 was edited: its hash no longer fits"]


@pytest.mark.parametrize(
    "change",
    ["at = '2026-03-01T12:00:00.000000Z'", "dossier = 'wages'", f"previous = '{FIRST}'"],
)
def test_an_edited_column_is_named(path: Path, change: str) -> None:
    tamper(path, f"UPDATE entries SET {change} WHERE seq = 3")
    assert verify(path)[0] == "ledger-edited: entry 3 was edited: its hash no longer fits"


def test_an_entry_that_was_replaced_hash_and_all_breaks_the_chain_after_it(path: Path) -> None:
    file = sqlite3.connect(path)
    at, previous = file.execute("SELECT at, previous FROM entries WHERE seq = 2").fetchone()
    file.close()
    body = '{"entry":"dossier","leave_out":[],"parties":[],"title":"Nothing happened","words":[]}'
    digest = hashlib.sha256(body.encode()).hexdigest()
    line = json.dumps([2, at, "strike", digest, previous], separators=(",", ":"))
    sealed = hashlib.sha256(line.encode()).hexdigest()
    tamper(
        path,
        f"UPDATE entries SET body = {packed(body)}, hash = '{sealed}', kind = 'dossier', document = NULL, "
        "text = NULL WHERE seq = 2",
    )
    assert verify(path)[0] == "ledger-broken: entry 3 does not follow entry 2: one of them was replaced"


def test_an_entry_that_is_gone_is_named(path: Path) -> None:
    tamper(path, "DELETE FROM entries WHERE seq = 2")
    assert verify(path)[0] == "ledger-gap: entry 2 is missing"


def test_a_first_entry_that_is_gone_is_named(path: Path) -> None:
    tamper(path, "DELETE FROM entries WHERE seq <= 2")
    assert verify(path)[0] == "ledger-gap: entries 1 to 2 are missing"


def test_an_end_that_was_cut_off_is_named(path: Path) -> None:
    tamper(path, "DELETE FROM entries WHERE seq >= 3")
    assert verify(path)[0] == "ledger-cut: the end is cut off: entries 3 to 4 are missing"


def test_a_ledger_that_was_emptied_is_told(path: Path) -> None:
    tamper(path, "DELETE FROM entries")
    assert verify(path)[0] == "ledger-cut: the end is cut off: entries 1 to 4 are missing"


def test_an_entry_slipped_in_behind_the_head_is_told(path: Path) -> None:
    tamper(
        path,
        SLIPPED_IN.format(seq=5),
    )
    assert "ledger-cut: the head knows 4 entries, and there are entries up to 5" in verify(path)


def test_an_entry_before_the_first_is_told(path: Path) -> None:
    tamper(
        path,
        SLIPPED_IN.format(seq=-7),
    )
    assert verify(path) == ["ledger-gap: entry -7 stands before the first"]


def test_a_cut_end_with_a_head_to_fit_needs_a_noted_head(path: Path) -> None:
    with open_ledger(path, read_only=True) as ledger:
        noted = ledger.head()
    tamper(
        path,
        "DELETE FROM entries WHERE seq = 4",
        f"DELETE FROM texts WHERE sha256 = '{text_hash(TEXTS['wednesday'])}'",
        "UPDATE head SET last = 3, hash = (SELECT hash FROM entries WHERE seq = 3)",
    )
    assert verify(path) == []
    assert verify(path, noted) == [
        "ledger-rewritten: there were 4 entries when the head was noted: 3 are left"
    ]


def test_a_noted_head_holds_as_the_ledger_grows(path: Path) -> None:
    with open_ledger(path) as ledger:
        noted = ledger.head()
        ledger.append("strike", DossierDescribed(title="Later"))
        assert ledger.verify(noted) == ()
        assert ledger.verify(Head(0, FIRST)) == ()


def test_a_noted_head_finds_another_chain(path: Path, tmp_path: Path) -> None:
    with open_ledger(tmp_path / "other.db") as other:
        for title in ("a", "b", "c", "d"):
            other.append("strike", DossierDescribed(title=title), at=NOON)
        noted = other.head()
    assert verify(path, noted) == ["ledger-rewritten: entry 4 is not the one that was noted as the last"]


def test_a_head_that_is_gone_is_told(path: Path) -> None:
    tamper(path, "DELETE FROM head")
    assert verify(path) == ["ledger-damaged: the head is missing: nobody can tell where the ledger ends"]
    with open_ledger(path) as ledger, pytest.raises(LedgerError, match="head is missing"):
        ledger.append("strike", DossierDescribed())


def test_nothing_is_added_behind_an_end_that_was_tampered_with(path: Path) -> None:
    tamper(path, "DELETE FROM entries WHERE seq = 4")
    with open_ledger(path) as ledger, pytest.raises(LedgerError, match="end was tampered with"):
        ledger.append("strike", DossierDescribed())


def test_an_edited_text_is_named(path: Path) -> None:
    tamper(path, f"UPDATE texts SET body = {packed('All is well.')} WHERE sha256 = '{text_hash(TUESDAY)}'")
    assert verify(path) == ["ledger-text: the text of entry 3 was edited: its hash no longer fits"]
    with open_ledger(path, read_only=True) as ledger, pytest.raises(LedgerError, match="was edited"):
        ledger.text(text_hash(TUESDAY))


def test_a_damaged_text_is_named(path: Path) -> None:
    tamper(path, f"UPDATE texts SET body = x'00ff' WHERE sha256 = '{text_hash(TUESDAY)}'")
    assert verify(path) == ["ledger-text: the text of entry 3 was edited or damaged: it cannot be read"]
    with open_ledger(path, read_only=True) as ledger, pytest.raises(LedgerError, match="is damaged"):
        ledger.text(text_hash(TUESDAY))


def test_a_text_that_is_gone_is_named(path: Path) -> None:
    tamper(path, f"DELETE FROM texts WHERE sha256 = '{text_hash(TUESDAY)}'")
    assert verify(path) == ["ledger-text: the text of entry 3 is missing"]


def test_a_text_that_went_without_a_word_is_named(path: Path) -> None:
    tamper(
        path,
        "UPDATE texts SET body = NULL, taken_out_at = '2026-03-02T12:00:00.000000Z', taken_out_why = 'hush' "
        f"WHERE sha256 = '{text_hash(TUESDAY)}'",
        guards=True,
    )
    assert verify(path) == ["ledger-text: the text of entry 3 was taken out, and no entry says so"]


def test_a_text_that_no_entry_reads_is_told(path: Path) -> None:
    tamper(path, f"INSERT INTO texts VALUES ('{text_hash('x')}', {packed('x')}, NULL, NULL)", guards=True)
    assert verify(path) == [f"ledger-text: the text {text_hash('x')} belongs to no entry"]


def test_a_text_put_back_after_it_was_taken_out_is_told(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.redact(text_hash(TUESDAY), "an error")
    tamper(path, f"UPDATE texts SET body = {packed(TUESDAY)} WHERE sha256 = '{text_hash(TUESDAY)}'")
    assert verify(path) == [
        "ledger-text: the text of entry 3 is there, though entry 5 says that it was taken out"
    ]


@pytest.mark.parametrize("column", ["kind", "document", "text"])
def test_an_entry_that_is_filed_under_a_wrong_name_is_told(path: Path, column: str) -> None:
    tamper(path, f"UPDATE entries SET {column} = 'else' WHERE seq = 3")
    assert verify(path)[0] == f"ledger-index: entry 3 is filed under a wrong {column}: 'else'"


def test_a_foreign_trigger_is_told_and_nothing_more_is_written(path: Path) -> None:
    trigger = "CREATE TRIGGER helper AFTER INSERT ON entries BEGIN DELETE FROM texts; END"
    tamper(path, trigger, guards=True)
    assert verify(path) == ["ledger-guard: the trigger helper is not Verbale's"]
    with pytest.raises(LedgerError, match=r"tampered with .the trigger helper is not Verbale's"):
        open_ledger(path)


def test_a_missing_guard_is_told(path: Path) -> None:
    tamper(path, "DROP TRIGGER entries_last", guards=True)
    assert verify(path) == ["ledger-guard: the guard entries_last is missing"]


def test_many_missing_guards_are_told_in_one_line(path: Path) -> None:
    tamper(path, "DROP TRIGGER entries_last", "DROP TRIGGER head_once", guards=True)
    assert verify(path) == [
        "ledger-guard: 2 of the 12 guards against changes are missing: entries_last, head_once"
    ]


def test_an_altered_guard_is_told(path: Path) -> None:
    tamper(
        path,
        "DROP TRIGGER entries_last",
        "CREATE TRIGGER entries_last BEFORE DELETE ON entries BEGIN SELECT 1; END",
        guards=True,
    )
    assert verify(path) == ["ledger-guard: the guard entries_last was altered"]


def test_a_missing_table_is_told(path: Path) -> None:
    tamper(path, "DROP TABLE texts", guards=True)
    assert verify(path) == ["ledger-damaged: the table texts is missing"]


def test_an_entry_of_a_newer_version_is_told_and_not_read(path: Path) -> None:
    with open_ledger(path, read_only=True) as ledger:
        head = ledger.head()
    body = '{"entry":"telepathy"}'
    digest = hashlib.sha256(body.encode()).hexdigest()
    at = "2030-01-01T00:00:00.000000Z"
    line = json.dumps([5, at, "strike", digest, head.hash], separators=(",", ":"))
    sealed = hashlib.sha256(line.encode()).hexdigest()
    tamper(
        path,
        f"INSERT INTO entries VALUES (5, '{at}', 'strike', 'telepathy', NULL, NULL, "
        f"'{head.hash}', '{sealed}', {packed(body)})",
        f"UPDATE head SET last = 5, hash = '{sealed}'",
        guards=True,
    )
    [problem] = verify(path)
    assert problem.startswith("ledger-newer: entry 5 is of a kind that this version does not know")
    with (
        open_ledger(path) as ledger,
        pytest.raises(LedgerError, match=r"entry 5 is of a kind .* update Verbale"),
    ):
        list(ledger.lines())


def test_a_damaged_page_is_told_and_the_other_entries_are_still_checked(tmp_path: Path) -> None:
    path = tmp_path / "strike.db"
    with open_ledger(path) as ledger:
        for number in range(40):
            # Hashes do not shrink: each entry fills pages of its own.
            words = tuple(text_hash(f"{number}/{word}") for word in range(400))
            ledger.append("strike", DossierDescribed(words=words), at=NOON)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(b"\xff" * 4096)
    problems = verify(path)
    named = [
        problem
        for problem in problems
        if problem.startswith(("ledger-edited: entry", "ledger-damaged: entry"))
    ]
    assert 1 <= len(named) < 40
    with open_ledger(path, read_only=True) as ledger, pytest.raises(LedgerError, match="damaged"):
        list(ledger.lines())


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_no_byte_of_an_entry_or_a_text_can_be_changed_unseen(
    data: st.DataObject, whole: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = Path(shutil.copy(whole, tmp_path_factory.mktemp("ledger")))
    file = sqlite3.connect(path)
    table = data.draw(st.sampled_from(["entries", "texts"]))
    key = "seq" if table == "entries" else "sha256"
    rows = file.execute(f"SELECT {key}, body FROM {table}").fetchall()
    file.close()
    name, body = data.draw(st.sampled_from(rows))
    at = data.draw(st.integers(0, len(zlib.decompress(body)) - 1))
    changed = bytearray(zlib.decompress(body))
    changed[at] ^= data.draw(st.integers(1, 255))
    tamper(path, f"UPDATE {table} SET body = x'{zlib.compress(bytes(changed)).hex()}' WHERE {key} = '{name}'")
    named = f"entry {name} " if table == "entries" else "the text of entry "
    assert any(named in problem for problem in verify(path))
