"""Modal moves: what "will", "must" and "would not" do in the mouth of a party, without a verb of promising.

Only clauses that a party says or that tell what a party will do are looked at; the frames come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.conditions import condition
from verbale.reader.moves.content import contents
from verbale.reader.moves.stretch import Stretch
from verbale.reader.moves.syntax import (
    in_question_or_if,
    is_negated,
    is_passive,
    is_verbal,
    mood,
    predicate_start,
    surface_subject,
)
from verbale.reading import MoveKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from verbale.reader.parse import ParsedBlock

_FIRST = frozenset({"we", "i"})
_STATIVE = frozenset(
    {
        "be",
        "have",
        "seem",
        "remain",
        "become",
        "happen",
        "know",
        "see",
        "need",
        "take",
        "depend",
        "help",
        "mean",
        "last",
    }
)


def modal_moves(
    block: ParsedBlock,
    sentence: Span,
    is_time: Callable[[Token], bool],
    is_said: Callable[[Token], bool],
    is_party: Callable[[Token], bool],
) -> Iterator[Candidate]:
    """Commitments, refusals and demands that a modal verb makes.

    `is_said` tells whether a token lies in reported speech, `is_party` whether a noun phrase names
    somebody who negotiates.
    """
    for verb in sentence:
        if not is_verbal(verb) or verb.dep_ in ("aux", "auxpass"):
            continue
        how = mood(verb)
        if how not in ("future", "obliged", "conditional") or in_question_or_if(verb):
            continue
        if not any(c.dep_ == "aux" for c in verb.children) and verb.dep_ != "xcomp":
            continue
        who = surface_subject(verb)
        if who is None:
            continue
        first = who.lower_ in _FIRST
        kind = _kind(verb, how, who, first=first, said=is_said(verb), party=first or is_party(who))
        if kind is None:
            continue
        for stretch in _what(verb, kind, is_time):
            yield Candidate(
                kind=kind,
                block=block,
                sentence=sentence,
                trigger=verb,
                what=stretch,
                read_by=f"rule:{kind}.modal.{how}@1",
                mover="speaker" if kind == "demand" else "given",
                by=() if kind == "demand" else (who,),
                to=(who,) if kind == "demand" and not first else (),
                condition=condition((verb,)),
                heads=(verb,),
                weight=0.5,
            )


def _kind(verb: Token, how: str, who: Token, *, first: bool, said: bool, party: bool) -> MoveKind | None:
    stative = verb.lemma_.lower() in _STATIVE or verb.pos_ == "AUX"
    if how == "future" and party and not stative and not is_passive(verb):
        if is_negated(verb):
            return "reject" if said else None
        return "commit"
    if how == "conditional" and party and said and not stative and not is_passive(verb):
        return "reject" if is_negated(verb) else None
    if how == "obliged" and said and not (first and not is_negated(verb) and stative):
        return "demand"
    return None


def _what(verb: Token, kind: MoveKind, is_time: Callable[[Token], bool]) -> list[Stretch]:
    found = contents(verb, is_time)
    if kind == "demand" and (verb.pos_ == "AUX" or is_passive(verb)):
        return found  # "the siege must be lifted": the subject is part of what is demanded
    trimmed = []
    for stretch in found:
        start = max(stretch.start, predicate_start(stretch.head))
        if start < stretch.end:
            trimmed.append(Stretch(stretch.doc, start, stretch.end, stretch.head))
    return trimmed
