"""Acts and moves: an event that is a move carries its id, and what no move is stands beside it."""

from __future__ import annotations

from tests.events.told import acts_of
from verbale.document import make_document, quoted
from verbale.reader.reader import Reader

TALKS = (
    "The second round of talks between Kenya and Tanzania ended on Friday. "
    "Kenya demanded that Tanzania reopen the border. "
    "Tanzania rejected the demand. "
    "Police in Mombasa arrested nine smugglers."
)


def test_an_event_that_is_a_move_carries_its_id(reader: Reader) -> None:
    reading = reader.read(make_document("test", TALKS))
    kinds = {m.id: m.kind for m in reading.moves}
    told = [(act.root, kinds.get(act.move or "")) for act in reading.acts]
    assert ("REQUEST", "demand") in told
    assert ("REJECT", "reject") in told


def test_a_deed_outside_the_talks_is_no_move(reader: Reader) -> None:
    (arrest,) = [a for a in acts_of(TALKS, reader) if a.root == "COERCE"]
    assert arrest.move is None
    assert quoted(TALKS, arrest.source) == "Police in Mombasa"


def test_each_move_is_one_act_at_most(reader: Reader) -> None:
    moves = [a.move for a in acts_of(TALKS, reader) if a.move is not None]
    assert len(moves) == len(set(moves))


def test_a_pronoun_gives_way_to_the_name_it_points_back_at(reader: Reader) -> None:
    text = "Kenya held talks with Tanzania. It accused Tanzania of stalling."
    (accuse,) = [a for a in acts_of(text, reader) if a.root == "ACCUSE"]
    assert quoted(text, accuse.source) == "Kenya"


def test_events_are_read_where_no_negotiation_is(reader: Reader) -> None:
    reading = reader.read(make_document("test", "A gunman killed two guards in Lyon."))
    assert not reading.moves
    assert [a.root for a in reading.acts] == ["ASSAULT"]
