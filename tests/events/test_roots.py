"""The fifteen roots, as news agencies tell of them: who does what to whom."""

from __future__ import annotations

import pytest

from tests.events.told import lines
from verbale.reader.reader import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbal cooperation
        ("Norway agreed to host the next round of talks.", "AGREE Norway > -"),
        ("Peru has promised to reopen its border with Chile.", "AGREE Peru > Chile"),
        ("Chad is ready to meet Sudan.", "AGREE Chad > Sudan"),
        ("Kenya and Sudan held talks in Nairobi on Monday.", "CONSULT Kenya > Sudan"),
        (
            "The Kenyan president met his Sudanese counterpart in Khartoum.",
            "CONSULT The Kenyan president > his Sudanese counterpart",
        ),
        (
            "The prime minister called his Japanese counterpart on Monday.",
            "CONSULT The prime minister > his Japanese counterpart",
        ),
        ("Egypt welcomed the decision of Jordan to join the treaty.", "SUPPORT Egypt > Jordan"),
        ("Brazil and Peru signed a fishing agreement.", "SUPPORT Brazil > Peru"),
        ("A deal was reached between the miners and the company.", "SUPPORT the miners > the company"),
        # material cooperation
        ("The navies of Chile and Peru began joint exercises off Arica.", "COOPERATE"),
        ("Denmark extradited a suspect to Poland.", "COOPERATE Denmark > Poland"),
        ("Japan has sent food and medicine to Nepal.", "AID Japan > Nepal"),
        ("Canada granted asylum to three Cuban musicians.", "AID Canada > three Cuban musicians"),
        ("Malta sent two patrol boats to help Libya.", "AID Malta > Libya"),
        ("Sweden lifted its arms embargo on Eritrea.", "YIELD Sweden > Eritrea"),
        (
            "The rebels released four Spanish aid workers on Sunday.",
            "YIELD The rebels > four Spanish aid workers",
        ),
        (
            "Turkish troops have withdrawn from the town of Kobani.",
            "YIELD Turkish troops > the town of Kobani",
        ),
        ("The prime minister of Moldova resigned on Friday.", "YIELD The prime minister of Moldova > -"),
        ("The army declared a ceasefire with the rebels.", "YIELD The army > the rebels"),
        ("Bolivia returned two statues to Peru.", "YIELD Bolivia > Peru"),
        # verbal conflict
        ("Ghana demanded that Togo hand over the smugglers.", "REQUEST Ghana > Togo"),
        ("The union called on the company to reopen the plant.", "REQUEST The union > the company"),
        ("Mexico accused Guatemala of arming the smugglers.", "ACCUSE Mexico > Guatemala"),
        (
            "Prosecutors in Oslo have opened an investigation into the bank.",
            "ACCUSE Prosecutors in Oslo > the bank",
        ),
        ("The prime minister called the senator a liar.", "ACCUSE The prime minister > the senator"),
        ("Iceland summoned the Russian ambassador.", "ACCUSE Iceland > the Russian ambassador"),
        (
            "Ethiopia rejected an Egyptian proposal to share the water.",
            "REJECT Ethiopia > an Egyptian proposal",
        ),
        ("Algeria refused entry to a Moroccan journalist.", "REJECT Algeria > a Moroccan journalist"),
        ("Peru failed to reach an agreement with Chile.", "REJECT Peru > Chile"),
        ("North Korea threatened to bomb the South.", "THREATEN North Korea > the South"),
        ("Ukraine gave the separatists an ultimatum.", "THREATEN Ukraine > the separatists"),
        # material conflict
        ("The dockers are on strike.", "PROTEST The dockers > -"),
        ("Students clashed with police in Dhaka.", "PROTEST Students > police in Dhaka"),
        ("Finland suspended aid to Mali.", "SANCTION Finland > Mali"),
        ("Kenya broke off diplomatic relations with Somalia.", "SANCTION Kenya > Somalia"),
        ("Poland expelled two Belarusian diplomats.", "SANCTION Poland > two Belarusian diplomats"),
        ("India deployed troops along the Chinese border.", "MOBILIZE India > the Chinese border"),
        ("The Lebanese army was put on alert.", "MOBILIZE - > The Lebanese army"),
        (
            "Police in Harare arrested twelve opposition activists.",
            "COERCE Police in Harare > twelve opposition activists",
        ),
        ("Iraq imposed a curfew on Basra.", "COERCE Iraq > Basra"),
        ("The activist was jailed for three years.", "COERCE - > The activist"),
        (
            "Israeli jets bombed a weapons depot in southern Lebanon.",
            "ASSAULT Israeli jets > a weapons depot in southern Lebanon",
        ),
        ("Protesters were beaten by police in Minsk.", "ASSAULT police in Minsk > Protesters"),
        ("The two armies exchanged fire across the border.", "ASSAULT The two armies"),
    ],
)
def test_root_source_and_target(text: str, expected: str, reader: Reader) -> None:
    (line,) = lines(text, reader)
    assert line.startswith(expected)


def test_every_deed_of_a_sentence_is_told_the_main_one_first(reader: Reader) -> None:
    text = (
        "Troops opened fire on the crowd in Conakry, killing four protesters, "
        "after the opposition called a strike."
    )
    assert lines(text, reader) == [
        "ASSAULT Troops > the crowd in Conakry",
        "ASSAULT Troops > four protesters",
        "PROTEST the opposition > -",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The rain stopped.",
        "The report contains eleven chapters.",
        "The company released a new phone.",
        "Fiji Airways launched a new route.",
        "The mayor met the deadline.",
        "The film was met with criticism.",
        "The storm killed nine people.",
        "",
    ],
)
def test_where_nothing_is_done_by_anybody_there_is_no_act(text: str, reader: Reader) -> None:
    assert lines(text, reader) == []


def test_one_word_can_tell_of_several_deeds_by_its_object(reader: Reader) -> None:
    assert lines("The union struck a deal with the company.", reader) == ["SUPPORT The union > the company"]
    assert lines("The army struck rebel positions near Aleppo.", reader) == [
        "ASSAULT The army > rebel positions"
    ]
