"""Files and folders: which files a name stands for, in order, each visited once.

A folder is read with all that is in it, sorted by name. Hidden files and files of other kinds are
left out, and one remark a folder says which. Links to folders are followed, but no folder is
visited twice, so that a loop ends.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from verbale.problems import Problem
from verbale.sources.content import lost, remark
from verbale.sources.kind import kind_by_name

_NAMED = 5
"""So many of the files left out are named; the others are counted."""


def files_of(name: str) -> Iterator[Path | Problem]:
    """The files to read for a name that a user gave, and what is wrong with it; nothing is raised."""
    path = Path(name)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield unreadable(path, error)
        return
    if not stat.S_ISDIR(mode):
        yield path
        return
    found = False
    for item in _inside(path, set()):
        found = found or isinstance(item, Path)
        yield item
    if not found:
        message = "a folder without documents: it holds no .txt, .md, .html, .pdf or .jsonl file"
        yield lost(shown(path), "no-documents", message)


def unreadable(path: Path, error: OSError | ValueError) -> Problem:
    """Why a file or folder cannot be opened, in plain words."""
    match error:
        case FileNotFoundError():
            if path.is_symlink():
                message = f"is a link to {os.readlink(path)!r}, which is not there"
                return lost(shown(path), "not-found", message)
            return lost(
                shown(path), "not-found", "no such file or folder: check the name and the folder you are in"
            )
        case PermissionError():
            return lost(shown(path), "unreadable", "may not be read by this user: change its permissions")
        case OSError():
            return lost(shown(path), "unreadable", f"cannot be read: {error.strerror or error}")
    return lost(shown(path), "not-found", "no file can have such a name: it holds a NUL character")


def shown(path: Path) -> str:
    """A path for people and for JSON: bytes that are no UTF-8 are shown as \\ufffd."""
    return (
        os.fsencode(path).decode("utf-8", "replace")
        if "\0" not in str(path)
        else str(path).replace("\0", "\\0")
    )


def _inside(folder: Path, visited: set[tuple[int, int]]) -> Iterator[Path | Problem]:
    try:
        here = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable(folder, error)
        return
    if (here.st_dev, here.st_ino) in visited:
        message = "leads back to a folder that was read already: left out"
        yield remark(shown(folder), "visited", message)
        return
    visited.add((here.st_dev, here.st_ino))
    left_out: list[str] = []
    for entry in entries:
        path = Path(entry)
        try:
            if entry.name.startswith("."):
                left_out.append(entry.name)
            elif entry.is_dir():
                yield from _inside(path, visited)
            elif kind_by_name(path) is None or not (entry.is_file() or entry.is_symlink()):
                left_out.append(entry.name)
            else:
                yield path
        except OSError as error:  # a link that leads in a circle
            yield unreadable(path, error)
    if left_out:
        yield _left_out(folder, left_out)


def _left_out(folder: Path, names: list[str]) -> Problem:
    listed = ", ".join(shown(Path(name)) for name in names[:_NAMED])
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    files = "1 file is" if len(names) == 1 else f"{len(names)} files are"
    message = f"{files} hidden or of other kinds, and left out: {listed}{more}"
    return remark(shown(folder), "left-out", message)
