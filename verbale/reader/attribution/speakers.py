"""Speakers: whom the source of a statement names, for whom they speak, and to whom it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from verbale.document import folded
from verbale.reader.attribution.draft import Draft, Place
from verbale.reader.attribution.syntax import TELLING

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from verbale.reader.parse import ParsedBlock, ParsedDocument

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_PRONOUNS = frozenset(
    "i we he she they it you me us him her them who which that this these those one some others all both his "
    "their its my our".split()
)


class Named(Protocol):
    """Who some words name, as the cast tells."""

    @property
    def name(self) -> str | None:
        """The fullest name in the document; None where nobody is known by these words."""

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of the parties that they are or speak for."""


class Cast(Protocol):
    """Everybody that a document names."""

    def who(self, block: ParsedBlock, words: Words | Token, *, speaker: Any = None) -> Named:
        """Who a noun phrase is; `speaker` says whose words it stands in."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who makes a statement, and to whom."""

    name: str | None = None
    """The fullest name, or the words as written; None for nobody and for a pronoun that stays open."""
    speaks_for: str | None = None
    addressees: tuple[str, ...] = ()


def speakers(
    parsed: ParsedDocument, drafts: Sequence[Draft], holders: Sequence[int | None], cast: Cast | None
) -> list[Speaker]:
    """The speaker of each draft; `holders` tell which one each is told in, whose speaker "we" and "I" are."""
    known: dict[int, Named | None] = {}

    def who(i: int, above: tuple[int, ...] = ()) -> Named | None:
        if i not in known:
            holder = holders[i]
            outer = who(holder, (*above, i)) if holder is not None and holder not in above else None
            words = _words(parsed, drafts[i].source)
            known[i] = cast.who(*words, speaker=outer) if cast and words else None
        return known[i]

    return [
        Speaker(
            _name(parsed, draft, who(i)), _party(who(i)), _addressees(parsed, draft, cast) if cast else ()
        )
        for i, draft in enumerate(drafts)
    ]


def _words(parsed: ParsedDocument, source: Sequence[Place]) -> tuple[ParsedBlock, Words | Token] | None:
    """The source in its block's tokens; of a relative pronoun, the noun that it stands for."""
    if not source:
        return None
    block = parsed.blocks[source[0].block]
    words = block.doc.char_span(source[0].start, source[0].end, alignment_mode="expand")
    if words is None:
        return None
    if len(words) == 1 and words[0].lower_ in _RELATIVE:
        verb = next((t for t in (words[0].head, words[0].head.head) if t.dep_ == "relcl"), None)
        if verb is not None:
            return block, verb.head
    return block, words


def _name(parsed: ParsedDocument, draft: Draft, who: Named | None) -> str | None:
    if who is not None and who.name:
        return who.name
    found = _words(parsed, draft.source)
    if found is None:
        return None
    block, words = found
    start, end = block.span(words)
    written = folded(parsed.document.text[start:end])
    return None if written.lower() in _PRONOUNS else written


def _party(who: Named | None) -> str | None:
    """The one party that somebody speaks for; None for two at once."""
    return who.parties[0] if who is not None and len(who.parties) == 1 else None


def _addressees(parsed: ParsedDocument, draft: Draft, cast: Cast) -> tuple[str, ...]:
    """The parties that are told: "told RUSSIA that", "said to THE UNION"."""
    if draft.cue is None:
        return ()
    block = parsed.blocks[draft.cue.block]
    cue = block.doc.char_span(draft.cue.start, draft.cue.end, alignment_mode="expand")
    ids: list[str] = []
    for verb in (t for t in cue or () if t.pos_ == "VERB"):
        for told in _told(verb):
            place = Place(draft.cue.block, told.idx, told.idx + len(told.text))
            if not any(content.holds(place) for content in draft.contents):
                ids += cast.who(block, told).parties
    return tuple(dict.fromkeys(ids))


def _told(verb: Token) -> list[Token]:
    """The nouns that a verb of telling is said to."""
    found = [c for c in verb.children if c.dep_ == "dative" and c.dep_ != "prep"]
    if verb.lemma_.lower() in TELLING:
        found += [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    for preposition in (c for c in verb.children if c.dep_ in ("prep", "dative") and c.lower_ == "to"):
        found += [c for c in preposition.children if c.dep_ == "pobj"]
    return [t for t in found if t.pos_ in ("NOUN", "PROPN", "PRON")]
