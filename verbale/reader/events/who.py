"""Who: source and target of an event as its sentence names them, and whether they are somebody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from verbale.reader.events.clause import is_participle, is_supposed, is_verb, objects, owner
from verbale.reader.events.see import Event
from verbale.reader.events.target import target_of
from verbale.reader.parties.actors import Actors, actors
from verbale.reader.parties.words import load_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Standing = Literal["public", "private"]
"""Whether somebody is of public life (a state, a body, an armed group ...), a company or a person."""

StandingOf = Callable[["Token"], Standing | None]
"""What the document's cast knows of a word; None where it names nobody."""

LONGEST = 12
"""Words of a phrase that are asked whether they name somebody of public life."""

_SHARED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "PROTEST"})
"""Roots whose verbs have the event as their object: "held TALKS", "signed a DEAL", "began a STRIKE"."""

_HUMAN = ("ers", "ors", "ists", "ians", "ees", "men", "ants")
"""Endings of plurals that mostly name people by what they do: "settlers", "biologists", "migrants"."""

_PERSONS = frozenset("he she they who those both many some several others him her them".split())


@dataclass(frozen=True, slots=True)
class People:
    """What tells that a word names somebody: the word lists, and the document's cast."""

    actors: frozenset[str]
    """Those who act, and what they fight with."""
    people: frozenset[str]
    no_people: frozenset[str]
    """Plurals that only end like those of people."""
    standing: StandingOf

    def acts(self, token: Token) -> bool:
        """Whether a word names somebody, or what somebody fights with."""
        return self.named(token) or _is_among(token, self.actors)

    def named(self, token: Token) -> bool:
        """Whether a word names a party, a person or a group."""
        if token.pos_ == "PRON":
            return token.lower_ in _PERSONS
        return token.pos_ == "PROPN" or self.told(token) or self.standing(token) is not None

    def public(self, token: Token) -> bool:
        """Whether a word names somebody of public life."""
        return self.told(token) or self.standing(token) == "public"

    def told(self, token: Token) -> bool:
        """Whether a word tells of people by what they are or do."""
        words, low = load_words(), token.lower_
        return (
            _is_among(token, self.people)
            or words.people(low)
            or low in words.parts
            or low in words.patients
            or (token.tag_ == "NNS" and low.endswith(_HUMAN) and low not in self.no_people)
        )


def who(sentence: Span, event: Event, people: People) -> Actors | None:
    """The phrases that name who does it and to whom; None where nobody does it, or it is done to nobody."""
    found = actors(sentence, event.head)
    source, target = found.source, found.target
    if _is_passive_alone(event.head) and source is not None:
        source, target = None, source  # "when ASKED to explain": done to the subject above, by nobody told
    whose = _owner_of_event(event, source, people)
    if whose is not None:
        source = sentence.doc[whose.left_edge.i : whose.i + 1]
        other = next((c for c in whose.children if c.dep_ == "conj"), None)
        if other is not None and whose.dep_ == "pobj":
            target = phrase(other)  # "talks between Peru and CHILE"
    elif source is not None and len(source) == 1 and source[0].pos_ == "PRON" and event.reporter is not None:
        source = actors(sentence, event.reporter).source or source
    aim = None if _are_partners(source, target) else target_of(event, people.named)
    if aim is not None and (source is None or not source.start <= aim.i < source.end):
        target = phrase(aim)
    if target is not None and (_is_event(target.root, event, people) or is_supposed(target.root)):
        target = None  # "began a hunger STRIKE", or one whom only a condition names
    if event.faced:
        source, target = target, source
    doer = source if source is not None else target
    if doer is None or not any(people.acts(t) for t in _heads(doer)):
        return None
    if event.entry.public:
        both = [t for words in (source, target) if words for t in (*words[:LONGEST], *_heads(words))]
        if not any(people.public(t) for t in both):
            return None
    return Actors(source, target, event.head)


def _owner_of_event(event: Event, source: Span | None, people: People) -> Token | None:
    """Whose event it is, where a noun tells it: "PERU'S attack", "talks between PERU and Chile collapsed"."""
    if not is_verb(event.head):
        return owner(event.head)
    between = _between(event.head)
    if between is not None and (source is None or not people.acts(source.root)):
        return between  # "a deal was reached between the MINERS and the company"
    if source is not None and event.word.i != event.head.i and source.start <= event.word.i < source.end:
        return owner(event.word)
    if event.entry.subjects and source is not None and not people.acts(source.root):
        return owner(source.root)
    return None


def _is_event(noun: Token, event: Event, people: People) -> bool:
    """Whether a noun is the event itself, not whom it is done to."""
    if noun == event.word:
        return True
    entry = event.entry
    return entry.root in _SHARED and _is_among(noun, entry.objects) and not people.named(noun)


def _between(verb: Token) -> Token | None:
    for holder in (verb, *objects(verb)):
        for c in holder.children:
            if c.dep_ == "prep" and c.lower_ == "between":
                return next((d for d in c.children if d.dep_ == "pobj"), None)
    return None


def _heads(phrase: Span) -> list[Token]:
    """The word that heads a phrase, what is coordinated with it, and what a number or group is of."""
    head: Token | None = phrase.root
    found: list[Token] = []
    while head is not None and head not in found:
        beside = (
            ("conj", "poss", "appos", "compound") if head.text[0].isupper() else ("conj", "poss", "appos")
        )
        found += [head, *(c for c in head.children if c.dep_ in beside)]
        below = (
            d
            for c in head.children
            if c.dep_ == "prep" and c.lower_ in ("of", "between", "by")
            for d in c.children
            if d.dep_ == "pobj"
        )
        head = next(below, None)
    return found


def _is_among(token: Token, words: frozenset[str]) -> bool:
    return token.lower_ in words or token.lemma_.lower() in words


def phrase(head: Token) -> Span:
    """The phrase that a noun heads, with what is coordinated with it and an "of" or "in" right after it."""
    end = head.i + 1
    for child in head.rights:
        joined = child.dep_ == "prep" and child.lower_ in ("of", "in") and child.i == end
        if joined or child.dep_ in ("conj", "cc") or (child.dep_ == "punct" and child.text in (",", "/")):
            clause = (t.i for t in child.subtree if t.dep_ in ("relcl", "acl", "advcl"))
            end = next(clause, child.right_edge.i + 1)
        elif child.dep_ != "case":
            break
    start = head.left_edge.i
    doc = head.doc
    while start < head.i and (doc[start].is_punct or doc[start].pos_ == "CCONJ"):
        start += 1
    while end > head.i + 1 and (doc[end - 1].is_punct or doc[end - 1].pos_ in ("CCONJ", "ADP", "PRON")):
        end -= 1
    return doc[start:end]


def _are_partners(source: Span | None, target: Span | None) -> bool:
    """Whether the two are subjects of one verb, who do it together."""
    if source is None or target is None:
        return False
    first = target.root.head
    return target.root.dep_ == "conj" and source.start <= first.i < source.end


def _is_passive_alone(verb: Token) -> bool:
    """Whether a verb is a passive participle without its doer, so that the subject above suffers it."""
    if verb.tag_ != "VBN" or verb.dep_ not in ("advcl", "acl") or is_participle(verb):
        return False
    return not any(c.dep_ in ("aux", "agent", "nsubj", "nsubjpass", "auxpass") for c in verb.children)
