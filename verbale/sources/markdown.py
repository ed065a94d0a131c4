"""Markdown: the text keeps its markup; front matter, first heading and links tell about it.

Front matter is read as `key: value` lines between two lines of `---`; it needs no YAML for that,
and nested values are left alone. Not supported: TOML front matter, headings made of HTML.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from verbale.sources.content import Content, remark
from verbale.sources.day import stated_day
from verbale.sources.text import decode

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"^([A-Za-z][\w -]{0,40}?)[ \t]*:[ \t]+(\S[^\r\n]{0,2000})$", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(```|~~~)")
_HEADING = re.compile(r" {0,3}#\s+(\S.*)$")
_UNDERLINE = re.compile(r" {0,3}=+$")
_LONGEST_HEADING = 500
"""A longer line is no title, whatever it begins with."""
_MARKUP = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)|[*`]+|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])")

_ADDRESS = r"https?://[^\s<>()\[\]\"'`|]{1,2000}(?:\([^\s<>()]{0,200}\)[^\s<>()\[\]\"'`|]{0,500}){0,4}"
_LINK = re.compile(
    # An image comes first so that its address, which leads to nothing that can be read, is passed over.
    rf"!\[[^\[\]]{{0,500}}\]\(\s*<?{_ADDRESS}|(?P<address>{_ADDRESS})",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?=[^\w\s]|_)")

_PUBLISHED_KEYS = (
    "published", "published_time", "date_published", "datepublished", "publish_date", "publishdate",
    "pubdate", "publication_date", "date",
)  # fmt: skip
"""Front matter keys for the day of publication, the surest first. Not `created`, `updated`,
`lastmod`, `clipped`: those are the days of the file."""
_PUBLISHER_KEYS = ("publisher", "site_name", "sitename", "site", "publication")
_ADDRESS_KEYS = ("url", "canonical", "canonical_url", "link", "source_url", "source")


def read_markdown(data: bytes, source: str) -> Content:
    """A Markdown file: its text as it stands, and what its front matter and first heading say."""
    decoded = decode(data, source)
    if decoded.text is None:
        return Content(text=None, problems=decoded.problems)
    text = decoded.text
    problems = list(decoded.problems)
    fields, body = _front_matter(text)
    stated = _first(fields, _PUBLISHED_KEYS)
    published = _day(stated)
    if stated is not None and published is None:
        message = f"the day in the front matter, {stated[:60]!r}, is none: write it as in 2022-01-21"
        problems.append(remark(source, "published", message))
    address = _first(fields, _ADDRESS_KEYS)
    return Content(
        text=text,
        title=fields.get("title") or _first_heading(text[body:]),
        publisher=_first(fields, _PUBLISHER_KEYS),
        published=published,
        url=address if address is not None and address.startswith(("http://", "https://")) else None,
        language=language_code(_first(fields, ("language", "lang"))),
        links=links_in(text[body:]),
        problems=tuple(problems),
    )


def links_in(text: str) -> tuple[str, ...]:
    """The addresses that a Markdown text links to or writes out, in order, each once; no pictures."""
    found = (match.group("address") for match in _LINK.finditer(text))
    return tuple(
        dict.fromkeys(_ESCAPE.sub("", address).rstrip(".,;:!?*_~\\") for address in found if address)
    )


def language_code(told: str | None) -> str | None:
    """`en` of `en`, `EN` and `en-US`; None of anything but an ISO 639-1 code."""
    code = (told or "").strip().replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _front_matter(text: str) -> tuple[dict[str, str], int]:
    """The fields of the front matter, keys in lower case, and where the body begins."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, 0
    fields: dict[str, str] = {}
    for key, value in _PAIR.findall(match.group(1)):
        bare = _unquoted(value.strip())
        if bare:
            fields.setdefault(key.lower().replace(" ", "_").replace("-", "_"), bare)
    return fields, match.end()


def _unquoted(value: str) -> str:
    """A YAML scalar's words: without its quotation marks, or the comment after it."""
    quote = value[:1]
    end = value.rfind(quote)
    if quote in ("'", '"') and end > 0:
        inner = value[1:end]
        return inner.replace("''", "'") if quote == "'" else inner.replace('\\"', '"')
    if quote in ("[", "{", "|", ">", "&", "*"):
        return ""
    return re.sub(r"\s+#.*", "", value)


def _first(fields: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    return next((fields[key] for key in keys if key in fields), None)


def _day(stated: str | None) -> dt.date | None:
    return stated_day(stated) if stated is not None else None


def _first_heading(text: str) -> str | None:
    """The words of the first heading of the first level, outside code."""
    fenced: str | None = None
    before = ""
    for line in text.split("\n"):
        line = line.rstrip() if len(line) <= _LONGEST_HEADING else ""
        fence = _FENCE.match(line)
        if fence is not None:
            fenced = fence.group(1) if fenced is None else None if fenced == fence.group(1) else fenced
        elif fenced is None:
            heading = _HEADING.match(line)
            if heading is not None:
                return _plain(re.sub(r"\s#+$", "", heading.group(1)))
            if before.strip() and _UNDERLINE.match(line):
                return _plain(before)
        before = line if fence is None and fenced is None else ""
    return None


def _plain(heading: str) -> str | None:
    return " ".join(_MARKUP.sub(lambda match: match.group(1) or "", heading).split()) or None
