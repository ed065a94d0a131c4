"""Who makes a move: everybody who could, and the choice between them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.moves.told import moves_of
from verbale.document import make_document
from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.claims import Claims, claims
from verbale.reader.moves.find import page_of, see
from verbale.reader.moves.movers import Mover, movers
from verbale.reader.moves.page import Cast, Told
from verbale.reader.moves.sign_head import SignHead
from verbale.reader.parties.cast import find_parties
from verbale.reader.reader import Reader
from verbale.reader.times import find_times
from verbale.reading import Statement

SIGNS = ("near", "far", "speaker")


class Watcher:
    """Follows syntax, and keeps who else could be the mover."""

    def __init__(self) -> None:
        self.seen: list[tuple[Mover, Claims]] = []

    def mover(
        self, candidate: Candidate, syntax: Mover, speaking: Statement | None, cast: Cast, told: Told
    ) -> Mover:
        self.seen.append((syntax, claims(candidate, syntax, speaking, cast, told)))
        return syntax


def claims_in(text: str, reader: Reader) -> list[tuple[Mover, Claims]]:
    """Whom syntax names, and all claims, of each candidate that the rules see in a text."""
    document = make_document("claims", text)
    parsed = reader.parser.parse(document)
    cast = find_parties(parsed, reader.atlas)
    statements = reader.attributor.attribute(parsed, cast, reader.attributor.encode(parsed))
    page = page_of(parsed, statements, find_times(text, None), cast)
    watcher = Watcher()
    for block in parsed.blocks:
        for sentence in block.sentences:
            for candidate in see(block, sentence, page, reader.words):
                movers(candidate, page.cast, page.told, watcher)
    return watcher.seen


def test_everybody_named_and_nobody_could_be_the_mover(reader: Reader) -> None:
    for _, made in claims_in("After the talks, Chile rejected the proposal that Peru had tabled.", reader):
        parties = {claim.parties for claim in made}
        assert {("CHL",), ("PER",), ()} <= parties


def test_whom_syntax_names_is_one_of_the_claims(reader: Reader) -> None:
    seen = claims_in(
        '"We will answer the proposal of Peru," the minister of Chile said at the talks.', reader
    )
    assert seen
    for syntax, made in seen:
        claim = made.of(syntax.parties)
        assert claim is not None
        assert "syntax" in claim.signs


def test_who_acts_in_the_sentence_before_could_be_the_mover(reader: Reader) -> None:
    text = "Norway tabled two drafts at the talks.\n\nThe drafts demand that Chile lift its tariffs."
    made = next(m for _, m in claims_in(text, reader) if any("inside" in claim.signs for claim in m))
    claim = made.of(("NOR",))
    assert claim is not None
    assert "subject before" in claim.signs


@given(st.lists(st.sets(st.sampled_from(SIGNS)), min_size=1, max_size=6), st.text(min_size=9, max_size=12))
def test_a_sign_that_was_not_learnt_counts_for_nothing(answers: list[set[str]], strange: str) -> None:
    draw = np.random.default_rng(3)
    sizes = ((4, len(SIGNS)), (3, 4), (1, 3))
    weights = {f"{n}.weight": draw.normal(size=s).astype(np.float32) for n, s in enumerate(sizes)}
    weights |= {f"{n}.bias": draw.normal(size=s[0]).astype(np.float32) for n, s in enumerate(sizes)}
    head = SignHead(weights, SIGNS)
    assert np.allclose(head.scores(answers), head.scores([signs | {strange} for signs in answers]))


@pytest.mark.parametrize(
    ("text", "mover"),
    [
        ("Chile is studying a proposal made by Peru on fishing quotas before the talks.", "PER"),
        ("At the negotiations Kenya received a proposal from Tanzania to share the fishing grounds.", "TZA"),
        ("At the talks on Tuesday, Chile rejected an offer by Peru to share the fishing grounds.", "PER"),
    ],
)
def test_an_offer_is_of_who_made_it_not_of_who_has_it(text: str, mover: str, reader: Reader) -> None:
    offers = [move for move in moves_of(text, reader) if move.kind == "offer"]
    assert [move.by for move in offers] == [(mover,)]
