"""The one door: whatever comes in, each source gives a document or a problem, and the run goes on."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources.opened import codes, document, found, message, write
from tests.sources.pages import page
from tests.sources.pdf_files import pdf
from verbale.document import text_hash
from verbale.sources import Told, open_sources

TOLD = Told(published=dt.date(2022, 1, 21), publisher="Harbour Post", url="https://post.example/1")


def test_one_bad_document_among_many_loses_only_itself(tmp_path: Path) -> None:
    write(tmp_path / "1.txt", "They met.")
    write(tmp_path / "2.pdf", pdf("They met.")[:400])
    write(tmp_path / "3.html", page())
    write(tmp_path / "4.txt", bytes(range(256)) * 20)
    write(tmp_path / "5.jsonl", '{"text": "They met."}\n{oops\n{"text": "They parted."}')
    write(tmp_path / "6.md", "")
    write(tmp_path / "7.txt", "They parted.")
    things = found(tmp_path)
    assert [t.document.id for t in things if t.document] == ["1", "3", "5:1", "5:3", "7"]
    assert codes(things) == ["!damaged-pdf", "!binary", "!bad-row", "!empty"]


def test_what_the_user_tells_goes_before_what_the_source_says(tmp_path: Path) -> None:
    path = write(
        tmp_path / "note.md",
        "---\ndate: 2020-01-01\npublisher: Other\nurl: https://o.example\n---\nThey met.",
    )
    told = document(path, told=TOLD)
    assert (told.published, told.publisher, told.url) == (TOLD.published, TOLD.publisher, TOLD.url)


def test_the_hash_is_of_the_text(tmp_path: Path) -> None:
    told = document(write(tmp_path / "note.txt", "They met."))
    assert told.sha256 == text_hash("They met.")


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path / "a/index.txt", "They met.")
    write(tmp_path / "b/index.txt", "They parted.")
    write(tmp_path / "c/index.txt", "They met again.")
    things = found(tmp_path)
    assert [t.document and t.document.id for t in things] == ["index", "index~2", "index~3"]
    assert things[1].problems[0].message == (
        "another document of this run has the id 'index': this one is kept as 'index~2'"
    )


@pytest.mark.parametrize(
    ("data", "ids", "title"),
    [
        (b"They met.\n", ["stdin"], None),
        (page().encode(), ["stdin"], "A pause at the quays"),
        (pdf("They met.", title="Statement"), ["stdin"], "Statement"),
        (b'{"id": "a", "text": "They met.", "title": "Talks"}\n{"text": "No.", "title": "Talks"}',
         ["a", "stdin:2"], "Talks"),
        (b"---\ntitle: Talks\n---\nThey met.", ["stdin"], "Talks"),
    ],
)  # fmt: skip
def test_standard_input_is_what_it_begins_as(data: bytes, ids: list[str], title: str | None) -> None:
    things = found("-", stdin=data)
    assert [t.document and t.document.id for t in things] == ids
    assert {t.document and t.document.title for t in things} == {title}


def test_standard_input_is_not_closed() -> None:
    stream = io.BytesIO(b"They met.")
    assert len(list(open_sources(["-"], TOLD, stdin=stream))) == 1
    assert not stream.closed


def test_standard_input_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with (write(tmp_path / "out", "")).open("wb") as for_writing:
        things = list(open_sources(["-"], stdin=for_writing))
    assert codes(things) == ["!unreadable"]


def test_an_address_is_not_fetched() -> None:
    things = found("https://post.example/pause")
    assert codes(things) == ["!address"]
    assert message(things) == (
        "is an address, and nothing is fetched: save the page, read that file and tell its address"
    )


def test_a_text_of_fifty_megabytes_is_kept_and_not_read(tmp_path: Path) -> None:
    sentence = "The union said on Monday that it would lift the blockade if the port withdrew the notices.\n"
    things = found(write(tmp_path / "archive.txt", sentence.encode() * (50_000_000 // len(sentence))))
    assert codes(things) == ["too-long"]
    assert things[0].document is not None
    assert not things[0].to_read


def test_a_line_of_a_million_characters_is_a_text_like_any_other(tmp_path: Path) -> None:
    line = "They met. " * 100_000
    (thing,) = found(write(tmp_path / "line.txt", line))
    assert thing.document is not None
    assert thing.document.text == line
    assert thing.to_read


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device that never ends")
def test_a_device_that_never_ends_is_refused() -> None:
    assert codes(found("/dev/zero")) == ["!too-large"]


def test_a_failure_inside_a_librarys_reader_is_that_documents_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import verbale.sources.html

    def stumble(data: bytes, source: str) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(verbale.sources.html, "read_html", stumble)
    write(tmp_path / "1.html", page())
    write(tmp_path / "2.txt", "They met.")
    things = found(tmp_path)
    assert codes(things) == ["!failed"]
    assert things[0].problems[0].message == (
        "cannot be read as html (RecursionError: too deep): save it in another format"
    )
    assert things[1].document is not None


def test_every_problem_says_its_source_and_is_one_line(tmp_path: Path) -> None:
    write(tmp_path / "a.pdf", b"%PDF-1.4 broken")
    write(tmp_path / "b.jsonl", '{"text": 7}\n{"text": "They met.", "published": "soon"}')
    write(tmp_path / "c.html", "<nav>Home</nav>")
    for thing in found(tmp_path, tmp_path / "none"):
        for problem in thing.problems:
            assert problem.source == thing.source
            assert "\n" not in problem.message


def test_a_text_is_opened_without_loading_what_only_other_formats_need(tmp_path: Path) -> None:
    text = "The union said on Monday that it would lift the blockade if the port withdrew the notices."
    path = write(tmp_path / "note.txt", text)
    script = (
        "import sys; from verbale.sources import open_sources;"
        "assert next(open_sources(sys.argv[1:])).to_read;"
        "print(*sorted({'trafilatura', 'lxml', 'htmldate', 'pypdf', 'py3langid', 'numpy', 'spacy',"
        " 'charset_normalizer'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == ""
