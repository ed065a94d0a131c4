"""The lexicon: a user's own words, what is told of a wrong file, and that no entry is told twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.events.told import lines_with, roots
from verbale.problems import UsageError
from verbale.reader.events.lexicon import Entry, load_lexicon, packaged_lexicon
from verbale.reader.events.roots import packaged_roots
from verbale.reader.reader import Reader


def own(folder: Path, text: str) -> Path:
    """A user's own events file."""
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_own_word_tells_of_an_event(tmp_path: Path, reader: Reader) -> None:
    text = "Peru hoodwinked Chile."
    assert roots(text, reader) == []
    extra = own(tmp_path, '[[event]]\nas = "verb"\nroot = "ACCUSE"\nwords = "hoodwink"\n')
    assert lines_with(extra, text, reader) == ["ACCUSE Peru > Chile"]


def test_a_users_own_entry_wins_over_the_packaged_one(tmp_path: Path, reader: Reader) -> None:
    extra = own(tmp_path, '[[event]]\nas = "verb"\nroot = "none"\nwords = "accuse"\n')
    assert lines_with(extra, "Mexico accused Guatemala of arming the smugglers.", reader) == []


def test_a_users_own_words_join_a_packaged_list(tmp_path: Path, reader: Reader) -> None:
    text = "The mayor imposed a dog toll on Lima."
    assert roots(text, reader) == []
    extra = own(tmp_path, '[[event]]\nas = "noun"\nroot = "COERCE"\nwords = "toll"\n')
    assert lines_with(extra, text, reader) == ["COERCE The mayor > Lima"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[event]", "own.toml: not TOML"),
        ('[[event]]\nas = "verb"\nwords = "hum"\nroot = "SING"\n', "SING"),
        ('[[event]]\nas = "verb"\nwords = "hum"\ntune = "waltz"\n', "tune"),
        ('[[event]]\nas = "verb"\nwords = "hum"\nobjects = "@tunes"\n', "@tunes"),
    ],
)
def test_a_wrong_file_is_told_with_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        load_lexicon(own(tmp_path, text))


def test_a_missing_file_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"absent\.toml"):
        load_lexicon(tmp_path / "absent.toml")


def test_no_word_is_told_twice_on_the_same_terms() -> None:
    seen: dict[object, Entry] = {}
    for entry in packaged_lexicon():
        if entry.does == "report":
            continue  # "declared war" and "declared that ...": both are told
        at = entry.at if entry.objects else None
        terms = (entry.use, entry.word, entry.particles, entry.objects, entry.subjects, entry.unless, at)
        other = seen.setdefault(terms, entry)
        assert other is entry, f"{entry.word}: {other.root} {other.does}, {entry.root} {entry.does}"


def test_every_entry_does_something() -> None:
    assert all(e.root or e.none or e.does for e in packaged_lexicon())


def test_every_root_has_words_and_a_quad_class() -> None:
    told = {e.root for e in packaged_lexicon()} - {None}
    assert told == set(packaged_roots().quad)
    assert set(packaged_roots().quad.values()) == {1, 2, 3, 4}


def test_verbs_whose_base_form_is_mistaken_are_read(reader: Reader) -> None:
    assert roots("Students staged a protest in Lima.", reader) == ["PROTEST"]
    assert roots("The rebels waged a campaign of bombing against Chad.", reader) == ["ASSAULT"]
