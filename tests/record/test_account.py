"""By whose account: the party whose word a report is."""

from __future__ import annotations

import msgspec
import pytest

from tests.record.dispatches import described, dispatch, move, play
from verbale.reading import Party
from verbale.record.account import Voices, party_of_publisher, role_of


def account(said_by: str | None, sentence: str, publisher: str | None = None) -> str | None:
    said = move("commit", "NOR", "SWE", "open the strait", said_by=said_by, sentence=sentence)
    reading = dispatch("d", "2026-03-02", publisher, said)
    return Voices(reading).account_of(reading.moves[0])


def test_a_persons_word_is_that_of_whom_they_speak_for() -> None:
    assert account("Mia Berg", "NOR will open the strait, Mia Berg said.") == "SWE"


def test_an_official_without_a_name_speaks_for_the_party_named() -> None:
    assert account("a SWE official", "NOR will open the strait, a SWE official said.") == "SWE"


def test_a_states_media_are_press_all_the_same() -> None:
    assert account("SWE state media", "NOR will open the strait, SWE state media said.") is None


def test_what_the_press_tells_in_its_own_voice_is_the_presss() -> None:
    assert account(None, "NOR will open the strait.", "Harbour Post") is None


@pytest.mark.parametrize(
    ("publisher", "party"),
    [
        ("The White House", "USA"),
        ("Kremlin (President of Russia)", "RUS"),
        ("NATO", "NATO"),
        ("President of Norland", "NOR"),
        ("Norland Today", None),
        (None, None),
    ],
)
def test_an_official_organ_speaks_for_its_party(publisher: str | None, party: str | None) -> None:
    reading = dispatch("d", None, publisher, move("commit", "NOR", "", "open the strait"))
    named = (Party(id="NOR", name="Norland", kind="state"),)
    assert party_of_publisher(msgspec.structs.replace(reading, parties=named), {}) == party


def test_a_dossier_can_say_whom_a_publisher_speaks_for() -> None:
    reading = dispatch("d", None, "Dockers' Bulletin", move("commit", "port", "", "open the gate"))
    assert party_of_publisher(reading, {"Dockers' Bulletin": "dockers"}) == "dockers"


def test_roles_are_seen_from_who_owes_and_who_is_owed() -> None:
    assert role_of("port", ("port",), ("dockers",)) == "debtor"
    assert role_of("dockers", ("port",), ("dockers",)) == "creditor"
    assert role_of("mediators", ("port",), ("dockers",)) == "third party"
    assert role_of(None, ("port",), ("dockers",)) == "press"


MINISTRY = Party(id="Ministry of Fish", name="Ministry of Fish", kind="body", speaks_for="NOR")
FLEET = Party(id="Fleet Office", name="Fleet Office", kind="body", speaks_for="NOR")


def test_a_ministrys_move_is_its_states() -> None:
    reading = dispatch("d", "2026-03-02", None, move("demand", "Ministry of Fish", "SWE", "a lower quota"))
    parties = (MINISTRY, Party(id="SWE", name="SWE", kind="state"))
    told = play("2026-03-03", msgspec.structs.replace(reading, parties=parties))
    assert told.items[0].positions[0].party == "NOR"


def test_a_ministry_at_the_table_moves_for_itself() -> None:
    reading = dispatch("d", "2026-03-02", None, move("demand", "Ministry of Fish", "SWE", "a lower quota"))
    told = msgspec.structs.replace(reading, parties=(MINISTRY,))
    dossier = described(parties=("Ministry of Fish", "SWE"))
    assert play("2026-03-03", dossier, told).items[0].positions[0].party == "Ministry of Fish"


def test_two_offices_of_one_state_that_bargain_with_each_other_stay_themselves() -> None:
    said = move("demand", "Ministry of Fish", "Fleet Office", "new nets", said_by="Fleet Office")
    reading = dispatch("d", "2026-03-02", None, said)
    (item,) = play("2026-03-03", msgspec.structs.replace(reading, parties=(MINISTRY, FLEET))).items
    assert {one.party for one in item.positions} == {"Ministry of Fish", "Fleet Office"}
    named = msgspec.structs.replace(reading, parties=(MINISTRY, FLEET))
    assert Voices(named).account_of(named.moves[0]) == "Fleet Office"


def test_who_gives_an_organs_briefing_speaks_for_its_party() -> None:
    reading = dispatch(
        "d",
        "2026-03-02",
        "Government of NOR",
        move("commit", "LIND-BERG", "SWE", "an answer next week"),
        title="Press briefing by Deputy Speaker Eva Lind-Berg",
    )
    parties = (
        Party(id="LIND-BERG", name="LIND-BERG", kind="person"),
        Party(id="NOR", name="NOR", kind="state"),
        Party(id="SWE", name="SWE", kind="state"),
    )
    told = play("2026-03-03", msgspec.structs.replace(reading, parties=parties))
    assert told.commitments[0].debtor == ("NOR",)
    press = msgspec.structs.replace(reading.document, publisher="Coast Radio")
    told = play("2026-03-03", msgspec.structs.replace(reading, parties=parties, document=press))
    assert told.commitments[0].debtor == ("LIND-BERG",)
