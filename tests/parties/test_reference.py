"""Words that point back: pronouns, descriptions, "the union", "both sides"."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.parties.told import Story, who

TWO = (
    "Peruvian Foreign Minister Luis Ayala met Chilean Foreign Minister Pia Rojas in Lima on Monday. "
    "Ayala said he would answer in writing. The Chilean minister thanked her counterpart. "
    "Both sides agreed to meet again."
)


def test_he_is_who_said_it() -> None:
    assert who(TWO, "he") == "Luis Ayala of PER"


def test_she_is_the_woman() -> None:
    text = "Luis Ayala of Peru met Maria Rojas of Chile. She called the talks useful."
    assert who(text, "She") == "Maria Rojas of CHL"


def test_him_is_not_the_subject_of_its_own_verb() -> None:
    text = "President Paul Adler met President Omar Sayed. Adler told him that it was over."
    assert who(text, "him") == "Omar Sayed"


def test_a_name_inside_a_quotation_does_not_say_it() -> None:
    text = 'Adrian Lang arrived. "I must ask Secretary Holt about that," he said.'
    assert who(text, "he") == "Adrian Lang"


def test_i_and_we_are_the_speaker_and_the_speakers_party() -> None:
    text = 'Kenyan President Daniel Otieno said: "I am ready. We will sign tomorrow."'
    assert who(text, "I am"[:1]) == "Daniel Otieno of KEN"
    assert who(text, "We") == "KEN"


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    text = '"We have an offer," Kenyan President Daniel Otieno said. "We will sign it if they do."'
    assert who(text, "We", 2) == "KEN"


def test_the_caller_can_tell_who_speaks() -> None:
    story = Story("We will sign. Ghana will not.")
    speaker = story.asked("Ghana")
    block = story.parsed.blocks[0]
    assert story.cast.who(block, block.doc[0], speaker=speaker).parties == ("GHA",)
    assert story.who("We") == "nobody"


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Hungary vetoed the plan. It wants more money.", "It", "Hungary of HUN"),
        ("Hungary said it wants more money.", "it", "Hungary of HUN"),
        ("Boeing made an offer, and its chairman defended it.", "its", "Boeing"),
        ("It is important that they meet.", "It", "nobody"),
        ("The weather was bad. It was cold in Oslo.", "It", "nobody"),
    ],
)
def test_it(text: str, words: str, told: str) -> None:
    assert who(text, words) == told


def test_they_are_several() -> None:
    text = "Adler and Sayed met. Democrats said they would vote no."
    assert who(text, "they") == "Democrats of USA"


def test_an_editor_tells_who_is_meant() -> None:
    text = 'Paul Adler said: "They [Iran] want a deal."'
    assert who(text, "They") == "Iran of IRN"


def test_which_and_who_are_what_stands_before() -> None:
    text = "The offer came from Qatar, which hosts the talks."
    assert who(text, "which") == "Qatar of QAT"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The Chilean minister", "Pia Rojas of CHL"),
        ("her counterpart", "Luis Ayala of PER"),
        ("Both sides", "CHL and PER"),
    ],
)
def test_descriptions_of_two_ministers(words: str, told: str) -> None:
    assert who(TWO, words) == told


def test_a_description_can_come_before_the_name() -> None:
    text = (
        "Bolivia is still waiting, the country's top diplomat said on Monday. "
        "Bolivian Foreign Minister Celia Mamani told reporters so."
    )
    assert who(text, "the country's top diplomat") == "Celia Mamani of BOL"


def test_a_lede_can_describe_whom_the_next_sentence_names() -> None:
    text = (
        "Much work remains, a senior Kremlin official said on Monday. "
        "The contacts go on, Kremlin spokesman Oleg Baranov told reporters."
    )
    assert who(text, "a senior Kremlin official") == "Oleg Baranov of RUS"


def test_the_official_is_the_one_described_before() -> None:
    text = "The envoys will return, according to a U.S. official. The rest is open, the official said."
    assert who(text, "the official") == "a U.S. official of USA"


def test_the_source_is_the_person_described_before() -> None:
    text = "They will meet again, a person familiar with the plan said. No day is set, the source added."
    assert who(text, "the source") == "a person familiar with the plan"


def test_the_spokesman_is_the_one_who_was_named() -> None:
    text = "Iranian Foreign Ministry spokesman Reza Karimi denied it. The spokesman also rejected the report."
    assert who(text, "The spokesman") == "Reza Karimi of IRN"


def test_a_description_introduces_its_person_and_their_party() -> None:
    text = "Boko Haram has not agreed to it. The group's leader, Musa Garba, said so. Garba laughed."
    assert who(text, "The group's leader") == "Musa Garba of Boko Haram"
    assert who(text, "Garba laughed"[:5], 2) == "Musa Garba of Boko Haram"


def test_the_union_and_the_company() -> None:
    text = (
        "Northline Rail made an offer to the Union of Signal Workers. "
        "The union will study it. The company wants an answer by Friday."
    )
    assert who(text, "The union") == "Union of Signal Workers"
    assert who(text, "The company") == "Northline Rail"


def test_the_ministry_is_the_one_whose_name_ends_so() -> None:
    text = "The Industrial Inquiry Commission issued its report. Nobody likes what the commission found."
    assert who(text, "the commission") == "Industrial Inquiry Commission"


def test_rebels_are_the_armed_group_of_the_text_and_never_their_state() -> None:
    text = "The FMLN issued a statement. Salvadoran guerrillas want guarantees. The rebels will not disarm."
    assert who(text, "Salvadoran guerrillas") == "FMLN"
    assert who(text, "The rebels") == "FMLN"
    assert who("Somali rebels took the port.", "Somali rebels") == "Somali rebels of somali rebels"


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Western governments warned of a war.", "Western governments", "western governments"),
        ("The proposal was put by mediators.", "mediators", "mediators"),
        ("A number of Western countries helped.", "Western countries", "western countries"),
        ("Some analysts doubt it.", "Some analysts", "analysts"),
        ("The West rejected the demands.", "The West", "west"),
    ],
)
def test_a_vague_group_keeps_its_own_words(text: str, words: str, told: str) -> None:
    assert who(text, words).rpartition(" of ")[2] == told


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Nigeria's army announced a truce.", "Nigeria's army", "Nigeria's army of NGA"),
        ("The Iranian side refused.", "The Iranian side", "Iranian side of IRN"),
        ("Officials in Moscow denied it.", "Officials in Moscow", "Officials in Moscow of RUS"),
        ("U.S. and Russian officials met.", "officials", "U.S. and Russian officials of USA and RUS"),
        ("Russia's troop buildup goes on.", "Russia's troop buildup", "RUS"),
        ("An IG-Metall statement said so.", "An IG-Metall statement", "An IG-Metall statement of IG Metall"),
        ("The Trump administration denied it.", "The Trump administration", "Trump administration of USA"),
    ],
)
def test_parts_and_things_of_a_party(text: str, words: str, told: str) -> None:
    assert who(text, words, day=dt.date(2025, 4, 1)) == told


def test_coordinated_parties_are_all_of_them() -> None:
    text = "Russia, China and the United States signed it. The envoys of Iran and Oman did not."
    assert who(text, "Russia, China and the United States") == "Russia of RUS and CHN and USA"
    assert who(text, "The envoys of Iran and Oman").endswith("of IRN and OMN")


def test_the_two_countries_are_states() -> None:
    text = "Paul Adler met envoys of Egypt and Sudan. Egypt and Sudan signed. The two countries waited."
    assert who(text, "The two countries") == "EGY and SDN"


def test_an_official_readout_is_of_its_author_and_the_other() -> None:
    text = (
        "The presidents spoke of the war in Syria and of NATO. The President called on his Turkish "
        "counterpart to act. The sides agreed to stay in touch. We hope for progress."
    )
    story = Story(text, dt.date(2021, 12, 3), publisher="Kremlin (President of Russia)",
                  title="Telephone conversation with President of Turkey")  # fmt: skip
    assert story.who("The sides") == "RUS and TUR"
    assert story.who("We") == "RUS"


def test_at_home_each_branch_is_a_party_of_its_own() -> None:
    text = (
        "Congressional Democrats rejected the White House's offer on Friday. Democrats want more. "
        "A White House official said Democrats must move. Senate leader Ann Rowe, D-Ohio, said no."
    )
    assert who(text, "Democrats want"[:9], 2) == "Congressional Democrats"
    assert who(text, "A White House official") == "A White House official of White House"
    assert who(text, "Ann Rowe") == "Ann Rowe of Congressional Democrats"


def test_who_faces_whom() -> None:
    text = (
        "Peru made Chile an offer. Chile's answer is due, Peru said. The pilots' union and Bolivia look on."
    )
    cast = Story(text).cast
    assert cast.table[:2] == ("PER", "CHL")
    assert cast.across(("PER",)) == ("CHL",)
    assert cast.across(("CHL",)) == ("PER",)
    assert cast.across(("BOL",)) == ()
    assert cast.across(("PER", "CHL")) == ()


def test_a_host_is_not_at_the_table() -> None:
    text = "Peru and Chile held talks mediated by Oman. Oman hosted them. Peru and Chile will meet again."
    assert set(Story(text).cast.table[:2]) == {"PER", "CHL"}


def test_abroad_the_white_house_is_the_united_states() -> None:
    text = "The White House rejected the offer of Iran. Tehran will answer. Iran waits, and Democrats object."
    assert who(text, "The White House") == "White House of USA"


def test_two_who_fit_alike_are_neither() -> None:
    text = "Letters came from Adrian Lang and from Peter Holt. There was doubt. He was expected in May."
    assert who(text, "He") == "nobody"


def test_in_a_quotation_he_is_not_the_one_who_speaks() -> None:
    text = 'Peter Holt met Adrian Lang. "I think that he will sign," Holt said.'
    assert who(text, "he will"[:2]) == "Adrian Lang"


def test_a_surname_that_the_file_knows_is_a_persons_and_no_office_is_taken_from_it() -> None:
    story = Story("Netanyahu said so. He left.")
    assert story.parties() == ["Netanyahu: person"]
    assert story.who("He") == "Netanyahu"


def test_a_statement_is_the_word_of_who_gave_it_out() -> None:
    text = "A statement shared by UAW spokesman Ray Dolan said so. The statement added that talks go on."
    assert who(text, "A statement shared by UAW spokesman Ray Dolan") == "Ray Dolan of UAW"
    assert who(text, "The statement") == "Ray Dolan of UAW"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru said it was ready to talk.", "Peru of PER"),
        ("Peru said it is open to a deal.", "Peru of PER"),
        ("Peru said it was important to talk.", "nobody"),
        ("Peru said it was a mistake.", "nobody"),
    ],
)
def test_it_is_somebody_where_it_is_in_a_state_of_mind(text: str, told: str) -> None:
    assert who(text, "it") == told
