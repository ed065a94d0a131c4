"""Find the moves of a document: candidates by rule, then who, when and by whose account.

The spine of this room: see -> settle -> resolve -> write down.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.document import Span, quoted
from verbale.reader.attribution.cues import load_cues
from verbale.reader.moves.assessments import assessments
from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.choose import load_chooser
from verbale.reader.moves.conditions import condition_beside, without_condition, without_what_brings_it
from verbale.reader.moves.frames import Frames, load_frames
from verbale.reader.moves.head import load_move_head
from verbale.reader.moves.learned import Look, weigh
from verbale.reader.moves.lexical import lexical_moves
from verbale.reader.moves.matters import Matters, packaged_matters, passages
from verbale.reader.moves.meetings import MeetingWords, meeting_words, meetings
from verbale.reader.moves.modals import modal_moves
from verbale.reader.moves.movers import Chooser, movers
from verbale.reader.moves.page import Cast, Page, Told, negotiators
from verbale.reader.moves.settle import Verdict, verdicts
from verbale.reader.moves.when import Clock
from verbale.reading import Move, MoveSpans, Statement, Time, record_id

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from verbale.reader.encoder import Encoded
    from verbale.reader.parse import ParsedBlock, ParsedDocument

_REPORTING = frozenset({"say", "accord", "tell", "report"})

PARTLY = 0.6
"""How likely a move must be in a document that is about a negotiation only here and there: the head learnt
from documents that are about one throughout, and is too ready elsewhere."""

_MAY_HANG = frozenset({"demand", "offer", "agree", "reject", "commit", "warn", "disclose", "relent"})
"""Kinds that hang on a condition, wherever it stands beside their content."""


@dataclass(frozen=True)
class MoveWords:
    """The vocabulary that moves are read with."""

    frames: Frames
    meetings: MeetingWords
    matters: Matters


def packaged_words(frames: Path | None = None) -> MoveWords:
    """The vocabulary that comes with Verbale, with a user's own frames before it."""
    return MoveWords(load_frames(frames), meeting_words(), packaged_matters())


def find_moves(
    parsed: ParsedDocument,
    page: Page,
    words: MoveWords,
    encoded: Sequence[Encoded] | None = None,
) -> tuple[Move, ...]:
    """All moves of a document, in text order; none where it is about no negotiation.

    With the encoder's states of the blocks, and where the package has weights for it, the learned
    head decides what counts; else the rules do.
    """
    moves: dict[str, Move] = {}
    chooser = load_chooser() if encoded is not None else None
    for decision in decide(parsed, page, words, encoded):
        if decision.dropped is None:
            move = _written(decision.candidate, parsed, page, chooser)
            moves.setdefault(move.id, move)
    return tuple(moves.values())


def decide(
    parsed: ParsedDocument, page: Page, words: MoveWords, encoded: Sequence[Encoded] | None = None
) -> Iterator[Verdict]:
    """What becomes of every candidate of a document, sentence by sentence."""
    about = passages(parsed, words.matters, negotiators(page.cast))
    head = load_move_head() if encoded is not None else None
    looks: list[Look] = []
    for number in sorted(about):
        block = parsed.blocks[number]
        for sentence in block.sentences:
            seen = list(see(block, sentence, page, words))
            if head is None:
                yield from verdicts(seen)
            else:
                looks.append(Look(number, block, sentence, tuple(seen)))
    if head is not None and encoded is not None:
        least = 0.0 if len(about) == len(parsed.blocks) else PARTLY
        yield from weigh(looks, encoded, head, page, words.meetings, least=least)


def page_of(
    parsed: ParsedDocument, statements: tuple[Statement, ...], times: tuple[Time, ...], cast: Cast
) -> Page:
    """What the earlier stages know, to be asked by place."""
    clock = Clock(times, parsed.document.text, parsed.document.published)
    text = parsed.document.text
    told = _told_as_deeds(parsed, statements)
    answers = (s.id for s in statements if s.speaker != "Q" and quoted(text, s.cue) == ":")
    named = {
        name.lower(): party.id
        for party in cast.parties
        if party.kind not in ("person", "body")
        for name in (party.name, party.id, *(text[a:b] for a, b in party.mentions))
    }
    own = (s.id for s in statements if s.speaker and named.get(s.speaker.lower()) == (s.speaks_for or ""))
    return Page(cast, Told(statements, frozenset(told), frozenset(own), frozenset(answers)), clock)


def _told_as_deeds(parsed: ParsedDocument, statements: tuple[Statement, ...]) -> Iterator[str]:
    """Ids of the statements whose cue is the verb of an act, with no word of reporting beside it."""
    deeds = load_cues().deeds
    words = [
        (b.block.starts[t.idx], t.lemma_.lower())
        for b in parsed.blocks
        for t in b.doc
        if t.idx < len(b.block.starts)
    ]
    for statement in statements:
        if statement.kind == "indirect":
            lemmas = {
                lemma
                for start, end in statement.cue
                for _, lemma in words[bisect_left(words, (start, "")) : bisect_left(words, (end, ""))]
            }
            if lemmas & deeds and not lemmas & _REPORTING:
                yield statement.id


def see(block: ParsedBlock, sentence: Words, page: Page, words: MoveWords) -> Iterator[Candidate]:
    """Every candidate that a rule sees in a sentence."""
    is_time = page.clock.asked(block)

    def is_said(token: Token) -> bool:
        return page.told.around(block.span(token)) is not None

    def is_party(token: Token) -> bool:
        return bool(page.cast.who(block, token).parties)

    return chain(
        lexical_moves(block, sentence, words.frames, is_time),
        meetings(block, sentence, words.meetings, is_time),
        modal_moves(block, sentence, is_time, is_said, is_party),
        assessments(block, sentence, words.matters, is_time, is_said),
    )


def _written(candidate: Candidate, parsed: ParsedDocument, page: Page, chooser: Chooser | None) -> Move:
    """The move of a candidate, with every copied word from its place in the text."""
    document, block = parsed.document, candidate.block
    evidence = _with_bracket(document.text, block.span(candidate.sentence))
    content, hangs_on = candidate.what, candidate.condition
    if hangs_on is None and candidate.kind in _MAY_HANG:
        content, hangs_on = without_condition(content)
        hangs_on = hangs_on or condition_beside(content, candidate.sentence)
        if hangs_on is None and candidate.kind == "warn":
            content, hangs_on = without_what_brings_it(content)
    what = block.spans(content.words)
    condition = block.spans(hangs_on.words) if hangs_on else ()
    who = movers(candidate, page.cast, page.told, chooser)
    on, due = page.clock.of(candidate, page.told.beside(who.spoken, evidence))
    return Move(
        id=record_id(document.sha256, candidate.kind, evidence, *what),
        kind=candidate.kind,
        by=who.by,
        to=who.to,
        voice=who.voice,
        reported_by=who.reported_by,
        what=quoted(document.text, what),
        condition=quoted(document.text, condition) if condition else None,
        on=on[0] if on else None,
        due=due[0] if due else None,
        status=candidate.status,
        evidence=evidence,
        quote=document.text[slice(*evidence)],
        spans=MoveSpans(what=what, condition=condition, on=on[1] if on else (), due=due[1] if due else ()),
        statement=who.statement,
        read_by=candidate.read_by,
        confidence=candidate.confidence,
    )


def _with_bracket(text: str, span: Span) -> Span:
    """The span with the bracket before it where it begins amid a link: else half a link would be quoted."""
    start, end = span
    opens = start > 0 and text[start - 1] == "[" and "](" in text[start:end]
    return (start - 1, end) if opens else span
