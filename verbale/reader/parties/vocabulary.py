"""The files of parties: what may stand in them, and where a wrong entry stands.

The packaged files (verbale/vocabulary/states.toml, organisations.toml, bodies.toml, press.toml,
holders.toml) and a user's own file have the same sections, described at the head of each; docs/parties.md
shows a user's file. A wrong entry raises UsageError with the file, the line and what was expected.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec

from verbale.problems import UsageError
from verbale.vocabulary import own_text

PartyKind = Literal["state", "organisation", "armed group", "company", "union", "body", "group", "person"]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a file tells of one party; the key that it stands under is its id."""

    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    """What stands for it before a hyphen: the Franco of "Franco-German"."""
    members: tuple[str, ...] = ()
    kind: PartyKind | None = None
    of: str | None = None
    """The id of the party that it belongs to and acts for."""
    branch: bool = False
    """True for one that can face another branch of the same state across a table."""
    executive: bool = False
    """True for the branch that speaks for the officials of its state."""
    group: str | None = None
    """The branch that it is a part of."""
    since: int | None = msgspec.field(default=None, name="from")
    until: int | None = msgspec.field(default=None, name="to")
    """The years in which a state or organisation was; None where it is old, or goes on."""


def added(entry: Entry, more: Entry) -> Entry:
    """An entry with what a later file tells of its party: names are added, the rest replaced where told."""
    lists = ("names", "adjectives", "people", "capital", "seats", "prefixes", "members")
    changes: dict[str, Any] = {f: tuple(dict.fromkeys(getattr(entry, f) + getattr(more, f))) for f in lists}
    for field in ("kind", "of", "branch", "executive", "group", "since", "until"):
        changes[field] = getattr(more, field) or getattr(entry, field)
    return msgspec.structs.replace(entry, **changes)


class Holder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person held an office of a party from a day to a day, both included."""

    name: str
    party: str
    office: str
    since: dt.date = msgspec.field(name="from")
    until: dt.date | None = msgspec.field(default=None, name="to")
    """None while the office is held, as far as the file knows."""
    aliases: tuple[str, ...] = ()

    def held(self, day: dt.date) -> bool:
        """Whether the office was held on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of parties."""

    states: dict[str, Entry] = {}
    organisations: dict[str, Entry] = {}
    bodies: dict[str, Entry] = {}
    parties: dict[str, Entry] = {}
    """Where a user's file puts parties of any kind."""
    names: tuple[str, ...] = ()
    """The press (press.toml)."""
    holders: tuple[Holder, ...] = ()


def read_vocabulary(text: str, where: str) -> Vocabulary:
    """Read a file of parties.

    `where` names the file in messages. Raises UsageError, with the line, where the text is no TOML or
    an entry is not as it should be.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where}: not TOML: {error}") from None
    try:
        vocabulary = msgspec.convert(raw, Vocabulary)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `")
        path = path.rstrip("`")
        raise UsageError(f"{where}:{_line_of(text, raw, message, path)}: {message}{_named(path)}") from None
    _check(vocabulary, text, where)
    return vocabulary


def read_vocabulary_file(path: Path) -> Vocabulary:
    """Read a user's file of parties; raises UsageError where it cannot be read or is wrong."""
    text = own_text(path)
    return read_vocabulary(text, str(path))


def _check(vocabulary: Vocabulary, text: str, where: str) -> None:
    """What types cannot tell: an office must not end before it began, a name must have letters."""
    for number, holder in enumerate(vocabulary.holders):
        wrong = None
        if holder.until is not None and holder.until < holder.since:
            wrong = f"{holder.name}: `to` ({holder.until}) is before `from` ({holder.since})"
        elif not any(c.isalpha() for c in holder.name):
            wrong = f"`name` has no letters: {holder.name!r}"
        elif not any(c.isalpha() for c in holder.party):
            wrong = f"{holder.name}: `party` has no letters: {holder.party!r}"
        if wrong:
            raise UsageError(f"{where}:{_line_of_holder(text, number)}: {wrong}")
    for section in ("states", "organisations", "bodies", "parties"):
        for key, entry in getattr(vocabulary, section).items():
            for name in (*entry.names, *entry.adjectives, *entry.people, *entry.capital, *entry.seats):
                if not any(c.isalnum() for c in name):
                    line = _line_of_key(text, section, key)
                    raise UsageError(f"{where}:{line}: {key}: a name without letters: {name!r}")
            if section == "states" and not re.fullmatch(r"[A-Z]{3}", key):
                line = _line_of_key(text, section, key)
                raise UsageError(f"{where}:{line}: a state's key is an ISO 3166-1 alpha-3 code, not {key!r}")


def _line_of(text: str, raw: dict[str, Any], message: str, path: str) -> int:
    """The line of the entry that a message of msgspec is about, or 1.

    msgspec gives a path such as `$.holders[2].from` or `$.states[...].names[0]`; where it hides the
    key, each entry of the section is tried until one fails.
    """
    found = re.match(r"\$\.(\w+)(?:\[(\d+|\.\.\.)\])?", path)
    if not found:
        unknown = re.search(r"unknown field `([^`]+)`", message)
        return _line_of_section(text, unknown.group(1)) if unknown else 1
    section, index = found.group(1), found.group(2)
    if section == "holders":
        return _line_of_holder(text, int(index)) if index and index.isdigit() else 1
    for key, entry in raw.get(section, {}).items() if isinstance(raw.get(section), dict) else ():
        try:
            msgspec.convert(entry, Entry)
        except msgspec.ValidationError:
            return _line_of_key(text, section, key)
    return _line_of_section(text, section)


def _named(path: str) -> str:
    field = re.search(r"\.(\w+)(?:\[\d+\])?$", path)
    return f" (in `{field.group(1)}`)" if field and path.count(".") > 1 else ""


def _lines(text: str, pattern: str) -> list[int]:
    return [text.count("\n", 0, m.start()) + 1 for m in re.finditer(pattern, text, re.MULTILINE)]


def _line_of_section(text: str, section: str) -> int:
    lines = _lines(text, rf"^\s*\[*\s*{re.escape(section)}\b")
    return lines[0] if lines else 1


def _line_of_key(text: str, section: str, key: str) -> int:
    quoted = rf"[\"']?{re.escape(key)}[\"']?"
    lines = _lines(text, rf"^[ \t]*(?:{quoted}[ \t]*[=.]|\[[ \t]*{section}[ \t]*\.[ \t]*{quoted}[ \t]*\])")
    return lines[0] if lines else _line_of_section(text, section)


def _line_of_holder(text: str, number: int) -> int:
    tables = _lines(text, r"^[ \t]*\[\[[ \t]*holders[ \t]*\]\]")
    if not tables:
        start = re.search(r"^[ \t]*holders[ \t]*=", text, re.MULTILINE)
        first = text.count("\n", 0, start.start()) + 1 if start else 1
        tables = [line for line in _lines(text, r"^(?:[^#\n]*?)\{[ \t]*\w+[ \t]*=") if line >= first]
    return tables[number] if number < len(tables) else 1
