"""Parties are called as people call them."""

from __future__ import annotations

import pytest

from verbale.show.names import party_names
from verbale.show.telling import account


@pytest.mark.parametrize(
    ("party", "name"),
    [
        ("RUS", "Russia"), ("USA", "United States"), ("IRN", "Iran"), ("KOR", "South Korea"),
        ("PRK", "North Korea"), ("SYR", "Syria"), ("PSE", "Palestine"), ("XKX", "Kosovo"),
        ("FRA", "France"), ("CZE", "Czechia"), ("COD", "DR Congo"),
        ("NATO", "NATO"), ("UAW", "UAW"), ("Seafarers United", "Seafarers United"),
        ("western governments", "western governments"), ("ZZZ", "ZZZ"),
    ],
)  # fmt: skip
def test_a_party_has_its_usual_name(party: str, name: str) -> None:
    assert party_names().name(party) == name


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("Iran", "IRN"),
        ("the united states", "USA"),
        ("rus", "RUS"),
        ("NATO", None),
        ("Seafarers United", None),
    ],
)
def test_a_state_is_found_by_its_name_however_it_is_written(written: str, id: str | None) -> None:
    assert party_names().id(written) == id


def test_no_state_has_a_name_with_a_comma_but_the_ones_that_list_islands() -> None:
    import pycountry

    names = [party_names().name(country.alpha_3) for country in pycountry.countries]
    clumsy = {name for name in names if "," in name or "(" in name}
    assert clumsy == {"Bonaire, Sint Eustatius and Saba"}


@pytest.mark.parametrize(
    ("parties", "words"),
    [
        ((), ""), (("RUS",), "Russia"), (("RUS", "CHN"), "Russia and China"),
        (("RUS", "CHN", "IRN"), "Russia, China and Iran"),
    ],
)  # fmt: skip
def test_parties_are_listed_as_in_a_sentence(parties: tuple[str, ...], words: str) -> None:
    assert party_names().list(parties) == words


@pytest.mark.parametrize(
    ("attested_by", "words"),
    [
        (("debtor", "creditor"), "Both sides say so"),
        (("debtor", "creditor", "press"), "Both sides say so; so does the press"),
        (("debtor", "creditor", "third party", "press"),
         "Both sides say so; so do a third party and the press"),
        (("debtor",), "By the United States' own account"),
        (("debtor", "press"), "By the United States' own account, and by the press's"),
        (("creditor",), "By Russia's account, not by the United States' own"),
        (("creditor", "third party"),
         "By Russia's account, not by the United States' own, and by a third party's"),
        (("third party",), "By a third party's account only"),
        (("third party", "press"), "By a third party's and the press's account only"),
        ((), "By whose account is not known"),
    ],
)  # fmt: skip
def test_whose_account_it_is_is_said_with_care(attested_by: tuple[str, ...], words: str) -> None:
    assert account(attested_by, ("USA",), ("RUS",), party_names()) == words


def test_an_account_without_a_named_side_invents_no_name() -> None:
    assert account(("creditor",), (), (), party_names()) == "By the other side's account"
    assert account(("debtor",), (), ("RUS",), party_names()) == "By its own account"
