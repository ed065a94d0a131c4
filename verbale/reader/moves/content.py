"""Content: the shortest run of words that says what is demanded, offered, promised and so on.

From the head of a content (a verb or a noun) to its words: what is coordinated is told apart, and
what belongs to the move and not to its content (conditions, deadlines, "he said") is cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verbale.reader.moves.syntax import SUBJECTS, children, is_infinitive, is_verbal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LONGEST = 45
"""Words beyond which a content says more than one thing; nine in ten annotated ones have under 20."""

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

_EDGES = frozenset({",", ";", ":", "-", "–", "—", "--", "."})
_BEFORE_TIMES = frozenset(
    {
        "by",
        "on",
        "in",
        "at",
        "until",
        "before",
        "no",
        "later",
        "than",
        "within",
        "after",
        "for",
        "from",
        "during",
    }
)


@dataclass(frozen=True)
class Stretch:
    """A run of tokens `doc[start:end]`, and the head that it was made from."""

    doc: Doc
    start: int
    end: int
    head: Token = field(compare=False)

    @property
    def words(self) -> Span:
        """The tokens as a span of the doc."""
        return self.doc[self.start : self.end]

    def holds(self, token: Token) -> bool:
        """Whether a token of the same doc lies in the stretch."""
        return self.start <= token.i < self.end


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


def condition(heads: Iterable[Token]) -> Stretch | None:
    """The words that say what hangs on what: on one of the heads, or on the predicate that they are in."""
    seen: set[int] = set()
    for head in heads:
        for holder in _predicates(head):
            if holder.i in seen:
                continue
            seen.add(holder.i)
            for c in holder.children:
                if _is_condition(c):
                    return _whole(c)
    return None


def without_condition(what: Stretch) -> tuple[Stretch, Stretch | None]:
    """A content cut where its last words say what it hangs on, and those words."""
    for token in what.words:
        opens = _opens_condition(token) or (token.dep_ == "mark" and token.lower_ in _MARKS)
        if not opens or token.i < what.start + 2 or what.head.i >= token.i:
            continue
        content = _trimmed(what.head, what.start, token.i)
        rest = _trimmed(token, token.i, what.end)
        if content is not None and rest is not None and rest.end - rest.start > 1:
            return content, rest
    return what, None


def condition_beside(what: Stretch, sentence: Span) -> Stretch | None:
    """The condition that stands right before a content or right behind it, whatever the parser hung it on."""
    above = set(what.head.ancestors) | {what.head}
    for token in sentence:
        if what.holds(token) or not (_is_condition(token) or _opens_condition(token)):
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
        if len(between) <= _BETWEEN and all(
            t.pos_ in ("PUNCT", "SCONJ", "PRON", "AUX", "ADV") for t in between
        ):
            return found
    return None


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


def _is_condition(token: Token) -> bool:
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
            and (c.dep_ in ("mark", "cc", "punct", "preconj") or (c.dep_ == "ccomp" and is_verbal(head)))
        ) and (c.left_edge.i <= left + 1 or c.dep_ in ("mark", "cc")):
            left = max(left, c.right_edge.i + 1)
    for c in sorted(head.children, key=lambda t: -t.i):
        if c.i > head.i and c.right_edge.i + 1 >= right - 1 and _is_beside(c, is_time):
            right = min(right, c.left_edge.i)
        elif c.i < head.i and c.left_edge.i <= left + 1 and _is_beside(c, is_time):
            left = max(left, c.right_edge.i + 1)
    return _trimmed(head, left, _before_time(head, left, right, is_time))


def _before_time(head: Token, left: int, right: int, is_time: Callable[[Token], bool]) -> int:
    """Where a content ends whose last words are a time: the time is told by another field."""
    end = right
    while end > left and (is_time(head.doc[end - 1]) or head.doc[end - 1].text in _EDGES):
        end -= 1
    if not any(is_time(t) for t in head.doc[end:right]):
        return right
    while end > left and head.doc[end - 1].lower_ in _BEFORE_TIMES:
        end -= 1
    return end if end > head.i else right


def _is_beside(token: Token, is_time: Callable[[Token], bool]) -> bool:
    """Whether a dependent belongs to the move and not to its content."""
    if _is_condition(token):
        return True
    if token.dep_ in ("parataxis", "cc", "conj", "punct"):
        return True
    if token.dep_ in ("appos", "relcl") and token.left_edge.i > 0:
        return token.doc[token.left_edge.i - 1].text in (",", "—", "–", "-", "--", "(")
    if token.dep_ == "prep":
        return any(is_time(c) for c in token.children if c.dep_ in ("pobj", "pcomp"))
    return token.dep_ in ("npadvmod", "advmod", "nmod") and is_time(token)


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
    return _trimmed(token, token.left_edge.i, end)


def _trimmed(head: Token, left: int, right: int) -> Stretch | None:
    """Cut off marks at the edges; quotation marks stay where both of a pair are inside."""
    doc = head.doc
    right = min(right, left + LONGEST)
    while left < right and (doc[left].text in _EDGES or doc[left].is_space):
        left += 1
    while right > left and (doc[right - 1].text in _EDGES or doc[right - 1].is_space):
        right -= 1
    inner = doc[left:right].text
    quotes = sum(inner.count(q) for q in '"“”')
    if quotes % 2:
        if doc[left].text in ('"', "“", "‘"):
            left += 1
        elif right > left and doc[right - 1].text in ('"', "”", "’"):
            right -= 1
    while right > left and doc[right - 1].text in _EDGES:
        right -= 1
    if right <= left or not any(t.is_alpha or t.like_num for t in doc[left:right]):
        return None
    return Stretch(doc, left, right, head)


def _subject_of(head: Token) -> Token | None:
    return next((c for c in head.children if c.dep_ in SUBJECTS), None)


def _after_to(head: Token) -> int:
    return max((c.i for c in head.children if c.dep_ == "aux" and c.lower_ == "to"), default=-1)
