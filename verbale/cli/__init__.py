"""The command line: thin over the library. Nothing heavy is imported before a command needs it.

Exit status: 0 all read; 1 some documents failed, the rest are written; 2 nothing done.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

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
    try:
        status: Any = group.main(args=args, prog_name="verbale", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(NOTHING_DONE)
    except click.Abort:
        sys.exit(130)
    except VerbaleError as error:
        click.echo(f"verbale: {error}", err=True)
        sys.exit(NOTHING_DONE)
    except BrokenPipeError:
        sys.stderr.close()  # a reader such as `head` has had enough; nothing is wrong
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)
