"""Texts in capitals, as wires sent them until the 1990s."""

from __future__ import annotations

import datetime as dt

from tests.parties.told import Story, who

CABLE = (
    "SAN SALVADOR, 3 MAR 89 (ACAN-EFE) -- [TEXT] GENERAL RENE ARANA SAID TODAY THAT THE GOVERNMENT "
    "WILL NOT MEET THE GUERRILLAS. PRESIDENT ALFREDO LUNA TOLD REPORTERS THAT HE HAD RECEIVED A LETTER. "
    "THE SALVADORAN PRESIDENT ADDED THAT THE FARABUNDO MARTI NATIONAL LIBERATION FRONT (FMLN) WANTS A TRUCE. "
    "LUNA REJECTED IT. THE UN AND THE UNITED STATES WILL BE TOLD, AND WHO WOULD BLAME US?"
)
DAY = dt.date(1989, 3, 3)


def test_names_are_found_and_kept_as_written() -> None:
    names = [p.name for p in Story(CABLE, DAY).cast.parties]
    assert "ALFREDO LUNA" in names
    assert "RENE ARANA" in names
    assert "FARABUNDO MARTI NATIONAL LIBERATION FRONT" in names


def test_a_surname_is_tied_to_the_full_name() -> None:
    assert who(CABLE, "LUNA REJECTED"[:4], 2, DAY) == "ALFREDO LUNA of SLV"


def test_the_government_is_that_of_the_dateline() -> None:
    assert who(CABLE, "THE GOVERNMENT", 1, DAY) == "GOVERNMENT of SLV"


def test_the_guerrillas_are_the_armed_group() -> None:
    assert who(CABLE, "THE GUERRILLAS", 1, DAY) == "FMLN"


def test_he_is_the_president() -> None:
    assert who(CABLE, "HE HAD"[:2], 3, DAY).startswith("ALFREDO LUNA") or "HE HAD" in CABLE
    story = Story(CABLE, DAY)
    start = CABLE.index("HE HAD")
    nth = sum(1 for i in range(start + 1) if CABLE.startswith("HE", i))
    assert story.who("HE", nth) == "ALFREDO LUNA of SLV"


def test_who_and_us_are_no_organisation_and_no_state() -> None:
    ids = [p.id for p in Story(CABLE, DAY).cast.parties]
    assert "WHO" not in ids
    story = Story(CABLE, DAY)
    usa = next(p for p in story.cast.parties if p.id == "USA")
    assert [story.text[a:b] for a, b in usa.mentions] == ["UNITED STATES"]


def test_a_monitored_statement_is_its_makers() -> None:
    text = (
        "CLANDESTINE, 7 MAR 89 (RADIO LIBRE) -- [STATEMENT] [FARABUNDO MARTI NATIONAL LIBERATION FRONT "
        "GENERAL COMMAND] [TEXT] WE OFFER TO SUSPEND ALL ATTACKS."
    )
    assert Story(text, DAY).cast.author == (
        "FMLN",
        "FARABUNDO MARTI NATIONAL LIBERATION FRONT GENERAL COMMAND",
    )
