"""See: the events that a sentence tells of, each from the word that names it up to the verb that tells it.

    "agreed to LIFT the ban"    lift + ban is YIELD; the verb above only promises it: AGREE, told by "agreed"
    "CUT off talks"             talks are CONSULT; the verb above ends them: SANCTION, told by "cut"

An event that another one only asks for, refuses, threatens or denies is the content of that one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from verbale.reader.events.clause import (
    SUBJECTS,
    Link,
    first_of,
    governor,
    is_gerund,
    is_infinitive,
    is_negated,
    is_participle,
    is_purpose,
    is_supposed,
    is_verb,
    objects,
    owner,
    telling,
)
from verbale.reader.events.lexicon import Entry, Lexicon, Root
from verbale.reader.events.match import entry_of
from verbale.reader.events.roots import Roots

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

HIGHEST = 8
"""Words above an event that are asked what they make of it."""

_DEEDS = frozenset({"CONSULT", "YIELD", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
"""Roots that a noun alone can tell ("Peru's attack"); a deal, a request, an offer is only spoken of."""

_NOT_OTHERS = frozenset("i we it there you".split())
"""Subjects that nobody accuses or asks by saying what they must do."""

_Made = Root | Literal["nothing", "no event"]
"""What a word makes of the event below it: another root, nothing (it stands for itself), or no event."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event as a sentence tells it."""

    root: Root
    head: Token
    """The verb that tells it, or the noun where no verb does."""
    word: Token
    """The word of the lexicon."""
    entry: Entry
    reporter: Token | None
    """The verb of saying that it is told under."""
    faced: bool
    """Whether the subject of the head is the one it is done to."""
    depth: float
    """How far below the main clause it stands; 0 is the news of the sentence."""


def events(sentence: Span, lexicon: Lexicon, roots: Roots) -> list[Event]:
    """The events of a sentence, the main one first; none in a question.

    What a noun alone tells ("Peru's attack") is mostly background: it counts where no verb tells an event.
    """
    words = [
        t
        for t in sentence
        if (low := t.lower_) in lexicon.words or lexicon.base(low, t.lemma_.lower()) in lexicon.words
    ]
    if not words or sentence[-1].text == "?":
        return []
    reader = _Sentence(lexicon, roots)
    best: dict[int, Event] = {}
    for word in words:
        event = reader.event(word)
        if event is None:
            continue
        other = best.get(event.head.i)
        if other is None or _surer(event) > _surer(other):
            best[event.head.i] = event
    found = [e for e in best.values() if is_verb(e.head)] or list(best.values())
    return sorted(found, key=lambda e: (e.depth, e.head.i))


def _surer(event: Event) -> tuple[bool, bool]:
    """Of two that one verb tells, a verb with its object knows best, then the event that the verb governs."""
    return (event.word == event.head and event.entry.special, event.word != event.head)


