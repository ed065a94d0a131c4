"""Conditions: the words that say what a content hangs on, before it, behind it or as its subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from verbale.reader.moves.stretch import Stretch, trimmed
from verbale.reader.moves.syntax import SUBJECTS, child, is_verbal, mood

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

CONDITION_MARKS = frozenset({"if", "unless", "provided", "providing", "once", "until", "should", "till"})
_MARKS = frozenset({"if", "unless", "provided", "providing"})
CONDITION_PHRASES = (
    "as long as", "so long as", "on condition that", "on the condition that", "in exchange for",
    "in return for", "subject to", "only after", "in case", "in the event", "except if", "only when",
    "contingent on", "conditional on", "after receiving", "even if", "absent", "barring", "failing",
    "short of", "pending", "in the absence of", "until such time", "until then",
)  # fmt: skip

_ASKED = frozenset(
    "see know ask wonder decide determine question doubt say tell clear unclear sure certain".split()
)
"""Words whose "if" is a question and no condition: "it is unclear if", "to see if"."""

_BETWEEN = 4
"""Words that may stand between a content and its condition: "if it fails, we will [walk out]"."""

_SLIGHT = frozenset({"PUNCT", "SCONJ", "PRON", "AUX", "ADV"})


def condition(heads: Iterable[Token]) -> Stretch | None:
    """The words that say what hangs on what: on one of the heads, or on the predicate that they are in."""
    seen: set[int] = set()
    for head in heads:
        for holder in _predicates(head):
            if holder.i in seen:
                continue
            seen.add(holder.i)
            for c in holder.children:
                if is_condition(c):
                    return _whole(c)
    return None


def without_condition(what: Stretch) -> tuple[Stretch, Stretch | None]:
    """A content cut where its last words say what it hangs on, and those words."""
    for token in what.words:
        opens = _opens_condition(token) or (token.dep_ == "mark" and token.lower_ in _MARKS)
        if not opens or token.i < what.start + 2 or what.head.i >= token.i:
            continue
        content = trimmed(what.head, what.start, token.i)
        rest = trimmed(token, token.i, what.end)
        if content is not None and rest is not None and rest.end - rest.start > 1:
            return content, rest
    return what, None


def condition_beside(what: Stretch, sentence: Span) -> Stretch | None:
    """The condition that stands right before a content or right behind it, whatever the parser hung it on."""
    above = set(what.head.ancestors) | {what.head}
    for token in sentence:
        if what.holds(token) or not (is_condition(token) or _opens_condition(token)):
            continue
        found = _whole(token)
        if found is None or (found.start < what.end and what.start < found.end):
            continue
        if token.head in above and token.head != token and _is_of_clause(what.head, token.head):
            return found
        between = (
            token.doc[what.end : found.start]
            if found.start >= what.end
            else token.doc[found.end : what.start]
        )
        if len(between) <= _BETWEEN and all(t.pos_ in _SLIGHT for t in between):
            return found
    return None


def without_what_brings_it(what: Stretch) -> tuple[Stretch, Stretch | None]:
    """A content without what would bring it about, and those words: "[any breach] would [mean war]"."""
    verb = next((t for t in (what.head, *what.head.ancestors) if is_verbal(t)), None)
    event = child(verb, *SUBJECTS) if verb is not None else None
    if verb is None or event is None or mood(verb) not in ("conditional", "future"):
        return what, None
    supposed = event.lemma_ == "failure" or any(
        c.dep_ == "det" and c.lower_ in ("any", "every") for c in event.children
    )
    if not supposed or event.pos_ != "NOUN" or event.i > verb.i:
        return what, None
    content = trimmed(what.head, verb.i, what.end) if what.holds(event) else what
    return (content, _whole(event)) if content is not None else (what, None)


def _opens_condition(token: Token) -> bool:
    """Whether a word opens one of the phrases of conditions, whatever the parser takes it for."""
    return token.doc[token.i : min(token.i + 4, len(token.doc))].text.lower().startswith(CONDITION_PHRASES)


def _is_of_clause(token: Token, verb: Token) -> bool:
    """Whether a word belongs to a verb's own clause, not to one that is told or added in it."""
    while token != verb:
        if token.dep_ in ("ccomp", "relcl", "advcl", "parataxis", "acl"):
            return False
        token = token.head
    return True


def _predicates(head: Token) -> Iterator[Token]:
    """A head, and the verbs of its own clause above it: "was [ready] to talk if ..."."""
    yield head
    for _ in range(3):
        if head.dep_ not in ("xcomp", "acomp", "attr", "oprd", "dobj", "conj", "pobj", "prep"):
            return
        head = head.head
        if is_verbal(head):
            yield head


def is_condition(token: Token) -> bool:
    """Whether a clause or phrase says what its head hangs on."""
    if token.dep_ in ("advcl", "ccomp", "dep", "conj"):
        mark = next((c for c in token.children if c.dep_ in ("mark", "advmod")), None)
        if mark is not None and mark.lower_ in CONDITION_MARKS and (is_verbal(token) or mark.lower_ == "if"):
            return not (mark.lower_ == "if" and _asks(token))
        if any(c.lower_ == "should" and c.dep_ == "aux" and c.i == token.left_edge.i for c in token.children):
            return True
    if token.dep_ in ("advcl", "prep", "pcomp", "ccomp", "mark", "advmod"):
        text = token.doc[token.left_edge.i : min(token.left_edge.i + 4, len(token.doc))].text.lower()
        return text.startswith(CONDITION_PHRASES)
    return False


def _asks(token: Token) -> bool:
    """Whether an "if" clause is an indirect question."""
    above = token.head
    words = {above, *(c for c in above.children if c.dep_ in ("acomp", "attr", "oprd"))}
    behind = token.left_edge.i > above.i
    return behind and any(word.lemma_.lower() in _ASKED for word in words)


def _whole(token: Token) -> Stretch | None:
    """A clause or phrase, up to what is only added to it behind a comma or a dash."""
    end = token.right_edge.i + 1
    for c in token.subtree:
        added = c.dep_ in ("relcl", "advcl", "appos", "parataxis") and c.left_edge.i > token.i
        if added and token.doc[c.left_edge.i - 1].text in (",", "—", "–", "-", "--"):
            end = min(end, c.left_edge.i)
    doc = token.doc
    if end < len(doc) and doc[end].tag_ == "VBG" and _opens_condition(doc[token.left_edge.i]):
        end = doc[end].right_edge.i + 1  # "in exchange for Iran [allowing ...]", hung elsewhere
    while end - 1 > token.i and doc[end - 1].pos_ in ("CCONJ", "PUNCT"):
        end -= 1
    return trimmed(token, token.left_edge.i, end)
