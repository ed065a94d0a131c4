"""Words of contents: from a phrase to what it is about, without syntax and without a model.

A content is folded into stems: lower case, no grammar, endings taken off, words of one meaning
under one name (`answer` for a reply, a response). The vocabulary is `verbale/vocabulary/contents.toml`.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_POSSESSIVE = re.compile(r"['’]s?\Z")

# Endings that English adds to a word without changing what it is about; the longest that leaves
# enough of a stem is taken off, once. Shared stems of unlike words ("nation", "national") cost
# little here, because no single stem ever makes two contents the same.
_ENDINGS = (
    "ations", "ation", "ating", "ated", "ates", "ate", "ements", "ement", "ments", "ment", "ings", "ing",
    "ions", "ion", "ities", "ity", "ously", "ally", "als", "al", "ies", "ied", "ness", "ees", "ee", "edly",
    "ed", "es", "ers", "er", "ly", "s", "e", "y",
)  # fmt: skip
_SHORTEST_STEM = 4

_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
    if number > 1  # "one" is a pronoun more often than a number
} | {"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100", "dozen": "12"}
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_NEGATIONS = frozenset("not no never neither nor without cannot".split())
_NEGATED_ENDING = re.compile(r"n['’]t\Z")


class Vocabulary(NamedTuple):
    """The words of contents as the file gives them, stemmed."""

    stopwords: frozenset[str]
    """Whole words, lower case."""
    common: frozenset[str]
    generic: frozenset[str]
    concepts: dict[str, str]
    """From a word as the file writes it to the name of its concept, marked with `=`."""
    opposites: dict[str, frozenset[str]]
    lasting: frozenset[str]
    reserving: frozenset[str]
    another: frozenset[str]
    """Whole words, lower case."""


@functools.cache
def vocabulary() -> Vocabulary:
    """Load the words of contents that the package ships."""
    data = tomllib.loads(files("verbale.vocabulary").joinpath("contents.toml").read_text(encoding="utf-8"))
    concepts: dict[str, str] = {}
    for name, members in data["concepts"].items():
        for member in members.split():
            concepts.setdefault(member, "=" + name)

    def stems(text: str) -> frozenset[str]:
        return frozenset(concept_of(word, concepts) or stem(word) for word in text.split())

    opposites: dict[str, set[str]] = {}
    for one, other in data["opposites"]["pairs"]:
        (left,), (right,) = stems(one), stems(other)
        opposites.setdefault(left, set()).add(right)
        opposites.setdefault(right, set()).add(left)
    return Vocabulary(
        stopwords=frozenset(data["stopwords"].split()),
        common=stems(data["common"]),
        generic=stems(data["generic"]),
        concepts=concepts,
        opposites={name: frozenset(others) for name, others in opposites.items()},
        lasting=stems(data["lasting"]["words"]),
        reserving=stems(data["reserving"]["words"]),
        another=frozenset(data["another"]["words"].split()),
    )


@functools.lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Take the ending off a word in lower case: `withdrawal` and `withdrawing` give `withdraw`."""
    if not word.isalpha() and "-" not in word:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]  # stopp(ing)
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM else word


def concept_of(word: str, concepts: dict[str, str]) -> str | None:
    """Find the concept of a word in lower case, also under its regular inflections."""
    if found := concepts.get(word):
        return found
    for form in _plain_forms(word):
        if found := concepts.get(form):
            return found
    return None


def _plain_forms(word: str) -> Iterator[str]:
    """What a word can be an inflection of: `barring` of `bar`, `replies` of `reply`."""
    if word.endswith("ies") or word.endswith("ied"):
        yield word[:-3] + "y"
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word[: -len(ending)]
            yield base
            if ending == "ing":
                yield base + "e"
            if ending in ("ed", "ing") and base[-1] == base[-2]:
                yield base[:-1]


class Content(NamedTuple):
    """What a phrase is about."""

    stems: frozenset[str]
    """Stems, names of concepts (`=answer`) and parties (`@RUS`); without numbers."""
    numbers: frozenset[str]
    negated: bool
    parties: frozenset[str]


NOTHING = Content(frozenset(), frozenset(), False, frozenset())


@functools.lru_cache(maxsize=65_536)
def _read_word(word: str) -> tuple[str, str]:
    """Give what a word is (`stop`, `number`, `not`, `stem`) and its folded form."""
    words = vocabulary()
    if word in _NEGATIONS or _NEGATED_ENDING.search(word):
        return "not", word
    bare = _POSSESSIVE.sub("", word)
    if bare in _NUMBER_WORDS:
        return "number", _NUMBER_WORDS[bare]
    if _DIGITS.fullmatch(bare):
        return "number", bare.replace(",", "")
    if bare in words.stopwords or len(bare) < 2:
        return "stop", bare
    return "stem", concept_of(bare, words.concepts) or stem(bare)


def read_content(phrase: str, parties: tuple[tuple[int, int, str], ...] = ()) -> Content:
    """Fold a phrase into what it is about.

    `parties` are the places in the phrase (start, end, party's id) where a party is named: such
    words count as that party, whatever name was used.
    """
    stems: set[str] = set()
    numbers: set[str] = set()
    negated = False
    named = frozenset(party for _, _, party in parties)
    if parties:
        words = [found[0].lower() for found in _WORD.finditer(phrase) if not _in_any(found.start(), parties)]
    else:
        words = _WORD.findall(phrase.lower())
    for word in words:
        kind, folded = _read_word(word)
        if kind == "stem" and "-" in word and folded[0] != "=":
            # A compound counts by its parts ("two-week", "written-answer"), unless it is a concept.
            for part in word.split("-"):
                part_kind, part_folded = _read_word(part)
                if part_kind == "stem":
                    stems.add(part_folded)
                elif part_kind == "number":
                    numbers.add(part_folded)
        elif kind == "stem":
            stems.add(folded)
        elif kind == "number":
            numbers.add(folded)
        elif kind == "not":
            negated = True
    stems.update("@" + party for party in named)
    return Content(frozenset(stems), frozenset(numbers), negated, named)


def _in_any(offset: int, parties: tuple[tuple[int, int, str], ...]) -> bool:
    return any(first <= offset < last for first, last, _ in parties)


def only_points(content: Content) -> bool:
    """Tell whether a content only points at another: "the proposal", "Moscow's demands"."""
    generic = vocabulary().generic
    return all(stem[0] == "@" or stem in generic for stem in content.stems) and not content.numbers


def opposed(one: Content, other: Content) -> bool:
    """Tell whether two contents hold acts that exclude each other: to impose and to lift."""
    opposites = vocabulary().opposites
    for stem_ in one.stems:
        against = opposites.get(stem_)
        if against and against & other.stems and stem_ not in other.stems:
            return True
    return False


def names_another(phrase: str) -> bool:
    """Tell whether a phrase names another one than the last: "a second round", "further talks"."""
    another = vocabulary().another
    return any(found[0].lower() in another for found in _WORD.finditer(phrase))
