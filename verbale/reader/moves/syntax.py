"""Syntax: what the rules for moves ask of spaCy's dependency trees (ClearNLP labels, as English models give).

All functions take tokens and give tokens; none looks at the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
COMPLEMENT_VERBS = ("xcomp", "ccomp", "advcl", "conj", "acl", "relcl", "pcomp", "dep")

Mood = Literal["fact", "future", "possible", "obliged", "conditional"]
_MOODS: dict[str, Mood] = {
    "will": "future", "shall": "future", "'ll": "future", "’ll": "future", "wo": "future",
    "can": "possible", "could": "possible", "may": "possible", "might": "possible", "ca": "possible",
    "must": "obliged", "should": "obliged", "ought": "obliged",
    "would": "conditional", "'d": "conditional", "’d": "conditional",
}  # fmt: skip

_DOUBT = frozenset({"fail", "refuse", "decline", "stop", "unable"})
_OBJECT_CONTROL = frozenset(
    "urge ask tell order call press push force require want expect instruct invite allow help get lead "
    "persuade convince encourage advise warn request beg compel lobby pressure direct".split()
)
_IS_TO_COME = frozenset(
    {"going", "set", "due", "scheduled", "expected", "poised", "slated", "about", "planned"}
)
_MODIFIERS = ("amod", "compound", "nmod")
_NEGATIVE_WORDS = frozenset({"no", "never", "neither", "nor", "not", "n't", "n’t", "without", "hardly"})


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of the labels, in text order."""
    return next((c for c in token.children if c.dep_ in labels), None)


def children(token: Token, *labels: str) -> Iterator[Token]:
    """The children with one of the labels, in text order."""
    return (c for c in token.children if c.dep_ in labels)


def is_verbal(token: Token) -> bool:
    """Whether a token is a verb, also a copula."""
    return token.pos_ in ("VERB", "AUX")


def is_infinitive(token: Token) -> bool:
    """Whether a verb stands in the infinitive with `to`."""
    return token.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def is_finite(token: Token) -> bool:
    """Whether a verb makes a clause with its auxiliaries: "broke", "had broken", not "breaking"."""
    if token.tag_ in ("VBG", "VBN"):
        return any(c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in token.children)
    return not is_infinitive(token)


def is_done(token: Token) -> bool:
    """Whether a verb tells something as done: "answered", "has answered"."""
    has = any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children)
    return is_verbal(token) and (token.tag_ == "VBD" or (token.tag_ == "VBN" and has))


def is_passive(token: Token) -> bool:
    """Whether a verb stands in the passive."""
    return any(c.dep_ in ("auxpass", "nsubjpass", "csubjpass") for c in token.children) or (
        token.tag_ == "VBN" and token.dep_ == "acl"
    )


def particle(token: Token) -> set[str]:
    """The particles, prepositions and adverbs that stand with a word, in small letters."""
    found = set()
    for c in token.children:
        if c.dep_ in ("prt", "prep", "advmod", "dative", "agent"):
            found.add(c.lower_)
            if c.dep_ in ("advmod", "prt"):  # "walked away from", "pull out of"
                found.update(p.lower_ for p in c.children if p.dep_ == "prep")
    return found


def subject(token: Token) -> Token | None:
    """Who does what the verb says: its subject, or the one it takes over from the clause above.

    Of a passive it is the agent; None where none is told.
    """
    if is_verbal(token) and is_passive(token):
        return agent(token)
    return surface_subject(token)


def surface_subject(token: Token) -> Token | None:
    """The grammatical subject of a verb, through coordination, control and relative clauses."""
    for _ in range(8):
        own = child(token, *SUBJECTS)
        if own is not None and own.dep_ != "expl":
            return _antecedent(own)
        if token.dep_ in ("acl", "relcl") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            if token.dep_ == "relcl" or token.tag_ in ("VBG", "VBN"):
                return token.head
            # "plans to respond": whoever has the plans
            owner, verb = possessor(token.head), governing_verb(token.head)
            return owner or (surface_subject(verb) if verb is not None else None)
        if token.dep_ in ("xcomp", "ccomp", "advcl", "conj", "dep", "pcomp", "prep", "acomp", "attr", "oprd"):
            head = token.head
            if token.dep_ == "xcomp" and head.lemma_.lower() in _OBJECT_CONTROL:
                thing = child(head, "dobj")
                if thing is not None:
                    return thing
            if token.dep_ == "ccomp" and not is_infinitive(token) and token.tag_ != "VBG":
                return None
            token = head
            continue
        return None
    return None


