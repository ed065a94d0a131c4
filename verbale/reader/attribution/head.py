"""The attribution head: roles and links read off the encoder's hidden states, in numpy.

Two questions are put to every block: which words are a source, a cue or a content, and then which
cue each content belongs to and which source each cue has. Both have "none" for an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verbale.reader.attribution import pairs
from verbale.reader.attribution.pairs import Layout
from verbale.reader.encoder import HIDDEN, Encoded

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

SOURCE, CUE, CONTENT = range(3)
TAGS = 7
"""Outside, then begin and inside of source, cue and content."""

BOLD = (0.5, 1.0, 0.0)
"""Added to the scores of source, cue and content tags before decoding: a false cue does little harm,
since a cue without content is dropped, and a missed one loses the attribution. Chosen on PolNeAR's dev."""

_BOLDER = np.array([0.0, *np.repeat(BOLD, 2)], dtype=np.float32)
_NEVER = -1e4


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Pieces `start:end` of block `block`, and how sure the tagger is of them."""

    block: int
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as the head reads it, and how sure it is of the whole."""

    source: Part | None
    cue: Part | None
    contents: tuple[Part, ...]
    signs: tuple[float, ...]
    """What the confidence is reckoned from; see `_signs`."""
    confidence: float


def span_vectors(hidden: Sequence[Floats], parts: Ints) -> Floats:
    """Vectors of spans (n, 3) as (block, start, end): first piece and mean, (n, 768)."""
    rows = [
        np.concatenate([hidden[block][start], hidden[block][start:end].mean(axis=0)])
        for block, start, end in parts
    ]
    return np.asarray(rows, dtype=np.float32).reshape(len(rows), 2 * HIDDEN)


class Linker:
    """Scores links from each of some spans to each of some others, or to none.

    The score has two parts: how well the spans' words go together (biaffine), and how well their
    places do (a small layer over the signs of `pairs.signs` and the words).
    """

    def __init__(self, weights: Mapping[str, Floats], name: str) -> None:
        self._w = {
            key.removeprefix(f"{name}."): w for key, w in weights.items() if key.startswith(f"{name}.")
        }

    def __call__(self, a: Floats, b: Floats, signs: Floats, barred: NDArray[np.bool_]) -> Floats:
        """Log-probabilities (m, n + 1) of links from spans a (m, 768) to spans b (n, 768), "none" last.

        `signs` are (m, n, SIGNS); pairs that are `barred` (m, n) are no links.
        """
        w = self._w
        x = np.tanh(a @ w["a.weight"].T + w["a.bias"])
        none = x @ w["none.weight"].T + w["none.bias"]
        if not len(b):
            return log_softmax(none)
        y = np.tanh(b @ w["b.weight"].T + w["b.bias"])
        scores = x @ w["form"] @ y.T + (y @ w["from_b.weight"].T).T
        placed = signs @ w["signs.weight"].T + w["signs.bias"]
        placed += (x @ w["a_placed.weight"].T)[:, None] + (y @ w["b_placed.weight"].T)[None]
        scores = scores + (np.maximum(placed, 0.0) @ w["placed.weight"].T)[..., 0]
        return log_softmax(np.concatenate([np.where(barred, _NEVER, scores), none], axis=1))


def log_softmax(scores: Floats) -> Floats:
    """Along the last axis."""
    top = scores.max(axis=-1, keepdims=True)
    shifted = scores - top
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


def decode(scores: Sequence[Floats]) -> list[Ints]:
    """The likeliest sequence of tags of each block that is well formed: nothing goes on that has not begun.

    `scores` are log-probabilities, (pieces, 7) a block. All blocks are decoded together, longest first.
    """
    order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
    longest = len(scores[order[0]]) if order else 0
    moves = np.zeros((TAGS, TAGS), dtype=np.float32)  # from, to
    for inside in (2, 4, 6):
        moves[:, inside] = _NEVER
        moves[inside - 1, inside] = moves[inside, inside] = 0
    best = np.zeros((len(order), TAGS), dtype=np.float32)
    back = np.zeros((longest, len(order), TAGS), dtype=np.int8)
    lengths = np.array([len(scores[i]) for i in order])
    padded = np.zeros((len(order), longest, TAGS), dtype=np.float32)
    for row, i in enumerate(order):
        padded[row, : len(scores[i])] = scores[i]
    for t in range(longest):
        live = int(np.searchsorted(-lengths, -t, side="left"))
        if t == 0:
            best[:live] = padded[:live, 0] + np.array([0, 0, _NEVER, 0, _NEVER, 0, _NEVER], dtype=np.float32)
            continue
        options = best[:live, :, None] + moves
        back[t, :live] = options.argmax(axis=1)
        best[:live] = options.max(axis=1) + padded[:live, t]
    tags: list[Ints] = [np.zeros(len(s), dtype=np.int64) for s in scores]
    for row, i in enumerate(order):
        at = int(best[row].argmax())
        for t in range(len(scores[i]) - 1, -1, -1):
            tags[i][t] = at
            at = int(back[t, row, at])
    return tags


