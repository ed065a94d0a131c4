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

_WORD = re.compile(r"\d+(?:[.,]\d+)*(?!\w)|\w+(?:[-'’]\w+)*")
_POSSESSIVE = re.compile(r"['’]s?\Z")

# Endings that English adds to a word without changing what it is about; after a plural's, the longest
# that leaves enough of a stem is taken off, once. Shared stems of unlike words ("nation", "national")
# cost little here, because no single stem ever makes two contents the same.
_ENDINGS = (
    "ations", "ation", "ating", "ated", "ates", "ements", "ement", "ances", "ance", "ences", "ence",
    "ments", "ment", "ings", "ing", "itions", "ition", "ising", "izing", "ised", "ized", "ise", "ize",
    "ities", "ity", "ously", "ally", "ness", "edly", "ate", "ion", "ies", "ied", "al", "ed", "er", "ly",
    "ee",
)  # fmt: skip
_SHORTEST_STEM = 4
_SHORT_ENDING, _STEM_OF_SHORT = 3, 5
"""What a short ending leaves must be longer: "billion" is not about a bill, nor "metal" about a meter."""

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
    asked: frozenset[str]
    concepts: dict[str, str]
    """From a word as the file writes it to the name of its concept, marked with `=`."""
    opposites: dict[str, frozenset[str]]
    lasting: frozenset[str]
    reserving: frozenset[str]
    another: frozenset[str]
    """Whole words, lower case."""
    good: frozenset[str]
    bad: frozenset[str]
    compounds: dict[str, dict[str, str]]
    """From a first word and a second to the concept of the two."""


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

    compounds: dict[str, dict[str, str]] = {}
    for name, pairs in data["compounds"].items():
        for pair in pairs:
            first, second = pair.split()
            compounds.setdefault(first, {})[second] = "=" + name
    opposites: dict[str, set[str]] = {}
    for one, other in data["opposites"]["pairs"]:
        (left,), (right,) = stems(one), stems(other)
        opposites.setdefault(left, set()).add(right)
        opposites.setdefault(right, set()).add(left)
    return Vocabulary(
        stopwords=frozenset(data["stopwords"].split()),
        common=stems(data["common"]),
        generic=stems(data["generic"]),
        asked=stems(data["asked"]),
        concepts=concepts,
        opposites={name: frozenset(others) for name, others in opposites.items()},
        lasting=stems(data["lasting"]["words"]),
        reserving=stems(data["reserving"]["words"]),
        another=frozenset(data["another"]["words"].split()),
        good=stems(data["tone"]["good"]),
        bad=frozenset(data["tone"]["bad"].split()) | stems(data["tone"]["bad"]),
        compounds=compounds,
    )


@functools.lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Take the ending off a word in lower case: `withdrawals` and `withdrawing` give `withdraw`."""
    if not word.isalpha() and "-" not in word:
        return word
    word = _singular(word)
    for ending in _ENDINGS:
        least = _STEM_OF_SHORT if len(ending) <= _SHORT_ENDING and ending not in _VERBAL else _SHORTEST_STEM
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]  # stopp(ing)
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] in "ey" else word


_VERBAL = frozenset({"ing", "ed", "ies", "ied"})


def _singular(word: str) -> str:
    """Take a plural's ending off; "crisis", "access" and short words keep theirs."""
    if len(word) <= _SHORTEST_STEM or word[-1] != "s" or word[-2] in "sui":
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


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
    names: frozenset[str] = frozenset()
    """Those of the stems that are proper names other than a party's: `marna`, `hormuz`."""


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
    if bare in words.stopwords or len(bare) < 2 or _singular(bare) in words.stopwords:
        return "stop", bare
    return "stem", concept_of(bare, words.concepts) or stem(bare)


def read_content(phrase: str, parties: tuple[tuple[int, int, str], ...] = ()) -> Content:
    """Fold a phrase into what it is about.

    `parties` are the places in the phrase (start, end, party's id) where a party is named: such
    words count as that party, whatever name was used.
    """
    stems: set[str] = set()
    numbers: set[str] = set()
    names: set[str] = set()
    negated = False
    if parties:
        written = [found[0] for found in _WORD.finditer(phrase) if not _in_any(found.start(), parties)]
    else:
        written = _WORD.findall(phrase)
    words = [word.lower() for word in written]
    compounds = vocabulary().compounds
    for place, word in enumerate(words):
        if word in compounds and place + 1 < len(words):
            concept = compounds[word].get(words[place + 1])
            if concept:
                stems.add(concept)
                words[place + 1] = "the"  # both words are told
                continue
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
            if written[place][0].isupper() and written[place] != written[place].upper():
                names.add(folded)
        elif kind == "number":
            numbers.add(folded)
        elif kind == "not":
            negated = True
    named = frozenset(party for _, _, party in parties)
    if len(names) * 2 > len(stems):  # a title, or a phrase that begins a sentence and is short
        names.clear()
    stems.update("@" + party for party in named)
    return Content(frozenset(stems), frozenset(numbers), negated, named, frozenset(names))


def plain_stems(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase as it is written, in order: words of one meaning stay apart."""
    found = []
    for word in _WORD.findall(phrase.lower()):
        kind, folded = _read_word(word)
        if kind == "stem":
            found.append(stem(_POSSESSIVE.sub("", word)) if folded[0] == "=" else folded)
    return tuple(found)


def _in_any(offset: int, parties: tuple[tuple[int, int, str], ...]) -> bool:
    return any(first <= offset < last for first, last, _ in parties)


def only_points(content: Content) -> bool:
    """Tell whether a content only points at another: "the proposal", "Moscow's demands"."""
    generic = vocabulary().generic
    return all(stem[0] == "@" or stem in generic for stem in content.stems) and not content.numbers


def points_at_asked(content: Content) -> bool:
    """Tell whether a content only points at what the other side asked: "the offer", "their terms"."""
    return only_points(content) and bool(content.stems & vocabulary().asked)


_PRONOUN = re.compile(r"(?<=\s)(?:it|them|this|these|those|they|him|her|so|such)\b", re.IGNORECASE)


def refers_back(phrase: str, told: Content) -> bool:
    """Tell whether a phrase says what it is about by a pronoun: "implement them", "do this".

    `told` is what was read of it. What the pronoun means stands elsewhere in the phrase's own document: in
    another one it is something else. A pronoun that begins the phrase is its subject, who is known otherwise.
    """
    if told.numbers or _PRONOUN.search(phrase) is None:
        return False
    return len(told.stems - vocabulary().common) <= 1


def opposed(one: Content, other: Content) -> bool:
    """Tell whether two contents hold acts that exclude each other: to impose and to lift."""
    opposites = vocabulary().opposites
    for stem_ in one.stems:
        against = opposites.get(stem_)
        if against and against & other.stems and stem_ not in other.stems:
            return True
    return False


def tone(phrase: str) -> int:
    """Tell how a judgement of talks sounds: 1 good, -1 bad, 0 neither or both."""
    words = vocabulary()
    content = read_content(phrase)
    bad = bool(content.stems & words.bad) or any(word in words.bad for word in phrase.lower().split())
    good = bool(content.stems & words.good)
    if content.negated and good and not bad:
        return -1  # "no progress"
    return int(good) - int(bad)


@functools.lru_cache(maxsize=65_536)
def names_another(phrase: str) -> bool:
    """Tell whether a phrase names another one than the last: "a second round", "further talks"."""
    another = vocabulary().another
    return any(found[0].lower() in another for found in _WORD.finditer(phrase))
