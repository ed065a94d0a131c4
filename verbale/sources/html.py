"""Web pages: the main text, found by trafilatura, apart from what surrounds it.

The text is one paragraph, heading or row a line, with an empty line between (list items follow
each other, marked `- `); `<br>` gives a line end and `<pre>` keeps its own. Menus, footers, scripts,
forms' controls and readers' comments are left out. Short pages, where trafilatura falls back on
all that a page shows, are taken from the page's own `<article>` or `<main>`.
Not supported: pages that a script fills in the browser (save the page as it is shown).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

from verbale.sources.content import Content, lost, nothing
from verbale.sources.limits import HTML_BYTES, READ_CODE_POINTS
from verbale.sources.metadata import page_facts
from verbale.sources.quiet import quiet
from verbale.sources.text import Decoded, decode

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_SURROUNDINGS = (
    "//nav | //noscript | //script | //style | //template | //iframe | //svg | //dialog"
    " | //button | //select | //textarea | //input | //label[not(.//p)]"
    " | //footer[not(ancestor::blockquote or ancestor::article)]"
    " | //*[@role='navigation' or @role='contentinfo' or @role='search' or @role='dialog' or @hidden]"
)
_SHORT = 250
"""Below this, trafilatura gives up finding the main text and returns all of the page (its own
MIN_EXTRACTED_SIZE); it also tears such a text apart at every link."""
_SHORT_PAGE = 1_000
"""A page that shows no more than this is taken whole: there is nothing to tell the text from."""

_MAIN = (
    "//*[@itemprop='articleBody']",
    "//*[contains(concat(' ', @class, ' '), ' e-content ')]",
    "//article",
    "//main",
    "//*[@role='main']",
)
"""Where pages say that their main text is, the narrowest first."""

_LINES = {"head", "p", "quote", "code", "table", "list", "body", "ab", "address", "article", "aside",
          "blockquote", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
          "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "ol", "pre",
          "section", "summary", "tbody", "tfoot", "thead", "ul"}  # fmt: skip
"""Elements that stand on lines of their own, by HTML's names and by trafilatura's."""
_ITEMS = {"li", "item"}
_ROWS = {"tr", "row"}
_CELLS = {"td", "th", "cell"}
_BREAKS = {"br", "lb"}
_KEPT = {"pre", "code"}

_NO_TEXT = "holds no main text: save the page as the browser shows it, or give its text"

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})")


def read_html(data: bytes, source: str) -> Content:
    """A web page's main text, and what the page says of itself."""
    if len(data) > HTML_BYTES:
        message = f"is a page of more than {HTML_BYTES // 1_000_000} MB: save its text instead"
        return nothing(source, "too-large", message)
    decoded = _decode(data, source)
    if decoded.text is None:
        return Content(text=None, problems=decoded.problems)
    tree = _parse(decoded.text)
    if tree is None:
        return nothing(source, "no-text", _NO_TEXT)
    facts = page_facts(tree, decoded.text)
    text = _main_text(tree)
    if not text:
        return Content(text=None, problems=(*decoded.problems, lost(source, "no-text", _NO_TEXT)))
    return Content(
        text=text,
        title=facts.title,
        publisher=facts.publisher,
        published=facts.published,
        url=facts.url,
        links=_links(tree, text, facts.url),
        problems=decoded.problems,
    )


def _decode(data: bytes, source: str) -> Decoded:
    """By mark or as UTF-8, else by what the page declares, else as any text."""
    plain = decode(data, source)
    if plain.text is not None and not plain.problems:
        return plain
    match = _CHARSET.search(data[:4096]) or _DECLARED.search(data[:4096])
    if match is not None:
        # Browsers read what calls itself Latin-1 or ASCII as Windows-1252, and so do its writers.
        name = match.group(1).decode("ascii").lower()
        name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name
        if name.startswith(("utf-16", "utf-32")):  # cannot be: the declaration itself was read as ASCII
            return plain
        try:
            return Decoded(data.decode(name))
        except (UnicodeDecodeError, LookupError, ValueError):
            return plain
    return plain


