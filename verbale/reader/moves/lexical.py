"""Lexical moves: what the frames of the vocabulary find in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from verbale.reader.moves.candidate import Candidate, Mover
from verbale.reader.moves.conditions import condition
from verbale.reader.moves.content import contents
from verbale.reader.moves.frames import Entry, Frames, Use
from verbale.reader.moves.stretch import Stretch
from verbale.reader.moves.syntax import (
    child,
    children,
    governing_verb,
    in_question_or_if,
    is_finite,
    is_infinitive,
    is_negated,
    is_passive,
    is_verbal,
    mood,
    particle,
    possessor,
    subject,
    surface_subject,
)
from verbale.reading import MoveKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from verbale.reader.parse import ParsedBlock

IsTime = Callable[[object], bool]

_USES: dict[str, Use] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
TAKEN = frozenset(
    "receive get hear await accept reject dismiss oppose welcome ignore study review consider criticize "
    "criticise answer deny discuss want seek need expect condemn support back".split()
)
"""Verbs whose subject takes the offer, demand or promise that is their object: it is somebody else's."""

_SELF_ENDS = ("prep", "dobj", "prt", "advmod", "attr", "acomp", "xcomp", "pobj")


def lexical_moves(
    block: ParsedBlock, sentence: Span, frames: Frames, is_time: Callable[[Token], bool]
) -> Iterator[Candidate]:
    """The candidates that the frames find in one sentence, in text order."""
    for token in sentence:
        use = _USES.get(token.pos_)
        if use is None:
            continue
        # A participle may be tagged as an adjective, and the other way round.
        uses: tuple[Use, ...] = (use, "verb") if token.tag_ in ("VBN", "VBD") and use != "verb" else (use,)
        for use in uses:
            entry = _entry(token, frames, use)
            if entry is not None:
                yield from _moves(block, sentence, token, entry, is_time)
                break


def _entry(token: Token, frames: Frames, use: Use) -> Entry | None:
    entries = frames.of(use, token.lemma_.lower()) or frames.of(use, token.lower_)
    if not entries:
        return None
    with_it = particle(token)
    for entry in entries:
        if entry.particle and entry.particle not in with_it:
            continue
        if entry.objects and not _has_object(token, entry.objects):
            continue
        if entry.subjects:
            who = surface_subject(token)
            if who is None or who.lemma_.lower() not in entry.subjects:
                continue
        if entry.objects_of:
            verb = governing_verb(token)
            if verb is None or verb.lemma_.lower() not in entry.objects_of:
                continue
        return entry
    return None


def _has_object(token: Token, words: frozenset[str]) -> bool:
    for c in token.children:
        if c.dep_ in ("dobj", "nsubjpass", "xcomp", "ccomp", "oprd") and _among(c, words):
            return True
        if c.dep_ in ("prep", "prt", "advmod") and any(
            _among(p, words) for p in c.subtree if p.dep_ == "pobj"
        ):
            return True
    if token.dep_ in ("relcl", "acl"):
        return _among(token.head, words)
    return False


def _among(token: Token, words: frozenset[str]) -> bool:
    return any(
        t.lemma_.lower() in words or t.lower_ in words for t in (token, *children(token, "conj", "compound"))
    )


def _moves(
    block: ParsedBlock, sentence: Span, token: Token, entry: Entry, is_time: Callable[[Token], bool]
) -> Iterator[Candidate]:
    frame = entry.frame
    kind: MoveKind | str = frame.kind
    negated = is_negated(token)
    if frame.negated_only and not negated:
        return
    if negated and not frame.negated_only and frame.negated is not None:
        kind = frame.negated
    elif frame.future is not None and mood(token) in ("future", "conditional", "possible", "obliged"):
        kind = frame.future if mood(token) == "future" else ""
    if not kind or in_question_or_if(token):
        return
    place, heads = _content_heads(token, entry)
    if not heads:
        return
    by, mover = _by(token, entry)
    to = _to(token, entry, heads[0])
    hangs_on = condition((token, *heads))
    for head in heads:
        stretches = [_self(token)] if place == "self" else contents(head, is_time)
        for n, stretch in enumerate(stretches):
            if stretch is None or not _says_something(stretch):
                continue
            if kind == "withhold" and n == 0:
                stretch = _with_mark(stretch)
            yield Candidate(
                kind=kind,  # type: ignore[arg-type]
                block=block,
                sentence=sentence,
                trigger=token,
                what=stretch,
                read_by=f"rule:{entry.name}@1",
                mover=mover,
                by=by,
                to=to,
                condition=hangs_on,
                says=frame.says,
                deed=frame.deed,
                heads=(head, token),
            )


