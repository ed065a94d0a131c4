"""Meetings: who met, meets or is to meet whom, and about what."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.content import contents
from verbale.reader.moves.stretch import Stretch
from verbale.reader.moves.syntax import (
    child,
    children,
    governing_verb,
    in_question_or_if,
    is_infinitive,
    is_negated,
    is_to_be,
    is_verbal,
    mood,
    particle,
    surface_subject,
)
from verbale.reading import MeetStatus

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from verbale.reader.parse import ParsedBlock

LONGEST_NAME = 14
"""Words of a meeting's name; what follows is told by other fields."""


class MeetingWords(msgspec.Struct, frozen=True):
    """The vocabulary of meetings (vocabulary/talks.toml)."""

    nouns: frozenset[str]
    only_with_others: frozenset[str]
    verbs: frozenset[str]
    topic_verbs: frozenset[str]
    holding: frozenset[str]
    planned: frozenset[str]
    cancelled: frozenset[str]


@cache
def meeting_words() -> MeetingWords:
    """The packaged vocabulary of meetings."""
    told = tomllib.loads(files("verbale.vocabulary").joinpath("talks.toml").read_text(encoding="utf-8"))
    return MeetingWords(**{name: frozenset(words.split()) for name, words in told.items()})


def meetings(
    block: ParsedBlock, sentence: Span, words: MeetingWords, is_time: Callable[[Token], bool]
) -> Iterator[Candidate]:
    """The meetings that a sentence tells of, in text order, each once."""
    taken: set[int] = set()
    for token in sentence:
        if token.i in taken:
            continue
        if token.pos_ in ("NOUN", "PROPN") and token.lower_ in words.nouns:
            found = _by_noun(block, sentence, token, words, is_time)
        elif token.pos_ == "VERB" and token.lemma_.lower() in words.verbs | words.topic_verbs:
            found = _by_verb(block, sentence, token, words, is_time)
        else:
            continue
        if found is not None:
            taken.update(range(found.what.start, found.what.end))
            yield found


def _by_noun(
    block: ParsedBlock, sentence: Span, token: Token, words: MeetingWords, is_time: Callable[[Token], bool]
) -> Candidate | None:
    if token.dep_ == "compound" and token.head.lower_ in words.nouns:
        return None  # "peace talks round": the head noun tells it
    if token.dep_ in {"compound", "poss"}:
        return None
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in words.nouns:
        return None  # "a round of talks" is told by "round"
    with_others = bool(particle(token) & {"with", "between", "among"})
    verb = governing_verb(token)
    held = (
        verb is not None
        and verb.lemma_.lower() in words.holding
        and token.dep_ in ("dobj", "nsubjpass", "conj")
    )
    inner = child(token, "prep")
    of_talks = (
        inner is not None and inner.lower_ == "of" and any(p.lower_ in words.nouns for p in inner.children)
    )
    if token.lower_ in words.only_with_others and not (with_others or held or of_talks):
        return None
    if in_question_or_if(token):
        return None
    what = _name(token, is_time)
    if what is None:
        return None
    return Candidate(
        kind="meet",
        block=block,
        sentence=sentence,
        trigger=token,
        what=what,
        read_by=f"rule:meet.noun.{token.lower_}@1",
        mover="parties",
        by=participants(token, verb if held or (verb is not None and with_others) else None),
        status=status_of(token, verb, words),
        deed=True,
        heads=(token, *((verb,) if verb is not None else ())),
    )


