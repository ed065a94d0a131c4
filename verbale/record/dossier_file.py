"""A dossier's file: what it is about and what its user expects, in TOML.

title = "Harbour pay round"
parties = ["dockers", "port"]
words = ["crane", "crew", "pay"]
leave_out = ["ferry"]

[publishers]
"Dockers' Bulletin" = "dockers"

[[expect]]
says = "by Friday the port has answered in writing"
section = "commitment"
about = "written answer"
of = ["port"]
state = "delivered"
by = 2026-03-06
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from typing import Any, TypeVar, get_args

import msgspec

from verbale.problems import UsageError
from verbale.record.entries import DossierDescribed, Expectation
from verbale.record.state import CommitmentState, MeetingStatus, Position, WarningState

_KNOWN = ("title", "parties", "words", "leave_out", "besides", "publishers", "expect")
_STATES = {
    "commitment": get_args(CommitmentState),
    "warning": get_args(WarningState),
    "item": get_args(Position),
    "meeting": get_args(MeetingStatus),
    "denial": (),
    "deed": ("deliver", "press", "relent", "suspend"),
}


_WANTED = {
    "title": 'a text in quotation marks, as in title = "Harbour pay round"',
    "parties": 'a list of texts in brackets, as in parties = ["dockers", "port"]',
    "words": 'a list of texts in brackets, as in words = ["crane", "pay"]',
    "leave_out": 'a list of texts in brackets, as in leave_out = ["ferry"]',
    "besides": 'a list of names of dossiers in brackets, as in besides = ["ferry strike"]',
    "publishers": 'a table, as in [publishers] and on the next line "Dockers\' Bulletin" = "dockers"',
    "says": 'a text in quotation marks, as in says = "by Friday the port has answered"',
    "section": 'one of the sections in quotation marks, as in section = "commitment"',
    "about": 'a text in quotation marks, as in about = "written answer"',
    "of": 'a list of parties in brackets, as in of = ["dockers"]',
    "state": 'a text in quotation marks, as in state = "delivered"',
    "by": "a day without quotation marks, as in by = 2026-03-06",
    "never": "true or false, as in never = true",
}
"""What each key holds, with an example: what a mistake in it is told with."""


def read_dossier_file(text: str, name: str) -> DossierDescribed:
    """Read a dossier's file. `name` is what messages call it.

    Raises UsageError for what is no TOML, for a key, a type or a state that is not known: one clear
    line that names the file and the place.
    """
    try:
        told: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name}: not valid TOML: {error}") from error
    for key in told:
        if key not in _KNOWN:
            raise UsageError(f"{name}: unknown key {key!r}; known are {', '.join(_KNOWN)}")
    expect = told.pop("expect", [])
    described = _converted(told, DossierDescribed, name)
    if not isinstance(expect, list):
        raise UsageError(f"{name}: write each expectation under a line [[expect]], with two brackets")
    expectations = tuple(
        _expectation(one, f"{name}: expectation {n}") for n, one in enumerate(expect, start=1)
    )
    return msgspec.structs.replace(described, expectations=expectations)


def _expectation(told: object, where: str) -> Expectation:
    if not isinstance(told, dict):
        raise UsageError(f"{where}: write it under a line [[expect]], a key on each line below it")
    for key in told:
        if key not in Expectation.__struct_fields__:
            known = ", ".join(Expectation.__struct_fields__)
            raise UsageError(f"{where}: unknown key {key!r}; known are {known}")
    for key in ("says", "section", "about"):
        if key not in told:
            raise UsageError(f"{where}: {key} is missing: {_WANTED[key]}")
    if isinstance(told["section"], str) and told["section"] not in _STATES:
        raise UsageError(f"{where}: no section {told['section']!r}; known are {', '.join(_STATES)}")
    one = _converted(told, Expectation, where)
    states = _STATES[one.section]
    if one.state is not None and one.state not in states:
        known = ", ".join(states) if states else "none: leave it out"
        raise UsageError(f"{where}: {one.section} has no state {one.state!r}; known are {known}")
    if not one.about.strip():
        raise UsageError(f"{where}: say in `about` which {one.section} is meant")
    return one


T = TypeVar("T")


def _converted(told: dict[str, Any], to: type[T], where: str) -> T:
    """Take the values in; a mistake is told by its key, with what stands there and what should."""
    try:
        return msgspec.convert(told, to)
    except msgspec.ValidationError as error:
        key = next((one for one in told if _at_key(str(error), one)), None)
        if key is None:
            raise UsageError(f"{where}: {error}") from error
        raise UsageError(f"{where}: {key} is {_told_as(told[key])}; it should be {_WANTED[key]}") from error


def _at_key(error: str, key: str) -> bool:
    return re.search(rf"\$\.{re.escape(key)}\b", error) is not None


def _told_as(value: object) -> str:
    """What stands there, in words, with the value where it is short."""
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "true or false"), (str, "a text"), (int, "a number"), (float, "a number"),
        (dt.datetime, "a day with a time"), (dt.date, "a day"), (dt.time, "a time"),
    )  # fmt: skip
    if isinstance(value, list | dict):
        named = "a list" if isinstance(value, list) else "a table"
        held = value.values() if isinstance(value, dict) else value
        odd = next((one for one in held if not isinstance(one, str)), None)
        return named if odd is None else f"{named} that holds {_told_as(odd)}"
    kind = next((words for type_, words in kinds if isinstance(value, type_)), "something else")
    written = json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool | int | float) else ""
    return f"{kind} ({written})" if 0 < len(written) <= _SHORT else kind


_SHORT = 40
