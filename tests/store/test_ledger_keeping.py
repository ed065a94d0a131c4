"""What the ledger keeps of a document, and what it finds new about one that it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.store.harbour import MONDAY, NOON, TUESDAY, read, read_nothing, readings, report
from verbale.document import make_document, text_hash
from verbale.problems import UsageError
from verbale.record.entries import DocumentRead, DossierDescribed
from verbale.store import open_ledger
from verbale.store.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "strike.db") as opened:
        yield opened


def keep(ledger: Ledger, id: str, text: str = MONDAY, reader: str | None = "r1", **about: object) -> str:
    document = report(id, text, **about)
    told = tuple(about)
    known = ledger.outlook("strike", document, reader=reader, told=told).document
    return ledger.keep("strike", known, read(known), reader=reader, told=told).outcome


def test_a_document_is_kept_with_its_text_and_its_reading(ledger: Ledger) -> None:
    document = report("monday")
    kept = ledger.keep("strike", document, read(document))
    assert kept.outcome == "new"
    assert ledger.text(document.sha256) == MONDAY
    [entry] = readings(ledger.lines("strike"))
    assert [move.quote for move in entry.reading.moves] == ["The dockers demand a second crane crew."]


def test_what_comes_out_is_what_went_in(ledger: Ledger) -> None:
    document = report("monday", published=dt.date(2026, 3, 2), publisher="Harbour Gazette")
    kept = ledger.keep("strike", document, read(document), at=NOON)
    assert list(ledger.lines()) == [kept.line]
    assert ledger.line(1) == kept.line
    assert kept.line is not None
    assert kept.line.at == NOON


def test_the_same_document_again_is_nothing_new(ledger: Ledger) -> None:
    assert keep(ledger, "monday") == "new"
    assert keep(ledger, "monday") == "unchanged"
    assert ledger.head().count == 1


def test_unchanged_gives_back_the_line_that_holds_it(ledger: Ledger) -> None:
    document = report("monday")
    first = ledger.keep("strike", document, read(document))
    assert ledger.keep("strike", document, read(document)).line == first.line


def test_a_changed_text_is_kept_beside_the_earlier_one(ledger: Ledger) -> None:
    keep(ledger, "monday")
    assert keep(ledger, "monday", TUESDAY) == "changed"
    old, new = readings(ledger.lines())
    assert new.replaces == old.reading.document.sha256
    assert ledger.text(text_hash(MONDAY)) == MONDAY
    assert ledger.text(text_hash(TUESDAY)) == TUESDAY


def test_a_text_that_changes_back_is_a_change_too(ledger: Ledger) -> None:
    for text in (MONDAY, TUESDAY):
        keep(ledger, "monday", text)
    assert keep(ledger, "monday", MONDAY) == "changed"
    assert readings(ledger.lines())[-1].replaces == text_hash(TUESDAY)


def test_the_same_text_under_another_id_is_a_copy(ledger: Ledger) -> None:
    keep(ledger, "monday")
    assert keep(ledger, "agency-monday") == "copy"
    assert [entry.near for entry in readings(ledger.lines())] == [None, text_hash(MONDAY)]


def test_the_first_of_two_copies_never_becomes_the_copy(ledger: Ledger) -> None:
    keep(ledger, "monday")
    keep(ledger, "agency-monday")
    assert keep(ledger, "monday", published=dt.date(2026, 3, 2)) == "updated"
    assert [entry.near for entry in readings(ledger.lines())] == [None, text_hash(MONDAY), None]


def test_a_copy_in_another_dossier_is_no_copy(ledger: Ledger) -> None:
    keep(ledger, "monday")
    document = report("elsewhere")
    assert ledger.keep("ferries", document, read(document)).outcome == "new"


def test_a_known_descent_is_kept_when_only_the_reading_is_new(ledger: Ledger) -> None:
    document = report("agency", MONDAY + " It rained.")
    ledger.keep("strike", document, read(document), reader="r1", near=text_hash(MONDAY))
    ledger.keep("strike", document, read(document), reader="r2")
    assert [entry.near for entry in readings(ledger.lines())] == [text_hash(MONDAY)] * 2


def test_a_day_told_later_is_a_new_entry(ledger: Ledger) -> None:
    keep(ledger, "monday")
    assert keep(ledger, "monday", published=dt.date(2026, 3, 2)) == "updated"
    assert [entry.reading.document.published for entry in readings(ledger.lines())] == [
        None,
        dt.date(2026, 3, 2),
    ]


def test_a_day_told_once_is_not_lost_when_it_is_not_told_again(ledger: Ledger) -> None:
    keep(ledger, "monday", published=dt.date(2026, 3, 2))
    assert keep(ledger, "monday") == "unchanged"
    assert keep(ledger, "monday", reader="r2") == "reread"
    assert readings(ledger.lines())[-1].reading.document.published == dt.date(2026, 3, 2)


def test_what_a_user_told_outranks_what_the_source_says_of_itself(ledger: Ledger) -> None:
    keep(ledger, "monday", published=dt.date(2026, 3, 2))
    says_otherwise = report("monday", published=dt.date(2026, 2, 27))
    outlook = ledger.outlook("strike", says_otherwise, reader="r1")
    assert outlook.outcome == "unchanged"
    assert outlook.document.published == dt.date(2026, 3, 2)


def test_a_user_may_correct_what_was_told_before(ledger: Ledger) -> None:
    keep(ledger, "monday", published=dt.date(2026, 3, 2))
    assert keep(ledger, "monday", published=dt.date(2026, 3, 1)) == "updated"


def test_a_source_that_corrects_its_own_day_is_believed(ledger: Ledger) -> None:
    for day in (1, 2):
        document = report("monday", published=dt.date(2026, 3, day))
        outlook = ledger.outlook("strike", document, reader="r1")
        ledger.keep("strike", outlook.document, read(outlook.document), reader="r1")
    assert readings(ledger.lines())[-1].reading.document.published == dt.date(2026, 3, 2)


def test_a_user_who_confirms_the_source_is_remembered(ledger: Ledger) -> None:
    document = report("monday", published=dt.date(2026, 3, 2))
    ledger.keep("strike", document, read(document), reader="r1")
    assert keep(ledger, "monday", published=dt.date(2026, 3, 2)) == "updated"
    assert readings(ledger.lines())[-1].told == ("published",)


def test_what_was_told_of_one_text_says_nothing_of_another(ledger: Ledger) -> None:
    keep(ledger, "monday", published=dt.date(2026, 3, 2))
    assert keep(ledger, "monday", TUESDAY) == "changed"
    last = readings(ledger.lines())[-1]
    assert (last.reading.document.published, last.told) == (None, ())


def test_another_reader_reads_the_same_text_anew(ledger: Ledger) -> None:
    document = report("monday")
    ledger.keep("strike", document, read_nothing(document), reader="r1")
    assert ledger.keep("strike", document, read(document), reader="r2").outcome == "reread"
    assert [(entry.reader, len(entry.reading.moves)) for entry in readings(ledger.lines())] == [
        ("r1", 0),
        ("r2", 1),
    ]


def test_without_a_readers_name_the_readings_themselves_are_compared(ledger: Ledger) -> None:
    document = report("monday")
    ledger.keep("strike", document, read_nothing(document))
    assert ledger.keep("strike", document, read(document)).outcome == "reread"
    assert ledger.keep("strike", document, read(document)).outcome == "unchanged"


def test_a_replaced_text_stays_replaced_when_the_new_one_is_read_again(ledger: Ledger) -> None:
    keep(ledger, "monday")
    keep(ledger, "monday", TUESDAY)
    keep(ledger, "monday", TUESDAY, reader="r2")
    assert readings(ledger.lines())[-1].replaces == text_hash(MONDAY)


def test_the_outlook_tells_what_keeping_would(ledger: Ledger) -> None:
    assert ledger.outlook("strike", report("monday"), reader="r1").outcome == "new"
    keep(ledger, "monday")
    assert ledger.outlook("strike", report("monday"), reader="r1").outcome == "unchanged"
    assert ledger.outlook("strike", report("monday"), reader="r2").outcome == "reread"
    assert ledger.outlook("strike", report("monday", TUESDAY), reader="r1").outcome == "changed"
    assert ledger.head().count == 1


def test_two_dossiers_share_a_text_and_nothing_else(ledger: Ledger) -> None:
    document = report("monday")
    for name in ("strike", "wages"):
        ledger.keep(name, document, read(document))
    assert ledger.dossiers() == ("strike", "wages")
    assert [line.dossier for line in ledger.lines("wages")] == ["wages"]
    assert ledger.verify() == ()


def test_lines_can_be_asked_for_from_a_number_on(ledger: Ledger) -> None:
    for number in range(600):
        ledger.append("strike" if number % 2 else "wages", DossierDescribed(title=f"{number}"))
    assert [line.seq for line in ledger.lines(since_seq=597)] == [598, 599, 600]
    assert [line.seq for line in ledger.lines("strike", since_seq=595)] == [596, 598, 600]
    assert [line.seq for line in ledger.lines()] == list(range(1, 601))
    assert len(list(ledger.lines("wages"))) == 300
    assert list(ledger.lines("nobody")) == []


def test_lines_end_where_the_ledger_ended_when_they_were_asked_for(ledger: Ledger) -> None:
    ledger.append("strike", DossierDescribed(title="one"))
    lines = ledger.lines()
    first = next(lines)
    ledger.append("strike", DossierDescribed(title="two"))
    assert [first.seq, *(line.seq for line in lines)] == [1]


@pytest.mark.parametrize(
    "text",
    ["", "NUL \0 within", "line\u2028separator", "\r\nfirst", "naïve — ‘quotes’ 𝄞", "half \ud83d pair"],
)
def test_every_text_comes_back_as_it_was(ledger: Ledger, text: str) -> None:
    document = report("odd", text)
    ledger.keep("strike", document, read(document))
    assert ledger.text(document.sha256) == text
    assert ledger.verify() == ()


def test_half_a_character_in_a_reading_is_refused_in_words(ledger: Ledger) -> None:
    document = report("odd", "The dockers demand a \ud83d crew.")
    with pytest.raises(UsageError, match="half a character"):
        ledger.keep("strike", document, read(document))
    assert (ledger.head().count, ledger.text(document.sha256)) == (0, None)


def test_a_quotation_that_does_not_stand_in_the_text_is_refused(ledger: Ledger) -> None:
    document = report("monday")
    reading = read(document)
    wrong = msgspec.structs.replace(reading.moves[0], quote="The dockers demand a third crane crew.")
    with pytest.raises(UsageError, match="monday: a move's quotation is not what stands there"):
        ledger.keep("strike", document, msgspec.structs.replace(reading, moves=(wrong,)))
    assert ledger.head().count == 0


def test_words_that_do_not_stand_under_their_span_are_refused(ledger: Ledger) -> None:
    document = report("monday")
    reading = read(document)
    wrong = msgspec.structs.replace(reading.moves[0], what="a third crane crew")
    with pytest.raises(UsageError, match="words are not what stands there"):
        ledger.keep("strike", document, msgspec.structs.replace(reading, moves=(wrong,)))


def test_a_place_outside_the_text_is_refused(ledger: Ledger) -> None:
    document = report("monday")
    reading = read(document)
    wrong = msgspec.structs.replace(reading.moves[0], evidence=(0, len(MONDAY) + 1))
    with pytest.raises(UsageError, match="a place outside the text"):
        ledger.keep("strike", document, msgspec.structs.replace(reading, moves=(wrong,)))


def test_a_reading_of_another_document_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="the reading is of another document"):
        ledger.keep("strike", report("monday"), read(report("tuesday", TUESDAY)))


def test_a_document_with_a_wrong_hash_is_refused(ledger: Ledger) -> None:
    document = msgspec.structs.replace(make_document("monday", MONDAY), sha256=text_hash(TUESDAY))
    with pytest.raises(UsageError, match="does not have the hash"):
        ledger.keep("strike", document, read(document))


def test_a_reading_is_not_appended_without_its_text(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="does not hold the text"):
        ledger.append("strike", DocumentRead(reading=read(report("monday"))))


def test_an_unknown_field_cannot_be_told(ledger: Ledger) -> None:
    document = report("monday")
    with pytest.raises(UsageError, match="nobody can tell the weather"):
        ledger.keep("strike", document, read(document), told=("weather",))


def test_a_time_without_a_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no time zone"):
        ledger.append("strike", DossierDescribed(), at=dt.datetime(2026, 3, 2))


def test_a_time_in_any_zone_is_kept_as_utc(ledger: Ledger) -> None:
    singapore = dt.timezone(dt.timedelta(hours=8))
    line = ledger.append("strike", DossierDescribed(), at=dt.datetime(2026, 3, 2, 20, 0, tzinfo=singapore))
    assert line.at == NOON
    assert [stored.at.isoformat() for stored in ledger.lines()] == ["2026-03-02T12:00:00+00:00"]


@pytest.mark.parametrize("name", ["", " strike", "strike ", "two\nlines", "nul\0", "x" * 101, "half \ud83d"])
def test_a_name_that_nobody_can_type_is_refused(ledger: Ledger, name: str) -> None:
    with pytest.raises(UsageError, match="a dossier's name is one line"):
        ledger.append(name, DossierDescribed())


def test_a_name_is_the_same_however_its_accents_are_written(ledger: Ledger) -> None:
    ledger.append("gre\u0300ve", DossierDescribed())
    assert ledger.dossiers() == ("gr\u00e8ve",)
    assert len(list(ledger.lines("gre\u0300ve"))) == 1
