"""Prose: what is there to be read in a text, and that it points into the untouched text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.document import folded, quoted
from verbale.reader.prose import LONGEST_BLOCK, lay_out


def laid_out(text: str) -> list[str]:
    return [block.text for block in lay_out(text)]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The union said that it would study the offer of the company and give its answer before\n"
        "the end of the month, but warned that it would not accept a pay freeze for a third year\n"
        "in a row.\n\nThe company declined to comment.\n"
    )
    assert laid_out(text) == [
        "The union said that it would study the offer of the company and give its answer before the end of "
        "the month, but warned that it would not accept a pay freeze for a third year in a row.",
        "The company declined to comment.",
    ]


def test_long_lines_are_paragraphs_each() -> None:
    first = "The minister said that the two delegations had met. " * 4
    second = "Nobody from the other side confirmed it on Tuesday. " * 4
    assert laid_out(f"{first}\n{second}") == [first.strip(), second.strip()]


def test_a_headline_does_not_run_into_the_text() -> None:
    text = "Talks resume\nThe envoys met on Monday for the first time since the spring and agreed to go on.\n"
    assert laid_out(text)[0] == "Talks resume"


def test_a_link_is_read_by_its_words() -> None:
    assert laid_out("The envoy [rejected the plan](https://example.org/a_(b)) on Friday.") == [
        "The envoy rejected the plan on Friday."
    ]


def test_a_linked_image_is_left_out() -> None:
    text = "[![A photo](https://example.org/p.jpg)](https://example.org/page)\n\nThe sides met.\n"
    assert laid_out(text) == ["The sides met."]


def test_addresses_and_rules_are_left_out() -> None:
    text = "The sides met.\n\nhttps://example.org/video?v=12\n\n---\n\n* * *\n\nThey will meet again.\n"
    assert laid_out(text) == ["The sides met.", "They will meet again."]


def test_escaped_brackets_lose_their_escape() -> None:
    assert laid_out(r"“We accept \[the plan\],” he said.") == ["“We accept [the plan],” he said."]


def test_emphasis_is_left_out_but_underscores_in_words_stay() -> None:
    assert laid_out("_The Courier_ wrote that file_name_here was **never** sent.") == [
        "The Courier wrote that file_name_here was never sent."
    ]


def test_doubled_single_marks_are_one_quotation_mark() -> None:
    assert laid_out("He said ``no deal'' again.") == ['He said "no deal" again.']


def test_list_items_are_blocks_of_their_own() -> None:
    text = "The plan asks for:\n- a halt to the strikes\n- the release of detainees\n1. talks in May\n"
    blocks = lay_out(text)
    assert [(b.kind, b.text) for b in blocks] == [
        ("prose", "The plan asks for:"),
        ("item", "a halt to the strikes"),
        ("item", "the release of detainees"),
        ("item", "talks in May"),
    ]


def test_headings_are_told() -> None:
    assert [(b.kind, b.text) for b in lay_out("## What comes next\n\nTalks.")] == [
        ("heading", "What comes next"),
        ("prose", "Talks."),
    ]


def test_a_dateline_is_not_read() -> None:
    for dateline in (
        "GENEVA, March 3 - ",
        "PORT TOWN, 8 MAY 90 (AGENCY) -- [TEXT] ",
        "OSLO, May 21. /AGENCY/. ",
    ):
        assert laid_out(f"{dateline}The two sides met for the third time.") == [
            "The two sides met for the third time."
        ]


def test_a_photo_credit_is_not_read() -> None:
    assert laid_out("Jane Doe | Reuters\n\nThe sides met.") == ["The sides met."]


def test_spans_leave_the_markup_out() -> None:
    text = "The envoy [rejected](https://example.org) the plan."
    (block,) = lay_out(text)
    spans = block.spans(*_place(block.text, "rejected the plan"))
    assert [text[s:e] for s, e in spans] == ["rejected", "the plan"]


def test_one_span_covers_the_markup() -> None:
    text = "The envoy [rejected](https://example.org) the plan."
    (block,) = lay_out(text)
    start, end = block.span(*_place(block.text, "rejected the plan"))
    assert text[start:end] == "rejected](https://example.org) the plan"


def test_an_endless_line_is_cut() -> None:
    blocks = lay_out("word " * 30_000)
    assert len(blocks) > 1
    assert all(len(block.text) <= LONGEST_BLOCK for block in blocks)


def test_odd_line_ends_are_line_ends() -> None:
    assert laid_out("The first side agreed.\u2029The second did not.") == [
        "The first side agreed.",
        "The second did not.",
    ]


PIECES = st.sampled_from(
    [
        "word",
        " ",
        "\n",
        "\n\n",
        "[",
        "](http://a.b)",
        "![x](y)",
        "**",
        "_",
        "''",
        "“q”",
        "\x00",
        "\u2028",
        "- ",
        "# ",
        "\\[",
        "\t",
        "GENEVA - ",
        "a" * 90,
        "é",
        "🙂",
        "\r\n",
        "https://x.y/z ",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join), st.data())
@settings(max_examples=300, deadline=None)
def test_every_block_points_into_the_text(text: str, data: st.DataObject) -> None:
    for block in lay_out(text):
        assert len(block.text) == len(block.starts) == len(block.ends)
        assert all(s < e for s, e in zip(block.starts, block.ends, strict=True))
        assert list(block.starts) == sorted(block.starts)
        start = data.draw(st.integers(0, len(block.text) - 1))
        end = data.draw(st.integers(start + 1, len(block.text)))
        if not block.text[start:end].strip():
            continue
        spans = block.spans(start, end)
        assert all(0 <= s < e <= len(text) for s, e in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        said = quoted(text, spans).replace("''", '"').replace("``", '"').replace(" ", "")
        assert said == folded(block.text[start:end]).replace(" ", "")


def _place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)
