"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[dt.date]):
    """A calendar day, `2022-01-21`; a timestamp gives its day."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day, or a usage error that says how to write one."""
        from verbale.problems import UsageError
        from verbale.sources import parse_day

        if isinstance(value, dt.date):
            return value
        try:
            return parse_day(value)
        except UsageError as error:
            self.fail(str(error), param, ctx)


def ledger_option(function: F) -> F:
    """`--ledger FILE`."""
    return click.option(
        "--ledger",
        type=click.Path(path_type=Path),
        envvar="VERBALE_LEDGER",
        metavar="FILE",
        help="The ledger's file (or VERBALE_LEDGER); by default one in your data folder.",
    )(function)


def ledger_path(told: Path | None) -> Path:
    """The ledger to use: the one told, else the user's own."""
    from verbale.store import default_path

    return told if told is not None else default_path()


NARROWEST, WIDEST = 40, 100


def terminal_width() -> int:
    """Columns to write in: the terminal's, in bounds that can be read; 80 where there is no terminal."""
    return min(WIDEST, max(NARROWEST, shutil.get_terminal_size((80, 24)).columns))


def is_terminal(stream: Any) -> bool:
    """Whether a stream is a terminal that wants colour (https://no-color.org)."""
    return bool(stream.isatty()) and "NO_COLOR" not in os.environ
