"""The atlas: every party that Verbale knows by name, under all its names, and who held which office when.

Loaded once from the vocabulary; a user's file adds to it. The atlas knows names only: what a name
means in one document (a capital as a place or as a government) is for `cast` to say.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from verbale.reader.parties.vocabulary import (
    Entry,
    Holder,
    PartyKind,
    Vocabulary,
    added,
    read_vocabulary,
    read_vocabulary_file,
)
from verbale.reader.parties.words import PartyWords, load_words

Use = Literal["name", "adjective", "people", "capital", "seat", "prefix", "press", "place"]
"""How a phrase stands for a party: by its name, as an adjective, as its people, as its capital or seat,
before a hyphen; or that it names a newspaper or a place, which are no parties."""

_KEY = re.compile(r"[\w&+]+(?:\.\w+)*\.?")
"""The first word of a phrase, with its dots: `U.S.`, `St.`; the dot may also be the sentence's."""
HYPHENS = frozenset("-–‐‑")
_PACKAGED = ("states", "organisations", "bodies", "press", "holders")


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a phrase: a party and how the phrase stands for it."""

    party: str
    """The party's id; for the press the outlet's own name."""
    kind: PartyKind
    uses: frozenset[Use]
    entry: Entry

    @property
    def press(self) -> bool:
        """Whether it is one who reports."""
        return "press" in self.uses

    @property
    def place(self) -> bool:
        """Whether it is a place that is no party."""
        return "place" in self.uses

    def was(self, year: int | None) -> bool:
        """Whether the party existed in a year, as far as its entry tells; True where the year is unknown."""
        if year is None:
            return True
        return (self.entry.since or year) <= year <= (self.entry.until or year)


@dataclass(frozen=True, slots=True)
class _Phrase:
    text: str
    lower: str
    senses: tuple[Sense, ...]
    short: bool
    """A word of at most four capitals: read only as it stands."""
    prefix: bool


class Atlas:
    """Parties by name, and office-holders by name, office and day."""

    def __init__(self, vocabularies: Iterable[Vocabulary], words: PartyWords) -> None:
        self.words = words
        self.entries: dict[str, Entry] = {}
        self.kinds: dict[str, PartyKind] = {}
        self.holders: tuple[Holder, ...] = ()
        senses: dict[str, dict[str, Sense]] = defaultdict(dict)
        for vocabulary in vocabularies:
            for kind, section in _sections(vocabulary):
                for key, entry in section.items():
                    known = self.entries.get(key)
                    self.entries[key] = entry if known is None else added(known, entry)
                    self.kinds[key] = entry.kind or self.kinds.get(key, kind)
            for name in vocabulary.names:
                senses[name][name] = Sense(name, "organisation", frozenset({"press"}), Entry())
            self.holders += vocabulary.holders
        for key, entry in self.entries.items():
            self._add(key, entry, self.kinds[key], senses)
        for name in words.places:
            if name not in senses:
                senses[name][name] = Sense(name, "group", frozenset({"place"}), Entry())
        self._phrases = _index(senses)
        self._by_surname: dict[str, list[Holder]] = defaultdict(list)
        for holder in self.holders:
            for key in {name_key(n.split()[-1]) for n in (holder.name, *holder.aliases)}:
                self._by_surname[key].append(holder)

    def _add(self, key: str, entry: Entry, kind: PartyKind, senses: dict[str, dict[str, Sense]]) -> None:
        uses: dict[str, set[Use]] = defaultdict(set)
        for name in entry.names:
            uses[name].add("name")
        if kind != "state":
            uses[key].add("name")
        for adjective in entry.adjectives:
            uses[adjective].add("adjective")
            if not entry.people and adjective.endswith(("an", "i")):
                uses[adjective].add("people")
                uses[adjective + "s"].add("people")
        for name in entry.people:
            uses[name].add("people")
        for name in entry.prefixes:
            uses[name].add("prefix")
        for name in entry.capital:
            uses[name].add("capital")
        for name in entry.seats:
            uses[name].add("seat")
        for phrase, how in uses.items():
            senses[phrase][key] = Sense(key, kind, frozenset(how), entry)

    def match(self, text: str, start: int, *, any_case: bool = False) -> tuple[int, tuple[Sense, ...]] | None:
        """The longest phrase that begins at `text[start]` and ends with a word: its end and its senses."""
        head = _KEY.match(text, start)
        if not head:
            return None
        key = head.group().lower()
        phrases = self._phrases.get(key, ())
        if key[-1] == ".":
            phrases = (*phrases, *self._phrases.get(key[:-1], ()))
        for phrase in phrases:
            end = start + len(phrase.text)
            found = text[start:end]
            if found != phrase.text and not (
                found.lower() == phrase.lower
                and not phrase.short
                and (any_case or (found.isupper() and len(found) > 3))
            ):
                continue
            after = text[end : end + 1]
            if after.isalnum():
                continue
            if phrase.prefix and after not in HYPHENS:
                continue
            if phrase.text[-1] != "." and text[end : end + 1] == "." and text[end + 1 : end + 2].isalpha():
                continue  # "U.S" in "U.S.A."
            return end, phrase.senses
        return None

    def named(self, name: str) -> tuple[Sense, ...]:
        """The senses of a whole name, with or without its article; empty where it is unknown."""
        name = " ".join(name.split())
        for form in (name, re.sub(r"^[Tt]he ", "", name)):
            found = self.match(form, 0)
            if found and found[0] == len(form):
                return found[1]
        return ()

    def speaks_for(self, party: str) -> str:
        """The party that a party acts for: a body's state; else itself."""
        entry = self.entries.get(party)
        return entry.of if entry is not None and entry.of else party

    def held_by(self, name: str, day: dt.date | None) -> tuple[Holder, ...]:
        """The offices that a person of this name (full, or a surname) held on a day; none without a day."""
        if day is None:
            return ()
        parts = [name_key(p) for p in name.split()]
        found = []
        for holder in self._by_surname.get(parts[-1], ()) if parts else ():
            if holder.held(day) and any(
                _name_fits(parts, [name_key(p) for p in n.split()]) for n in (holder.name, *holder.aliases)
            ):
                found.append(holder)
        return tuple(found)

    def is_surname(self, word: str) -> bool:
        """Whether somebody in the office-holder file has this surname, at whatever time."""
        return name_key(word) in self._by_surname

    def holder_of(self, office: str, party: str, day: dt.date | None) -> Holder | None:
        """Who held an office of a party on a day; None where unknown, or where several did."""
        if day is None:
            return None
        found = [h for h in self.holders if h.party == party and h.office == office and h.held(day)]
        return found[-1] if len({h.name for h in found}) == 1 else None