def _with_mark(stretch: Stretch) -> Stretch:
    """With the "whether" before it: what is withheld is the question."""
    before = stretch.doc[stretch.start - 1] if stretch.start else None
    if before is not None and before.lower_ in ("whether", "if"):
        return Stretch(stretch.doc, before.i, stretch.end, stretch.head)
    return stretch


def _says_something(stretch: Stretch) -> bool:
    """Whether a content says more than "it", "this" or "what"."""
    return any(
        t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and t.lower_ not in ("something", "what")
        for t in stretch.words
    )


def _content_heads(token: Token, entry: Entry) -> tuple[str, list[Token]]:
    """Where the content stands, and its heads."""
    for place in entry.what:
        found = _at(token, place)
        if found:
            return place, found
    return "", []


def _at(token: Token, place: str) -> list[Token]:
    match place:
        case "infinitive":
            return _infinitives(token)
        case "clause":
            return [
                c
                for c in token.children
                if (c.dep_ in ("ccomp", "acl") or (c.dep_ == "relcl" and not _is_relative(c)))
                and is_verbal(c)
                and not is_infinitive(c)
                and is_finite(c)
                and not _asks(c)
            ] or ([token.head] if _told_beside(token) else [])
        case "gerund":
            return [c for c in token.children if c.dep_ in ("xcomp", "ccomp", "dobj") and c.tag_ == "VBG"]
        case "object":
            return _objects(token)
        case "subject":
            holder = token.head if token.dep_ in ("acomp", "attr", "oprd", "conj") else token
            who = surface_subject(holder)
            if token.dep_ in ("oprd", "acomp", "ccomp") and child(holder, "dobj") is not None:
                who = child(holder, "dobj")  # "called the plan unacceptable"
            return [who] if who is not None and who.pos_ in ("NOUN", "PROPN", "VERB") else []
        case "self":
            return [token]
        case "named":
            return _named(token)
        case "inner":
            return [h for c in children(token, "xcomp", "dobj", "ccomp") for h in _inner(c)]
        case "whether":
            return [
                c
                for c in token.children
                if c.dep_ in ("ccomp", "advcl")
                and any(m.lower_ in ("whether", "if") or m.tag_ in ("WP", "WRB") for m in c.children)
            ]
        case "asked":
            return [
                h
                for c in children(token, "advcl")
                if c.lemma_.lower() == "ask"
                for h in _at(c, "clause") + _at(c, "whether") + _at(c, "about")
            ]
        case "made":
            verb = token.head
            if _made(token) is not None:
                return [verb]
            if verb.lemma_.lower() == "make" and token.dep_ in ("oprd", "ccomp", "acomp"):
                thing = child(verb, "dobj", "nsubjpass") or child(token, "nsubj")
                return [thing] if thing is not None else []
            return []
        case _:
            return _prepositional(token, place)


def _made(token: Token) -> Token | None:
    """The verb of "made public the texts", where the parser hangs the adjective on what it is said of."""
    thing = token.head
    hangs = token.dep_ == "acomp" and thing.pos_ == "NOUN" and thing.dep_ in ("ccomp", "dobj")
    return thing.head if hangs and thing.head.lemma_.lower() == "make" else None


def _infinitives(token: Token) -> list[Token]:
    found = [
        c
        for c in token.children
        if c.dep_ in ("xcomp", "ccomp", "acl", "relcl", "advcl", "dep") and is_verbal(c) and is_infinitive(c)
    ]
    if not found:  # "called on both sides to talk", where the sides are taken for its subject
        for c in children(token, "prep", "dative"):
            if c.lower_ in ("on", "upon", "for", "to"):
                found += [
                    g for p in children(c, "pobj") for g in children(p, "acl", "relcl") if is_infinitive(g)
                ]
    return found[:1]


def _objects(token: Token) -> list[Token]:
    passive = list(children(token, "nsubjpass"))
    if passive:
        return [_relative_antecedent(passive[0])]
    found = [c for c in children(token, "dobj", "dative") if c.pos_ != "PART"]
    found = [c for c in found if c.dep_ == "dobj"] or found
    if found:
        return [_relative_antecedent(found[0])]
    if (
        token.dep_ in ("relcl", "acl")
        and token.head.pos_ in ("NOUN", "PROPN")
        and (token.dep_ == "relcl" or token.tag_ == "VBN")
    ):
        has_subject = child(token, "nsubj")
        if token.tag_ == "VBN" or (has_subject is not None and has_subject.tag_ not in ("WDT", "WP")):
            return [token.head]
    return []


