"""The attributor: what holds of every text, and the spaCy component."""

from __future__ import annotations

import itertools

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import verbale.reader.attribution.component  # noqa: F401  registers the component
from verbale.document import folded, make_document, quoted
from verbale.reader.attribution import Attributor
from verbale.reader.parse import DEFAULT_MODEL, Parser
from verbale.reading import Statement

SENTENCES = (
    "The envoy said that the draft was ready.",
    '"We shall wait," Ana Koren told reporters.',
    "According to the ministry, both convoys have left.",
    'The mayor called the plan "a gift" to the mine.',
    "MS. LIND: Good morning.",
    "Nobody was hurt.",
    '"It takes two sides.',
    "Varga said that the mediator had told him the rebels would sign.",
    "THE REBELS SAID THAT THE TRUCE HAD BEEN BROKEN TWICE SINCE FRIDAY.",
)


def read(text: str, parser: Parser, attributor: Attributor) -> tuple[Statement, ...]:
    return attributor.attribute(parser.parse(make_document("a", text)))


texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)
gaps = st.sampled_from([" ", "\n\n", "\n\n\n"])


@settings(max_examples=30, deadline=None)
@given(told=texts, gap=gaps)
def test_spans_lie_in_the_text_in_order(
    told: list[str], gap: str, parser: Parser, attributor: Attributor
) -> None:
    text = gap.join(told)
    for statement in read(text, parser, attributor):
        for spans in (statement.source, statement.cue, statement.content):
            assert all(0 <= a < b <= len(text) for a, b in spans)
            assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))


@settings(max_examples=30, deadline=None)
@given(told=texts, gap=gaps)
def test_every_content_has_a_cue_or_a_speaker(
    told: list[str], gap: str, parser: Parser, attributor: Attributor
) -> None:
    for statement in read(gap.join(told), parser, attributor):
        assert statement.content
        assert statement.cue or statement.source


@settings(max_examples=20, deadline=None)
@given(told=texts, column=st.integers(40, 90))
def test_line_breaks_change_nothing(
    told: list[str], column: int, parser: Parser, attributor: Attributor
) -> None:
    import textwrap

    flat = "\n\n".join(told)
    wrapped = "\n\n".join(textwrap.fill(line, 100) for line in told)
    before, after = (
        [
            tuple(folded(quoted(text, spans)) for spans in (s.source, s.cue, s.content))
            for s in read(text, parser, attributor)
        ]
        for text in (flat, wrapped)
    )
    assert before == after


@settings(max_examples=30, deadline=None)
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_can_be_read(text: str, parser: Parser, attributor: Attributor) -> None:
    read(text, parser, attributor)


def test_ids_are_the_same_on_every_reading(parser: Parser, attributor: Attributor) -> None:
    text = " ".join(SENTENCES)
    assert read(text, parser, attributor) == read(text, parser, attributor)


def test_ids_are_unique(parser: Parser, attributor: Attributor) -> None:
    ids = [s.id for s in read("\n\n".join(SENTENCES), parser, attributor)]
    assert len(set(ids)) == len(ids)


def test_a_nested_statement_points_to_the_one_it_is_in(parser: Parser, attributor: Attributor) -> None:
    found = read("Varga said that the mediator had told him the rebels would sign.", parser, attributor)
    outer = next(s for s in found if s.inside is None)
    inner = next(s for s in found if s.inside is not None)
    assert inner.inside == outer.id


def test_the_speaker_without_a_cast_is_told_as_written(parser: Parser, attributor: Attributor) -> None:
    (statement,) = read("The envoy said that the draft was ready.", parser, attributor)
    assert (statement.speaker, statement.speaks_for) == ("The envoy", None)


def test_the_learned_reader_says_how_sure_it_is(parser: Parser, attributor: Attributor) -> None:
    (statement,) = read("The envoy said that the draft was ready.", parser, attributor)
    assert statement.confidence is not None
    assert 0.5 < statement.confidence <= 1


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    made = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    made.add_pipe("verbale_attribution")
    return made


def test_the_component_fills_attributions(nlp: spacy.language.Language) -> None:
    doc = nlp('"We are ready," the envoy said.')
    (found,) = doc._.attributions
    assert [str(s) for s in (*found.source, *found.cue, *found.content)] == [
        "the envoy",
        "said",
        '"We are ready,"',
    ]
    assert found.kind == "direct"


def test_the_component_fills_spans(nlp: spacy.language.Language) -> None:
    doc = nlp("Koren said the talks would resume.\n\nVarga said they would not.")
    assert [(s.label_, s.id_) for s in doc.spans["attributions"]] == [
        (label, number) for number in ("0", "1") for label in ("SOURCE", "CUE", "CONTENT")
    ]


def test_the_component_leaves_out_what_is_less_sure() -> None:
    strict = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    strict.add_pipe("verbale_attribution", config={"min_confidence": 1.0})
    assert all(a.confidence is None for a in strict("Koren said the talks would resume.")._.attributions)
