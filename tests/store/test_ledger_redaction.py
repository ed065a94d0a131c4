"""A text that must go is taken out for good, and the ledger says so and still holds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.harbour import MONDAY, NOON, TUESDAY, read, readings, report
from verbale.document import text_hash
from verbale.problems import LedgerError, UsageError
from verbale.record.entries import TextRedacted
from verbale.store import open_ledger
from verbale.store.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "strike.db") as opened:
        for dossier in ("strike", "wages"):
            document = report("monday")
            opened.keep(dossier, document, read(document))
        document = report("tuesday", TUESDAY)
        opened.keep("strike", document, read(document))
        yield opened


def test_a_text_is_taken_out_and_its_hash_stays(ledger: Ledger) -> None:
    ledger.redact(text_hash(MONDAY), "court order 12/26", at=NOON)
    assert ledger.text(text_hash(MONDAY)) is None
    assert ledger.text(text_hash(TUESDAY)) == TUESDAY
    assert [entry.reading.document.sha256 for entry in readings(ledger.lines("wages"))] == [text_hash(MONDAY)]
    assert ledger.verify() == ()


def test_the_ledger_says_why_and_when(ledger: Ledger) -> None:
    ledger.redact(text_hash(MONDAY), "court order 12/26", at=NOON)
    gone = ledger.taken_out(text_hash(MONDAY))
    assert gone is not None
    assert (gone.why, gone.at) == ("court order 12/26", NOON)
    assert ledger.taken_out(text_hash(TUESDAY)) is None


def test_every_dossier_that_read_the_text_is_told(ledger: Ledger) -> None:
    lines = ledger.redact(text_hash(MONDAY), "an error")
    assert [(line.seq, line.dossier) for line in lines] == [(4, "strike"), (5, "wages")]
    assert {line.entry for line in lines} == {TextRedacted(sha256=text_hash(MONDAY), why="an error")}


def test_no_byte_of_the_text_stays_in_the_file_or_its_log(ledger: Ledger) -> None:
    body = zlib.compress(MONDAY.encode())
    beside = [ledger.path, ledger.path.with_name(ledger.path.name + "-wal")]
    assert any(body in file.read_bytes() for file in beside)
    ledger.redact(text_hash(MONDAY), "an error")
    assert not any(body in file.read_bytes() for file in beside)


def test_a_text_that_was_taken_out_does_not_come_back(ledger: Ledger) -> None:
    ledger.redact(text_hash(MONDAY), "an error")
    document = report("monday-again")
    assert ledger.outlook("strike", document).outcome == "redacted"
    kept = ledger.keep("strike", document, read(document))
    assert (kept.outcome, kept.line) == ("redacted", None)
    assert ledger.text(text_hash(MONDAY)) is None
    assert ledger.head().count == 5


def test_a_text_is_taken_out_once(ledger: Ledger) -> None:
    ledger.redact(text_hash(MONDAY), "an error", at=NOON)
    with pytest.raises(UsageError, match="was taken out on 2026-03-02 already: an error"):
        ledger.redact(text_hash(MONDAY), "again")


def test_an_unknown_text_cannot_be_taken_out(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="holds no text"):
        ledger.redact(text_hash("never seen"), "an error")


def test_taking_out_needs_a_reason(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="say why"):
        ledger.redact(text_hash(MONDAY), " ")


def test_nothing_is_taken_out_by_a_reader(ledger: Ledger) -> None:
    with open_ledger(ledger.path, read_only=True) as reader, pytest.raises(LedgerError, match="reading only"):
        reader.redact(text_hash(MONDAY), "an error")
