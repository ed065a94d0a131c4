"""An HTML page taken apart by the standard library's parser, strict about what it finds."""

from __future__ import annotations

import dataclasses
from html.parser import HTMLParser

VOID = {"meta", "br", "input", "link", "img", "hr"}
SVG = {"svg", "a", "text", "line", "polyline", "rect", "circle", "path", "title"}
ALLOWED = SVG | {
    "html", "head", "body", "meta", "style", "header", "main", "section", "footer", "nav", "h1", "h2", "h3",
    "p", "ul", "mark", "li", "b", "span", "br", "time", "label", "input", "details", "summary", "div",
    "figure", "figcaption", "blockquote", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
"""Every element that a brief may hold: no script, no picture, no form, nothing that is loaded."""
PHRASING = {"span", "b", "a", "br", "time"}
"""What may stand in a summary, a paragraph or a heading."""


@dataclasses.dataclass
class Element:
    name: str
    attributes: dict[str, str]
    parents: tuple[str, ...]
    pieces: list[str] = dataclasses.field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class HtmlPage(HTMLParser):
    """Elements of a page in order; raises AssertionError where the page is not well formed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        assert text.startswith("<!DOCTYPE html>\n")
        self.feed(text)
        self.close()
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, f"<{tag}> does not belong on the page"
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        assert not [name for name in names if name.startswith("on")], f"<{tag}> has a handler: {names}"
        element = Element(
            tag, {name: value or "" for name, value in attrs}, tuple(one.name for one in self._open)
        )
        inline = {"summary", "p", "h1", "h2", "h3"} & set(element.parents)
        assert not inline or tag in PHRASING | SVG, f"<{tag}> in {inline}"
        assert tag != "a" or "a" not in element.parents, "a link in a link"
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].name == tag, f"</{tag}> closes <{self._open[-1].name}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment on the page: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"a processing instruction on the page: {data}")

    def all(self, name: str, kind: str | None = None) -> list[Element]:
        """List elements of a name, and of a class."""
        return [
            one
            for one in self.elements
            if one.name == name and (kind is None or kind in one.attributes.get("class", "").split())
        ]

    @property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]

    @property
    def links(self) -> list[str]:
        return [one.attributes["href"] for one in self.elements if "href" in one.attributes]


def said_in(element: Element) -> str:
    """The words in an element, white space folded."""
    return " ".join(element.text.split())