def _sections(vocabulary: Vocabulary) -> Iterator[tuple[PartyKind, dict[str, Entry]]]:
    yield "state", vocabulary.states
    yield "organisation", vocabulary.organisations
    yield "body", vocabulary.bodies
    yield "organisation", vocabulary.parties


def _index(senses: dict[str, dict[str, Sense]]) -> dict[str, tuple[_Phrase, ...]]:
    """Phrases by their first word in small letters, the longest first."""
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase, meanings in senses.items():
        head = _KEY.match(phrase)
        if head:
            prefix = all("prefix" in s.uses for s in meanings.values())
            short = phrase.isupper() and len(phrase) <= 4 and "." not in phrase
            found[head.group().lower()].append(
                _Phrase(phrase, phrase.lower(), tuple(meanings.values()), short, prefix)
            )
    return {key: tuple(sorted(group, key=lambda p: -len(p.text))) for key, group in found.items()}


def name_key(word: str) -> str:
    """A word of a name without what spellings differ in: accents, case, hyphens, the ends -yy, -iy, -iĭ."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"^(?:al|el|as|ash|ad|at)-", "", plain)
    plain = re.sub(r"[^a-z]", "", plain)
    return re.sub(r"(?:iy|yy|yi|ii|ij|iyy|y|i)$", "y", plain)


def _name_fits(short: list[str], full: list[str]) -> bool:
    """Whether a name is a form of a full one: the surname and no first name that differs."""
    if short[-1] != full[-1]:
        return False
    return (
        len(short) == 1
        or len(full) == 1
        or short[0] == full[0]
        or short[0][:1] == full[0]
        or full[0] in short
    )


@cache
def _packaged() -> tuple[Vocabulary, ...]:
    folder = files("verbale") / "vocabulary"
    return tuple(
        read_vocabulary((folder / f"{name}.toml").read_text(encoding="utf-8"), f"vocabulary/{name}.toml")
        for name in _PACKAGED
    )


@cache
def _packaged_atlas() -> Atlas:
    return Atlas(_packaged(), load_words())


def load_atlas(extra: Path | None = None) -> Atlas:
    """The packaged atlas, with a user's file added where one is named.

    An entry of the user's file adds its names to the packaged one of the same key; its holders are added.
    Raises UsageError where the file cannot be read or an entry is wrong, naming the line.
    """
    if extra is None:
        return _packaged_atlas()
    return Atlas((*_packaged(), read_vocabulary_file(extra)), load_words())
