"""Names: one place that names somebody or something, and the names of a block by token.

`scan` finds them; what a name refers to is for `register` to say.
"""

from __future__ import annotations

import re
from bisect import insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verbale.reader.parties.atlas import Sense, Use
from verbale.reader.parties.words import HeadKind, Office, PartyWords

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reader.parse import ParsedBlock
    from verbale.reader.parties.entities import Entity

_SURNAME = re.compile(
    r"(?:ov|ev|eva|ova|sky|skyy|skiy|ski|enko|chuk|vich|vic|yan|ian|zadeh|pour|son|sen|stein|berg|mann|ez|shvili|dze|"
    r"oglu|opoulos|idis|akis|ani|awi|elli|etti|ucci|iak|uk|aite|quist|ström)$"
)


@dataclass(slots=True)
class Title:
    """The words before a name that say what somebody is: "Russian Foreign Minister"."""

    start: int
    end: int
    words: list[str]
    """In small letters, without full stops."""


@dataclass(slots=True)
class Name:
    """One place that names somebody or something; tokens `start:end` of the block's Doc."""

    block: int
    start: int
    end: int
    text: str
    """As written, white space folded, without article."""
    senses: tuple[Sense, ...] = ()
    """What the atlas knows it as; empty for a name of the document alone."""
    title: Title | None = None
    head: HeadKind | None = None
    """What its last word tells of the thing named."""
    inner: list[Sense] = field(default_factory=list)
    """Parties that stand inside the name: Russia in "Russian Foreign Ministry"."""
    characters: tuple[int, int] = (0, 0)
    """In the block's text: a name can be part of a token, as in "U.S.-Iran"."""
    weak: bool = False
    """True in a headline, where a capital tells nothing."""
    article: bool = False
    """True where "the" stands before it."""
    entity: Entity | None = None

    def is_used_as(self, *uses: Use) -> bool:
        """Whether the atlas has it as a name, an adjective, a capital and so on."""
        return any(sense.uses & set(uses) for sense in self.senses)

    @property
    def place(self) -> tuple[int, int]:
        """Block and first token: names sort by it."""
        return self.block, self.start


class BlockNames:
    """The names of one block, by token."""

    def __init__(self, block: ParsedBlock, names: list[Name], tokens: list[Token], text: str) -> None:
        self.block = block
        self.names: list[Name] = []
        self.tokens = tokens
        """The tokens of the block's Doc, made once: spaCy makes them anew at each pass."""
        self.text = text
        """The text of the Doc: the block's, in natural case."""
        self.at: dict[int, Name] = {}
        self.more: dict[int, list[Name]] = {}
        """Tokens that hold several names ("U.S.-Iran")."""
        for name in names:
            self.put(name)

    def put(self, name: Name) -> None:
        """File a name under its tokens, in the order of the text."""
        insort(self.names, name, key=lambda n: n.start)
        for i in range(name.start, name.end):
            if i in self.at:
                self.more.setdefault(i, [self.at[i]]).append(name)
            else:
                self.at[i] = name

    def of(self, token: Token) -> list[Name]:
        """The names that a token belongs to, in order."""
        several = self.more.get(token.i)
        if several:
            return several
        one = self.at.get(token.i)
        return [one] if one is not None else []


def looks_like_surname(word: str) -> bool:
    """Whether a word ends as surnames do and other names seldom do."""
    return len(word) > 4 and _SURNAME.search(word.lower()) is not None


def office_in(words: list[str], lists: PartyWords) -> Office | None:
    """The office that words name: the longest phrase in them that is one, the last of equals."""
    return office_told(words, lists)[0]


def office_told(words: list[str], lists: PartyWords) -> tuple[Office | None, int]:
    """The office that words name, and how many words name it."""
    for length in range(min(6, len(words)), 0, -1):
        for at in range(len(words) - length, -1, -1):
            phrase = " ".join(words[at : at + length]).replace(" - ", "-")
            office = lists.offices.get(phrase)
            if office is not None:
                return office, length
    return None, 0
