"""Case: capitals are read in natural case, and every character keeps its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verbale.reader.case import in_natural_case, is_capitals

COMMON = frozenset(
    {"the", "rebel", "say", "that", "they", "will", "not", "sign", "agree", "said", "a", "truce"}
)


def test_names_keep_their_capital() -> None:
    text = "THE REBELS SAID THAT THEY WILL NOT SIGN. MARTA OKOYE AGREED."
    assert in_natural_case(text, COMMON) == "The rebels said that they will not sign. Marta Okoye agreed."


def test_short_names_without_vowels_stay() -> None:
    assert in_natural_case("THE FMLN SAID THAT THE UN AGREED TO A TRUCE", COMMON).startswith("The FMLN said")


def test_natural_prose_is_not_capitals() -> None:
    assert not is_capitals("The NATO-Russia Council met in Brussels.")


def test_an_acronym_alone_is_not_capitals() -> None:
    assert not is_capitals("U.S.-IRAN TALKS")


@given(st.text())
def test_the_length_never_changes(text: str) -> None:
    assert len(in_natural_case(text, COMMON)) == len(text)
