"""Headlines: read again where the parser takes their verb for a noun.

    "Kenya Deports Four Journalists"  in running case: "Kenya deports four journalists"
    "North Korea fires missile"       in the past tense, which only a verb has: "North Korea fired missile"

The words that come back are as long as those of the text, so offsets hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reader.case import in_natural_case
from verbale.reader.events.lexicon import Lexicon
from verbale.reader.parse import ParsedBlock, Parser
from verbale.reader.parties.words import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from verbale.reader.parties.cast import Cast

CAPITAL_SHARE = 0.9
"""Where more of the longer words than this begin with a capital, all do; running text has below half."""

LONGER = 4
"""Letters of a word that such a headline writes with a capital: "of" and "to" stay small."""

FEWEST, MOST = 3, 25
"""Words that a headline has: fewer are a name or a label, more are a list or a sentence."""

_FINITE = frozenset({"VBZ", "VBD", "MD"})
"""Tags of verbs that make a sentence, but VBP, which the parser gives to nouns after a mistaken verb."""


def as_sentence(block: ParsedBlock, cast: Cast, lexicon: Lexicon, parser: Parser) -> ParsedBlock:
    """The block as a sentence where it is a headline that may tell an event; else the block itself.

    Names that the cast knows keep their capitals. A second reading counts only where it finds a verb.
    """
    if not FEWEST <= len(block.doc) <= MOST:
        return block
    doc = block.doc
    if _in_capitals(doc):
        words = _in_running_case(block, cast, lexicon, parser)
        if words is None:
            return block
        doc = _read(doc, words, parser)
        block = ParsedBlock(block.block, doc)
    elif doc[-1].text in (".", "!", "?"):
        return block
    verb = _mistaken(doc, lexicon)
    if verb is None:
        return block
    words = [t.text for t in doc]
    words[verb.i] = _past(_base(verb, lexicon) or verb.lower_)
    again = _read(doc, words, parser)
    if again[verb.i].tag_ != "VBD" or again[verb.i].dep_ != "ROOT":
        return block
    return ParsedBlock(block.block, _with_words(again, doc, verb.i, _base(verb, lexicon) or verb.lower_))


def _in_capitals(doc: Doc) -> bool:
    longer = [t for t in doc if t.is_alpha and len(t) >= LONGER]
    return len(longer) >= FEWEST and sum(t.text[0].isupper() for t in longer) > CAPITAL_SHARE * len(longer)


def _in_running_case(block: ParsedBlock, cast: Cast, lexicon: Lexicon, parser: Parser) -> list[str] | None:
    """The words in running case, or None where none of them tells an event."""
    named = {
        i
        for mention in cast.mentions_in(block, 0, len(block.doc))
        for i in range(mention.words.start, mention.words.end)
    }
    words = [t.text for t in block.doc]
    told = False
    for token in block.doc[1:]:
        verb = _base(token, lexicon) is not None
        if not token.text.istitle() or token.text in load_words().places or (token.i in named and not verb):
            continue
        if verb or in_natural_case(f"a {token.text}", parser.common_words)[2:].islower():
            words[token.i] = token.lower_
            told = told or verb or token.lower_ in lexicon.words
    return words if told else None


def _mistaken(doc: Doc, lexicon: Lexicon) -> Token | None:
    """The verb after a name or a noun that was read as a noun, where the words have no other finite verb."""
    if any(t.tag_ in _FINITE for t in doc):
        return None
    for token in doc[1:]:
        if (
            token.pos_ in ("NOUN", "PROPN")
            and doc[token.i - 1].pos_ in ("NOUN", "PROPN")
            and _base(token, lexicon)
        ):
            return token
    return None


def _base(token: Token, lexicon: Lexicon) -> str | None:
    """The base form of a word that headlines use as a verb ("Deports"); None for every other word."""
    low = token.lower_
    for ending, put in (("ies", "y"), ("es", ""), ("s", "")):
        base = low[: -len(ending)] + put
        if low.endswith(ending) and any(True for _ in lexicon.of("verb", base)):
            return base
    return None


def _past(base: str) -> str:
    """A past form, if need be one that nobody says ("hitted"): the parser goes by the ending."""
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


def _read(doc: Doc, words: list[str], parser: Parser) -> Doc:
    from spacy.tokens import Doc

    return parser.nlp(Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc]))


def _with_words(read: Doc, doc: Doc, verb: int, base: str) -> Doc:
    """What was read in one document, on the words of another."""
    from spacy.tokens import Doc

    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in read],
        pos=[t.pos_ for t in read],
        lemmas=[base if t.i == verb else t.lemma_ for t in read],
        heads=[t.head.i for t in read],
        deps=[t.dep_ for t in read],
    )
