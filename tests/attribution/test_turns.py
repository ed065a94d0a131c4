"""Turns: who speaks in a transcript."""

from __future__ import annotations

from verbale.reader.attribution.turns import read_turns


def turns(*texts: str) -> list[tuple[str, str]]:
    """Speaker and words of each turn, paragraphs joined by a stroke."""
    return [
        (
            " ".join(texts[p.block][p.start : p.end] for p in draft.source),
            " / ".join(texts[p.block][p.start : p.end] for p in draft.contents),
        )
        for draft in read_turns(texts)
    ]


def test_labels_in_capitals() -> None:
    assert turns("MR. OKAFOR: Good morning.", "MS. LIND: Good morning to you.") == [
        ("MR. OKAFOR", "Good morning."),
        ("MS. LIND", "Good morning to you."),
    ]


def test_questions_and_answers() -> None:
    assert turns("Q Has it been signed?", "MS. LIND: Not yet.", "Q    When will it be?") == [
        ("Q", "Has it been signed?"),
        ("MS. LIND", "Not yet."),
        ("Q", "When will it be?"),
    ]


def test_a_turn_goes_on_over_paragraphs() -> None:
    assert turns("MR. OKAFOR: Good morning.", "We begin with the harvest.", "MS. LIND: Thank you.")[0] == (
        "MR. OKAFOR",
        "Good morning. / We begin with the harvest.",
    )


def test_names_in_natural_case_that_come_again() -> None:
    told = turns(
        "President of Arcadia Ana Koren: Colleagues, welcome.",
        "Tomas Varga: Thank you.",
        "President of Arcadia Ana Koren: Let us begin.",
        "Tomas Varga: With pleasure.",
    )
    assert [speaker for speaker, _ in told] == [
        "President of Arcadia Ana Koren",
        "Tomas Varga",
        "President of Arcadia Ana Koren",
        "Tomas Varga",
    ]


def test_an_aside_is_no_part_of_the_name() -> None:
    assert turns("MR. OKAFOR (through an interpreter): Yes.", "MS. LIND: Thank you.")[0] == (
        "MR. OKAFOR",
        "Yes.",
    )


def test_one_label_makes_no_transcript() -> None:
    assert turns("UPDATE: The talks have ended.", "The envoys left by train.") == []


def test_a_colon_in_a_sentence_makes_no_turn() -> None:
    assert turns("One thing is clear: the talks have ended.", "They agreed on this: no more tolls.") == []
