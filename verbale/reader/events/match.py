"""Match: which entry of the lexicon a word is in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reader.events.clause import at_place, beside, near
from verbale.reader.events.lexicon import Entry, Lexicon, Use
from verbale.reader.parties.words import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_USES: dict[str, Use] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}


def use_of(token: Token) -> Use | None:
    """How a word is used; None for words that can tell of no event, names among them."""
    if token.tag_ == "MD":
        return "modal"
    use = _USES.get(token.pos_)
    if use == "verb" and token.dep_ in ("amod", "compound", "aux", "auxpass"):
        return None  # "the detained crew", "has called"
    return use


def entry_of(token: Token, lexicon: Lexicon) -> Entry | None:
    """The first entry of a word that fits its sentence, or None."""
    use = use_of(token)
    if use is None:
        return None
    entries = lexicon.of(use, token.lower_) if use == "noun" else ()
    entries = entries or lexicon.of(use, lexicon.base(token.lower_, token.lemma_.lower()))
    return next((e for e in entries if _fits(e, token)), None)


def _fits(entry: Entry, token: Token) -> bool:
    if entry.particles and not entry.particles <= beside(token, load_words().times):
        return False
    if entry.unless and any(
        _holds(o, entry.unless) for place in ("object", *entry.at) for o in at_place(token, place)
    ):
        return False
    if entry.subjects and not any(_is_one(t, entry.subjects) for s in _subjects(token) for t in near(s)):
        return False
    if not entry.objects:
        return True
    return any(_holds(o, entry.objects) for place in entry.at for o in at_place(token, place))


def _holds(thing: Token, words: frozenset[str]) -> bool:
    """Whether a thing is one of the words, or is told by one beside it."""
    if "*" in words:
        return True
    if "*name" in words and thing.pos_ == "PROPN":
        return True
    if "*people" in words and (load_words().people(thing.lower_) or thing.lower_ in load_words().patients):
        return True
    if "*national" in words and (thing.text == "U.S." or (thing.pos_ == "ADJ" and thing.text[0].isupper())):
        return True
    if "*person" in words and _is_person(thing):
        return True
    if "*somebody" in words and (thing.pos_ == "PROPN" or load_words().people(thing.lower_)):
        return True
    return any(_is_one(t, words) for t in near(thing))


def _is_person(thing: Token) -> bool:
    """Whether a name is a person's: it has a given name or a rank in it."""
    if thing.pos_ != "PROPN":
        return False
    words = load_words()
    names = (thing, *(c for c in thing.children if c.dep_ in ("compound", "amod", "nmod", "appos")))
    return any(n.lower_ in words.given or words.titled(n.lower_) for n in names)


def _is_one(token: Token, words: frozenset[str]) -> bool:
    low = token.lower_
    if token.lemma_.lower() in words or low in words:
        return True
    return token.pos_ == "PROPN" and low.endswith("s") and low[:-1] in words  # "the Royal Marines"


def _subjects(token: Token) -> list[Token]:
    """The subjects of a verb, also of the verb that it is coordinated with or hangs on."""
    for _ in range(4):
        found = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
        found += [d for c in token.children if c.dep_ == "agent" for d in c.children if d.dep_ == "pobj"]
        if found:
            return found
        if token.dep_ in ("relcl", "acl"):
            return [token.head]
        if token.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep"):
            return []
        token = token.head
    return []
