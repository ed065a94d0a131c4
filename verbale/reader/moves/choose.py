"""Choose: between all who could be a move's mover.

The claims (`claims`) bear signs, and a small learned head weighs them. It overrules syntax only where it
is clearly surer of another claim.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from verbale.reader.encoder import WEIGHTS
from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.claims import claims
from verbale.reader.moves.movers import Mover
from verbale.reader.moves.page import Cast, Told
from verbale.reader.moves.sign_head import SignHead
from verbale.reading import Statement

MARGIN = 0.6
"""By how much (in logits) another claim must outweigh that of syntax: chosen by four folds."""


class LearnedChooser:
    """Chooses by the head in `verbale/weights/movers.npz`."""

    def __init__(self, head: SignHead) -> None:
        self._head = head

    def mover(
        self, candidate: Candidate, syntax: Mover, speaking: Statement | None, cast: Cast, told: Told
    ) -> Mover:
        """The mover for whom most speaks."""
        made = list(claims(candidate, syntax, speaking, cast, told))
        scores = self._head.scores([claim.signs for claim in made])
        best = made[int(scores.argmax())]
        named = next(n for n, claim in enumerate(made) if set(claim.parties) == set(syntax.parties))
        if scores.max() <= scores[named] + MARGIN:
            return syntax
        return Mover(best.parties, best.voice)


@cache
def load_chooser(folder: Path = WEIGHTS) -> LearnedChooser | None:
    """The chooser with the weights in a folder, the shipped ones by default; None where there are none."""
    path = folder / "movers.npz"
    if not path.exists():
        return None
    with np.load(path) as told:
        weights = {name: told[name].astype(np.float32) for name in told.files if name != "signs"}
        return LearnedChooser(SignHead(weights, told["signs"].tolist()))
