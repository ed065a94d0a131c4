"""The cast: who takes part in one document, and whom any words in it refer to.

    find_parties(parsed, atlas) ─► Cast ─► who(block, words) ─► Who
      names      where something is named            (names.py)
      register   what each name refers to            (register.py)
      people     what the text tells of each person  (people.py)
      table      which parties the text is about     (table.py)
      reference  roles, pronouns, "both sides"       (reference.py, over discourse.py, roles.py, sides.py)

Nothing is guessed: words that cannot be told to be somebody's have no party and no name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from verbale.document import Span
from verbale.reader.parties.atlas import Atlas
from verbale.reader.parties.discourse import Referent, WhoKind
from verbale.reader.parties.entities import Entity
from verbale.reader.parties.people import read_people
from verbale.reader.parties.reference import Resolver
from verbale.reader.parties.register import Register
from verbale.reader.parties.scan import NameFinder
from verbale.reader.parties.table import lay_table
from verbale.reading import Party

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from verbale.reader.parse import ParsedBlock, ParsedDocument


CLEAR = 1.3
"""Times that the second party of a document outweighs the third, for the first two to face each other."""


@dataclass(frozen=True, slots=True)
class Who:
    """Whom words refer to."""

    words: str
    """As written in the document, white space folded."""
    name: str | None
    """The fullest name in the document of the person or body: what `voice`, `reported_by` and `speaker`
    hold. For somebody without a name ("a senior official") the words that describe them; None where the
    words refer to nobody that is known."""
    parties: tuple[str, ...]
    """Ids of the parties that it is or speaks for; empty where the text does not tell."""
    kind: WhoKind | None
    """What it is: a kind of party, or `press`, `role` (one without a name), `thing` (what a party owns or
    made: its parties are the owner's); None where nothing is known. Several together are a `group`, a
    government is its `state`."""
    holder: str | None = None
    """Who holds the office that the words describe, by the office-holder file and the document's day, where
    the document itself does not name them."""

    @property
    def is_voice(self) -> bool:
        """Whether it is a person or body that can be a voice, not a party named as such."""
        named_as_party = self.name in self.parties[:1]
        return self.name is not None and self.kind in ("person", "body", "role") and not named_as_party


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where somebody is mentioned."""

    who: Who
    words: Words
    """The tokens of the block's Doc."""
    place: bool = False
    """True where a state stands as the place of something ("in Ukraine"); a capital is no mention there."""


class Cast:
    """The parties of one document, and whom its words refer to."""

    def __init__(self, parsed: ParsedDocument, register: Register, resolver: Resolver) -> None:
        self._parsed = parsed
        self._register = register
        self._resolver = resolver
        self._number = {id(block): i for i, block in enumerate(parsed.blocks)}

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Everybody that the document names, in order of appearance, with every place that names them.

        Parties of the record come with their id; a person or body says whom it speaks for.
        """
        return tuple(self._party(e) for e in self._register.in_order())

    @property
    def table(self) -> tuple[str, ...]:
        """The parties that the document is about, the weightiest first; the two of an official readout lead.

        Counted are acts and words, not places: where a war is fought weighs little.
        """
        pair = self._resolver.table.pair or ()
        return tuple(dict.fromkeys((*pair, *self._resolver.table.ranked)))

    @property
    def author(self) -> tuple[str | None, str | None]:
        """The party in whose name a document speaks, and the person; each None where it is the press's."""
        return self._resolver.table.author, self._resolver.table.voice

    def across(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Who faces a party across the table: the other of the two that the document is mostly about.

        Empty where the party is none of those two, where both are asked about, or where a third weighs about
        as much as the second: then the document does not tell who faces whom.
        """
        first, second, third = (*self.table, None, None, None)[:3]
        if first is None or second is None or (first in parties) == (second in parties):
            return ()
        weights = self._resolver.table.weights
        pair = self._resolver.table.pair
        if pair is None and third is not None and weights[second] < CLEAR * weights[third]:
            return ()
        return (second,) if first in parties else (first,)

    def before(self, block: ParsedBlock) -> ParsedBlock | None:
        """The block before one; None before the first."""
        number = self._number[id(block)]
        return self._parsed.blocks[number - 1] if number else None

    def who(self, block: ParsedBlock, words: Words | Token, *, speaker: Who | None = None) -> Who:
        """Whom a noun phrase refers to.

        A token stands for the phrase that it heads, without what is coordinated with it; a span for all
        it holds ("Russia and the United States" has two parties). `speaker`, where the caller knows it,
        is whose words the phrase stands in: "we" is the speaker's party.
        """
        from spacy.tokens import Token

        number = self._number[id(block)]
        if isinstance(words, Token):
            found = self._resolver.token(number, words, _referent(speaker))
        else:
            found = self._resolver.span(number, words, _referent(speaker))
        return self._who(block, words, found)

    def mentions_in(self, block: ParsedBlock, start: int, end: int) -> Iterator[Mention]:
        """Who is named or described in the tokens `start:end` of a block, in order.

        Pronouns count; possessive ones too.
        """
        number = self._number[id(block)]
        for first, last, token in self._resolver.mentions(number, start, end):
            found = self._resolver.token(number, token)
            if found.parties or found.name:
                words = block.doc[first:last]
                yield Mention(self._who(block, words, found), words, self._resolver.is_placed(number, token))

    def _who(self, block: ParsedBlock, words: Words | Token, found: Referent) -> Who:
        return Who(written(block, words), found.name, found.parties, found.kind, found.holder)

    def _party(self, entity: Entity) -> Party:
        mentions: list[Span] = []
        for name in entity.mentions:
            block = self._parsed.blocks[name.block].block
            mentions.append(block.span(*name.characters))
        speaks_for = entity.party if entity.kind in ("person", "body") else None
        return Party(
            id=entity.id,
            name=entity.name,
            kind=entity.kind,
            office=entity.title,
            speaks_for=speaks_for,
            mentions=tuple(mentions),
        )


def find_parties(parsed: ParsedDocument, atlas: Atlas) -> Cast:
    """Find who takes part in a document.

    The document's day of publication, where it has one, tells who holds which office; an undated
    document is read by its own words alone.
    """
    day = parsed.document.published
    finder = NameFinder(atlas, day.year if day else None)
    blocks = [finder.find(block, i) for i, block in enumerate(parsed.blocks)]
    register = Register(parsed, atlas, blocks)
    read_people(register)
    return Cast(parsed, register, Resolver(parsed, register, lay_table(parsed, register)))


def written(block: ParsedBlock, words: Words | Token) -> str:
    """Words as the document writes them, white space folded."""
    from spacy.tokens import Token

    if isinstance(words, Token):
        return block.block.text[words.idx : words.idx + len(words.text)]
    return block.block.text[words.start_char : words.end_char]


def _referent(who: Who | None) -> Referent | None:
    return None if who is None else Referent(who.name, who.parties, who.kind)
