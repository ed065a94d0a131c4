"""Annotated documents to learn moves from: those of gold/moves-train, and our own annotations.

Our own (`training/annotations/moves.jsonl`) stand off from the articles of PolNeAR and TimeBank that they
annotate: offsets and values, no text. They were made once, by the guide of gold/MOVES.md, and not
adjudicated; documents are told up to `length` characters.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verbale.document import Document, make_document

OWN = Path(__file__).parent / "annotations" / "moves.jsonl"

Annotated = tuple[Document, list[dict[str, Any]]]
"""A document, and its moves with the fields of the gold files (`what`, `condition` and times as text)."""


def gold(folder: Path) -> Iterator[Annotated]:
    """The documents of a folder of gold files, NAME.json beside NAME.txt."""
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        told = record["document"]
        text = _text(path.with_suffix(".txt"))
        day = _day(told.get("published") or record.get("published_if_told"))
        document = make_document(
            told["id"], text, published=day, publisher=told.get("publisher"), title=told.get("title")
        )
        yield document, record["moves"]


def own(data: Path) -> Iterator[Annotated]:
    """Our own annotations, over the articles in the folder of the shared data."""
    for line in OWN.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        name = record["document"]
        read = _polnear if record["corpus"] == "polnear" else _timebank
        text, day = read(data, name)
        text = text[: record["length"]]
        moves = [_filled(move, text) for move in record["moves"]]
        yield make_document(f"{record['corpus']}-{name}", text, published=day), moves


def _polnear(data: Path, name: str) -> tuple[str, dt.date | None]:
    text = _text(data / "polnear" / "train" / "text" / f"{name}.txt")
    day = re.search(r"_(\d{4}-\d\d-\d\d)_", name)
    return text, _day(day[1] if day else None)


def _timebank(data: Path, name: str) -> tuple[str, dt.date | None]:
    root = ET.parse(data / "timebank" / f"{name}.tml").getroot()
    text, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if text is None or created is None:
        raise ValueError(f"{name}.tml has no TEXT or no DCT; is it a file of TempEval-3's TimeBank?")
    return "".join(text.itertext()), _day(created.get("value"))


def _filled(move: dict[str, Any], text: str) -> dict[str, Any]:
    """A move with the words of its places, and null for what it does not tell."""
    told = {"by": [], "to": [], "voice": None, "reported_by": None, "status": None} | move
    for name in ("what", "condition"):
        told[name] = text[slice(*move[name])] if name in move else None
    for name in ("on", "due"):
        time = move.get(name)
        told[name] = {"text": text[slice(*time["span"])], "value": time["value"]} if time else None
    return told


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value[:10]) if value else None