def _by_verb(
    block: ParsedBlock, sentence: Span, token: Token, words: MeetingWords, is_time: Callable[[Token], bool]
) -> Candidate | None:
    lemma = token.lemma_.lower()
    if is_negated(token) or in_question_or_if(token):
        return None
    who = surface_subject(token)
    partner = next(
        (p for c in children(token, "prep") if c.lower_ in ("with", "to") for p in children(c, "pobj")), None
    )
    if lemma in words.topic_verbs:
        topic = child(token, "dobj", "nsubjpass")
        if topic is None or (lemma != "discuss" and partner is None and not _are_several(who)):
            return None  # one side alone reviews a document
        found = contents(topic, is_time)
        what = found[0] if found else None
    else:
        thing = child(token, "dobj")
        if (
            lemma == "meet"
            and thing is not None
            and thing.pos_ not in ("PROPN", "PRON")
            and not _is_people(thing)
        ):
            return None  # "met the demands"
        if partner is None and thing is None and not (lemma in ("meet", "negotiate") and _are_several(who)):
            return None
        if lemma in ("speak", "talk") and (
            partner is None or partner.lower_ in ("reporters", "journalists", "media", "press")
        ):
            return None
        what = Stretch(token.doc, token.i, min(token.right_edge.i + 1, token.i + LONGEST_NAME), token)
        partner = partner if partner is not None else thing
    if what is None:
        return None
    return Candidate(
        kind="meet",
        block=block,
        sentence=sentence,
        trigger=token,
        what=what,
        read_by=f"rule:meet.verb.{lemma}@1",
        mover="parties",
        by=tuple(t for t in (who, partner) if t is not None),
        status=status_of(token, token, words),
        deed=True,
        heads=(token,),
    )


def _name(token: Token, is_time: Callable[[Token], bool]) -> Stretch | None:
    found = contents(token, is_time)
    if not found:
        return None
    stretch = found[0]
    end = min(stretch.end, stretch.start + LONGEST_NAME)
    for c in token.children:  # relative clauses tell what happened there, not which meeting it is
        if c.dep_ in ("relcl", "acl") and c.left_edge.i > token.i:
            end = min(end, c.left_edge.i)
    while end > stretch.start and token.doc[end - 1].pos_ in ("PUNCT", "ADP", "DET", "CCONJ"):
        end -= 1
    return Stretch(token.doc, stretch.start, end, token) if end > stretch.start else None


def participants(token: Token, verb: Token | None) -> tuple[Token, ...]:
    """The words that name who meets: the subject of the verb that holds it, and who it is with."""
    found: list[Token] = []
    if verb is not None:
        who = surface_subject(verb)
        if who is not None and who != token:
            found.append(who)
    owner = child(token, "poss")
    if owner is not None:
        found.append(owner)
    for c in children(token, "prep"):
        if c.lower_ in ("with", "between", "among"):
            found += children(c, "pobj")
    found += children(token, "compound", "amod", "nmod")  # "U.S.-Iran talks"
    return tuple(found)


def status_of(token: Token, verb: Token | None, words: MeetingWords) -> MeetStatus:
    """Whether a meeting was held, is planned or was called off."""
    near = {t.lower_ for t in children(token, "amod", "compound", "nummod", "acl")}
    if verb is not None:
        verb = _main(verb)
        lemma = verb.lemma_.lower()
        if lemma in words.cancelled or any(f"{lemma}+{p}" in words.cancelled for p in particle(verb)):
            return "cancelled"
        if (
            mood(verb) in ("future", "obliged", "conditional", "possible")
            or is_infinitive(verb)
            or lemma in ("schedule", "plan", "expect")
        ):
            return "planned"
        if verb.lower_ in words.planned or (lemma == "be" and any(map(is_to_be, children(verb, "xcomp")))):
            return "planned"
    return "planned" if near & words.planned else "held"


def _main(verb: Token) -> Token:
    """The verb that a purpose or an attempt belongs to: "[will meet] to discuss", "[tried] to agree"."""
    for _ in range(3):
        purpose = verb.dep_ == "advcl" and is_infinitive(verb)
        attempt = verb.dep_ == "xcomp" and verb.head.lemma_ in ("try", "work", "discuss", "continue")
        if not (purpose or attempt) or not is_verbal(verb.head):
            break
        verb = verb.head
    return verb


def _are_several(who: Token | None) -> bool:
    return who is not None and (child(who, "conj") is not None or who.tag_ in ("NNS", "NNPS", "PRP"))


def _is_people(token: Token) -> bool:
    """Whether a noun with a name or a title beside it is somebody: "met the foreign minister"."""
    if any(c.pos_ == "PROPN" for c in token.subtree):
        return True
    return token.lemma_.lower().endswith(
        (
            "er",
            "or",
            "ist",
            "man",
            "ent",
            "ian",
            "ary",
            "leader",
            "counterpart",
            "official",
            "delegation",
            "team",
            "side",
        )
    )
