"""A dossier: reports go in, the state of play comes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.store.harbour import MONDAY, TUESDAY, desk, read, read_nothing, readings, report
from verbale.document import Document
from verbale.problems import Problem, UsageError
from verbale.reading import Reading
from verbale.store import open_ledger
from verbale.store.dossier import Desk, Dossier
from verbale.store.ledger import Ledger


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("monday", MONDAY), ("tuesday", TUESDAY)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(tmp_path / "monday.txt"), str(tmp_path / "tuesday.txt")]


def opened(tmp_path: Path, at: Desk | None = None) -> Ledger:
    return open_ledger(tmp_path / "talks.db", desk=at or desk())


def outcomes(dossier: Dossier, *files: str, published: str | None = None) -> list[str | None]:
    return [added.outcome for added in dossier.add(*files, published=published)]


def test_reports_go_in_and_the_state_of_play_comes_out(tmp_path: Path, files: list[str]) -> None:
    with opened(tmp_path) as ledger:
        dossier = ledger.dossier("strike")
        dossier.add(*files, published="2026-03-03")
        assert dossier.as_of("2026-03-02").sources.read == 0
        assert dossier.as_of(dt.date(2026, 3, 3)).sources.read == 2


def test_each_source_is_told_with_what_became_of_it(tmp_path: Path, files: list[str]) -> None:
    with opened(tmp_path) as ledger:
        first, second = ledger.dossier("strike").add(*files)
    assert (first.document, first.outcome, first.seq) == ("monday", "new", 1)
    assert (second.document, second.outcome, second.seq) == ("tuesday", "new", 2)


def test_a_source_that_fails_is_told_and_the_others_are_read(tmp_path: Path, files: list[str]) -> None:
    with opened(tmp_path) as ledger:
        lost, kept = ledger.dossier("strike").add("missing.txt", files[0])
        assert [problem.message for problem in lost.problems] == ["no file missing.txt"]
        assert (lost.document, lost.outcome, lost.seq) == (None, None, None)
        assert kept.outcome == "new"


def counting(read: Callable[[Document], Reading]) -> tuple[Callable[[Document], Reading], list[str]]:
    """A reader that keeps a list of what it was asked to read."""
    seen: list[str] = []

    def reads(document: Document) -> Reading:
        seen.append(document.id)
        return read(document)

    return reads, seen


def test_what_is_held_already_is_not_read_again(tmp_path: Path, files: list[str]) -> None:
    reads, seen = counting(read)
    with opened(tmp_path, msgspec.structs.replace(desk(), read=reads)) as ledger:
        dossier = ledger.dossier("strike")
        assert outcomes(dossier, *files) == ["new", "new"]
        assert outcomes(dossier, *files) == ["unchanged", "unchanged"]
        assert [added.seq for added in dossier.add(*files)] == [None, None]
    assert seen == ["monday", "tuesday"]


def test_a_newer_reader_reads_again(tmp_path: Path, files: list[str]) -> None:
    with opened(tmp_path) as ledger:
        ledger.dossier("strike").add(*files)
    with opened(tmp_path, desk(reader="harbour 2")) as ledger:
        assert outcomes(ledger.dossier("strike"), *files) == ["reread", "reread"]
        assert [entry.reader for entry in readings(ledger.lines())] == ["harbour 1"] * 2 + ["harbour 2"] * 2


def test_a_reader_without_a_name_reads_and_compares(tmp_path: Path, files: list[str]) -> None:
    reads, seen = counting(read)
    nameless = msgspec.structs.replace(desk(reader=None), read=reads)
    with opened(tmp_path, nameless) as ledger:
        assert outcomes(ledger.dossier("strike"), files[0]) == ["new"]
        assert outcomes(ledger.dossier("strike"), files[0]) == ["unchanged"]
    assert seen == ["monday", "monday"]


def test_a_day_told_once_stays_told(tmp_path: Path, files: list[str]) -> None:
    with opened(tmp_path) as ledger:
        dossier = ledger.dossier("strike")
        assert outcomes(dossier, files[0]) == ["new"]
        assert outcomes(dossier, files[0], published="2026-03-02") == ["updated"]
        assert outcomes(dossier, files[0]) == ["unchanged"]
        assert dossier.as_of("2026-03-02").sources.read == 1


def test_a_file_that_changed_is_told_and_both_texts_stay(tmp_path: Path, files: list[str]) -> None:
    with opened(tmp_path) as ledger:
        dossier = ledger.dossier("strike")
        dossier.add(files[0])
        Path(files[0]).write_text(TUESDAY, encoding="utf-8")
        assert outcomes(dossier, files[0]) == ["changed"]
        assert [ledger.text(entry.reading.document.sha256) for entry in readings(dossier.lines())] == [
            MONDAY,
            TUESDAY,
        ]


def test_a_text_that_was_taken_out_is_not_read_again(tmp_path: Path, files: list[str]) -> None:
    reads, seen = counting(read)
    with opened(tmp_path, msgspec.structs.replace(desk(), read=reads)) as ledger:
        dossier = ledger.dossier("strike")
        dossier.add(files[0])
        ledger.redact(report("monday").sha256, "an error")
        assert outcomes(dossier, files[0]) == ["redacted"]
    assert seen == ["monday"]


def test_a_reading_that_does_not_fit_is_a_problem_and_the_others_are_read(
    tmp_path: Path, files: list[str]
) -> None:
    def misreads(document: Document) -> Reading:
        return read(report("monday"))

    with opened(tmp_path, msgspec.structs.replace(desk(), read=misreads)) as ledger:
        good, bad = ledger.dossier("strike").add(*files)
        assert good.outcome == "new"
        assert (bad.outcome, bad.seq, [problem.code for problem in bad.problems]) == (None, None, ["misread"])
        assert ledger.head().count == 1


def test_a_document_that_is_only_kept_is_kept_with_its_problem(tmp_path: Path, files: list[str]) -> None:
    Path(files[0]).write_text("Οι λιμενεργάτες. The dockers demand ouzo.", encoding="utf-8")
    with opened(tmp_path) as ledger:
        dossier = ledger.dossier("strike")
        assert outcomes(dossier, files[0]) == ["new"]
        assert outcomes(dossier, files[0]) == ["unchanged"]
        [entry] = readings(dossier.lines())
    assert entry.reading.moves == ()
    assert [problem.code for problem in entry.reading.problems] == ["language"]


def test_a_document_that_the_reader_failed_on_is_tried_again(tmp_path: Path, files: list[str]) -> None:
    failed = Problem(code="reading", message="monday could not be read", source="monday", lost=True)

    def fails(document: Document) -> Reading:
        return msgspec.structs.replace(read_nothing(document), problems=(failed,))

    with opened(tmp_path, msgspec.structs.replace(desk(), read=fails)) as ledger:
        assert [added.problems for added in ledger.dossier("strike").add(files[0])] == [(failed,)]
        assert outcomes(ledger.dossier("strike"), files[0]) == ["unchanged"]
    with opened(tmp_path) as ledger:
        assert outcomes(ledger.dossier("strike"), files[0]) == ["reread"]
        assert outcomes(ledger.dossier("strike"), files[0]) == ["unchanged"]


def test_one_document_can_be_put_in_by_hand(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        dossier = ledger.dossier("strike")
        day = dt.date(2026, 3, 2)
        assert dossier.put(report("memo", published=day), told=("published",)).outcome == "new"
        assert readings(dossier.lines())[0].told == ("published",)


def test_a_dossier_says_what_it_is_about(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        line = ledger.dossier("strike").describe(title="The strike", words=["crane"], leave_out=["ferry"])
        assert list(ledger.dossier("strike").lines()) == [line]


def test_two_dossiers_over_the_same_reports_do_not_mix(tmp_path: Path, files: list[str]) -> None:
    with opened(tmp_path) as ledger:
        ledger.dossier("strike").add(*files, published="2026-03-03")
        ledger.dossier("wages").add(files[0], published="2026-03-03")
        assert ledger.dossier("strike").as_of("2026-03-04").sources.read == 2
        assert ledger.dossier("wages").as_of("2026-03-04").sources.read == 1


def test_an_unknown_dossier_is_told_with_those_that_there_are(tmp_path: Path, files: list[str]) -> None:
    with opened(tmp_path) as ledger:
        with pytest.raises(UsageError, match=r"no dossier stike in .*: it is empty"):
            ledger.dossier("stike").as_of("2026-03-02")
        ledger.dossier("strike").add(*files)
        with pytest.raises(UsageError, match=r"no dossier stike in .*: it holds strike"):
            ledger.dossier("stike").as_of("2026-03-02")


@pytest.mark.parametrize("day", ["2026-02-30", "Monday", "2026-03", ""])
def test_a_day_that_is_none_is_told(tmp_path: Path, files: list[str], day: str) -> None:
    with opened(tmp_path) as ledger:
        ledger.dossier("strike").add(files[0])
        with pytest.raises(UsageError, match="is no day; write it as 2026-03-05"):
            ledger.dossier("strike").as_of(day)
        with pytest.raises(UsageError, match="is no day"):
            ledger.dossier("strike").add(files[0], published=day)


def test_without_a_desk_nothing_is_read(tmp_path: Path, files: list[str]) -> None:
    with open_ledger(tmp_path / "talks.db") as ledger, pytest.raises(UsageError, match="without a desk"):
        ledger.dossier("strike").add(*files)