def parts_of(tags: Ints, scores: Floats, block: int) -> list[list[Part]]:
    """The spans of each role in a block, with the mean log-probability of their tags as confidence."""
    found: list[list[Part]] = [[], [], []]
    start = 0
    for end in range(1, len(tags) + 1):
        tag = int(tags[start])
        if end < len(tags) and tag and int(tags[end]) == tag + tag % 2 and int(tags[end]) % 2 == 0:
            continue
        if tag:
            sure = float(np.exp(scores[np.arange(start, end), tags[start:end]].mean()))
            found[(tag - 1) // 2].append(Part(block, start, end, sure))
        start = end
    return found


class Head:
    """Reads the attributions of a document off its blocks' hidden states."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weight, self._bias = weights["tags.weight"].T, weights["tags.bias"]
        self._content_cue = Linker(weights, "content_cue")
        self._cue_source = Linker(weights, "cue_source")
        self._calibration = weights.get("calibration")
        self._steps = weights.get("calibration_steps")

    def read(self, encoded: Sequence[Encoded]) -> list[Found]:
        """The blocks of a document, encoded, to attributions in the order of their cues."""
        hidden = [e.hidden for e in encoded]
        return self._linked(hidden, Layout([e.pieces for e in encoded]), *self.roles(hidden))

    def roles(self, hidden: Sequence[Floats]) -> tuple[list[Part], list[Part], list[Part]]:
        """The sources, cues and contents of a document's blocks, hidden states (pieces, 384) each."""
        scores = [log_softmax(h @ self._weight + self._bias + _BOLDER) for h in hidden]
        roles: tuple[list[Part], list[Part], list[Part]] = ([], [], [])
        for block, (tags, told) in enumerate(zip(decode(scores), scores, strict=True)):
            for role, parts in zip(roles, parts_of(tags, told, block), strict=True):
                role.extend(parts)
        return roles

    def _linked(
        self,
        hidden: Sequence[Floats],
        layout: Layout,
        sources: list[Part],
        cues: list[Part],
        contents: list[Part],
    ) -> list[Found]:
        if not contents or not cues:
            return []
        places = [places_of(parts) for parts in (sources, cues, contents)]
        vectors = [span_vectors(hidden, p) for p in places]

        def links(linker: Linker, a: int, b: int) -> Floats:
            found = np.full((len(places[a]), len(places[b]) + 1), _NEVER, dtype=np.float32)
            for near in pairs.neighbourhoods(places[a], places[b]):
                signs = pairs.signs(places[a][near.around], places[b][near.others], places, layout)
                signs = signs[near.start - near.around.start : near.end - near.around.start]
                rows = slice(near.start, near.end)
                barred = pairs.out_of_reach(places[a][rows], places[b][near.others])
                scores = linker(vectors[a][rows], vectors[b][near.others], signs, barred)
                found[rows, near.others] = scores[:, :-1]
                found[rows, -1] = scores[:, -1]
            return found

        to_cue = links(self._content_cue, CONTENT, CUE)
        to_source = links(self._cue_source, CUE, SOURCE)
        of: list[list[int]] = [[] for _ in cues]
        for i, chosen in enumerate(to_cue.argmax(axis=1)):
            if chosen < len(cues):
                of[int(chosen)].append(i)
        found = []
        for c, mine in enumerate(of):
            if not mine:
                continue
            s = int(to_source[c].argmax())
            source = sources[s] if s < len(sources) else None
            longest = max(mine, key=lambda i: contents[i].end - contents[i].start)
            signs = _signs(
                contents[longest],
                cues[c],
                source,
                (float(to_cue[longest, c]), float(to_source[c, s])),
                bool(layout.quotes(places[CONTENT][longest : longest + 1])[0] >= 0),
            )
            told = tuple(contents[i] for i in mine)
            found.append(Found(source, cues[c], told, signs, self._confidence(signs)))
        return found

    def _confidence(self, signs: tuple[float, ...]) -> float:
        """How likely it is right, source and content both; the product of its parts where not calibrated."""
        if self._calibration is None or self._steps is None:
            return float(np.exp(sum(signs[:5])))
        seen = features(np.array([signs], dtype=np.float64))
        p = 1 / (1 + np.exp(-(seen @ self._calibration[:-1] + self._calibration[-1])))
        return float(np.interp(p[0], *self._steps))


def features(signs: NDArray[np.float64]) -> NDArray[np.float64]:
    """What confidence is reckoned from, of signs (n, 9): the signs, the probabilities and their product."""
    return np.hstack([signs, np.exp(signs[:, :5]), np.exp(signs[:, :5].sum(axis=1, keepdims=True))])


def _signs(
    content: Part, cue: Part, source: Part | None, links: tuple[float, float], quoted: bool
) -> tuple[float, ...]:
    """Log-probabilities of the three spans and of the links, whether there is a source, lengths, quoted."""
    return (
        float(np.log(content.confidence)),
        float(np.log(cue.confidence)),
        float(np.log(source.confidence)) if source else 0.0,
        max(links[0], -8.0),
        max(links[1], -8.0),
        float(source is not None),
        float(np.log(content.end - content.start)),
        float(np.log(cue.end - cue.start)),
        float(quoted),
    )


def places_of(parts: Sequence[Part]) -> Ints:
    """Parts as (block, start, end): (n, 3)."""
    return np.array([(p.block, p.start, p.end) for p in parts], dtype=np.int64).reshape(-1, 3)
