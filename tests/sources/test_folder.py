"""Files and folders: what is found, in which order, and what is left out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.opened import codes, found, message, write


def ids(*names: Path) -> list[str]:
    return [thing.document.id for thing in found(*names) if thing.document is not None]


def test_a_folder_is_read_by_name_with_all_that_is_in_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c/2.txt", "c/1.html", "c/d/x.txt", "B.TXT"):
        write(tmp_path / name, "<p>They met.</p>" if name.endswith("html") else "They met.")
    assert ids(tmp_path) == ["B", "a", "b", "1", "2", "x"]


def test_names_are_read_in_the_order_given(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1.txt", "They met."), write(tmp_path / "2.txt", "They parted.")
    assert ids(two, one) == ["2", "1"]


def test_hidden_files_and_other_kinds_are_left_out_in_one_remark(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "They met.")
    for name in (".hidden.txt", ".git/x.txt", "b.jpg", "c.json", "d", "e.docx", "f.xlsx"):
        write(tmp_path / name, "They met.")
    things = found(tmp_path)
    assert codes(things) == ["left-out"]
    assert message(things) == (
        "7 files are hidden or of other kinds, and left out: .git, .hidden.txt, b.jpg, c.json, d and 2 more"
    )
    assert things[-1].source == str(tmp_path)


def test_a_file_that_the_user_names_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert ids(write(tmp_path / ".note", "They met."), write(tmp_path / "log.dat", "They parted.")) == [
        ".note",
        "log",
    ]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("<!DOCTYPE html><title>Talks</title><p>They met.</p>", "Talks"),
        ("<!-- saved --><html><title>Talks</title><p>They met.</p></html>", "Talks"),
        ('{"text": "They met.", "title": "Talks"}\n', "Talks"),
        ("---\ntitle: Talks\n---\nThey met.", "Talks"),
        ("# Talks\n\nThey met.", "Talks"),
        ("They met.", None),
    ],
)
def test_a_file_without_ending_is_what_it_begins_as(tmp_path: Path, content: str, title: str | None) -> None:
    (thing,) = found(write(tmp_path / "note", content))
    assert thing.document is not None
    assert thing.document.title == title


@pytest.mark.parametrize("inside", [[], ["a.jpg"], [".a.txt"], ["b/c.jpg"]])
def test_a_folder_without_documents_is_said(tmp_path: Path, inside: list[str]) -> None:
    for name in inside:
        write(tmp_path / name, "x")
    assert codes(found(tmp_path))[-1] == "!no-documents"


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    things = found(tmp_path / "none.txt")
    assert codes(things) == ["!not-found"]
    assert message(things) == "no such file or folder: check the name and the folder you are in"


def test_a_link_to_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert codes(found(tmp_path)) == ["!not-found"]
    assert codes(found(tmp_path / "gone.txt")) == ["!not-found"]


def test_a_loop_of_folders_ends(tmp_path: Path) -> None:
    write(tmp_path / "a/b/note.txt", "They met.")
    (tmp_path / "a/b/back").symlink_to(tmp_path / "a", target_is_directory=True)
    things = found(tmp_path)
    assert codes(things) == ["visited"]
    assert [thing.document.id for thing in things if thing.document] == ["note"]


def test_a_link_to_itself_is_said(tmp_path: Path) -> None:
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert codes(found(tmp_path)) == ["!unreadable", "!no-documents"]


def test_links_to_files_and_folders_are_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere/note.txt", "They met.")
    (tmp_path / "here").mkdir()
    (tmp_path / "here/linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "here/one.txt").symlink_to(tmp_path / "elsewhere/note.txt")
    assert ids(tmp_path / "here") == ["note", "one"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file"
)
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "secret.txt", "They met.")
    path.chmod(0)
    assert message(found(path)) == "may not be read by this user: change its permissions"


def test_a_name_that_no_file_can_have_is_said(tmp_path: Path) -> None:
    assert codes(found("a\0b.txt", "x" * 5000, write(tmp_path / "a.txt", "They met.") / "b.txt")) == [
        "!not-found",
        "!unreadable",
        "!unreadable",
    ]


def test_a_pipe_in_a_folder_does_not_stop_the_reading(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    write(tmp_path / "b.txt", "They met.")
    things = found(tmp_path)
    assert codes(things) == ["left-out"]
    assert [thing.document.id for thing in things if thing.document] == ["b"]


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(b"They met.")
    (thing,) = found(tmp_path)
    assert thing.document is not None
    assert thing.document.id == "caf\ufffd"
    thing.source.encode("utf-8")


@settings(deadline=None)  # the first example may load a library
@given(st.text(min_size=1).filter(lambda name: name != "-" and not name.startswith(("/", "."))))
def test_no_name_breaks_the_run(name: str) -> None:
    assert all(problem.lost for thing in found(f"no such folder/{name}") for problem in thing.problems)
