"""What parties are called: `RUS` is Russia, `UAW` stays UAW."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

from verbale.show.shown import shown

_STATE = re.compile(r"[A-Z]{3}\Z")


class PartyNames:
    """The names of parties, from the vocabulary file and ISO 3166-1."""

    def __init__(self, states: dict[str, str], article: frozenset[str]) -> None:
        self._states = states
        self._article = article

    def name(self, party: str) -> str:
        """Give a party's name as it stands alone: `United States`."""
        if name := self._states.get(party):
            return name
        return shown(party)

    def id(self, name: str) -> str | None:
        """Give the id of the state of a name or a code, however it is written; None where there is none."""
        wanted = name.casefold().removeprefix("the ").strip()
        if wanted.upper() in self._states:
            return wanted.upper()
        return next((id for id, told in self._states.items() if told.casefold() == wanted), None)

    def inline(self, party: str) -> str:
        """Give a party's name as it stands inside a sentence: `the United States`."""
        name = self.name(party)
        return f"the {name}" if name in self._article else name

    def list(self, parties: Iterable[str]) -> str:
        """Join the names of parties: `Russia, China and Iran`; empty where there are none."""
        return joined([self.name(party) for party in parties])

    def genitive(self, parties: Iterable[str]) -> str:
        """Say whose something is: `Russia's`, `the United States'`; empty where nobody is named."""
        names = joined([self.inline(party) for party in parties])
        return possessive(names) if names else ""


@functools.cache
def party_names() -> PartyNames:
    """Load the names: the vocabulary's, then those of ISO 3166-1 (pycountry)."""
    import pycountry

    told = tomllib.loads(files("verbale.vocabulary").joinpath("party_names.toml").read_text("utf-8"))
    states = {
        country.alpha_3: getattr(country, "common_name", country.name) for country in pycountry.countries
    }
    return PartyNames({**states, **told["states"]}, frozenset(told["article"]["names"]))


def joined(words: list[str]) -> str:
    """Join words as a sentence does: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def possessive(name: str) -> str:
    """Give the genitive of a name: `Russia's`, `the United States'`."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
