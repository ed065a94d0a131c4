"""Records made by hand: a move that a user tells becomes a document of one sentence, and is folded as one."""

from __future__ import annotations

from verbale.document import Spans, folded, text_hash
from verbale.reading import Move, MoveSpans, Reading, Source, record_id
from verbale.record.entries import Line, ToldByHand
from verbale.record.known import Version

READ_BY = "hand"


def version_by_hand(line: Line, entry: ToldByHand) -> Version:
    """Make the document of a move that was recorded by hand; its id names the line of the ledger.

    Its hash is of the line as well: two users who write the same words make two records, not a copy.
    """
    id = f"by-hand-{line.seq}"
    sha256 = text_hash(f"{line.dossier}/{line.seq}/{entry.text}")
    evidence = (0, len(entry.text))
    what = _spans(entry.text, entry.what)
    move = Move(
        id=record_id(sha256, entry.kind, evidence),
        kind=entry.kind,
        by=entry.by,
        to=entry.to,
        voice=None,
        reported_by=entry.reported_by,
        what=entry.what,
        condition=entry.condition,
        on=entry.on,
        due=entry.due,
        status=entry.status,
        evidence=evidence,
        quote=entry.text,
        spans=MoveSpans(what=what, condition=_spans(entry.text, entry.condition)),
        read_by=READ_BY,
    )
    source = Source(
        id=id,
        sha256=sha256,
        title=None,
        publisher=entry.who,
        published=entry.day,
        url=None,
        language=None,
        length=len(entry.text),
    )
    reading = Reading(document=source, moves=(move,))
    return Version(entry.day, id, line.seq, sha256, reading, None)


def _spans(text: str, phrase: str | None) -> Spans:
    """Where a phrase stands in the user's words, if it does."""
    start = text.find(phrase) if phrase else -1
    if phrase is None or start < 0 or folded(phrase) != phrase:
        return ()
    return ((start, start + len(phrase)),)
