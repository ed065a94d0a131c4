"""Web pages: the main text, apart from what surrounds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.opened import codes, document, found, write
from tests.sources.pages import ARTICLE, PARAGRAPHS, page
from tests.sources.pdf_files import pdf
from verbale.document import Document
from verbale.sources.html import read_html


def read(tmp_path: Path, html: str | bytes) -> Document:
    return document(write(tmp_path / "page.html", html))


def test_the_text_is_the_article_a_paragraph_a_block(tmp_path: Path) -> None:
    blocks = read(tmp_path, page()).text.split("\n\n")
    assert blocks == [
        "A pause at the quays",
        PARAGRAPHS[0],
        "“We are ready to talk,” said its chair, Mara Lind, who called the plan a bad joke.",
        *PARAGRAPHS[2:],
    ]


def test_menus_footers_scripts_and_comments_are_left_out(tmp_path: Path) -> None:
    comments = "<div id='comments'><h3>Comments</h3><p>As a reader I am very angry about this port.</p></div>"
    text = read(tmp_path, page(f"<article>{ARTICLE}</article>{comments}")).text
    for other in ("World news", "Imprint", "today", "very angry"):
        assert other not in text


def test_list_items_follow_each_other_with_a_mark(tmp_path: Path) -> None:
    items = "<ul><li>that the notices be withdrawn</li><li>a new <b>crane</b></li></ul>"
    text = read(
        tmp_path, page(f"<article>{ARTICLE}<p>The union wants:</p>{items}<p>No more.</p></article>")
    ).text
    assert text.endswith("The union wants:\n\n- that the notices be withdrawn\n- a new crane\n\nNo more.")


def test_line_breaks_and_preformatted_lines_are_kept(tmp_path: Path) -> None:
    body = f"<article>{ARTICLE}<p>Signed,<br>the union<br>the port</p></article>"
    assert read(tmp_path, page(body)).text.endswith("Signed,\nthe union\nthe port")
    wire = "PORTO, May 2 - The two sides met on Monday\nand said nothing of it.\n\nThey meet again in June.\n"
    assert read(tmp_path, page(f"<pre>{wire * 3}</pre>")).text == (wire * 3).strip()


@pytest.mark.parametrize(
    "body",
    [
        "<article><h1>Talks off</h1><p>The port <a href='/x'>called off</a> the talks.</p></article>",
        "<main><h1>Talks off</h1><p>The port <em>called off</em> the talks.</p></main>",
        "<div><div><h1>Talks off</h1></div><p>The port <b>called off</b> the talks.</p></div>",
        "<form id='aspnetForm'><h1>Talks off</h1><div>The port called off the talks.</div></form>",
    ],
)
def test_a_short_report_keeps_its_sentences_whole(tmp_path: Path, body: str) -> None:
    assert read(tmp_path, page(body)).text == "Talks off\n\nThe port called off the talks."


def test_a_piece_of_html_without_a_page_is_read(tmp_path: Path) -> None:
    html = "<p>The port called off the talks.</p><p>The union was told on Friday.</p>"
    assert read(tmp_path, html).text == "The port called off the talks.\n\nThe union was told on Friday."


def test_only_links_of_the_main_text_are_kept_and_made_whole(tmp_path: Path) -> None:
    extra = (
        "<p>The union’s <a href='https://union.example/offer#top'>offer</a> was the third in a month,"
        " and the <a href='javascript:open()'>first</a> that the port answered within a day.</p>"
    )
    head = '<link rel="canonical" href="https://post.example/news/pause">'
    told = read(tmp_path, page(f"<article>{ARTICLE}{extra}</article>", head))
    assert told.links == ("https://post.example/plan", "https://union.example/offer")


def test_a_relative_link_of_a_page_without_address_leads_nowhere(tmp_path: Path) -> None:
    assert read(tmp_path, page()).links == ()


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ("", "utf-16"),
    ],
)
def test_a_page_is_in_the_encoding_that_it_declares(tmp_path: Path, declared: str, encoding: str) -> None:
    word = "Порт" if encoding == "cp1251" else "Café – “quay”"
    html = page(f"<article><p>They met at {word}.</p></article>", declared).replace(
        '<meta charset="utf-8">', ""
    )
    html = html.replace("©", "(c)")
    things = found(write(tmp_path / "page.html", html.encode(encoding)))
    assert things[0].document is not None
    assert things[0].document.text == f"They met at {word}."
    assert codes(things) == []


@pytest.mark.parametrize(
    "html",
    [
        page(""),
        "<html><head><title>App</title></head><body><div id=root></div>"
        "<noscript>You need to enable JavaScript.</noscript></body></html>",
        "<html></html>",
        "<!-- nothing -->",
        "<html><frameset><frame src='a.html'></frameset></html>",
    ],
)
def test_a_page_without_main_text_is_lost_with_a_hint(tmp_path: Path, html: str) -> None:
    things = found(write(tmp_path / "page.html", html))
    assert codes(things) == ["!no-text"]
    assert "save the page as the browser shows it" in things[0].problems[0].message


def test_a_page_that_is_a_pdf_is_read_as_one(tmp_path: Path) -> None:
    assert document(write(tmp_path / "page.html", pdf("The port called off the talks."))).text.startswith(
        "The port"
    )


def test_a_page_too_large_to_be_one_is_refused(tmp_path: Path) -> None:
    things = found(write(tmp_path / "page.html", b"<p>word</p>" * 1_900_000))
    assert codes(things) == ["!too-large"]


def test_a_page_nested_beyond_reason_does_no_harm(tmp_path: Path) -> None:
    deep = "<div>" * 20_000 + "deep" + "</div>" * 20_000
    text = read(tmp_path, page(f"<article>{ARTICLE}</article>{deep}")).text
    assert PARAGRAPHS[0] in text


SOUP = ["<p>", "</p>", "<li>", "<br>", "<pre>", "<td>", "<!--", "-->", "They met. ", "\0", "&amp;", "\n",
        "<a href='x:['>", "</a>"]  # fmt: skip


@settings(deadline=None)  # the first example may load a library
@given(st.lists(st.sampled_from(SOUP)))
def test_any_tag_soup_is_a_text_or_lost(parts: list[str]) -> None:
    content = read_html("".join(parts).encode(), "soup")
    assert (content.text is None) == any(problem.lost for problem in content.problems)
    if content.text is not None:
        assert "\x1e" not in content.text
        assert "\x1f" not in content.text
        assert content.text == content.text.strip("\n")