def _governing_verb(token: Token) -> Token:
    for _ in range(8):
        if is_verbal(token) or token.head == token:
            return token
        token = token.head
    return token


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a token, or None."""
    verb = _governing_verb(token)
    return verb if is_verbal(verb) and verb != token else None


def agent(token: Token) -> Token | None:
    """The agent of a passive: "by the rebels"."""
    for by in children(token, "agent", "prep"):
        if by.lower_ == "by":
            return child(by, "pobj")
    return None


def possessor(token: Token) -> Token | None:
    """Whose it is: "Moscow's demands", "a proposal [made] by Moscow", "the Russian offer"."""
    owner = child(token, "poss")
    if owner is not None:
        return owner
    for clause in children(token, "acl", "relcl"):
        if clause.dep_ == "acl" and clause.tag_ != "VBN":
            continue
        maker = agent(clause) if is_passive(clause) else child(clause, "nsubj")
        if maker is not None and maker.tag_ not in ("WDT", "WP") and not _has_object(clause):
            return maker
    for preposition in children(token, "prep"):
        named = child(preposition, "pobj")
        if named is not None and (
            preposition.lower_ in ("by", "from") or (preposition.lower_ == "of" and named.pos_ == "PROPN")
        ):
            return named
    return next((c for c in token.children if c.dep_ in _MODIFIERS and _is_named(c)), None)


def _is_named(token: Token) -> bool:
    """Whether a modifier is a name: "the Kenyan offer", not "NEW OFFER", nor "New offer" at the start."""
    opens = token.i == token.sent.start or not token.is_title
    return token.pos_ in ("PROPN", "ADJ") and not (opens and token.pos_ == "ADJ") and token.text[0].isupper()


def _has_object(clause: Token) -> bool:
    """Whether a clause has an object of its own: "the ship that it took" has none, the ship is it."""
    return any(c.dep_ == "dobj" and c.tag_ not in ("WDT", "WP") for c in clause.children)


def _antecedent(token: Token) -> Token:
    """What a relative pronoun stands for."""
    if token.tag_ in ("WP", "WDT") or token.lower_ in ("that", "which", "who"):
        verb = token.head
        for _ in range(4):
            if verb.dep_ == "relcl":
                return verb.head
            if verb.dep_ not in ("conj", "xcomp"):
                break
            verb = verb.head
    return token


def is_negated(token: Token) -> bool:
    """Whether what a word says is said not to be so ("did not", "no", "failed to", "has yet to")."""
    for c in token.children:
        if c.dep_ == "neg" or (c.lower_ in _NEGATIVE_WORDS and c.dep_ in ("advmod", "preconj", "det", "cc")):
            return True
    own = child(token, "nsubj", "dobj", "nsubjpass", "attr")
    if own is not None and is_verbal(token):
        if own.lower_ in ("nobody", "nothing", "none", "neither"):
            return True
        if any(c.lower_ in ("no", "neither") and c.dep_ == "det" for c in own.children):
            return True
    if token.dep_ == "xcomp":
        head = token.head
        if head.lemma_.lower() in _DOUBT or head.lower_ in (
            "failed",
            "refused",
            "declined",
            "fails",
            "refuses",
        ):
            return True
        if head.lower_ in ("has", "have", "had") and any(c.lower_ == "yet" for c in head.children):
            return True
    if token.dep_ in ("xcomp", "acomp", "attr", "oprd") and is_verbal(token.head):
        return any(c.dep_ == "neg" for c in token.head.children)
    return False


def mood(token: Token) -> Mood:
    """Whether a verb tells a fact, something to come, possible, due or conditional."""
    verb = token if is_verbal(token) else _governing_verb(token)
    for c in verb.children:
        if c.dep_ in ("aux", "auxpass") and c.lower_ in _MOODS:
            return _MOODS[c.lower_]
    if verb.dep_ == "xcomp":
        head = verb.head
        if head.lower_ in _IS_TO_COME or (head.lemma_ == "be" and is_to_be(verb)):
            return "future"
        if head.lower_ in ("have", "has", "had", "need", "needs", "needed"):
            return "obliged"
    if (
        verb.dep_ == "conj"
        and child(verb, *SUBJECTS) is None
        and not any(c.dep_ == "aux" for c in verb.children)
    ):
        return mood(verb.head) if verb.head != verb else "fact"
    return "fact"


def is_to_be(verb: Token) -> bool:
    """Whether a verb has a `to` of its own: "are [to be held] in May"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def predicate_start(verb: Token) -> int:
    """Where the predicate begins, after its subject and auxiliaries."""
    before = [
        c.right_edge.i
        for c in children(verb, *SUBJECTS, "aux", "auxpass", "neg", "mark", "cc")
        if c.i < verb.i
    ]
    adverb = child(verb, "advmod")
    start = max(before, default=verb.i - 1) + 1
    return min(start, verb.i) if adverb is None or adverb.i > verb.i else min(start, adverb.left_edge.i)


def in_question_or_if(token: Token) -> bool:
    """Whether a clause is only supposed: "if ...", "whether ...", "should they ...", a question."""
    for _ in range(6):
        who = child(token, "nsubj", "nsubjpass")
        if who is not None and any(c.lower_ == "should" and c.i < who.i for c in children(token, "aux")):
            return True
        if any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in token.children):
            return True
        if token.dep_ in ("ROOT", "relcl") or token.head == token:
            return False
        token = token.head
    return False


def conjuncts(token: Token) -> list[Token]:
    """A token and what is coordinated with it, in text order."""
    found = [token]
    for c in children(token, "conj"):
        found.extend(conjuncts(c))
    return sorted(found, key=lambda t: t.i)
