"""The command line as its users meet it: real files, real ledgers, real processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = (
    "Peru and Chile agreed on Tuesday to resume talks on fishing. Peru said it would answer Chile's proposal "
    "in writing next week. Chile warned that it would close its ports if the answer disappointed.\n"
)


def verbale(*args: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command; its output as text."""
    done = subprocess.run(
        [sys.executable, "-m", "verbale", *map(str, args)], input=stdin, capture_output=True, check=False
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_read_prints_what_a_report_holds(report: Path) -> None:
    done = verbale("read", report, "--published", "2026-03-04")
    assert done.returncode == 0
    assert "AGREE  Peru and Chile: resume talks on fishing" in done.stdout
    assert done.stderr == ""


def test_read_json_is_a_line_a_document(report: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text("Chile rejected the proposal made at the talks.\n", encoding="utf-8")
    done = verbale("read", report, second, "--json", "--published", "2026-03-04")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["document"]["id"] for row in rows] == ["report", "second"]
    assert rows[0]["document"]["published"] == "2026-03-04"


def test_read_takes_standard_input() -> None:
    done = verbale("read", "-", "--json", stdin=REPORT.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["moves"]


def test_reading_leaves_nothing_in_the_users_home(report: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_"))}
    done = subprocess.run(
        [sys.executable, "-m", "verbale", "read", report],
        env=kept | {"HOME": str(home)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert list(home.rglob("*")) == []


def test_read_of_a_missing_file_is_one_clear_line() -> None:
    done = verbale("read", "nowhere.txt")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("verbale: ")
    assert "nowhere.txt" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_one_bad_document_never_stops_a_run(report: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = verbale("read", empty, report, "--json")
    assert done.returncode == 1
    assert [json.loads(line)["document"]["id"] for line in done.stdout.splitlines()] == ["report"]
    assert "empty.txt" in done.stderr


def test_an_impossible_day_is_refused(report: Path) -> None:
    done = verbale("read", report, "--published", "2026-02-31")
    assert done.returncode == 2
    assert "2026-02-31" in done.stderr


def test_nothing_named_is_a_usage_error() -> None:
    assert verbale("read").returncode == 2


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            ["red"],
            "verbale: no command 'red'; known are read, brief, dossier, review, verify (see verbale --help)",
        ),
        (
            ["brief", "--as-of", "yesterday"],
            "verbale: Invalid value for '--as-of': 'yesterday' is not a day: "
            "write year, month and day, as in 2022-01-21 (see verbale brief --help)",
        ),
        (["read", "x", "--publishd", "y"], "verbale: No such option"),
    ],
)
def test_an_error_of_usage_is_one_line(said: list[str], told: str) -> None:
    done = verbale(*said)
    assert done.returncode == 2
    assert done.stderr.startswith(told)
    assert len(done.stderr.splitlines()) == 1


def test_a_brief_that_cannot_be_written_says_where(report: Path, tmp_path: Path) -> None:
    book, target = tmp_path / "talks.db", tmp_path / "nowhere" / "brief.html"
    verbale("read", report, "--dossier", "fish", "--ledger", book)
    done = verbale("brief", "fish", "--ledger", book, "--output", target)
    assert done.returncode == 2
    assert done.stderr == f"verbale: {target} cannot be written: No such file or directory\n"


def test_standard_input_is_called_by_its_name() -> None:
    done = verbale("read", "-", stdin=b"")
    assert done.returncode == 2
    assert done.stderr == "verbale: standard input: is empty: save or fetch it again\n"


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash with `verbale` for the command and the exit status of the first in a pipe."""
    script = f'verbale() {{ "{sys.executable}" -m verbale "$@"; }}; {line}; exit ${{PIPESTATUS[0]}}'
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("form", ["", "--json"])
def test_a_reader_of_the_output_may_leave(report: Path, form: str) -> None:
    done = shell(f"verbale read '{report}' {form} | true")
    assert (done.returncode, done.stderr) == (0, "")


def test_closed_streams_are_told_in_a_line(report: Path) -> None:
    unread = shell("verbale read - <&-")
    assert (unread.returncode, unread.stderr) == (
        2,
        "verbale: standard input is closed: there is nothing to read\n",
    )
    unwritten = shell(f"verbale read '{report}' >&-")
    assert (unwritten.returncode, unwritten.stderr) == (
        2,
        "verbale: standard output is closed: there is nowhere to write to\n",
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("form", ["", "--json"])
def test_a_full_disk_is_told_in_a_line(report: Path, form: str) -> None:
    done = shell(f"verbale read '{report}' {form} > /dev/full")
    assert (done.returncode, done.stderr) == (
        2,
        "verbale: the output cannot be written: No space left on device\n",
    )


def test_stopping_keeps_what_was_read(tmp_path: Path) -> None:
    feed, book = tmp_path / "feed.jsonl", tmp_path / "talks.db"
    rows = [json.dumps({"id": f"day-{day}", "text": REPORT * 9}) for day in range(2000)]
    feed.write_text("\n".join(rows), encoding="utf-8")
    # What runs in a shell's background is told to ignore the signal; this run must heed it.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    heeding += "from verbale.cli import main; main()"
    run = subprocess.Popen(
        [sys.executable, "-c", heeding, "read", feed, "--dossier", "fish", "--ledger", book],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stderr is not None
    assert "the same text as a document" in run.stderr.readline()  # the second has been read
    run.send_signal(signal.SIGINT)
    told, said = run.communicate()
    assert run.returncode == 130
    assert told.startswith("dossier fish: 1 new, ")
    assert said.endswith("verbale: stopped\n")
    assert "the same command goes on from here" in said
    assert verbale("verify", "--ledger", book).returncode == 0


def test_an_unknown_model_says_how_to_mend_it(report: Path) -> None:
    done = verbale("read", report, "--model", "en_core_web_nowhere")
    assert done.returncode == 2
    assert "en_core_web_nowhere" in done.stderr


def test_a_dossier_is_kept_and_told(report: Path, tmp_path: Path) -> None:
    book = tmp_path / "talks.db"
    kept = verbale("read", report, "--dossier", "fish", "--published", "2026-03-04", "--ledger", book)
    assert kept.returncode == 0
    assert kept.stdout == "dossier fish: 1 new\n"
    told = verbale("brief", "fish", "--as-of", "2026-03-05", "--format", "json", "--ledger", book)
    play = json.loads(told.stdout)
    assert play["as_of"] == "2026-03-05"
    assert any(c["state"] == "pending" for c in play["commitments"])


def test_the_same_document_again_is_nothing_new(report: Path, tmp_path: Path) -> None:
    book = tmp_path / "talks.db"
    verbale("read", report, "--dossier", "fish", "--ledger", book)
    assert (
        verbale("read", report, "--dossier", "fish", "--ledger", book).stdout == "dossier fish: 1 unchanged\n"
    )


def test_a_changed_text_is_told_and_both_are_kept(report: Path, tmp_path: Path) -> None:
    book = tmp_path / "talks.db"
    verbale("read", report, "--dossier", "fish", "--ledger", book)
    report.write_text(REPORT + "Chile denied it.\n", encoding="utf-8")
    done = verbale("read", report, "--dossier", "fish", "--ledger", book)
    assert done.stdout == "dossier fish: 1 changed\n"
    assert "both texts are kept" in done.stderr


def test_a_ledger_verifies(report: Path, tmp_path: Path) -> None:
    book = tmp_path / "talks.db"
    verbale("read", report, "--dossier", "fish", "--ledger", book)
    done = verbale("verify", "--ledger", book)
    assert done.returncode == 0
    assert done.stdout.startswith("whole: 1 entry, head 1:")


def test_a_head_that_was_noted_shows_that_a_ledger_was_rewritten(report: Path, tmp_path: Path) -> None:
    book, other = tmp_path / "talks.db", tmp_path / "other.db"
    verbale("read", report, "--dossier", "fish", "--ledger", book)
    verbale("read", report, "--dossier", "fish", "--publisher", "Coast Radio", "--ledger", other)
    head = verbale("verify", "--ledger", book).stdout.split()[-1]
    verbale("dossier", "describe", "fish", "--title", "Fish", "--ledger", book)
    assert verbale("verify", "--noted", head, "--ledger", book).returncode == 0
    done = verbale("verify", "--noted", head, "--ledger", other)
    assert (done.returncode, done.stderr) == (
        1,
        "verbale: entry 1 is not the one that was noted as the last\n",
    )
    assert verbale("verify", "--noted", "yesterday", "--ledger", book).returncode == 2


def test_dossiers_are_listed_and_described(report: Path, tmp_path: Path) -> None:
    book = tmp_path / "talks.db"
    verbale("read", report, "--dossier", "fish", "--ledger", book)
    assert verbale("dossier", "describe", "fish", "--party", "PER", "--ledger", book).returncode == 0
    assert verbale("dossier", "list", "--ledger", book).stdout == "fish\t1 document\n"


def test_a_dossiers_parties_can_be_told_by_their_names(report: Path, tmp_path: Path) -> None:
    book = tmp_path / "talks.db"
    verbale("read", report, "--dossier", "fish", "--published", "2026-03-04", "--ledger", book)
    done = verbale("dossier", "describe", "fish", "--party", "Peru", "--party", "chile", "--ledger", book)
    assert (done.stdout, done.stderr) == ("dossier fish: described (entry 2)\n", "")
    play = json.loads(verbale("brief", "--format", "json", "--ledger", book).stdout)
    assert play["parties"] == ["PER", "CHL"]
    assert play["commitments"]


def test_a_description_that_keeps_everything_out_is_told(report: Path, tmp_path: Path) -> None:
    book = tmp_path / "talks.db"
    verbale("read", report, "--dossier", "fish", "--published", "2026-03-04", "--ledger", book)
    done = verbale("dossier", "describe", "fish", "--party", "Perru", "--ledger", book)
    assert "of the moves read, as of other matters" in done.stdout
    assert done.stderr.startswith("verbale: no document of the dossier names Perru; they name ")
    assert "Peru" in done.stderr
    assert "describe it anew" in " ".join(verbale("brief", "--ledger", book).stdout.split())


def test_describing_a_dossier_says_something(tmp_path: Path) -> None:
    done = verbale("dossier", "describe", "fish", "--ledger", tmp_path / "talks.db")
    assert done.returncode == 2
    assert done.stderr.startswith("verbale: nothing to say: give a title, parties, words, or a file")


def test_a_summary_tells_what_was_lost_and_what_was_kept_unread(report: Path, tmp_path: Path) -> None:
    french = tmp_path / "french.txt"
    french.write_text(
        "Le ministre a promis vendredi de répondre par écrit aux demandes du syndicat la semaine prochaine.",
        encoding="utf-8",
    )
    done = verbale(
        "read", report, french, "missing.txt", "--dossier", "fish", "--ledger", tmp_path / "talks.db"
    )
    assert done.returncode == 1
    assert done.stdout == (
        "dossier fish: 2 new; 1 of them kept without a reading; 1 source gave no document\n"
    )


def test_an_expectation_that_fails_tells_by_the_exit_status(report: Path, tmp_path: Path) -> None:
    book, about = tmp_path / "talks.db", tmp_path / "fish.toml"
    about.write_text(
        'title = "Fishing"\n[[expect]]\nsays = "Peru has answered by 20 March"\nsection = "commitment"\n'
        'about = "answer in writing"\nof = ["PER"]\nstate = "delivered"\nby = 2026-03-20\n',
        encoding="utf-8",
    )
    verbale("read", report, "--dossier", "fish", "--published", "2026-03-04", "--ledger", book)
    assert verbale("dossier", "describe", "fish", "--file", about, "--ledger", book).returncode == 0
    assert verbale("brief", "fish", "--as-of", "2026-03-05", "--ledger", book).returncode == 0
    done = verbale("brief", "fish", "--as-of", "2026-04-05", "--ledger", book)
    assert done.returncode == 1
    assert "Peru has answered by 20 March" in done.stdout


def test_a_line_is_shown_and_left_out_by_hand(report: Path, tmp_path: Path) -> None:
    book = tmp_path / "talks.db"
    verbale("read", report, "--dossier", "fish", "--published", "2026-03-04", "--ledger", book)

    def warnings() -> list[dict[str, str]]:
        told = verbale("brief", "fish", "--as-of", "2026-03-05", "--format", "json", "--ledger", book)
        found: list[dict[str, str]] = json.loads(told.stdout)["warnings"]
        return found

    (warning,) = warnings()
    shown = verbale("review", "show", "fish", warning["id"], "--ledger", book)
    assert "close its ports" in shown.stdout
    done = verbale("review", "leave-out", "fish", warning["id"], "--who", "A. Reader", "--ledger", book)
    assert done.returncode == 0
    assert warnings() == []
    decisions = verbale("review", "list", "fish", "--ledger", book).stdout
    entry, _, what = decisions.splitlines()[0].split("\t")
    assert what == "leave out, A. Reader"
    assert verbale("review", "undo", "fish", entry, "--ledger", book).returncode == 0
    assert [one["id"] for one in warnings()] == [warning["id"]]


def test_the_lines_to_decide_on_are_listed_with_their_ids(report: Path, tmp_path: Path) -> None:
    book = tmp_path / "talks.db"
    verbale("read", report, "--dossier", "fish", "--published", "2026-03-04", "--ledger", book)
    listed = verbale("review", "show", "fish", "--as-of", "2026-03-05", "--ledger", book).stdout
    warning = next(line.split("\t") for line in listed.splitlines() if line.startswith("warning-"))
    assert warning[1].startswith("standing: ")
    assert warning[1].endswith("close its ports")
    shown = verbale("review", "show", "fish", warning[0], "--as-of", "2026-03-05", "--ledger", book)
    assert "Chile warned" in shown.stdout
    done = verbale("review", "settle", "fish", "commitment-1", "delivered", "--ledger", book)
    assert done.returncode == 2
    assert done.stderr.startswith("verbale: no line commitment-1 in the state of play of ")


def test_a_brief_of_an_unknown_dossier_names_the_known(report: Path, tmp_path: Path) -> None:
    book = tmp_path / "talks.db"
    verbale("read", report, "--dossier", "fish", "--ledger", book)
    done = verbale("brief", "steel", "--ledger", book)
    assert done.returncode == 2
    assert "fish" in done.stderr


def test_a_foreign_file_is_no_ledger(tmp_path: Path) -> None:
    book = tmp_path / "notes.db"
    book.write_text("these are my notes\n", encoding="utf-8")
    done = verbale("brief", "--ledger", book)
    assert done.returncode == 2
    assert "not a Verbale ledger" in done.stderr


def test_an_unknown_command_names_the_known() -> None:
    done = verbale("rede")
    assert done.returncode == 2
    assert "read, brief" in done.stderr


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from verbale.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'sqlalchemy', 'trafilatura', 'numpy', 'rich', 'onnxruntime'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
