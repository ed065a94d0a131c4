"""Words for parties and people that are no names: offices, parts of a party, words that point back.

Read from vocabulary/offices.toml, party_words.toml, given_names.toml and places.toml, whose heads explain
each list.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

HeadKind = Literal["company", "union", "media", "body", "organisation", "armed group", "place", "thing"]
"""What the last word of a name tells of the thing named."""


Gender = Literal["f", "m"]


@dataclass(frozen=True, slots=True)
class Office:
    """An office, and the plain words that may point back at its holder."""

    name: str
    family: str
    called: frozenset[str]


@dataclass(frozen=True)
class PartyWords:
    """The word lists, ready for look-up; all in small letters, singular and plural."""

    offices: dict[str, Office]
    """By every phrase for an office, singular or plural."""
    office_starts: dict[str, tuple[tuple[str, ...], ...]]
    """By first word: the phrases of several words, longest first, as words."""
    agents: frozenset[str]
    experts: frozenset[str]
    sources: frozenset[str]
    titles: frozenset[str]
    parts: frozenset[str]
    facing: frozenset[str]
    documents: frozenset[str]
    groups: frozenset[str]
    group_adjectives: frozenset[str]
    press: frozenset[str]
    back: dict[str, frozenset[str]]
    """By word: the kinds of party that it points back at."""
    headwords: dict[str, HeadKind]
    singular: dict[str, str]
    """The singular of the plurals in these lists."""
    speech: frozenset[str]
    acting: frozenset[str]
    minds: frozenset[str]
    ordinary: frozenset[str]
    labels: frozenset[str]
    motion: frozenset[str]
    visits: frozenset[str]
    events: frozenset[str]
    reporting: frozenset[str]
    mutual: frozenset[str]
    times: frozenset[str]
    patients: frozenset[str]
    plurals: frozenset[str]
    only: dict[str, str]
    """By phrase for an office: the one party that has it under these words."""
    ranks: frozenset[str]
    genders: dict[str, Gender]
    """By given name or rank, in small letters without accents: whom "he" or "she" can mean."""
    given: frozenset[str]
    family_first: frozenset[str]
    places: frozenset[str]
    """As they are written."""
    acting_places: frozenset[str]
    """In small letters."""

    def people(self, word: str) -> bool:
        """Whether a word names people by what they do."""
        return word in self.agents or word in self.experts or word in self.sources or word in self.offices

    def titled(self, word: str) -> bool:
        """Whether a word before a name makes it a person's: an office, a rank, a form of address."""
        return word in self.ranks or self.people(word)

    def number(self, word: str) -> str:
        """The singular of a word of these lists; the word itself where it is none."""
        return self.singular.get(word, word)


_PLAIN_LISTS = {
    "verbs": ("speech", "acting", "minds"),
    "no_names": ("ordinary", "labels"),
    "whereabouts": ("motion", "visits", "events"),
    "deeds": ("reporting", "mutual", "times", "patients"),
}


@cache
def load_words() -> PartyWords:
    """The packaged word lists."""
    offices_file, words_file = _load("offices"), _load("party_words")
    names_file, places_file = _load("given_names"), _load("places")
    singular: dict[str, str] = {}
    irregular: dict[str, str] = offices_file["plurals"]

    def both(words: list[str]) -> frozenset[str]:
        """The words with their plurals."""
        found: set[str] = set()
        for word in words:
            plural = irregular.get(word) or _plural(word)
            if word.endswith("s") and word not in ("press", "congress"):
                plural = word
            elif plural not in words:
                singular.setdefault(plural, word)
            found.update((word, plural))
        return frozenset(found)

    people = offices_file["people"]
    agents = both([w.replace("-", " ") if w.startswith("heads-") else w for w in people["agents"].split()])
    offices: dict[str, Office] = {}
    starts: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    anyone = people["anyone"].split()
    for name, told in offices_file["offices"].items():
        called = {name, *told["words"], *(w.split()[-1] for w in told["words"] if " of " not in w)}
        called.update(offices_file["classes"][told["class"]], anyone)
        office = Office(name, told["class"], frozenset(called))
        for phrase in told["words"]:
            for form in {phrase, _plural_phrase(phrase, irregular)}:
                offices[form] = office
                if form != phrase:
                    singular.setdefault(form, phrase)
                parts = tuple(form.replace("-", " - ").split())
                if len(parts) > 1:
                    starts[parts[0]].add(parts)
    back: dict[str, set[str]] = defaultdict(set)
    for kind, words in words_file["back"].items():
        for word in both(words):
            back[word].add(kind)
    headwords: dict[str, HeadKind] = {}
    for kind, words in words_file["headwords"].items():
        for word in words:
            headwords[word] = kind
    ranks = offices_file["ranks"]
    genders: dict[str, Gender] = {}
    female, male = names_file["female"].split(), names_file["male"].split()
    either = {*names_file["either"].split(), *(set(female) & set(male))}
    for words, gender in (
        (female, "f"),
        (male, "m"),
        (ranks["female"].split(), "f"),
        (ranks["male"].split(), "m"),
    ):
        genders.update((w, cast("Gender", gender)) for w in words if w not in either)
    places = {p.strip() for line in places_file["names"].split("\n") for p in line.split("|")} - {""}
    acting = {p.strip() for p in places_file["acting"].split("|")}
    return PartyWords(
        offices=offices,
        office_starts={k: tuple(sorted(v, key=lambda p: -len(p))) for k, v in starts.items()},
        agents=agents,
        experts=both(people["experts"].split()),
        sources=both(people["sources"].split()),
        titles=frozenset(people["titles"].split()),
        parts=both(words_file["parts"].split()),
        facing=both(words_file["facing"]["words"]),
        documents=both(words_file["documents"]["words"]),
        groups=both(words_file["groups"]["words"]),
        group_adjectives=frozenset(a.lower() for a in words_file["groups"]["adjectives"]),
        press=both(words_file["press"]["words"]),
        back={k: frozenset(v) for k, v in back.items()},
        headwords=headwords,
        singular=singular,
        **{
            word: frozenset(words_file[section][word].split())
            for section, listed in _PLAIN_LISTS.items()
            for word in listed
        },
        plurals=frozenset(singular),
        only={phrase: party for party, phrases in offices_file["only"].items() for phrase in phrases},
        ranks=frozenset(ranks["words"].split()),
        genders=genders,
        given=frozenset((*female, *male, *either)),
        family_first=frozenset(names_file["family_first"].split()),
        places=frozenset(places | acting),
        acting_places=frozenset(p.lower() for p in acting),
    )


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files("verbale") / "vocabulary" / f"{name}.toml").read_text(encoding="utf-8"))


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


def _plural_phrase(phrase: str, irregular: dict[str, str]) -> str:
    """The plural of a phrase: of the word before "of" or "for", else of the last."""
    words = phrase.split()
    at = next((i for i, w in enumerate(words) if w in ("of", "for", "d'affaires")), len(words)) - 1
    words[at] = irregular.get(words[at]) or _plural(words[at])
    return " ".join(words)
