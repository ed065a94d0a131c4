"""What a web page says of itself: title, publisher, day of publication, address.

All of it comes from the page's metadata (JSON-LD, Open Graph and other `<meta>`, the canonical
address), the title also from its headline. What the page does not say is unknown: a publisher is
not made of the address.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import msgspec

from verbale.sources.publication import publication_day

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]


class PageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself; None where it does not."""

    title: str | None
    publisher: str | None
    published: dt.date | None
    url: str | None


_PUBLISHER = (
    "og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher",
    "sailthru.publisher", "rbpubname", "article:publisher", "application-name",
)  # fmt: skip
_TITLE = (
    "og:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title",
    "twitter:title",
)  # fmt: skip

_ARTICLE = re.compile(r"Article|(?<!Job)Posting$|Report$|PressRelease|Announcement|Statement")
_PAGE = re.compile(r"WebPage$|CreativeWork$")

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)\s*-->")
_SEPARATOR = re.compile(r"\s+[-–—|·•:»]\s+")


def page_facts(tree: HtmlElement, html: str) -> PageFacts:
    """What a parsed page says of itself; `html` is its source, for the comment that browsers leave."""
    meta = _meta(tree)
    url = _address(tree, meta, html)
    nodes = list(_json_ld(tree))
    main = _main_node(nodes, url)
    publisher = _publisher(meta, main, nodes)
    return PageFacts(
        title=_title(tree, meta, main, publisher),
        publisher=publisher,
        published=publication_day(tree, meta, main, nodes),
        url=url,
    )


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    """The contents of `<meta>` by name in lower case, in order."""
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                meta.setdefault(name, []).append(content)
    return meta


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """The objects that JSON-LD puts at the top of the page; a script that is no JSON is passed over."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text:
            continue
        try:
            value = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [value]
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting[:0] = value
            elif isinstance(value, dict):
                yield value
                waiting.extend(
                    value[key] for key in ("@graph", "mainEntity") if isinstance(value.get(key), dict | list)
                )


def _main_node(nodes: list[dict[str, object]], url: str | None) -> dict[str, object]:
    """The one article that the page is about, else the page itself, else nothing."""
    articles = [node for node in nodes if _is(node, _ARTICLE)]
    if len(articles) > 1:
        own = [node for node in articles if url is not None and url in _addresses(node)]
        articles = own or [node for node in articles if node.get("datePublished") and node.get("headline")]
    if len({json.dumps(node, sort_keys=True) for node in articles}) == 1:
        return articles[0]
    return {} if articles else next((node for node in nodes if _is(node, _PAGE)), {})


def _is(node: dict[str, object], shape: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and shape.search(kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _addresses(node: dict[str, object]) -> set[str]:
    page = node.get("mainEntityOfPage")
    values = [node.get("@id"), node.get("url"), page.get("@id") if isinstance(page, dict) else page]
    return {value for value in values if isinstance(value, str)}


def _address(tree: HtmlElement, meta: dict[str, list[str]], html: str) -> str | None:
    """The page's own address: canonical, of Open Graph, or where a browser saved it from."""
    candidates: list[str] = [
        link.get("href", "").strip() for link in tree.xpath("//link[@rel='canonical'][@href]")
    ]
    candidates.extend(meta.get("og:url", ()))
    base = next((value for value in candidates if _is_address(value)), None)
    for value in candidates:
        absolute = urljoin(base or "", value)
        if _is_address(absolute):
            return absolute
    saved = _SAVED_FROM.search(html[:4096])
    return saved.group(1) if saved is not None else None


def _is_address(value: str) -> bool:
    return value.startswith(("http://", "https://"))


def _publisher(
    meta: dict[str, list[str]], main: dict[str, object], nodes: list[dict[str, object]]
) -> str | None:
    """The publisher's name as the page gives it; an address or an account's handle is no name."""
    found = [
        *meta.get("og:site_name", ()),
        *_names(main.get("publisher")),
        *_names(main.get("sourceOrganization")),
    ]
    found.extend(value for name in _PUBLISHER for value in meta.get(name, ()))
    found.extend(name for node in nodes if node.get("@type") == "WebSite" for name in _names(node))
    return next((name for name in found if not _is_address(name) and not name.startswith(("@", "//"))), None)


def _names(node: object) -> list[str]:
    """The name in a JSON-LD value: a string, an object with a name, or a list of those."""
    if isinstance(node, list):
        return [name for part in node for name in _names(part)]
    name = node.get("name") if isinstance(node, dict) else node
    return [" ".join(name.split())] if isinstance(name, str) and name.strip() else []


def _title(
    tree: HtmlElement, meta: dict[str, list[str]], main: dict[str, object], publisher: str | None
) -> str | None:
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    found = _names(main.get("headline"))
    found.extend(value for name in _TITLE for value in meta.get(name, ()))
    found.extend(headings if len(headings) == 1 else ())
    found.extend(" ".join(title.text_content().split()) for title in tree.xpath("//head/title"))
    titles = (_without_site(title, publisher) for title in found)
    return next((title for title in titles if title), None)


def _without_site(title: str, publisher: str | None) -> str:
    """A title without the site's name that follows it: `Talks resume | The Harbour Post`."""
    parts = _SEPARATOR.split(title)
    if publisher is None or len(parts) < 2 or parts[-1].casefold() != publisher.casefold():
        return title
    return title[: title.rindex(parts[-1])].rstrip(" -–—|·•:»")
