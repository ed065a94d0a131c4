"""Recordings in the reports of broadcast monitors."""

from __future__ import annotations

from verbale.reader.attribution.recordings import read_recordings


def recordings(*texts: str) -> list[tuple[str, str]]:
    """Speaker and words of each recording, paragraphs joined by a stroke."""
    return [
        (
            " ".join(texts[p.block][p.start : p.end] for p in draft.source),
            " / ".join(texts[p.block][p.start : p.end] for p in draft.contents),
        )
        for draft in read_recordings(texts)
    ]


def test_the_name_in_brackets_speaks() -> None:
    text = "The mayor spoke. [BEGIN RECORDING] [MAYOR ROJAS] We will not sign. [END RECORDING] He left."
    assert recordings(text) == [("MAYOR ROJAS", "We will not sign.")]


def test_a_recording_goes_on_to_its_end_over_paragraphs() -> None:
    assert recordings("[BEGIN RECORDING] [ROJAS] We wait.", "We hope.", "So be it. [END RECORDING]") == [
        ("ROJAS", "We wait. / We hope. / So be it.")
    ]


def test_one_that_is_never_closed_ends_with_its_paragraph() -> None:
    assert recordings("[BEGIN RECORDING] [ROJAS] We wait.", "The mayor then left.") == [("ROJAS", "We wait.")]


def test_a_recording_without_a_name_has_no_speaker() -> None:
    assert recordings("[BEGIN RECORDING] We wait. [END RECORDING]") == [("", "We wait.")]


def test_text_without_recordings_has_none() -> None:
    assert recordings("The mayor said that he would wait.") == []
