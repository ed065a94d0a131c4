"""Assessments: what somebody says of the talks, their progress, their chances, or of the other side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.conditions import condition
from verbale.reader.moves.content import contents
from verbale.reader.moves.matters import Matters
from verbale.reader.moves.stretch import LONGEST, Stretch
from verbale.reader.moves.syntax import SUBJECTS, child, is_verbal

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from verbale.reader.parse import ParsedBlock


def assessments(
    block: ParsedBlock,
    sentence: Span,
    matters: Matters,
    is_time: Callable[[Token], bool],
    is_said: Callable[[Token], bool],
) -> Iterator[Candidate]:
    """The clauses of a sentence that judge, each once.

    In somebody's mouth a clause counts that is about the talks or judges; in the document's own
    voice only one that does both.
    """
    for verb in sentence:
        if not is_verbal(verb) or verb.dep_ in ("aux", "auxpass", "xcomp"):
            continue
        if child(verb, *SUBJECTS) is None:
            continue
        clause = contents(verb, is_time)
        if not clause:
            continue
        stretch = clause[0]
        if len(clause) == 1 and stretch.end - stretch.start > LONGEST:
            continue
        words = stretch.words
        about, judging = matters.about_talks(words), matters.judges(words)
        copular = verb.pos_ == "AUX" or verb.lemma_.lower() in ("be", "remain", "seem", "look", "become")
        if is_said(verb):
            if not (about or (judging and copular)):
                continue
        elif not (about and judging and copular):
            continue
        yield Candidate(
            kind="assess",
            block=block,
            sentence=sentence,
            trigger=verb,
            what=Stretch(stretch.doc, stretch.start, stretch.end, verb),
            read_by="rule:assess.clause@1",
            mover="speaker",
            condition=condition((verb,)),
            heads=(verb,),
            weight=0.2,
        )
