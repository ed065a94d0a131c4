"""The command line: thin over the library. Nothing heavy is imported before a command needs it.

Exit status: 0 all read; 1 some documents failed, the rest are written; 2 nothing done.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from verbale.problems import VerbaleError

COMMANDS = {
    "read": "verbale.cli.read",
    "brief": "verbale.cli.brief",
    "dossier": "verbale.cli.dossier",
    "review": "verbale.cli.review",
    "verify": "verbale.cli.verify",
}
"""Each command's module, which defines `command`; imported when it is asked for."""

NOTHING_DONE = 2
STOPPED = 130
"""As shells have it for a command that the user stopped."""


class _ReaderLeftError(Exception):
    """Whoever read the output, such as `head`, has had enough: nothing is wrong."""


class Lazy(click.Group):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the known commands in the message for an unknown one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(f"no command '{args[0]}'; known are {', '.join(COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """As click does, but click would end a run whose output nobody reads any more as one that failed."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise _ReaderLeftError from error
        return status


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="verbale", message="%(prog)s %(version)s")
def group() -> None:
    """Read what is said of a negotiation and keep the record.

    \b
    verbale read report.txt --published 2022-01-21      read one report and print what it holds
    verbale read reports/ --dossier talks               read a folder into a dossier
    verbale brief talks --as-of 2022-01-22              the state of play as of a day
    """


def main(args: list[str] | None = None) -> None:
    """Run the command; an error on purpose is one line on standard error and exit status 2."""
    # ONNX Runtime, on being imported, writes a device id into the user's home and reports to its makers.
    # What somebody reads about a negotiation is nobody else's business.
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    if sys.stdout is None:
        _give_up("standard output is closed: there is nowhere to write to")
    try:
        status: Any = group.main(args=args, prog_name="verbale", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(NOTHING_DONE)
    except click.ClickException as error:
        _give_up(_told(error))
    except click.Abort:
        _stop()
    except VerbaleError as error:
        _give_up(str(error))
    except _ReaderLeftError:
        _let_go()
        sys.exit(0)
    except OSError as error:  # an output that cannot be written: sources and ledgers tell their own
        _let_go()
        _give_up(f"{error.filename or 'the output'} cannot be written: {error.strerror or error}")
    sys.exit(status if isinstance(status, int) else 0)


def _give_up(message: str) -> NoReturn:
    click.echo(f"verbale: {message}", err=True)
    sys.exit(NOTHING_DONE)


def _stop() -> NoReturn:
    click.echo("verbale: stopped", err=True)
    sys.exit(STOPPED)


def _told(error: click.ClickException) -> str:
    """An error of usage in one line, with where to look it up."""
    message = " ".join(error.format_message().split()).rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message} (see {context.command_path} --help)" if context else message


def _let_go() -> None:
    """Turn standard output away, or Python complains of it once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
