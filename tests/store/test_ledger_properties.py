"""What holds of a ledger whatever is kept in it, and in whatever order."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.harbour import MONDAY, NOON, TUESDAY, read, readings, report
from verbale.record.entries import DossierDescribed
from verbale.store import open_ledger
from verbale.store.chain import FIRST, body_of, entry_of, moment_of, seal, written

DAYS = [None, dt.date(2026, 3, 2), dt.date(2026, 3, 3)]
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
descriptions = st.builds(
    DossierDescribed,
    title=st.none() | words,
    parties=st.lists(words).map(tuple),
    words=st.lists(words).map(tuple),
    leave_out=st.lists(words).map(tuple),
)
moments = st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2200, 1, 1), timezones=st.timezones())


@given(descriptions)
def test_an_entry_comes_back_from_its_bytes_as_it_was(entry: DossierDescribed) -> None:
    assert entry_of(body_of(entry)) == entry


@given(moments)
def test_a_moment_comes_back_as_it_was(at: dt.datetime) -> None:
    assert moment_of(written(at)) == at.astimezone(dt.UTC)


@given(descriptions, descriptions, st.integers(1, 10**6), words.filter(bool))
def test_lines_that_differ_have_hashes_that_differ(
    one: DossierDescribed, other: DossierDescribed, seq: int, name: str
) -> None:
    sealed = seal(seq, NOON, name, one, FIRST).line
    assert seal(seq, NOON, name, one, FIRST).line == sealed
    assert seal(seq + 1, NOON, name, one, FIRST).line.hash != sealed.hash
    assert seal(seq, NOON, name + "x", one, FIRST).line.hash != sealed.hash
    assert seal(seq, NOON, name, one, sealed.hash).line.hash != sealed.hash
    assert (seal(seq, NOON, name, other, FIRST).line.hash == sealed.hash) == (one == other)


keepings = st.lists(
    st.tuples(
        st.sampled_from(["strike", "wages"]),
        st.sampled_from(["monday", "agency"]),
        st.sampled_from([MONDAY, TUESDAY]),
        st.sampled_from(["r1", "r2", None]),
        st.sampled_from(DAYS),
        st.booleans(),
    ),
    max_size=10,
)


@settings(max_examples=25, deadline=None)
@given(keepings)
def test_whatever_is_kept_the_ledger_holds_together(
    tmp_path_factory: pytest.TempPathFactory,
    kept: list[tuple[str, str, str, str | None, dt.date | None, bool]],
) -> None:
    with open_ledger(tmp_path_factory.mktemp("ledger") / "strike.db") as ledger:
        for dossier, id, text, reader, day, by_user in kept:
            told = ("published",) if day is not None and by_user else ()
            outlook = ledger.outlook(dossier, report(id, text, published=day), reader=reader, told=told)
            document = outlook.document
            done = ledger.keep(dossier, document, read(document), reader=reader, told=told)
            assert done.outcome == outlook.outcome  # what was foretold is what happens
            again = ledger.keep(dossier, document, read(document), reader=reader, told=told)
            assert (again.outcome, again.line) == ("unchanged", done.line)
        assert ledger.verify() == ()
        for dossier in ledger.dossiers():
            entries = readings(ledger.lines(dossier))
            firsts: dict[str, str] = {}
            for entry in entries:
                source = entry.reading.document
                first = firsts.setdefault(source.sha256, source.id)
                assert entry.near == (None if source.id == first else source.sha256)
                assert ledger.text(source.sha256) is not None
            assert all(entry.replaces in (None, *firsts) for entry in entries)
            assert all(entry.replaces != entry.reading.document.sha256 for entry in entries)
