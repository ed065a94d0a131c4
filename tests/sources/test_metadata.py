"""What a page says of itself: title, publisher, day, address; and what it does not say."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.sources.opened import document, write
from tests.sources.pages import ARTICLE, page
from verbale.document import Document

DAY = dt.date(2022, 1, 21)


def read(
    tmp_path: Path, head: str = "", body: str = "", article: str = f"<article>{ARTICLE}</article>"
) -> Document:
    return document(write(tmp_path / "page.html", page(body + article, head)))


def ld(*nodes: dict[str, object]) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@graph": nodes})}</script>'


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2022-01-21T09:30:00+01:00">',
        '<meta name="DC.date.issued" content="2022-01-21">',
        '<meta name="date" content="January 21, 2022">',
        '<meta itemprop="datePublished" content="2022-01-21">',
        ld({"@type": "NewsArticle", "datePublished": "2022-01-21T09:30:00+01:00"}),
        ld({"@type": ["WebPage"], "datePublished": "2022-01-21"}),
        '<meta name="pubdate" content="21 janvier 2022">',
        '<meta name="pubdate" content="sometime"><meta name="date" content="2022-01-21">',
    ],
)
def test_the_day_of_publication_stands_in_the_head(tmp_path: Path, head: str) -> None:
    assert read(tmp_path, head).published == DAY


@pytest.mark.parametrize(
    "body",
    [
        "<time datetime='2022-01-21'>last Friday</time>",
        "<p class='byline'>By A. Writer, <time datetime='2022-01-21T08:00:00Z'>21 Jan</time></p>",
        "<time class='entry-date published' datetime='2022-01-21'></time>"
        "<time class='updated' datetime='2022-01-25'></time>",
        "<p>Published: <time datetime='2022-01-21'></time>. Updated: <time datetime='2022-01-25'></time></p>",
        "<span itemprop='datePublished'>21 January 2022</span><time datetime='2020-02-02'></time>",
        "<div class='dt-published'>2022-01-21</div>",
        "<abbr class='published' title='2022-01-21T10:00:00'>Friday</abbr>",
    ],
)
def test_the_day_of_publication_stands_by_the_headline(tmp_path: Path, body: str) -> None:
    assert read(tmp_path, body=body).published == DAY


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ("", "<p>GENEVA, January 21, 2022. The two sides met.</p>"),
        ("", "<div class='date'>January 21, 2022</div>"),
        ('<link rel="canonical" href="https://post.example/2022/01/21/pause">', ""),
        ('<meta property="og:url" content="https://post.example/2022-01-21-pause">', ""),
        ("", "<a href='https://other.example/2022/01/21/report'>an earlier report</a>"),
        ("", "<img src='/images/2022/01/21/quay.jpg'>"),
        ('<meta property="article:modified_time" content="2022-01-21T09:30:00Z">', ""),
        ('<meta http-equiv="date" content="Fri, 21 Jan 2022 10:00:00 GMT">', ""),
        ('<meta name="date" content="2022-01">', ""),
        ('<meta name="date" content="03/04/2022">', ""),
        ('<meta name="copyright" content="2022">', ""),
        ("", "<aside><time datetime='2022-01-21'></time> Another story</aside>"),
        ("", "<ul><li><a href='/other'>Another story <time datetime='2022-01-21'></time></a></li></ul>"),
        ("", "<time datetime='2022-01-21'></time><time datetime='2022-01-22'></time>"),
        ("", "<p>The quay was bought on <time datetime='2022-01-21'>21 January</time> by a firm that nobody"
             " had ever heard of, and that has since gone out of business.</p>"),
        (ld({"@type": "NewsArticle", "headline": "One", "datePublished": "2022-01-21"},
            {"@type": "NewsArticle", "headline": "Two", "datePublished": "2022-01-22"}), ""),
        (ld({"@type": "ItemList", "itemListElement": [{"@type": "Article", "datePublished": "2022-01-21"}]}),
         ""),
    ],
)  # fmt: skip
def test_a_day_that_the_page_does_not_state_is_unknown(tmp_path: Path, head: str, body: str) -> None:
    assert read(tmp_path, head, body).published is None


def test_of_two_statements_of_one_moment_the_one_with_the_local_day_counts(tmp_path: Path) -> None:
    head = ld({"@type": "NewsArticle", "datePublished": "2022-01-22T04:30:00Z"})
    local = '<meta property="article:published_time" content="2022-01-21T23:30:00-05:00">'
    assert read(tmp_path, head).published == dt.date(2022, 1, 22)
    assert read(tmp_path, head + local).published == DAY


def test_of_several_articles_the_one_at_the_pages_address_counts(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://post.example/pause">' + ld(
        {
            "@type": "NewsArticle",
            "headline": "Other",
            "datePublished": "2022-01-20",
            "url": "https://post.example/o",
        },
        {
            "@type": "NewsArticle",
            "headline": "A pause",
            "datePublished": "2022-01-21",
            "mainEntityOfPage": {"@id": "https://post.example/pause"},
        },
    )
    told = read(tmp_path, head)
    assert (told.title, told.published) == ("A pause", DAY)


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ('<meta property="og:site_name" content="Harbour Post">', "Harbour Post"),
        (
            ld({"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Harbour Post"}}),
            "Harbour Post",
        ),
        (ld({"@type": "WebSite", "name": "Harbour Post"}), "Harbour Post"),
        ('<meta name="DC.publisher" content="Ministry of Ports">', "Ministry of Ports"),
        ('<meta property="article:publisher" content="https://social.example/post">', None),
        ('<meta name="publisher" content="@harbourpost">', None),
        ("", None),
    ],
)
def test_the_publisher_is_named_by_the_page_or_unknown(
    tmp_path: Path, head: str, publisher: str | None
) -> None:
    assert read(tmp_path, head).publisher == publisher


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("", "A pause at the quays"),
        ('<meta property="og:title" content="Quays: a pause | Post">', "Quays: a pause | Post"),
        ('<meta property="og:title" content="Quays: a pause | Harbour Post">'
         '<meta property="og:site_name" content="Harbour Post">', "Quays: a pause"),
        (ld({"@type": "NewsArticle", "headline": "Dockers offer a pause"}), "Dockers offer a pause"),
    ],
)  # fmt: skip
def test_the_title_is_the_headline_without_the_sites_name(tmp_path: Path, head: str, title: str) -> None:
    assert read(tmp_path, head).title == title


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://post.example/pause">', "https://post.example/pause"),
        ('<meta property="og:url" content="https://post.example/pause">', "https://post.example/pause"),
        ('<link rel="canonical" href="/pause"><meta property="og:url" content="https://post.example/x">',
         "https://post.example/pause"),
        ("<!-- saved from url=(0027)https://post.example/pause -->", "https://post.example/pause"),
        ('<link rel="canonical" href="/pause">', None),
    ],
)  # fmt: skip
def test_the_address_is_the_canonical_one(tmp_path: Path, head: str, url: str | None) -> None:
    assert read(tmp_path, head).url == url


@pytest.mark.parametrize(
    "script", ["{broken", '["a", 1, null]', '{"@type": 5, "datePublished": 7}', "{" * 5000]
)
def test_json_that_is_none_or_odd_does_no_harm(tmp_path: Path, script: str) -> None:
    told = read(tmp_path, f'<script type="application/ld+json">{script}</script>')
    assert (told.published, told.publisher) == (None, None)
