"""Wire copies are found by their text when a document is added, and by their sentences in the fold."""

from __future__ import annotations

import datetime as dt
import random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.record.dispatches import ADDED, DOSSIER, dispatch, move, play
from verbale.record.copies import Copies, bands, copied_from, overlap, sentences, signature
from verbale.record.entries import DocumentRead, Line
from verbale.record.journal import Journal
from verbale.record.play import state_of_play

WORDS = (
    "harbour crane crew strike talks wage night shift gate port union answer offer demand court week board "
    "meeting letter vote picket fine judge truck ship cargo delay hour table press door street winter"
).split()


def story(seed: int, length: int = 300) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(length))


def test_a_copy_with_another_lead_and_a_cut_end_is_found() -> None:
    copies = Copies(Journal())
    text = story(1)
    copy = "By our staff in the harbour. " + text[: int(len(text) * 0.85)]
    assert copies.add("first", signature(text)) is None
    assert copies.add("copy", signature(copy)) == "first"


def test_another_story_in_the_same_words_is_no_copy() -> None:
    copies = Copies(Journal())
    copies.add("first", signature(story(1)))
    assert copies.add("other", signature(story(2))) is None


def test_a_text_too_short_to_tell_is_never_a_copy() -> None:
    assert signature("Talks go on.") == b""
    assert bands(b"") == ()
    assert overlap(b"", b"") == 0.0


def test_the_overlap_is_near_the_share_of_shingles_in_common() -> None:
    text = story(3, 1_000)
    half = " ".join(text.split()[:500])
    assert 0.35 < overlap(signature(text), signature(half)) < 0.65


@given(text=st.text(max_size=400))
def test_the_same_text_has_the_same_signature(text: str) -> None:
    assert signature(text) == signature(text)


def test_a_copy_with_another_lead_counts_once_in_the_state_of_play() -> None:
    agency = "Dockers ask for a second crew, the port board heard. " + story(4)
    sentences = ("Dockers ask for a second crew.", "They ask for a second crew.", "Now for a second crew.")
    lines = [
        Line(
            seq=seq,
            at=ADDED,
            dossier=DOSSIER,
            hash="",
            previous="",
            entry=DocumentRead(
                reading=dispatch(
                    name, day, None, move("demand", "dockers", "port", "a second crew", sentence=sentence)
                ),
                shingles=signature(text),
            ),
        )
        for seq, (sentence, (name, day, text)) in enumerate(
            zip(
                sentences,
                [
                    ("agency", "2026-03-02", agency),
                    ("paper", "2026-03-03", "From our desk. " + agency),
                    ("other", "2026-03-03", "Dockers ask for a second crew. " + story(5)),
                ],
                strict=True,
            ),
            1,
        )
    ]
    (item,) = state_of_play(lines, dt.date(2026, 3, 4), DOSSIER).items
    told = [one for position in item.positions for one in position.evidence]
    copies = {one.document: one.copy_of for one in told}
    assert copies == {"agency": None, "paper": "agency", "other": None}


def test_a_reading_whose_sentences_stand_in_one_earlier_document_is_of_a_copy() -> None:
    said = [
        move("demand", "dockers", "port", "a second crew"),
        move("demand", "dockers", "port", "an end to night shifts"),
        move("offer", "port", "dockers", "a bonus"),
        move("reject", "dockers", "port", "the bonus"),
    ]
    first = sentences(dispatch("first", None, None, *said))
    held = dict.fromkeys(first, "first")
    own = move("warn", "dockers", "port", "a walkout")
    assert copied_from(sentences(dispatch("copy", None, None, *said, own)), held) == "first"
    assert copied_from(sentences(dispatch("quotes", None, None, said[0], own)), held) is None


def test_an_entry_of_an_older_version_without_a_signature_still_counts() -> None:
    reading = dispatch("d", None, None, move("demand", "dockers", "port", "a second crew"))
    written = msgspec.to_builtins(DocumentRead(reading=reading))
    del written["shingles"]
    (item,) = play("2026-06-02", msgspec.convert(written, DocumentRead)).items
    assert item.content == "a second crew"
