"""The brief as Markdown, read back by a Markdown parser."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from tests.show.crowd import full
from tests.show.examples import nothing, promise, said, strike
from verbale.show import brief
from verbale.show.markdown import escaped


def tokens(text: str) -> list[Token]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return [inner for token in parser.parse(text) for inner in (token, *(token.children or []))]


def headings(text: str) -> list[str]:
    found = tokens(text)
    return [found[place + 1].content for place, token in enumerate(found) if token.type == "heading_open"]


def test_it_has_one_heading_for_each_section() -> None:
    assert headings(brief(strike(), "markdown"))[:3] == [
        "ferry strike: state of play as of 8 March 2024",
        "What changed in the 7 days to 8 March 2024",
        "What you expect",
    ]


def test_a_line_comes_with_its_sentence_and_a_link_to_its_source() -> None:
    assert (
        "- **Fjordline to Seafarers United**: hand over a new rota — *pending, due 11–17 March 2024 "
        "(“next week”), 9 days left*. Both sides say so.\n"
        "\n"
        "  > “You will have the rota in your hands next week,” Ms Solheim told the crew on the quay.  \n"
        "  > — [Harbour Post](<https://harbourpost.example/rota?a=1&b=2>), 5 March 2024, "
        "on the word of Kari Solheim (and 1 more)\n"
    ) in brief(strike(), "markdown")


def test_the_matrix_is_a_table_with_words_in_its_cells() -> None:
    text = brief(strike(), "markdown")
    assert "| Item | Seafarers United | Fjordline | Stands |\n| --- | --- | --- | --- |\n" in text
    assert "| nine per cent more pay from May | » demanded | ✗ rejected | ✗ rejected |" in text
    assert [token.type for token in tokens(text)].count("table_open") == 1


def test_everything_gives_all_sentences() -> None:
    assert "The company has promised us a new rota" in brief(strike(), "markdown", everything=True)
    assert len(brief(full(), "markdown", everything=True)) > len(brief(full(), "markdown"))


def test_an_empty_state_says_so() -> None:
    assert "Nothing of this negotiation is on record." in brief(nothing(), "markdown")


NASTY = (
    "- *a* [b](https://evil.example) <script>x</script> `c` | d | # e\n\n> f ~~g~~ &amp; ![h](i) "
    "https://evil.example www.evil.example a@evil.example"
)


def test_no_word_of_a_document_becomes_markup() -> None:
    play = replace(
        nothing(NASTY),
        parties=(NASTY,),
        commitments=(
            promise(
                debtor=(NASTY,), content=NASTY, condition=NASTY, evidence=(said(NASTY, NASTY, None, NASTY),)
            ),
        ),
    )
    found = tokens(brief(play, "markdown", everything=True))
    kinds = {token.type for token in found}
    assert not kinds & {
        "html_inline",
        "html_block",
        "link_open",
        "image",
        "code_inline",
        "s_open",
        "table_open",
    }
    assert [token.type for token in found].count("bullet_list_open") == 1


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1))
def test_escaped_text_reads_as_it_stands(text: str) -> None:
    (paragraph,) = MarkdownIt("commonmark").parse(f"x{escaped(text)}x")[1:2]
    assert "".join(token.content for token in paragraph.children or []) == f"x{text}x"


@given(st.text(max_size=40))
def test_a_quote_stays_one_quotation(quote: str) -> None:
    play = replace(nothing(), commitments=(promise(evidence=(said(quote, "Post", "2024-03-05"),)),))
    found = [token.type for token in tokens(brief(play, "markdown"))]
    assert found.count("blockquote_open") == 1
    assert found.count("heading_open") == 3
    assert found.count("bullet_list_open") == 1
    assert "ordered_list_open" not in found
    assert "hr" not in found