def _relative_antecedent(token: Token) -> Token:
    if token.tag_ in ("WDT", "WP") and token.head.dep_ == "relcl":
        return token.head.head
    return token


def _is_relative(token: Token) -> bool:
    return any(c.tag_ in ("WDT", "WP", "WP$", "WRB") for c in token.children)


def _asks(clause: Token) -> bool:
    """Whether a clause is an indirect question: "asked whether it would", "asked what it wanted"."""
    return any(
        (c.dep_ == "mark" and c.lower_ in ("if", "whether")) or c.tag_ in ("WP", "WRB", "WDT")
        for c in clause.children
    )


def _told_beside(token: Token) -> bool:
    """Whether the content stands before or around its verb of saying: "X, he warned"."""
    return token.dep_ in ("parataxis", "dep") and is_verbal(token.head)


def _prepositional(token: Token, preposition: str) -> list[Token]:
    for c in token.children:
        if c.dep_ in ("prep", "prt", "advmod", "dative", "agent") and c.lower_ == preposition:
            found = [g for g in c.children if g.dep_ in ("pobj", "pcomp")]
            if found:
                return found[:1]
        if c.dep_ in ("prt", "advmod"):  # "walked away from the talks"
            found = [
                g
                for p in c.children
                if p.dep_ == "prep" and p.lower_ == preposition
                for g in p.children
                if g.dep_ == "pobj"
            ]
            if found:
                return found[:1]
    return []


def _named(token: Token) -> list[Token]:
    """What is called so: "dismissed the demands as non-starters", "the plan is a non-starter"."""
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        verb = token.head.head
        thing = child(verb, "dobj", "nsubjpass")
        return [thing] if thing is not None else []
    if token.dep_ in ("attr", "oprd"):
        who = child(token.head, "dobj") if token.dep_ == "oprd" else None
        who = who if who is not None else surface_subject(token.head)
        return [who] if who is not None else []
    return []


def _inner(token: Token) -> list[Token]:
    """The content of a content: "plans TO RESPOND", "to say WHETHER IT WOULD"."""
    for place in ("infinitive", "whether", "clause", "object", "on", "about", "to", "for"):
        found = _at(token, place)
        if found:
            return found
    return [token]


def _self(token: Token) -> Stretch | None:
    """The words themselves with what belongs to them, without their subject."""
    if not is_verbal(token):
        heads = contents(token, lambda _: False)
        return heads[0] if heads else None
    right = max(
        (c.right_edge.i for c in token.children if c.i > token.i and c.dep_ in _SELF_ENDS), default=token.i
    )
    return Stretch(token.doc, token.i, min(right + 1, token.i + 25), token)


def _by(token: Token, entry: Entry) -> tuple[tuple[Token, ...], Mover]:
    """The words that name the mover, or where else to look for it."""
    for place in entry.by:
        who: Token | None = None
        match place:
            case "speaker" | "parties":
                return (), place
            case "subject":
                holder = (
                    token.head if token.dep_ in ("acomp", "attr", "oprd") and not is_verbal(token) else token
                )
                who = subject(_made(token) or holder)
                if who is None and is_verbal(token) and is_passive(token):
                    return (), "speaker"
            case "possessive":
                who = possessor(token)
            case "governor":
                verb = governing_verb(token)
                if verb is not None and verb.lemma_.lower() in TAKEN:
                    return (), "given"  # somebody else's, and the clause does not say whose
                who = subject(verb) if verb is not None else None
            case _:
                found = _prepositional(token, place)
                who = found[0] if found else None
        if who is not None:
            return (who,), "given"
    return (), "speaker"


def _to(token: Token, entry: Entry, content: Token) -> tuple[Token, ...]:
    for place in entry.to:
        found: list[Token] = []
        if place == "object":
            if is_passive(token):
                found = list(children(token, "nsubjpass"))
            else:
                found = [c for c in children(token, "dobj", "dative") if c != content]
                own = child(content, "nsubj")
                if not found and own is not None and is_infinitive(content):
                    found = [own]  # spaCy reads "asked Iran to stop" as a clause with its own subject
        elif place == "subject":
            who = subject(token)
            found = [who] if who is not None else []
        else:
            found = [p for p in _prepositional(token, place) if p != content]
        if found:
            return tuple(found)
    # Who is to do it: "demands that Iran stop".
    own = child(content, "nsubj") if is_verbal(content) else None
    return (own,) if own is not None and entry.frame.kind in ("demand",) else ()
