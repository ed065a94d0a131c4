"""Content: the shortest run of words that says what is demanded, offered, promised and so on.

From the head of a content (a verb or a noun) to its words: what is coordinated is told apart, and
what belongs to the move and not to its content (conditions, deadlines, "he said") is cut off.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from verbale.reader.moves.conditions import is_condition
from verbale.reader.moves.stretch import EDGES, Stretch, trimmed
from verbale.reader.moves.syntax import SUBJECTS, children, is_infinitive, is_verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_TIMES = frozenset("by on in at until before no later than within after for from during".split())


def contents(head: Token, is_time: Callable[[Token], bool]) -> list[Stretch]:
    """The contents that a head and what is coordinated with it say, one by one, in text order."""
    heads = _coordinated(head)
    found = []
    for n, one in enumerate(heads):
        limit = heads[n + 1] if n + 1 < len(heads) else None
        stretch = _stretch(one, limit, is_time, first=n == 0)
        if stretch is not None:
            found.append(stretch)
    return found


def _coordinated(head: Token) -> list[Token]:
    """The head and those coordinated with it that could be granted one without the other.

    Verbs each count; nouns only as the items of a list of three or more.
    """
    chain = [head]
    for one in chain:
        chain.extend(c for c in children(one, "conj") if c not in chain)
    chain = sorted(chain, key=lambda t: t.i)
    if is_verbal(head) or head.tag_ == "VBG":
        return [t for t in chain if is_verbal(t) or t.tag_ == "VBG"] or [head]
    return chain if len(chain) >= 3 else [head]


def _stretch(
    head: Token, limit: Token | None, is_time: Callable[[Token], bool], *, first: bool
) -> Stretch | None:
    """The run of a head's own words, up to what is coordinated with it."""
    left, right = head.left_edge.i, head.right_edge.i + 1
    if limit is not None:
        right = min(right, limit.left_edge.i if limit.left_edge.i > head.i else limit.i)
    if is_verbal(head) and (is_infinitive(head) or head.tag_ in ("VBG", "VB")) and _subject_of(head) is None:
        left = head.i
        for c in head.children:  # "immediately launch", "not attack"
            if c.i < head.i and c.dep_ in ("advmod", "neg") and c.i > _after_to(head):
                left = min(left, c.left_edge.i)
    for c in head.children:
        if (
            c.i < head.i
            and c.i >= left
            and (
                c.dep_ in ("mark", "cc", "punct", "preconj")
                or (c.dep_ == "ccomp" and is_verbal(head))
                or (c.dep_ == "acomp" and head.pos_ == "NOUN")  # "made public the texts"
            )
        ) and (c.left_edge.i <= left + 1 or c.dep_ in ("mark", "cc")):
            left = max(left, c.right_edge.i + 1)
    for c in sorted(head.children, key=lambda t: -t.i):
        if c.i > head.i and c.right_edge.i + 1 >= right - 1 and _is_beside(c, is_time):
            right = min(right, c.left_edge.i)
        elif c.i < head.i and c.left_edge.i <= left + 1 and _is_beside(c, is_time):
            left = max(left, c.right_edge.i + 1)
    return trimmed(head, left, _before_time(head, left, right, is_time))


def _before_time(head: Token, left: int, right: int, is_time: Callable[[Token], bool]) -> int:
    """Where a content ends whose last words are a time: the time is told by another field."""
    end = right
    while end > left and (is_time(head.doc[end - 1]) or head.doc[end - 1].text in EDGES):
        end -= 1
    if not any(is_time(t) for t in head.doc[end:right]):
        return right
    while end > left and head.doc[end - 1].lower_ in _BEFORE_TIMES:
        end -= 1
    return end if end > head.i else right


def _is_beside(token: Token, is_time: Callable[[Token], bool]) -> bool:
    """Whether a dependent belongs to the move and not to its content."""
    if is_condition(token):
        return True
    if token.dep_ in ("parataxis", "cc", "conj", "punct"):
        return True
    if token.dep_ in ("appos", "relcl") and token.left_edge.i > 0:
        return token.doc[token.left_edge.i - 1].text in (",", "—", "–", "-", "--", "(")
    if token.dep_ == "prep":
        return any(is_time(c) for c in token.children if c.dep_ in ("pobj", "pcomp"))
    return token.dep_ in ("npadvmod", "advmod", "nmod") and is_time(token)


def _subject_of(head: Token) -> Token | None:
    return next((c for c in head.children if c.dep_ in SUBJECTS), None)


def _after_to(head: Token) -> int:
    return max((c.i for c in head.children if c.dep_ == "aux" and c.lower_ == "to"), default=-1)
