"""The vocabulary of times: every phrase has examples that are read as it says, every entry is used."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from tests.times.told import FRIDAY
from verbale.reader.times import find_times
from verbale.reader.times.lexicon import SHAPES, load_lexicon, make_lexicon
from verbale.reader.times.phrases import MAKERS

EXAMPLES = [(text, value) for rule in load_lexicon().rules for text, value in rule.examples.items()]


def vocabulary(name: str) -> dict[str, Any]:
    return tomllib.loads(files("verbale.vocabulary").joinpath(name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "value"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_an_example_is_read_as_the_vocabulary_says(text: str, value: str) -> None:
    assert [time.value for time in find_times(text, FRIDAY)] == [value or None]


def test_every_phrase_has_an_example() -> None:
    assert [rule.written for rule in load_lexicon().rules if not rule.examples] == []


def test_every_maker_is_used_and_every_phrase_has_a_maker() -> None:
    assert {rule.make for rule in load_lexicon().rules} == set(MAKERS)


def test_every_class_of_words_stands_in_a_pattern_or_a_maker() -> None:
    phrases = vocabulary("times_phrases.toml")
    patterns = [
        entry["pattern"] for kind in ("phrase", "before", "after", "deadline") for entry in phrases[kind]
    ]
    written = " ".join([*patterns, *phrases["macros"].values()])
    makers = " ".join(
        path.read_text(encoding="utf-8")
        for path in files("verbale.reader.times").iterdir()
        if path.name.endswith(".py")
    )
    used = set(re.findall(r"[A-Za-z]+", written)) | set(re.findall(r'"([A-Za-z]+)"', makers))
    words = vocabulary("times.toml")
    assert ({*words, *words["itself"]} - {"itself"}) - used == set()
    assert set(SHAPES) - used == set()


def test_a_word_in_two_classes_is_refused() -> None:
    words = vocabulary("times.toml")
    words["NOW"]["soon"] = "PRESENT_REF"
    with pytest.raises(ValueError, match="'soon' is in two classes"):
        make_lexicon(words, vocabulary("times_phrases.toml"), vocabulary("times_context.toml"))


def test_a_pattern_with_an_unknown_class_is_refused() -> None:
    phrases = vocabulary("times_phrases.toml")
    phrases["phrase"][0]["pattern"] = "WEEKDAI"
    with pytest.raises(ValueError, match="no class 'WEEKDAI'"):
        make_lexicon(vocabulary("times.toml"), phrases, vocabulary("times_context.toml"))