def _parse(html: str) -> HtmlElement | None:
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring

    # NUL ends a C string; HTML's standard has it shown as a replacement character.
    data = html.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        return document_fromstring(data, parser=HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # nothing in it that is an element
        return None


def _main_text(tree: HtmlElement) -> str:
    """The page's main text; what surrounds it is taken out of the tree on the way."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    body = tree if tree.body is None else tree.body
    found = None
    # trafilatura's time grows with the square of a page's text, and beyond this it will not be read.
    if _size(body) <= READ_CODE_POINTS:
        with quiet("trafilatura", "readability", "htmldate", "courlan", "justext"):
            found = bare_extraction(deepcopy(tree), include_comments=False)
    main = getattr(found, "body", None)
    text = _as_text(main) if main is not None else ""
    for element in tree.xpath(_SURROUNDINGS):
        _drop(element)
    if len(text) >= _SHORT:
        return text
    for place in _MAIN:
        own = tree.xpath(place)
        if len(own) == 1:
            return _as_text(own[0])
    whole = _as_text(body)
    return whole if len(whole) <= _SHORT_PAGE or len(whole) > READ_CODE_POINTS else text


def _size(body: HtmlElement) -> int:
    """Characters of a page's text, scripts and styles apart."""
    own = sum(len(e.text or "") for e in body.iter() if e.tag not in ("script", "style"))
    return own + sum(len(e.tail or "") for e in body.iter())


def _drop(element: _Element) -> None:
    """Take an element out, and leave the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _as_text(root: _Element) -> str:
    """The words of a tree, a block a line, with an empty line between blocks that are no list items."""
    lines: list[str] = []
    item_before = False
    for text, is_item in _blocks(root):
        if lines:
            lines.append("\n" if item_before and is_item else "\n\n")
        lines.append(text)
        item_before = is_item
    return unicodedata.normalize("NFC", "".join(lines))


def _blocks(root: _Element) -> Iterator[tuple[str, bool]]:
    """Each block's text, and whether it is a list item."""
    run: list[str] = []
    mark = ""
    for piece in _pieces(root):
        if piece == "":
            text = _tidy("".join(run))
            run.clear()
            if text:
                yield mark + text, bool(mark)
                mark = ""
        elif piece == "\x1e":
            mark = "- "
        else:
            run.append(piece)
    text = _tidy("".join(run))
    if text:
        yield mark + text, bool(mark)


def _pieces(root: _Element) -> Iterator[str]:
    """Text runs in order; an empty one ends a block, \\x1e begins a list item, \\x1f is a kept line end."""
    stack: list[tuple[_Element, bool, bool]] = [(root, False, False)]
    while stack:  # not recursive: pages nest deeper than Python does
        element, leaving, kept = stack.pop()
        if not isinstance(element.tag, str):  # a comment or processing instruction
            if element is not root and element.tail:
                yield _run(element.tail, kept)
            continue
        tag = element.tag
        if leaving:
            if tag in _LINES or tag in _ITEMS or tag in _ROWS:
                yield ""
            if element is not root and element.tail:
                yield _run(element.tail, kept)
            continue
        inside = (
            kept or tag in _KEPT or (tag == "quote" and not len(element) and "\n" in (element.text or ""))
        )
        if tag in _LINES or tag in _ROWS or tag in _ITEMS:
            yield ""
        if tag in _ITEMS:
            yield "\x1e"
        elif tag in _BREAKS:
            yield "\x1f"
        elif tag in _CELLS and element.getprevious() is not None:
            yield " | "
        if element.text:
            yield _run(element.text, inside)
        stack.append((element, True, kept))
        stack.extend((child, False, inside) for child in reversed(element))


def _run(text: str, kept: bool) -> str:
    text = text.replace("\x1e", " ").replace("\x1f", " ")
    return text.replace("\r\n", "\n").replace("\n", "\x1f") if kept else text


def _tidy(text: str) -> str:
    """White space folded as a browser shows it, line ends that were meant kept, at most one line empty."""
    lines = [" ".join(line.split()) for line in text.split("\x1f")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n |")


def _links(tree: HtmlElement, text: str, address: str | None) -> tuple[str, ...]:
    """The addresses that the main text links to, in order, each once, without the part after `#`."""
    blocks = {" ".join(block.removeprefix("- ").split()) for block in re.split(r"\n\n|\n(?=- )", text)}
    base_element = tree.find(".//base[@href]")
    base = urljoin(address or "", base_element.get("href", "") if base_element is not None else "")
    links: dict[str, None] = {}
    known: dict[_Element, bool] = {}
    for anchor in tree.iterfind(".//a[@href]"):
        block = next(
            (e for e in anchor.iterancestors() if e.tag in _LINES or e.tag in _ITEMS or e.tag in _CELLS), tree
        )
        if block not in known:
            words = " ".join(unicodedata.normalize("NFC", "".join(block.itertext())).split())
            known[block] = words in blocks or (block.tag in _CELLS and bool(words) and words in text)
        if known[block]:
            try:
                target = urldefrag(urljoin(base, anchor.get("href", "").strip())).url
            except ValueError:  # an address that is none
                continue
            if target.startswith(("http://", "https://")) and target != address:
                links[target] = None
    return tuple(links)
