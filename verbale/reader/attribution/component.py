"""The spaCy component `verbale_attribution`: who said what, for those who use spaCy and nothing else here.

    import spacy
    import verbale.reader.attribution.component

    nlp = spacy.load("en_core_web_sm")
    nlp.add_pipe("verbale_attribution")
    doc = nlp('"We are ready," the envoy said.')
    for found in doc._.attributions:
        print(found.source, found.cue, found.content)

It needs a pipeline with a tagger, a lemmatiser and a dependency parser. It fills `doc._.attributions`
and `doc.spans["attributions"]`, where every part is a span labelled SOURCE, CUE or CONTENT, and
their ids tell which belong together.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

from verbale.document import Spans, make_document
from verbale.reader.attribution.attribute import Attributor
from verbale.reader.parse import ParsedBlock, ParsedDocument
from verbale.reader.prose import Block
from verbale.reading import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "verbale_attribution"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in a `Doc`, in spans of its tokens; a part may be missing or in pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    confidence: float | None
    inside: int | None
    """The number, in `doc._.attributions`, of the one that it is told in."""


@Language.factory(NAME, default_config={"min_confidence": 0.0}, requires=["token.dep", "token.lemma"])
def make_component(nlp: Language, name: str, min_confidence: float) -> Component:
    """The component; attributions that are less sure than `min_confidence` are left out."""
    return Component(min_confidence)


class Component:
    """Finds attributions in a `Doc`; predicts apart from writing, as spaCy's own components do."""

    def __init__(self, min_confidence: float = 0.0) -> None:
        self.min_confidence = min_confidence
        self._attributor = Attributor()
        if not Doc.has_extension("attributions"):
            Doc.set_extension("attributions", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Predict and write."""
        return self.set_annotations(doc, self.predict(doc))

    def predict(self, doc: Doc) -> tuple[Statement, ...]:
        """The statements of a doc, which is left as it is. Offsets are those of `doc.text`."""
        blocks = tuple(_paragraphs(doc))
        parsed = ParsedDocument(make_document("doc", doc.text), blocks)
        found = self._attributor.attribute(parsed)
        return tuple(s for s in found if s.confidence is None or s.confidence >= self.min_confidence)

    def set_annotations(self, doc: Doc, statements: Sequence[Statement]) -> Doc:
        """Write them to `doc._.attributions` and `doc.spans["attributions"]`."""
        number = {statement.id: i for i, statement in enumerate(statements)}
        attributions = []
        spans: list[Span] = []
        for i, statement in enumerate(statements):
            source, cue, content = (
                _spans(doc, places, label, str(i))
                for label, places in (
                    ("SOURCE", statement.source),
                    ("CUE", statement.cue),
                    ("CONTENT", statement.content),
                )
            )
            spans += [*source, *cue, *content]
            holder = number.get(statement.inside) if statement.inside else None
            attributions.append(
                Attribution(source, cue, content, statement.kind, statement.confidence, holder)
            )
        doc._.attributions = tuple(attributions)
        doc.spans["attributions"] = spans
        return doc


def _spans(doc: Doc, places: Spans, label: str, number: str) -> tuple[Span, ...]:
    """The doc's spans over places in its text, widened to whole tokens."""
    made = (doc.char_span(a, b, label=label, span_id=number, alignment_mode="expand") for a, b in places)
    return tuple(span for span in made if span is not None)


def _paragraphs(doc: Doc) -> list[ParsedBlock]:
    """The doc's paragraphs as blocks, cut at line breaks between sentences; nothing is left out."""
    edges = [0]
    for sentence in doc.sents:
        before = doc[sentence.start - 1].text_with_ws if sentence.start else ""
        if sentence.start and "\n" in before:
            edges.append(sentence.start)
    blocks = []
    for start, end in zip(edges, [*edges[1:], len(doc)], strict=True):
        while start < end and doc[start].is_space:
            start += 1
        if start == end:
            continue
        part = doc[start:end].as_doc()
        first = doc[start].idx
        offsets = array("q", range(first, first + len(part.text)))
        ends = array("q", range(first + 1, first + 1 + len(part.text)))
        blocks.append(ParsedBlock(Block(part.text, offsets, ends, "prose"), part))
    return blocks
