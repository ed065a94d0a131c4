"""`verbale read`: read sources, print what they hold, or keep it in a dossier."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from verbale.cli.options import Day, is_terminal, ledger_option, ledger_path, terminal_width
from verbale.problems import Problem

if TYPE_CHECKING:
    from verbale.document import Document
    from verbale.reader.reader import Reader
    from verbale.sources import Told

T = TypeVar("T")

_STDIN = re.compile(r"\A-(?=:|\Z)")
"""Standard input as sources name it, with or without a line: `-`, `-:2`."""

ALL_READ, SOME_FAILED, NOTHING_READ = 0, 1, 2


@click.command("read", short_help="Read reports and print or keep what they hold.")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("--dossier", metavar="NAME", help="Keep the readings in this dossier of the ledger.")
@click.option("--published", type=Day(), metavar="DAY", help="The day they were published: 2022-01-21.")
@click.option("--publisher", metavar="NAME", help="Who published the sources.")
@click.option("--url", metavar="ADDRESS", help="Where the source is to be read; nothing is fetched.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a document, one line each.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="P",
    help="Leave out statements and moves that are less sure than P (0 to 1).",
)
@click.option("--explain", is_flag=True, help="Show for each sentence what was read, by what, and what not.")
@click.option("--model", metavar="NAME", help="An installed spaCy model to parse with.")
@click.option(
    "--frames",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own frames, before the packaged: docs/moves.md.",
)
@click.option(
    "--events",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own events, before the packaged: docs/events.md.",
)
@click.option(
    "--parties",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own parties, aliases and office-holders: docs/parties.md.",
)
@ledger_option
def command(
    sources: tuple[str, ...],
    dossier: str | None,
    published: dt.date | None,
    publisher: str | None,
    url: str | None,
    as_json: bool,
    min_confidence: float,
    explain: bool,
    model: str | None,
    frames: Path | None,
    events: Path | None,
    parties: Path | None,
    ledger: Path | None,
) -> int:
    """Read SOURCEs: files (text, Markdown, HTML, PDF, JSON Lines), folders, or - for standard input.

    Without --dossier the reading is printed and no ledger is touched.

    Exit status: 0 all read; 1 some sources or documents could not be read; 2 none.
    """
    from verbale.reader.parse import DEFAULT_MODEL
    from verbale.reader.reader import Reader, Settings
    from verbale.sources import Told

    if not sources:
        raise click.UsageError("nothing to read: name files or folders, or - for standard input")
    settings = Settings(
        model=model or DEFAULT_MODEL,
        min_confidence=min_confidence,
        frames=frames,
        events=events,
        parties=parties,
    )
    reader = Reader(settings)
    told = Told(published=published, publisher=publisher, url=url)
    if dossier is not None:
        if as_json or explain:
            raise click.UsageError("--dossier keeps the readings; --json and --explain print them: take one")
        return _keep(sources, dossier, told, reader, ledger_path(ledger))
    return _print(sources, told, reader, as_json=as_json, explain=explain)


def _print(sources: tuple[str, ...], told: Told, reader: Reader, *, as_json: bool, explain: bool) -> int:
    import msgspec

    from verbale.show.readings import reading_text
    from verbale.sources import open_sources

    read = failed = 0
    colour = is_terminal(sys.stdout)
    for found in _with_progress(open_sources(sources, told), to_screen=not as_json and colour):
        if found.document is None:
            failed += _is_lost(found.problems)
            _tell(found.problems)
            continue
        reading = reader.read(found.document) if found.to_read else reader.unread(found.document)
        problems = (*found.problems, *reading.problems)
        reading = msgspec.structs.replace(reading, problems=problems)
        read += 1
        failed += not found.to_read or _is_lost(problems)
        if explain:
            _explain(found.document, reader)
        elif as_json:
            sys.stdout.buffer.write(msgspec.json.encode(reading) + b"\n")
            sys.stdout.buffer.flush()
        else:
            click.echo(reading_text(reading, colour=colour, width=terminal_width()), nl=False)
        _tell(problems)
    return _status(read, failed)


def _explain(document: Document, reader: Reader) -> None:
    """Each sentence with what was read in it and what was dropped."""
    from verbale.reader.explain import explain
    from verbale.show.shown import quoted, shown

    for sentence in explain(document, reader):
        click.echo(f"[{sentence.span[0]}:{sentence.span[1]}] {shown(sentence.text)}")
        for told in sentence.told:
            sure = "" if told.confidence is None else f", {told.confidence:.2f} sure"
            who, cue = shown(told.speaker or "somebody"), quoted(shown(told.cue))
            click.echo(f"    said by {who} ({told.kind}, cue {cue}{sure})")
        for seen in sentence.seen:
            sure = "" if seen.confidence is None else f", {seen.confidence:.2f} sure"
            fate = f"dropped: {seen.dropped}" if seen.dropped else f"kept{sure}"
            click.echo(f"    {seen.kind}: {quoted(shown(seen.what))} by {seen.read_by}; {fate}")
        click.echo()


def _keep(sources: tuple[str, ...], name: str, told: Told, reader: Reader, path: Path) -> int:
    from verbale.desk import make_desk
    from verbale.sources.door import NOT_TO_READ
    from verbale.store import open_ledger

    outcomes: Counter[str] = Counter()
    lost = unread = 0
    with open_ledger(path, desk=make_desk(reader)) as ledger:
        dossier = ledger.dossier(name)
        adding = dossier.adding(sources, published=told.published, publisher=told.publisher, url=told.url)
        try:
            for added in _with_progress(adding, to_screen=is_terminal(sys.stderr)):
                _tell(added.problems)
                if added.outcome is None:
                    lost += _is_lost(added.problems)
                    continue
                outcomes[added.outcome] += 1
                unread += any(p.lost or p.code in NOT_TO_READ for p in added.problems)
                if added.outcome in _OUTCOMES:
                    click.echo(f"{added.document}: {_OUTCOMES[added.outcome]}", err=True)
        except KeyboardInterrupt:
            click.echo(_summary(name, outcomes, lost, unread))
            click.echo("verbale: what was read is kept; the same command goes on from here", err=True)
            raise
    if outcomes:
        click.echo(_summary(name, outcomes, lost, unread))
    return _status(sum(outcomes.values()), lost + unread)


def _summary(name: str, outcomes: Counter[str], lost: int, unread: int) -> str:
    """`dossier talks: 3 new, 1 unchanged; 1 of them kept without a reading; 2 sources gave no document`."""
    told = [", ".join(f"{n} {_COUNTED[what]}" for what, n in outcomes.items()) or "nothing yet"]
    if unread:
        told.append(f"{unread} of them kept without a reading")
    if lost:
        told.append(f"{lost} {'source' if lost == 1 else 'sources'} gave no document")
    return f"dossier {name}: {'; '.join(told)}"


_OUTCOMES = {
    "copy": "the same text as a document that the dossier holds; both are kept, it counts once",
    "changed": "the text has changed since it was read; both texts are kept, the new one counts",
    "updated": "the same text, but more is known of it now",
    "reread": "read again: the reader or its settings changed",
    "redacted": "its text was taken out of the ledger and does not come back",
}
_COUNTED = {
    "new": "new", "copy": "copied", "changed": "changed", "updated": "updated", "reread": "read again",
    "unchanged": "unchanged", "redacted": "redacted",
}  # fmt: skip


def _status(read: int, failed: int) -> int:
    if not read:
        return NOTHING_READ
    return SOME_FAILED if failed else ALL_READ


def _is_lost(problems: Iterable[Problem]) -> bool:
    return any(problem.lost for problem in problems)


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        source = _STDIN.sub("standard input", problem.source or "")
        where = f"{source}: " if source and source not in problem.message else ""
        click.echo(f"verbale: {where}{problem.message}", err=True)


def _with_progress(things: Iterable[T], *, to_screen: bool) -> Iterator[T]:
    """Pass things on, and show on a terminal how many came and how fast."""
    if not to_screen or not is_terminal(sys.stderr):
        yield from things
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    # How many there will be is not known: sources are opened one by one.
    columns = (SpinnerColumn(), TextColumn("{task.completed} read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        for thing in things:
            progress.advance(task)
            yield thing
