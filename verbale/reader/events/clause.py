"""Clauses: where a word stands, what governs it, and how it is told (to come, denied, supposed).

All functions take tokens of spaCy's English trees and give tokens; none knows of events.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Telling = Literal["fact", "future", "would", "possible", "obliged"]
Link = Literal["object", "subject", "clause", "modifier", "complement"]

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_AUXILIARIES: dict[str, Telling] = {
    "will": "future", "shall": "future", "'ll": "future", "’ll": "future", "wo": "future",
    "would": "would", "'d": "would", "’d": "would",
    "can": "possible", "could": "possible", "may": "possible", "might": "possible", "ca": "possible",
    "must": "obliged", "should": "obliged", "ought": "obliged",
}  # fmt: skip
_SUPPOSING = frozenset({"if", "unless", "whether", "lest", "should"})
_NO = frozenset({"no", "never", "neither", "nor", "without", "nobody", "nothing", "none"})
_WITHOUT = frozenset({"without", "against", "from", "instead", "than", "rather"})
"""Prepositions before a gerund that is not done: "without consulting", "banned from entering"."""


def is_verb(token: Token) -> bool:
    """Whether a token is a verb, also a copula."""
    return token.pos_ in ("VERB", "AUX")


def is_participle(token: Token) -> bool:
    """Whether a verb hangs on a noun as its passive participle: "the sanctions IMPOSED by Peru".

    Where that noun is all that heads the sentence, the verb is its finite verb, taken for one by the parser.
    """
    if token.tag_ != "VBN" or token.dep_ != "acl":
        return False
    return token.head.dep_ != "ROOT" and not any(c.dep_ == "aux" for c in token.children)


def is_infinitive(token: Token) -> bool:
    """Whether a verb stands in the infinitive with `to`."""
    return token.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def is_gerund(token: Token) -> bool:
    """Whether a verb names a doing ("floated IMPOSING tariffs") and says of nobody that it is done."""
    return token.tag_ == "VBG" and not any(c.dep_ == "aux" or c.dep_ in SUBJECTS for c in token.children)


def is_negated(token: Token) -> bool:
    """Whether what a word says is said not to be: "did not", "no", "never", "will not lift or EASE"."""
    if (
        token.dep_ == "conj"
        and token.tag_ == "VB"
        and any(c.lower_ in ("or", "nor") for c in token.head.children)
    ):
        return is_negated(token.head)
    for c in token.children:
        if c.dep_ == "neg" or (c.lower_ in _NO and c.dep_ in ("advmod", "preconj", "det", "cc")):
            return True
        if c.dep_ in ("dobj", "nsubj", "nsubjpass", "attr") and (
            c.lower_ in _NO or any(d.dep_ == "det" and d.lower_ in ("no", "neither") for d in c.children)
        ):
            return True
    return False


def telling(verb: Token) -> Telling:
    """Whether a verb tells a fact, or something to come, possible or due; shared by coordinated verbs."""
    for _ in range(4):
        auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
        for c in auxiliaries:
            told = _AUXILIARIES.get(c.lower_)
            if told == "possible" and any(o.lower_ == "have" for o in auxiliaries):
                return "fact"  # "may have launched": reported as done, if not for sure
            if told is not None:
                return told
        shares = verb.dep_ == "conj" and verb.tag_ == "VB" and not auxiliaries
        if not shares or any(c.dep_ in SUBJECTS for c in verb.children):
            return "fact"
        verb = verb.head
    return "fact"


def first_of(token: Token) -> Token:
    """The first of the coordinated words, where it stands for all: "agreed to free them and LIFT the ban"."""
    for _ in range(6):
        if token.dep_ != "conj" or (is_verb(token) and any(c.dep_ in SUBJECTS for c in token.children)):
            return token
        if is_verb(token) and not is_verb(token.head):
            return token
        token = token.head
    return token


def governor(token: Token) -> tuple[Token, Link] | None:
    """What a word is the object, clause or modifier of; None where it stands for itself."""
    token = first_of(token)
    head, dep = token.head, token.dep_
    if head.i == token.i:
        return None
    if is_verb(token):
        if dep in ("xcomp", "ccomp"):
            return head, "clause"
        if dep == "pcomp" and head.lower_ not in ("after", "before", "by", "since", "while", "despite"):
            return head.head, "clause"
        if dep in ("acl", "relcl") and is_infinitive(token):
            return head, "clause"
        if dep == "parataxis" and token.i < head.i:
            return head, "clause"
        return None
    if token.pos_ == "ADJ":
        return (head, "complement") if dep in ("acomp", "oprd", "conj") and is_verb(head) else None
    if dep in ("dobj", "nsubjpass", "oprd"):
        return head, "object"
    if dep == "nsubj":
        return head, "subject"
    if dep in ("compound", "nmod") and head.i > token.i:
        return head, "modifier"
    if dep == "pobj" and head.lower_ != "by":
        return head.head, "object"
    return None


def is_purpose(verb: Token) -> bool:
    """Whether a verb only says what for, or what was kept from being: "to investigate", "without asking"."""
    verb = first_of(verb)
    if is_infinitive(verb):
        return True
    return verb.dep_ == "pcomp" and verb.head.lower_ in _WITHOUT


def is_supposed(token: Token) -> bool:
    """Whether a clause is only supposed: "if ...", "whether ..."."""
    for _ in range(10):
        if any(
            c.dep_ in ("mark", "advmod") and c.lower_ in _SUPPOSING and c.i < token.i for c in token.children
        ):
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def beside(token: Token, times: Container[str]) -> set[str]:
    """The particles, prepositions and adverbs that stand with a verb, and the words of set phrases.

    A preposition before a time ("called him ON FRIDAY") belongs to the time.
    """
    found: set[str] = set()
    for c in token.children:
        if c.dep_ in ("prt", "prep", "advmod", "dative", "agent", "oprd", "acomp"):
            if c.dep_ == "prep" and any(d.lower_ in times for d in c.children):
                continue
            found.add(c.lower_)
            found.update(d.lower_ for d in c.children if d.dep_ in ("prep", "pobj", "pcomp"))
        elif c.dep_ in ("dobj", "ccomp"):
            found.add(c.lower_)
            found.update(d.lower_ for d in c.children if d.dep_ in ("prep", "prt"))
    return found


def at_place(token: Token, place: str) -> Iterator[Token]:
    """The heads that stand at a place of a word: its object, clause, modifiers, or after a preposition."""
    match place:
        case "object":
            yield from objects(token)
        case "clause":
            for c in token.children:
                if (c.dep_ in ("xcomp", "ccomp") and is_verb(c)) or (c.dep_ == "advcl" and is_infinitive(c)):
                    yield c
                elif c.dep_ == "dobj":
                    yield from (d for d in c.children if d.dep_ == "acl")
        case "infinitive":  # "asked him TO GO", not "asked why"
            for c in token.children:
                if c.dep_ in ("xcomp", "ccomp", "advcl") and is_infinitive(c):
                    yield c
                elif c.dep_ == "dobj":
                    yield from (d for d in c.children if d.dep_ in ("acl", "relcl") and is_infinitive(d))
        case "others":  # "wanted IT TO GO", not "wanted to go"
            for c in token.children:
                if c.dep_ == "ccomp" and is_infinitive(c) and any(d.dep_ in SUBJECTS for d in c.children):
                    yield c
        case "complement":
            for c in token.children:
                if c.dep_ in ("acomp", "oprd", "attr", "prt", "advmod") or c.dep_ in ("ccomp", "xcomp"):
                    yield c
        case "named":  # "called him a liar"
            for c in token.children:
                if c.dep_ in ("oprd", "ccomp") and not is_verb(c):
                    yield from (d for d in c.children if d.dep_ == "nsubj")
                    yield from objects(token)
        case "modifier":
            for c in token.children:
                if c.dep_ in ("compound", "amod", "nmod", "poss"):
                    yield c
        case _:
            yield from _after(token, place)


def objects(token: Token) -> Iterator[Token]:
    """What a verb is done to: its object, the subject of its passive, or the noun of a participle."""
    for c in token.children:
        if c.dep_ in ("dobj", "nsubjpass"):
            yield c
    if is_participle(token):
        yield token.head


def _after(token: Token, preposition: str) -> Iterator[Token]:
    """What stands after a preposition of a word, or of its object or particle."""
    holders = [
        token,
        *(c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "prt", "acomp", "advmod")),
    ]
    for holder in holders:
        for c in holder.children:
            if c.lower_ == preposition and c.dep_ in ("prep", "dative", "agent", "prt"):
                yield from (d for d in c.children if d.dep_ in ("pobj", "pcomp"))


def near(noun: Token) -> Iterator[Token]:
    """A noun with the words that tell what it is: "deliveries OF FOOD", "HUMANITARIAN aid"."""
    yield noun
    for c in noun.children:
        if c.dep_ in ("compound", "amod", "nmod", "conj", "dobj"):
            yield c
            yield from (d for d in c.children if d.dep_ in ("compound", "conj", "amod"))
        elif c.dep_ == "prep" and c.lower_ in ("of", "in", "for", "as"):
            for d in c.children:
                if d.dep_ == "pobj":
                    yield d
                    yield from (e for e in d.children if e.dep_ in ("compound", "conj", "amod"))


def owner(noun: Token) -> Token | None:
    """Whose event a noun tells: "PERU'S attack", "a raid by the ARMY", "talks between PERU and Chile"."""
    for c in noun.children:
        if c.dep_ == "poss" and c.tag_ != "PRP$":
            return c
        if c.dep_ in ("agent", "prep") and c.lower_ in ("by", "between"):
            return next((d for d in c.children if d.dep_ == "pobj"), None)
    for c in noun.children:
        if c.dep_ in ("compound", "amod", "nmod") and (c.pos_ == "PROPN" or c.text[0].isupper()):
            return c
    return None
