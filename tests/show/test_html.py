"""The brief as one HTML file."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from msgspec.structs import replace

from tests.show.crowd import full
from tests.show.examples import day, nothing, promise, quarrel, said, strike
from tests.show.pages import HtmlPage, said_in
from verbale.record.state import Account, StateOfPlay
from verbale.show import brief


@pytest.mark.parametrize("play", [strike, quarrel, full, nothing])
@pytest.mark.parametrize("everything", [False, True])
def test_it_is_well_formed_and_needs_nothing_else(play: Callable[[], StateOfPlay], everything: bool) -> None:
    text = brief(play(), "html", everything=everything)
    page = HtmlPage(text)
    assert len(page.ids) == len(set(page.ids))
    assert [one for one in page.elements if "src" in one.attributes or "style" in one.attributes] == []
    assert "@import" not in text
    assert "url(" not in text


@pytest.mark.parametrize("play", [strike, quarrel, full])
@pytest.mark.parametrize("everything", [False, True])
def test_every_link_leads_to_a_line_or_to_a_source(play: Callable[[], StateOfPlay], everything: bool) -> None:
    page = HtmlPage(brief(play(), "html", everything=everything))
    within = [link for link in page.links if link.startswith("#")]
    assert within
    assert {link[1:] for link in within} <= set(page.ids)
    assert all(link.startswith("https://") for link in page.links if not link.startswith("#"))


def test_every_line_opens_its_sentences_in_one_click() -> None:
    page = HtmlPage(brief(strike(), "html"))
    lines = [one for one in page.elements if one.name == "li" and one.attributes.get("id")]
    opened = page.all("details", "line")
    assert len(lines) == len(opened) == 16
    assert [said_in(one) for one in opened if ", characters 40–" not in one.text] == []
    quotes = [said_in(one) for one in page.all("blockquote")]
    assert "“You will have the rota in your hands next week,” Ms Solheim told the crew on the quay." in quotes


def test_a_sentence_tells_source_day_publisher_and_whose_word_it_is() -> None:
    page = HtmlPage(brief(strike(), "html"))
    captions = [said_in(one) for one in page.all("figcaption")]
    assert (
        "Harbour Post, 5 March 2024, on the word of Kari Solheim (harbour-2024-03-05, characters 40–127)"
        in captions
    )
    assert "https://harbourpost.example/rota?a=1&b=2" in page.links


def test_the_words_that_matter_are_marked_in_their_sentence() -> None:
    page = HtmlPage(brief(strike(), "html"))
    assert {said_in(one) for one in page.all("mark")} == {"You will have the rota in your hands"}


def test_links_to_sources_tell_them_nothing_of_the_reader() -> None:
    page = HtmlPage(brief(strike(), "html"))
    outward = [one for one in page.all("a") if one.attributes["href"].startswith("http")]
    assert {one.attributes["rel"] for one in outward} == {"noopener noreferrer"}
    (policy,) = [one for one in page.all("meta") if "http-equiv" in one.attributes]
    assert policy.attributes["content"].startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_a_state_is_told_in_words_not_by_colour_alone() -> None:
    page = HtmlPage(brief(strike(), "html"))
    assert "" not in [said_in(one) for one in page.all("span", "badge")]
    cells = [said_in(one) for one in page.all("td")]
    assert cells == [
        "» demanded", "✗ rejected", "✗ rejected", "» demanded", "? answer awaited", "• open", "✓ accepted",
        "+ offered", "✓ agreed",
    ]  # fmt: skip


def test_the_matrix_names_its_rows_and_columns_to_a_screen_reader() -> None:
    page = HtmlPage(brief(strike(), "html"))
    assert {one.attributes["scope"] for one in page.all("th")} == {"row", "col"}


def test_what_does_not_make_the_page_is_folded_away_and_the_rest_is_counted() -> None:
    text = brief(full(), "html")
    folded = [said_in(one) for one in HtmlPage(text).all("summary")]
    assert "+ 15 more of 57" in folded
    assert "42 more are not in this file: verbale brief --all tells them." in text
    assert "--all" not in brief(full(), "html", everything=True)


def test_everything_has_every_line_and_every_sentence() -> None:
    page = HtmlPage(brief(full(), "html", everything=True))
    assert {f"commitments-c{n}" for n in range(60)} <= set(page.ids)
    assert {f"contradictions-x{n}" for n in range(60)} <= set(page.ids)


def test_a_line_without_a_sentence_is_told_and_does_not_open() -> None:
    page = HtmlPage(brief(replace(nothing(), commitments=(promise(evidence=()),)), "html"))
    assert page.all("details", "line") == []
    assert "hand over a new rota" in said_in(page.all("div", "bare")[0])


def test_a_line_with_many_sides_tells_some_and_opens_all() -> None:
    said_of_it = tuple(
        Account(by=f"Delegate {n}", content="useful", evidence=(said("It was useful.", "Coast Radio", None),))
        for n in range(9)
    )
    meeting = replace(quarrel().meetings[0], accounts=said_of_it)
    text = brief(replace(nothing(), meetings=(meeting,)), "html")
    assert '<span class="part">+ 3 more</span>' in text
    assert "<h3>Delegate 8: useful</h3>" in text
    assert "more</span>" not in brief(replace(nothing(), meetings=(meeting,)), "html", everything=True)


def test_an_empty_state_says_so() -> None:
    assert "Nothing of this negotiation is on record." in brief(nothing(), "html")


def test_words_of_a_document_are_escaped() -> None:
    nasty = "<script>alert('x')</script> & \"quoted\" </style></title><b onclick=x>"
    play = replace(
        nothing(nasty),
        parties=(nasty,),
        commitments=(
            promise(
                debtor=(nasty,), content=nasty, condition=nasty, id=nasty,
                evidence=(said(nasty, nasty, None, nasty, document=nasty, why=nasty),),
            ),
        ),
    )  # fmt: skip
    page = HtmlPage(brief(play, "html"))
    assert [said_in(one) for one in page.all("blockquote")] == [nasty]
    assert said_in(page.all("h1")[0]) == nasty


def test_the_order_of_since_and_news_holds_in_html_too() -> None:
    page = HtmlPage(brief(strike(), "html", since=day("2024-03-05")))
    assert "What changed after 5 March 2024" in [said_in(one) for one in page.all("h2")]


STYLE = files("verbale.show").joinpath("templates/brief.css").read_text("utf-8")
TONES = ("alarm", "due", "open", "good", "part", "bad", "calm")


def palettes() -> list[dict[str, str]]:
    """The colours by day, by night and on paper."""
    blocks = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    return [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", block)) for block in blocks]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2: from 1 (none) to 21 (black on white); 4.5 is what small text needs."""
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", palettes(), ids=["day", "night", "paper"])
def test_all_words_stand_out_from_what_is_under_them(palette: dict[str, str]) -> None:
    pairs = [(palette[tone], palette[f"{tone}-wash"]) for tone in TONES]
    pairs += [(palette[tone], palette["paper"]) for tone in TONES]
    pairs += [(palette[ink], palette["paper"]) for ink in ("ink", "quiet", "link")]
    pairs += [(palette["quiet"], palette["calm-wash"]), (palette["ink"], palette["calm-wash"])]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []
