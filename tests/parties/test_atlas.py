"""The atlas: the packaged files, and a user's own with its mistakes told by line."""

from __future__ import annotations

import datetime as dt
import tomllib
from importlib.resources import files
from pathlib import Path

import pycountry
import pytest

from tests.parties.told import Story
from verbale.problems import UsageError
from verbale.reader.parties.atlas import load_atlas
from verbale.reader.parties.vocabulary import read_vocabulary

OWN = """
[parties]
"Harbour Pilots" = { kind = "union", names = ["UHP", "Union of Harbour Pilots"], people = ["pilots"] }
Belmont = { kind = "company", names = ["Belmont Lines"] }

[states]
USA = { names = ["United States", "the Yankees"] }

[bodies]
"Port Authority" = { of = "CAN" }

[[holders]]
name = "Dana Whitfield"
party = "Belmont"
office = "chief executive"
from = 2024-03-01
"""


ENVOY = "name = 'A', party = 'X', office = 'envoy', from = 2020-02-01"


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "parties.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_user_adds_parties_aliases_and_office_holders(tmp_path: Path) -> None:
    atlas = load_atlas(own(tmp_path, OWN))
    text = "The UHP struck. Belmont Lines gave in, Whitfield said. The Port Authority and Oslo looked on."
    story = Story(text, dt.date(2025, 5, 1), atlas)
    assert story.who("The UHP") == "Harbour Pilots"
    assert story.who("Belmont Lines") == "Belmont"
    assert story.who("Whitfield") == "Whitfield of Belmont"
    assert story.who("The Port Authority") == "Port Authority of CAN"
    assert story.who("Oslo") == "Oslo of NOR"


def test_a_users_entry_adds_to_the_packaged_one_of_its_key(tmp_path: Path) -> None:
    atlas = load_atlas(own(tmp_path, OWN))
    assert [atlas.named(n)[0].party for n in ("Uncle Sam", "the Yankees", "American")] == ["USA"] * 3
    assert load_atlas().named("the Yankees") == ()


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('[parties]\nBelmont = { names = ["x"], colour = "red" }\n', 2, "colour"),
        ('[parties]\nAlpha = { names = ["Alpha"] }\nBeta = { names = "Beta" }\n', 3, "array"),
        ('[parties]\n"Beta Inc" = { kind = "firm" }\n', 2, "firm"),
        ('[partys]\nBelmont = { names = ["x"] }\n', 1, "partys"),
        ('[states]\n\nXY = { names = ["Xylophonia"] }\n', 3, "alpha-3"),
        ('[parties]\nBelmont = { names = ["--"] }\n', 2, "without letters"),
        (
            '[[holders]]\nname = "A"\nparty = "X"\noffice = "president"\nfrom = 2020-01-01\n\n'
            '[[holders]]\nname = "B"\nparty = "X"\noffice = "president"\nfrom = "soon"\n',
            7,
            "from",
        ),
        (f"holders = [\n {{ {ENVOY}, to = 2019-01-01 }},\n]\n", 2, "before"),
        (f"holders = [\n {{ {ENVOY} }},\n {{ name = 'B' }},\n]\n", 3, "party"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_told_with_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    path = own(tmp_path, text)
    with pytest.raises(UsageError) as error:
        load_atlas(path)
    assert str(error.value).startswith(f"{path}:{line}: ")
    assert told in str(error.value)


def test_a_file_that_is_no_toml_or_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not TOML"):
        load_atlas(own(tmp_path, "parties = [\n"))
    with pytest.raises(UsageError, match="cannot be read"):
        load_atlas(tmp_path / "nowhere.toml")
    bad = tmp_path / "latin.toml"
    bad.write_bytes(b'[parties]\n"Caf\xe9" = {}\n')
    with pytest.raises(UsageError, match="not UTF-8"):
        load_atlas(bad)


def test_every_state_has_a_code_of_the_standard() -> None:
    known = {c.alpha_3 for c in pycountry.countries} | {c.alpha_3 for c in pycountry.historic_countries}
    states = tomllib.loads((files("verbale") / "vocabulary" / "states.toml").read_text(encoding="utf-8"))[
        "states"
    ]
    assert set(states) - known <= {"XKX"}


def test_every_member_of_the_united_nations_can_be_named() -> None:
    atlas = load_atlas()
    names = [
        "France",
        "Kenya",
        "Viet Nam",
        "Côte d'Ivoire",
        "Türkiye",
        "Timor-Leste",
        "Eswatini",
        "Cabo Verde",
    ]
    assert [n for n in names if not atlas.named(n)] == []


def test_every_office_that_somebody_holds_has_words() -> None:
    atlas = load_atlas()
    assert {h.office for h in atlas.holders} - set(atlas.words.offices) == set()


def test_every_holder_is_of_a_known_party() -> None:
    atlas = load_atlas()
    assert {h.party for h in atlas.holders} - set(atlas.entries) == set()


def test_every_body_acts_for_a_known_party() -> None:
    atlas = load_atlas()
    assert {e.of for e in atlas.entries.values() if e.of} - set(atlas.entries) == set()
    assert {m for e in atlas.entries.values() for m in e.members} - set(atlas.entries) == set()


def test_nobody_holds_one_office_at_a_time_with_another_unless_states_share_it() -> None:
    held: dict[tuple[str, str], list[tuple[dt.date, dt.date]]] = {}
    for holder in load_atlas().holders:
        if holder.office not in (
            "president",
            "prime minister",
            "chancellor",
            "secretary general",
            "foreign minister",
        ):
            continue
        spans = held.setdefault((holder.party, holder.office), [])
        end = holder.until or dt.date.max
        overlaps = [s for s in spans if holder.since < s[1] and s[0] < end]
        assert not overlaps, f"{holder.name}: {holder.office} of {holder.party}"
        spans.append((holder.since, end))


def test_the_packaged_files_are_read_without_a_word() -> None:
    for name in ("states", "organisations", "bodies", "press", "holders"):
        text = (files("verbale") / "vocabulary" / f"{name}.toml").read_text(encoding="utf-8")
        read_vocabulary(text, name)


def test_the_file_that_the_documentation_shows_is_a_good_one(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "parties.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    atlas = load_atlas(own(tmp_path, example))
    assert atlas.named("UHP")[0].party == "Harbour Pilots"
    assert atlas.held_by("Whitfield", dt.date(2024, 5, 1))[0].party == "Belmont Lines"
