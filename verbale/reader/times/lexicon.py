"""The words and phrases of time: vocabulary/times*.toml, made ready for reading.

A word's class becomes one character, a text a string of such characters, a phrase a regular
expression over them. So a phrase may be broken by any white space, a long word costs nothing, and no
pattern can run away: what is matched is a few characters long.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import msgspec

SHAPES = (
    "DAYNUM", "NTH", "INT", "DECIMAL", "YEAR", "DECADE", "CLOCK", "ISO", "SLASH", "QN", "SHORT", "YEARS",
    "HOLIDAY", "REST", "x", "X",
)  # fmt: skip
"""Classes of words that no list holds; times_phrases.toml tells their shapes."""

MARKS = ",;~¶"
"""Classes of marks: themselves. The end of a sentence is `.`, the possessive `'`."""

_FREE = "".join(c for c in map(chr, range(0x30, 0x250)) if c.isalnum())
_NAMES = re.compile(r"\{([A-Z]+)\}|('s)|([A-Za-z]+)|(\[[^\]]*\])|(\(\?(?:<?[=!]|:))|(\.)|\s+")


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of phrase: its pattern over class characters and what it means."""

    pattern: re.Pattern[str]
    make: str
    told: str | None
    examples: Mapping[str, str]
    written: str
    """The pattern as the vocabulary writes it."""


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """What modifies a phrase from beside it: "early", "or so", "no later than"."""

    pattern: re.Pattern[str]
    mod: str | None
    """None where the words add nothing: "sometime next year"."""
    bound: str | None


class Context(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words around a phrase that decide what it means; times_context.toml says what each list is for."""

    past: frozenset[str]
    not_past: frozenset[str]
    ahead: frozenset[str]
    participles: frozenset[str]
    be: frozenset[str]
    auxiliaries: frozenset[str]
    before_to: frozenset[str]
    determiners: frozenset[str]
    records: frozenset[str]
    abbreviations: frozenset[str]
    spent: frozenset[str]
    exceeding: frozenset[str]
    aged_things: frozenset[str]
    people: frozenset[str]
    counted: frozenset[str]
    numbered: frozenset[str]
    first_names: frozenset[str]
    results: frozenset[str]


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of words and phrases of time."""

    words: Mapping[str, tuple[str, int | float | str]]
    """Word in lower case: its class character and value."""
    classes: Mapping[str, str]
    """Name of a class: its character."""
    rules: tuple[Rule, ...]
    runs: re.Pattern[str]
    """Stretches of class characters in which a phrase may stand."""
    before: tuple[Edge, ...]
    after: tuple[Edge, ...]
    deadlines: tuple[Edge, ...]
    holidays: Mapping[tuple[str, ...], str]
    """The words of a holiday's name, and the rule for its day."""
    holiday_starts: frozenset[str]
    context: Context

    def of(self, *names: str) -> str:
        """The characters of these classes, as one string."""
        return "".join(self.classes[name] for name in names)


@functools.cache
def load_lexicon() -> Lexicon:
    """The vocabulary that ships with Verbale, read once."""
    folder = files("verbale.vocabulary")
    words, phrases, context = (
        tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
        for name in ("times.toml", "times_phrases.toml", "times_context.toml")
    )
    return make_lexicon(words, phrases, context)


def make_lexicon(words: dict[str, Any], phrases: dict[str, Any], context: dict[str, Any]) -> Lexicon:
    """Make a lexicon of the three vocabulary files as parsed; a word in two classes raises ValueError."""
    listed = dict(words)
    helping: dict[str, list[str]] = listed.pop("itself")
    free = iter(_FREE)
    classes = {name: name for name in MARKS} | {".": ".", "'s": "'"}
    for name in (*SHAPES, *listed, *helping):
        classes[name] = next(free)
    known: dict[str, tuple[str, int | float | str]] = {}
    entries = [(word, name, value) for name, members in listed.items() for word, value in members.items()]
    entries += [(word, name, 0) for name, members in helping.items() for word in members]
    for word, name, value in entries:
        if word in known:
            raise ValueError(f"{word!r} is in two classes of the times vocabulary")
        known[word] = (classes[name], value)
    macros: dict[str, str] = phrases["macros"]
    rules = tuple(
        Rule(
            pattern=_compiled(rule["pattern"], classes, macros),
            make=rule["make"],
            told=rule.get("is"),
            examples=rule["examples"],
            written=rule["pattern"],
        )
        for rule in phrases["phrase"]
    )
    lists = dict(context)
    holidays: dict[str, str] = lists.pop("holidays")
    return Lexicon(
        words=known,
        classes=classes,
        rules=rules,
        runs=_runs(classes, idle=[*phrases["runs"]["idle"], *helping]),
        before=_edges(phrases["before"], classes, macros, "(?:{})$"),
        after=_edges(phrases["after"], classes, macros, "{}"),
        deadlines=_edges(phrases["deadline"], classes, macros, "(?:{})$"),
        holidays={_holiday_words(name): day for name, day in holidays.items()},
        holiday_starts=frozenset(_holiday_words(name)[0] for name in holidays),
        context=msgspec.convert(lists, Context),
    )


def _runs(classes: Mapping[str, str], idle: list[str]) -> re.Pattern[str]:
    """Stretches with a word that can carry a time; "the first of two" alone is not worth a look."""
    idly = {classes[name] for name in idle} | set(".'" + MARKS)
    carriers = re.escape("".join(c for c in classes.values() if c not in idly))
    ends = re.escape(classes["x"] + classes["X"] + ".;¶")
    spoken = f"{classes['NUMBER']}~?{classes['NUMBER']}"  # "nineteen ninety" is a year
    return re.compile(f"[^{ends}{carriers}]{{0,12}}(?:[{carriers}]|{spoken})[^{ends}]*")


def _compiled(pattern: str, classes: Mapping[str, str], macros: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern over class names as a regular expression over their characters."""

    def character(found: re.Match[str]) -> str:
        macro, possessive, name, _, opening, stop = found.groups()
        if macro:
            return _NAMES.sub(character, macros[macro])
        if possessive:
            return "'"
        if name:
            if name not in classes:
                raise ValueError(f"no class {name!r} in the times vocabulary: {pattern}")
            return classes[name]
        if opening or found[0].startswith("["):
            return found[0]
        return r"\." if stop else ""

    return re.compile(_NAMES.sub(character, pattern))


def _edges(
    tables: list[dict[str, str]], classes: Mapping[str, str], macros: Mapping[str, str], frame: str
) -> tuple[Edge, ...]:
    return tuple(
        Edge(
            pattern=_compiled(frame.format(table["pattern"]), classes, macros),
            mod=table["mod"] or None,
            bound=table.get("bound"),
        )
        for table in tables
    )


def _holiday_words(name: str) -> tuple[str, ...]:
    """A holiday's name as the reader cuts it: the possessive is a word of its own."""
    return tuple(re.sub(r"'s?", r" \g<0>", name).replace(".", " .").split())
