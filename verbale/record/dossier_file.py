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

import tomllib
from typing import Any, get_args

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
    try:
        described = msgspec.convert(told, DossierDescribed)
    except msgspec.ValidationError as error:
        raise UsageError(f"{name}: {error}") from error
    if not isinstance(expect, list):
        raise UsageError(f"{name}: expectations are written as [[expect]]")
    expectations = tuple(
        _expectation(one, f"{name}: expectation {n}") for n, one in enumerate(expect, start=1)
    )
    return msgspec.structs.replace(described, expectations=expectations)


def _expectation(told: object, where: str) -> Expectation:
    try:
        one = msgspec.convert(told, Expectation)
    except msgspec.ValidationError as error:
        raise UsageError(f"{where}: {error}") from error
    states = _STATES[one.section]
    if one.state is not None and one.state not in states:
        known = ", ".join(states) if states else "none: leave it out"
        raise UsageError(f"{where}: {one.section} has no state {one.state!r}; known are {known}")
    if not one.about.strip():
        raise UsageError(f"{where}: say in `about` which {one.section} is meant")
    return one
