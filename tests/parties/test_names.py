"""States, organisations and people under all their names."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.parties.told import Story, who


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Norway offered to host the talks.", "Norway", "Norway of NOR"),
        ("The Norwegians offered to host the talks.", "The Norwegians", "Norwegians of NOR"),
        ("Oslo rejected the offer on Monday.", "Oslo", "Oslo of NOR"),
        ("The Kremlin denied it.", "The Kremlin", "Kremlin of RUS"),
        ("Downing Street declined to comment.", "Downing Street", "Downing Street of GBR"),
        ("Foggy Bottom said nothing.", "Foggy Bottom", "Foggy Bottom of USA"),
        ("Kiev asked for more time, and Kyiv got it.", "Kiev", "Kiev of UKR"),
        ("The U.S. wants an answer.", "The U.S.", "U.S. of USA"),
        ("The United States' answer came late. The US. It did.", "The US", "US of USA"),
        ("The Islamic Republic replied.", "The Islamic Republic", "Islamic Republic of IRN"),
        ("The North Atlantic Treaty Organization met.", "The North Atlantic Treaty Organization", "NATO"),
        ("The UN nuclear watchdog sent inspectors.", "The UN nuclear watchdog", "IAEA"),
        ("Brussels threatened tariffs.", "Brussels", "EU"),
        ("The Houthis fired two missiles.", "The Houthis", "Houthis"),
        ("The Teamsters voted to strike.", "The Teamsters", "Teamsters"),
    ],
)  # fmt: skip
def test_a_party_has_many_names(text: str, words: str, told: str) -> None:
    assert who(text, words) == told


def test_a_hyphen_joins_two_parties() -> None:
    story = Story("The U.S.-Iran talks and the Franco-German plan and the Iran-Oman accord failed.")
    assert story.who("U.S.-Iran") == "U.S. of USA and IRN"
    assert [p.id for p in story.cast.parties] == ["USA", "IRN", "FRA", "DEU", "OMN"]


@pytest.mark.parametrize(
    "text",
    [
        "The talks in Geneva went on until midnight.",
        "The envoys flew to Istanbul on Tuesday.",
        "The talks in Natanz and Fordow failed.",
        "He was born in California.",
    ],
)
def test_places_are_no_parties(text: str) -> None:
    assert Story(text).cast.parties == ()


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Muscat on Sunday.",
        "The envoy flew to Muscat on Sunday.",
        "The envoy left Muscat on Sunday.",
        "The Muscat talks ended on Sunday.",
        "Nobody knows the Muscat-based firm.",
    ],
)
def test_a_capital_where_things_happen_is_no_party(text: str) -> None:
    assert who(text, "Muscat") == "nobody"


@pytest.mark.parametrize(
    "text",
    [
        "Muscat rejected the plan.",
        "The plan was rejected by Muscat.",
        "Talks between Muscat and Doha failed.",
        "They want an answer from Muscat.",
        "Muscat's answer came on Sunday.",
    ],
)
def test_a_capital_that_acts_is_its_government(text: str) -> None:
    assert who(text, "Muscat") == "Muscat of OMN"


def test_a_state_where_things_happen_is_marked_as_the_place() -> None:
    story = Story("Fighting went on in Sudan, and Egypt protested.")
    block = story.parsed.blocks[0]
    found = {m.who.name: m.place for m in story.cast.mentions_in(block, 0, len(block.doc))}
    assert (found["Sudan"], found["Egypt"]) == (True, False)


def test_an_acronym_is_tied_to_its_name() -> None:
    text = "The Union of Harbour Pilots (UHP) called a strike. The UHP wants a raise."
    assert who(text, "The UHP") == "UHP"
    assert who(text, "The Union of Harbour Pilots") == "UHP"


def test_a_company_goes_by_its_fullest_name() -> None:
    text = "Belmont refused the bid. Belmont Steel Holdings Inc said the price was too low."
    assert who(text, "Belmont") == "Belmont Steel Holdings Inc"
    assert Story(text).parties() == ["Belmont Steel Holdings Inc: company"]


def test_a_surname_is_tied_to_the_full_name() -> None:
    text = "Finance Minister Marta Ruzicka of Slovakia met the creditors. Ruzicka offered them half."
    assert who(text, "Ruzicka", 2) == "Marta Ruzicka of SVK"


def test_spellings_of_one_name_are_one_person() -> None:
    text = "Volodymyr Zelenskyy arrived. Zelensky said Ukraine would not give in. Zelenskiy left."
    day = dt.date(2023, 5, 2)
    assert who(text, "Zelensky", 2, day) == "Volodymyr Zelenskyy of UKR"
    assert who(text, "Zelenskiy", day=day) == "Volodymyr Zelenskyy of UKR"


def test_two_of_one_surname_stay_two() -> None:
    text = "Senator Anna Holt met Governor Peter Holt. Anna Holt said no. Peter Holt said yes."
    assert {p.name for p in Story(text).cast.parties} == {"Anna Holt", "Peter Holt"}


def test_a_state_of_the_past_is_read_in_its_years() -> None:
    assert who("Moscow agreed to inspections.", "Moscow", day=dt.date(1987, 4, 3)) == "Moscow of SUN"
    assert who("Moscow agreed to inspections.", "Moscow", day=dt.date(2021, 4, 3)) == "Moscow of RUS"


def test_a_state_that_the_text_names_otherwise_decides_between_two() -> None:
    text = "The Soviet delegation left. Moscow will answer in May."
    assert who(text, "Moscow") == "Moscow of SUN"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("OpenWater CEO Dana Whitfield signed the deal.", "Dana Whitfield"),
        ("Israel Katz rejected the plan.", "Israel Katz"),
        ("Ursula von der Leyen met them.", "Ursula von der Leyen"),
        ("Abdel Fattah al-Sisi hosted the talks.", "Abdel Fattah al-Sisi"),
        ("Kim Jong Un sent a letter.", "Kim Jong Un"),
        ("Air Marshal Peter Odunsi announced a truce.", "Peter Odunsi"),
        ("Hans-Jörg Meier spoke for the employers.", "Hans-Jörg Meier"),
        ("Mr. Okonjo left early.", "Okonjo"),
    ],
)
def test_a_person_is_told_from_titles_and_companies(text: str, person: str) -> None:
    assert person in [p.name for p in Story(text).cast.parties if p.kind == "person"]


@pytest.mark.parametrize(
    "text",
    [
        "Blue Harbor agreed to the terms.",
        "General Motors made an offer.",
        "American Airlines and its pilots met.",
    ],
)
def test_a_company_is_no_person(text: str) -> None:
    assert all(p.kind != "person" for p in Story(text).cast.parties)


def test_a_headline_names_nobody_that_the_text_does_not() -> None:
    text = "Little Hope Of Breakthrough As Talks Resume"
    assert Story(text).cast.parties == ()


def test_words_that_look_like_us_are_not_the_united_states() -> None:
    assert Story("They told us who was there.").cast.parties == ()


def test_every_mention_is_where_the_text_has_it() -> None:
    story = Story("Iran and Oman met. Iranian envoys said Muscat had agreed. Tehran denied it.")
    mentions = {p.id: [story.text[a:b] for a, b in p.mentions] for p in story.cast.parties}
    assert mentions == {"IRN": ["Iran", "Iranian", "Tehran"], "OMN": ["Oman", "Muscat"]}
