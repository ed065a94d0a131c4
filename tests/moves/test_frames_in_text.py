"""Frames in text: one sentence in, the moves that it makes out."""

from __future__ import annotations

import pytest

from tests.moves.told import lines, moves_of
from verbale.document import make_document
from verbale.reader.moves.spots import spots
from verbale.reader.reader import Reader

SENTENCES = [
    # demand
    ("Kenya urged Tanzania to reopen the border before the talks.",
     "demand KEN > TZA: reopen the border before the talks"),
    ("Kenya called on Tanzania to release the trucks held since the talks began.",
     "demand KEN > TZA: release the trucks held since the talks began"),
    ("Peru insists that Chile withdraw its claim as part of any agreement.",
     "demand PER > CHL: Chile withdraw its claim as part of any agreement"),
    ("At the negotiations Peru demanded an end to the fishing ban.",
     "demand PER: an end to the fishing ban"),
    # offer
    ("Norway offered to host the next round of negotiations between the two sides.",
     "offer NOR: host the next round of negotiations between the two sides"),
    ("Peru said it was ready to discuss the fishing ban at the talks if Chile released the boats.",
     "offer PER > CHL: discuss the fishing ban at the talks [if Chile released the boats]"),
    # agree
    ("Kenya and Tanzania agreed to reopen the border after two days of negotiations.",
     "agree KEN, TZA: reopen the border after two days of negotiations"),
    ("After the talks, Chile accepted the proposal on fishing quotas.",
     "agree CHL: the proposal on fishing quotas"),
    # reject
    ("Peru rejected the proposal to share the fishing grounds and left the negotiations.",
     "reject PER: the proposal to share the fishing grounds"),
    ("Chile refused to sign the agreement at the negotiations.",
     "reject CHL: sign the agreement at the negotiations"),
    ("Chile did not agree to the proposal made at the talks.",
     "reject CHL: the proposal made at the talks"),
    # commit
    ("Kenya promised to answer the proposal on tariffs.",
     "commit KEN: answer the proposal on tariffs"),
    ("Norway vowed to send its reply to the proposal.",
     "commit NOR: send its reply to the proposal"),
    # warn
    ("Peru warned that it would close the ports if the talks failed, its delegation said.",
     "warn PER: it would close the ports [if the talks failed]"),
    ("Peru warned Chile that failure to sign the agreement would mean new tariffs.",
     "warn PER > CHL: mean new tariffs [failure to sign the agreement]"),
    # deny
    ("Chile denied that it had broken the agreement during the talks.",
     "deny CHL: it had broken the agreement during the talks"),
    # accuse
    ("Peru accused Chile of stalling the negotiations.",
     "accuse PER > CHL: stalling the negotiations"),
    # suspend
    ("Peru suspended the talks on fishing, its negotiators said.",
     "suspend PER: the talks on fishing"),
    # disclose
    ("Norway made public the text of its reply to the proposal.",
     "disclose NOR: the text of its reply to the proposal"),
    ("Norway on Friday made public the texts of two proposals, one for the talks with Chile.",
     "disclose NOR: the texts of two proposals, one for the talks with Chile"),
    # withhold
    ("Norway declined to say whether the proposal would be published after the talks.",
     "withhold NOR: whether the proposal would be published after the talks"),
    # relent
    ("After the talks, Chile lifted the tariffs on Peruvian fish.",
     "relent CHL > PER: the tariffs on Peruvian fish"),
    # deliver
    ("Kenya delivered its written reply to the proposal made at the talks.",
     "deliver KEN: its written reply to the proposal made at the talks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[e.split(":")[0] for _, e in SENTENCES])
def test_a_frame_makes_its_move(text: str, expected: str, rules: Reader) -> None:
    assert expected in lines(text, rules)


def test_an_agreement_holds_no_deed_of_its_own(rules: Reader) -> None:
    found = lines("Kenya promised Tanzania to release the prisoners before the talks.", rules)
    assert not [line for line in found if line.startswith("deliver")]


def test_what_is_denied_is_not_promised(rules: Reader) -> None:
    found = lines("At the talks, Chile denied that it had any intention of closing the strait.", rules)
    assert [line.split()[0] for line in found if line.startswith(("deny", "commit"))] == ["deny"]


def test_what_is_only_supposed_is_no_move(rules: Reader) -> None:
    found = lines("The talks will go on if Peru rejects the proposal.", rules)
    assert not [line for line in found if line.startswith("reject")]


def test_should_they_is_a_condition(rules: Reader, reader: Reader) -> None:
    text = "Chile said that the offer set out a way forward at the talks, should Peru choose it."
    for one in (rules, reader):
        assert not [line for line in lines(text, one) if line.startswith(("commit", "demand", "offer"))]


def test_two_verbs_are_two_demands(rules: Reader) -> None:
    found = lines("At the talks Kenya urged Tanzania to reopen the border and to release the trucks.", rules)
    assert [line for line in found if line.startswith("demand")] == [
        "demand KEN > TZA: reopen the border",
        "demand KEN > TZA: release the trucks",
    ]


def test_who_says_it_is_told_apart_from_whose_move_it_is(rules: Reader) -> None:
    text = "The rebels turned down the ceasefire proposal, the mediator Ana Duarte said after the talks."
    move = next(m for m in moves_of(text, rules) if m.kind == "reject")
    assert move.by == ("rebels",)
    assert move.reported_by == "Ana Duarte"


def test_a_narrated_stance_rests_on_nobodys_word(rules: Reader) -> None:
    (move,) = [
        m for m in moves_of("Chile rejected the proposal and the talks ended.", rules) if m.kind == "reject"
    ]
    assert move.reported_by is None


def test_a_deadline_is_due_and_no_part_of_the_content(rules: Reader) -> None:
    text = "Norway promised to answer the proposal in writing next week."
    (move,) = [m for m in moves_of(text, rules, "2026-03-04") if m.kind == "commit"]
    assert move.what == "answer the proposal in writing"
    assert move.due is not None
    assert (move.due.text, move.due.value) == ("next week", "2026-W11")


def test_without_a_day_the_deadline_keeps_its_words(rules: Reader) -> None:
    text = "Norway promised to answer the proposal in writing next week."
    (move,) = [m for m in moves_of(text, rules) if m.kind == "commit"]
    assert move.due is not None
    assert (move.due.text, move.due.value, move.due.latest) == ("next week", None, None)


def test_held_and_planned_meetings(rules: Reader) -> None:
    text = (
        "Peru and Chile held talks on fishing in Lima on Tuesday. "
        "They will hold another round of talks in Santiago."
    )
    meetings = [m for m in moves_of(text, rules, "2026-03-04") if m.kind == "meet"]
    assert [m.status for m in meetings] == ["held", "planned"]
    assert set(meetings[0].by) == {"PER", "CHL"}


def test_a_meeting_that_is_to_be_held_is_planned(rules: Reader) -> None:
    found = moves_of("Negotiations between Peru and Chile are to be held in Lima on 9 March.", rules)
    assert [m.status for m in found if m.kind == "meet"] == ["planned"]


def test_a_text_about_something_else_has_no_moves(rules: Reader) -> None:
    assert (
        lines("The bakery said it would open a second shop and promised fresh bread every day.", rules) == []
    )


def test_every_copied_word_stands_where_it_says(rules: Reader) -> None:
    text = "Peru [rejected](https://example.org/x) the\nproposal  unless Chile agreed to talks by 4 May 2026."
    from verbale.document import quoted

    for move in moves_of(text, rules, "2026-03-04"):
        assert text[slice(*move.evidence)] == move.quote
        assert quoted(text, move.spans.what) == move.what
        assert quoted(text, move.spans.condition) == (move.condition or "")


def test_the_same_reading_has_the_same_ids(rules: Reader) -> None:
    text = "Peru rejected the proposal and Chile suspended the talks."
    assert [m.id for m in moves_of(text, rules)] == [m.id for m in moves_of(text, rules)]


@pytest.mark.parametrize(
    ("text", "kind", "on"),
    [
        # The day of speaking holds for all that is said in the sentence.
        ("On Sunday, Norway's minister Lars Berg said he hoped for talks but urged Chile to drop tariffs.",
         "demand", "Sunday"),
        # A round of talks is held when the talks are.
        ("The offer followed a round of talks between Norway and Chile held in Oslo on Friday.",
         "meet", "Friday"),
        # A deed's own day comes before that of the telling.
        ("Norway said on Friday that it had rejected the proposal of Chile two days earlier.",
         "reject", "two days earlier"),
    ],
    ids=["spoken", "round", "deed"],
)  # fmt: skip
def test_the_day_of_a_move(text: str, kind: str, on: str, rules: Reader) -> None:
    (move,) = [m for m in moves_of(text, rules, "2026-03-05") if m.kind == kind]
    assert move.on is not None
    assert move.on.text == on


def test_there_would_be_no_talks_is_read_whole(reader: Reader) -> None:
    block = reader.parser.parse(make_document("there", "Chile said there would be no talks.")).blocks[0]
    texts = {spot.stretch.words.text for spot in spots(block.sentences[0], lambda _: False)}
    assert {"there would be no talks", "no talks"} <= texts
    assert "be no talks" not in texts