class _Sentence:
    """Reads the events of one sentence."""

    def __init__(self, lexicon: Lexicon, roots: Roots) -> None:
        self._lexicon = lexicon
        self._roots = roots
        self._entries: dict[int, Entry | None] = {}

    def event(self, word: Token) -> Event | None:
        """The event of a word, as the verbs above it tell it; None where it is not said to be so."""
        entry = self._entry(word)
        if entry is None or entry.root is None:
            return None
        if entry.use == "modal" or "said" in entry.at:
            return self._said_of_another(word, entry)
        root, at, reporter, faced = entry.root, word, None, False
        for _ in range(HIGHEST):
            told = self._told(at, root, entry)
            if told is None:
                return None
            root = told
            link = governor(at)
            if link is None:
                break
            above, kind = link
            if kind == "complement":  # "is ready to meet"
                at = above
                continue
            if kind == "clause" and self._reports(above, at):
                if is_negated(above):
                    return None
                reporter = above
                break
            made = self._made(root, at, above, kind, entry)
            if made == "no event":
                return None
            if made == "nothing":
                break
            over = self._entry(above)
            root, at, faced = made, above, faced or (over is not None and over.does == "face")
        if not self._stands(at, root):
            return None
        return Event(root, at, word, entry, reporter, faced, self._depth(at))

    def _entry(self, token: Token) -> Entry | None:
        if token.i not in self._entries:
            self._entries[token.i] = entry_of(token, self._lexicon)
        return self._entries[token.i]

    def _told(self, at: Token, root: Root, entry: Entry) -> Root | None:
        """The root of an event by the mood and negation of the word that tells it; None where it is none."""
        roots, negated = self._roots, is_negated(at)
        if not is_verb(at):
            return roots.negated.get(root) if negated else root
        own = root == entry.root
        how = telling(at)
        if how == "would" and self._reporter(at) is None:
            return roots.refused.get(root) if negated else None  # "it would hurt": only supposed
        if how in ("future", "would"):
            if negated:
                return roots.refused.get(root)
            return _root(entry.future) if own and entry.future else roots.to_come(root)
        if how == "possible":  # "cannot accept", "may suspend"
            return roots.negated.get(root) if negated else roots.possible.get(root)
        if how == "obliged":
            return None
        if negated:
            return _root(entry.negated) if own and entry.negated else roots.negated.get(root)
        return root

    def _made(self, root: Root, at: Token, above: Token, kind: Link, entry: Entry) -> _Made:
        """What the word above makes of an event."""
        over, roots = self._entry(above), self._roots
        if over is None:
            if kind != "clause" or not (is_purpose(at) or is_gerund(at)):
                return "nothing"  # "floated imposing", "used it to attack" are none
            return roots.to_come(root) if above.lemma_.lower() == "be" else "no event"  # "is to meet"
        if over.does == "hold" or (over.does == "claim" and kind == "clause"):
            return "no event"
        if kind == "subject" and (over.does not in ("do", "end") or any(True for _ in objects(above))):
            return "nothing"
        match over.does:
            case "do" | "face":
                return root
            case "want":
                return roots.to_come(root)
            case "fail":
                return roots.failed.get(root, "no event")
            case "try":
                return roots.tried.get(root, "no event")
            case "end" if entry.ended is not None:
                return _root(entry.ended) or "no event"
            case "end":
                return roots.ended.get(root, "no event")
            case _:
                return "nothing"

    def _stands(self, at: Token, root: Root) -> bool:
        """Whether what a word tells is said to be so, by somebody who is told."""
        if is_supposed(at):
            return False
        if not is_verb(at):
            return root in _DEEDS and owner(at) is not None
        if (
            at.tag_ == "VB"
            and at.dep_ == "ROOT"
            and not any(c.dep_ in (*SUBJECTS, "aux") for c in at.children)
        ):
            return False  # an order to the reader: "Accept the invitation."
        if is_participle(at):
            return any(c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by") for c in at.children)
        return at.dep_ == "pcomp" or not is_purpose(at)

    def _said_of_another(self, word: Token, entry: Entry) -> Event | None:
        """An event by what is said of another: "said that Chile MUST leave", "that Chile was RESPONSIBLE"."""
        verb = word.head
        reporter = self._reporter(verb)
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if reporter is None or is_negated(reporter) or entry.root is None:
            return None
        if subject is None or subject.lower_ in _NOT_OTHERS:
            return None
        return Event(entry.root, reporter, word, entry, None, False, self._depth(reporter))

    def _reporter(self, verb: Token) -> Token | None:
        """The verb of saying that a clause is told under."""
        verb = first_of(verb)
        if verb.dep_ not in ("ccomp", "parataxis") or is_infinitive(verb):
            # "..., a witness said"
            return next((c for c in verb.children if c.dep_ == "parataxis" and self._says(c)), None)
        return verb.head if self._reports(verb.head, verb) else None

    def _reports(self, verb: Token, clause: Token) -> bool:
        """Whether a verb only reports the clause below it, and is no event of its own."""
        entry = self._entry(verb)
        if entry is not None and (entry.root is not None or entry.none):
            return False
        return self._says(verb) and not is_infinitive(clause) and not is_gerund(clause)

    def _says(self, verb: Token) -> bool:
        return self._lexicon.base(verb.lower_, verb.lemma_.lower()) in self._lexicon.reporting

    def _depth(self, token: Token) -> float:
        """Steps from the main clause down to a word; what is only reported is no step."""
        depth = 0.0
        for _ in range(20):
            if token.head.i == token.i:
                break
            reported = token.dep_ in ("ccomp", "parataxis") and self._says(token.head)
            finite = token.dep_ == "acl" and token.tag_ == "VBN" and not is_participle(token)
            if token.dep_ == "conj":
                depth += 0.1
            elif not reported and not finite:
                depth += 1.0
            token = token.head
        return depth


def _root(told: Root | Literal["none"] | None) -> Root | None:
    return None if told == "none" else told
