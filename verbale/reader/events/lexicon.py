"""The lexicon of events: which words tell of one, and what verbs make of the events they govern.

Read from vocabulary/events*.toml, whose heads explain the fields; a user's own file of the same shape is read
before them, so that its entries win.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from verbale.problems import UsageError
from verbale.vocabulary import own_text

Root = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""The fifteen roots of PLOVER events; CONCEDE and RETREAT are one, YIELD."""

RootOrNone = Root | Literal["none"]

Use = Literal["verb", "noun", "adjective", "modal"]

Does = Literal["do", "end", "want", "fail", "try", "face", "hold", "claim", "report", ""]
"""What a word makes of an event in its complement; vocabulary/events.toml tells each."""

PACKAGED = ("events_things", "events", "events_cooperation", "events_conflict")
"""The data files, the one with the word lists first."""


class _Told(msgspec.Struct, frozen=True, kw_only=True, rename={"use": "as"}, forbid_unknown_fields=True):
    """One entry as the data file tells it."""

    use: Use
    words: str
    root: RootOrNone | None = None
    does: Does | None = None
    objects: str = ""
    unless: str = ""
    subjects: str = ""
    at: str = ""
    to: str = ""
    public: bool = False
    future: RootOrNone | None = None
    negated: RootOrNone | None = None
    ended: RootOrNone | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    things: Mapping[str, str] = {}
    event: tuple[_Told, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One word that tells of an event, or makes something of one; events.toml explains each field."""

    word: str
    use: Use
    particles: frozenset[str]
    root: Root | None
    none: bool
    """Whether the word, so used, tells of no event."""
    does: Does
    objects: frozenset[str]
    unless: frozenset[str]
    subjects: frozenset[str]
    at: frozenset[str]
    """Where the objects stand: `object`, `modifier`, or prepositions."""
    to: tuple[str, ...]
    """Prepositions before the one it is done to, the surest first."""
    public: bool
    """Whether it is an event only where a party of public life takes part."""
    future: RootOrNone | None
    negated: RootOrNone | None
    ended: RootOrNone | None

    @property
    def special(self) -> bool:
        """Whether it asks for more than the word: then it knows better than what its parts make."""
        return bool(self.particles or self.objects or self.subjects)


class Lexicon:
    """All entries by use and base form, those that ask for more first."""

    def __init__(self, entries: Iterable[Entry], things: Mapping[str, frozenset[str]]) -> None:
        self.things = things
        """The word lists by name."""
        self._entries: dict[Use, dict[str, list[Entry]]] = {
            "verb": {}, "noun": {}, "adjective": {}, "modal": {}
        }  # fmt: skip
        for entry in entries:
            self._entries[entry.use].setdefault(entry.word, []).append(entry)
        for by_word in self._entries.values():
            for found in by_word.values():
                found.sort(key=_asks, reverse=True)
        self.words = frozenset(word for by_word in self._entries.values() for word in by_word)
        """Every word of an entry: a sentence without any of them tells of no event."""
        self.reporting = frozenset(e.word for e in self if e.does == "report")
        """Verbs that can report a clause, whatever else they do ("declared that ...", "declared war")."""

    def base(self, word: str, lemma: str) -> str:
        """The base form of a word, both in small letters.

        spaCy's lemmatiser takes the `e` from some verbs ("staged" becomes "stag", "raped" becomes "rap").
        """
        if word in (lemma + "ed", lemma + "es", lemma + "ing") and lemma + "e" in self.words:
            return lemma + "e"
        return lemma

    def of(self, use: Use, word: str) -> Iterable[Entry]:
        """The entries of a base form, those that ask for more first."""
        return self._entries[use].get(word, ())

    def __iter__(self) -> Iterator[Entry]:
        return (e for by_word in self._entries.values() for found in by_word.values() for e in found)


_ADVERBS = frozenset("off out up down back away over aside apart along".split())


def _asks(entry: Entry) -> int:
    """How much an entry asks for: "called off talks" before "called the president" before "called".

    An adverb makes another verb of it; a preposition may only stand nearby, so that an entry that is no
    event in itself comes after those that are. Of two that ask the same, one that tells an event comes first.
    """
    particles = 6 if entry.particles & _ADVERBS else 4 if entry.root or entry.none else 1
    asked = particles * bool(entry.particles) + 3 * bool(entry.objects) + 2 * bool(entry.subjects)
    return 2 * asked + bool(entry.root or entry.none)


@cache
def packaged_lexicon() -> Lexicon:
    """The lexicon that comes with Verbale."""
    return load_lexicon()


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The packaged lexicon, with a user's own entries before it.

    Raises UsageError, which names the file and what is wrong in it.
    """
    told = [
        parse_file((files("verbale.vocabulary") / f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")
        for name in PACKAGED
    ]
    if extra is not None:
        told.insert(0, parse_file(own_text(extra), str(extra)))
    things: dict[str, frozenset[str]] = {}
    for file in reversed(told):  # the user's own list of a name adds to the packaged one
        for name, words in file.things.items():
            things[name] = things.get(name, frozenset()) | _words(words, things)
    entries = (entry for file in told for event in file.event for entry in _entries(event, things))
    return Lexicon(entries, things)


def parse_file(text: str, name: str) -> _File:
    """The entries of a TOML text; raises UsageError that names the file and what is wrong in it."""
    try:
        return msgspec.convert(tomllib.loads(text), _File)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name}: not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise UsageError(f"{name}: {error}") from error


_AT = {
    "verb": frozenset({"object"}),
    "noun": frozenset({"modifier", "of"}),
    "adjective": frozenset({"object"}),
    "modal": frozenset({"object"}),
}
"""Where the objects of an entry stand where it does not tell."""

_HOLDING = ("REQUEST", "REJECT", "THREATEN")
"""Roots whose content is asked for, refused or threatened, and so not done."""


def _entries(told: _Told, things: Mapping[str, frozenset[str]]) -> Iterator[Entry]:
    does: Does = (
        told.does if told.does is not None else "hold" if told.root in _HOLDING and told.use != "noun" else ""
    )
    for word in told.words.split():
        base, *particles = word.split("+")
        yield Entry(
            word=base,
            use=told.use,
            particles=frozenset(particles),
            root=None if told.root == "none" else told.root,
            none=told.root == "none",
            does=does,
            objects=_words(told.objects, things),
            unless=_words(told.unless, things),
            subjects=_words(told.subjects, things),
            at=frozenset(told.at.split()) or _AT[told.use],
            to=tuple(told.to.split()),
            public=told.public,
            future=told.future,
            negated=told.negated,
            ended=told.ended,
        )


def _words(told: str, things: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of a field; `@aid` stands for all words of that list."""
    found: set[str] = set()
    for word in told.split():
        if word.startswith("@"):
            if word[1:] not in things:
                raise UsageError(
                    f"events: there is no list {word!r}; the lists are {', '.join(sorted(things))}"
                )
            found |= things[word[1:]]
        else:
            found.add(word)
    return frozenset(found)
