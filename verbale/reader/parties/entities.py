"""Entities: somebody or something that a document names, and when two names can be the same one's."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verbale.reader.parties.atlas import name_key
from verbale.reader.parties.vocabulary import PartyKind
from verbale.reader.parties.words import Gender, Office

if TYPE_CHECKING:
    from verbale.reader.parties.names import Name

COLLECTIVE = frozenset({"organisation", "company", "union", "armed group", "body"})
"""Kinds of party that are several people under one name."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_STUDIES = re.compile(
    r"\b(?:International|Global|World|Stud(?:y|ies)|Research|Polic(?:y|ies)|Relations|Strategic|Atlantic|Academy)\b"
    r"(?!.*\b(?:Committee|Ministry|Department|Forces|Police|Court)\b)"
)
"""Words in the name of a council or centre that studies: it is no body of a state."""


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody or something that a document names."""

    key: str
    """The atlas's id, or `person:`, `name:` or `place:` and the name where the atlas does not know it."""
    name: str
    kind: PartyKind
    party: str | None = None
    """The id of the party that it is or speaks for; None where the document does not tell."""
    press: bool = False
    place: bool = False
    """True for what is only a place in this document."""
    expert: bool = False
    """True for a person who speaks for nobody: an analyst, a journalist."""
    offices: list[Office] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    """What its titles and appositions call it, in small letters and singular: `spokesman`, `diplomat`."""
    title: str | None = None
    """Its office in the document's words."""
    gender: Gender | None = None
    mentions: list[Name] = field(default_factory=list)
    at_home: bool = False
    """True for one who speaks for "the government" of whichever state the text is at home in."""
    only: str | None = None
    """The one party that has an office under the words of its title: `secretary of state`."""
    side: str | None = None
    """The branch of a state that a person or body belongs to: `Democrats`."""

    @property
    def id(self) -> str:
        """The id under which a reading's parties list it."""
        return self.name if ":" in self.key else self.key

    @property
    def first(self) -> tuple[int, int]:
        """Block and token of the first mention."""
        return self.mentions[0].place if self.mentions else (0, 0)


def kind_of(name: Name) -> PartyKind:
    """What the last word of a name tells of the thing named."""
    if name.head == "body" and _STUDIES.search(name.text):
        return "organisation"  # the International Affairs Council
    if name.head in ("company", "union", "body", "armed group"):
        return name.head
    return "organisation"


def fullest(names: list[Name]) -> str:
    """The name of most words; of several as long, the one with accents, then the one written most often."""
    counts = Counter(n.text for n in names)
    return max(
        counts, key=lambda text: (len(words_of(text)), not text.isascii(), not text.isupper(), counts[text])
    )


def plain(word: str) -> str:
    """A word without accents, in small letters."""
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower().strip(".'’")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, hyphens taken for blanks."""
    return tuple(name.lower().replace("-", " ").split())


def surname_key(name: str) -> str:
    """What two spellings of a surname share: that of the last word that is no suffix."""
    words = name.split()
    for word in reversed(words):
        if word.lower().strip(",.") not in _SUFFIXES:
            return name_key(word)
    return name_key(words[-1])


def initials_fit(short: str, name: str) -> bool:
    """Whether an acronym's letters begin words of a name, in order; one letter may be missing."""
    letters = short.replace(".", "").replace("&", "").lower()
    at = 0
    for word in words_of(name):
        if at < len(letters) and letters[at] == word[0]:
            at += 1
    return at >= len(letters) - 1 and at >= 2


def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: the surname, and no first names that differ."""
    if surname_key(a) != surname_key(b):
        return False
    x, y = [name_key(w) for w in a.split()], [name_key(w) for w in b.split()]
    if len(x) == 1 or len(y) == 1 or x[0] == y[0] or x[0] in y or y[0] in x:
        return True
    return x[0][:1] == y[0][:1] and (len(x[0]) == 1 or len(y[0]) == 1)
