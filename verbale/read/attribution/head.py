"""The attribution head: roles and links read off the encoder's hidden states, in numpy.

Two questions are put to every block: which words are a source, a cue or a content, and then which
cue each content belongs to and which source each cue has. Both have "none" for an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

SOURCE, CUE, CONTENT = range(3)
TAGS = 7
"""Outside, then begin and inside of source, cue and content."""

DISTANCES = 33
"""Buckets of `buckets`."""

REACH = 2
"""Blocks between the parts of one attribution at most; PolNeAR has hardly any farther apart."""

_STEPS = np.array([1, 2, 3, 5, 8, 13, 21, 34, 55, 89])
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


def buckets(a: Ints, b: Ints) -> Ints:
    """Distance buckets between spans a (m, 3) and b (n, 3), each (block, start, end): (m, n).

    In one block, the pieces between the two, in steps that grow, by which comes first; between
    blocks, one, two or more of them.
    """
    block = b[None, :, 0] - a[:, None, 0]
    after = b[None, :, 1] - a[:, None, 2]
    before = a[:, None, 1] - b[None, :, 2]
    near = np.where(after >= 0, np.searchsorted(_STEPS, after), 11 + np.searchsorted(_STEPS, before))
    near = np.where((after < 0) & (before < 0), 22, near)
    far = np.where(block > 0, 23, 28) + np.minimum(np.abs(block), 3) - 1
    return np.asarray(np.where(block == 0, near, far), dtype=np.int64)


def span_vectors(hidden: Sequence[Floats], parts: Ints) -> Floats:
    """Vectors of spans (n, 3) as (block, start, end): first piece and mean, (n, 768)."""
    rows = [
        np.concatenate([hidden[block][start], hidden[block][start:end].mean(axis=0)])
        for block, start, end in parts
    ]
    return np.asarray(rows, dtype=np.float32).reshape(len(rows), -1)


class Linker:
    """Scores links from each of some spans to each of some others, or to none."""

    def __init__(self, weights: Mapping[str, Floats], name: str) -> None:
        self._w = {
            key.removeprefix(f"{name}."): w for key, w in weights.items() if key.startswith(f"{name}.")
        }

    def __call__(self, a: Floats, b: Floats, distance: Ints) -> Floats:
        """Spans a (m, 768), b (n, 768), buckets (m, n) to log-probabilities (m, n + 1), "none" last."""
        w = self._w
        x = np.tanh(a @ w["a.weight"].T + w["a.bias"])
        none = x @ w["none.weight"].T + w["none.bias"]
        if len(b):
            y = np.tanh(b @ w["b.weight"].T + w["b.bias"])
            scores = x @ w["form"] @ y.T + (y @ w["from_b.weight"].T + w["from_b.bias"]).T
            scores = (
                scores + w["distance.weight"][distance][..., 0] + x @ w["from_a.weight"].T + w["from_a.bias"]
            )
            scores = np.where(distance >= 23 + REACH, np.where(_far(distance), _NEVER, scores), scores)
            none = np.concatenate([scores, none], axis=1)
        return log_softmax(none)


def _far(distance: Ints) -> NDArray[np.bool_]:
    return np.asarray((distance == 25) | (distance == 30))


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

    def read(self, hidden: Sequence[Floats]) -> list[Found]:
        """Hidden states, (pieces, 384) a block, to attributions in the order of their cues."""
        scores = [log_softmax(h @ self._weight + self._bias) for h in hidden]
        roles: list[list[Part]] = [[], [], []]
        for block, (tags, told) in enumerate(zip(decode(scores), scores, strict=True)):
            for role, parts in zip(roles, parts_of(tags, told, block), strict=True):
                role.extend(parts)
        return self._linked(hidden, *roles)

    def _linked(
        self, hidden: Sequence[Floats], sources: list[Part], cues: list[Part], contents: list[Part]
    ) -> list[Found]:
        if not contents or not cues:
            return []
        places = [_places(parts) for parts in (sources, cues, contents)]
        vectors = [span_vectors(hidden, p) for p in places]
        to_cue = self._content_cue(vectors[CONTENT], vectors[CUE], buckets(places[CONTENT], places[CUE]))
        to_source = self._cue_source(vectors[CUE], vectors[SOURCE], buckets(places[CUE], places[SOURCE]))
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
                contents[longest], cues[c], source, float(to_cue[longest, c]), float(to_source[c, s])
            )
            told = tuple(contents[i] for i in mine)
            found.append(Found(source, cues[c], told, signs, self._confidence(signs)))
        return found

    def _confidence(self, signs: tuple[float, ...]) -> float:
        """How likely it is right, source and content both; the product of its parts where not calibrated."""
        if self._calibration is None:
            return float(np.exp(sum(signs[:5])))
        return float(1 / (1 + np.exp(-(np.dot(signs, self._calibration[:-1]) + self._calibration[-1]))))


def _signs(
    content: Part, cue: Part, source: Part | None, cue_link: float, source_link: float
) -> tuple[float, ...]:
    """Log-probabilities of the three spans and the two links, whether there is a source, and lengths."""
    return (
        float(np.log(content.confidence)),
        float(np.log(cue.confidence)),
        float(np.log(source.confidence)) if source else 0.0,
        max(cue_link, -8.0),
        max(source_link, -8.0),
        float(source is not None),
        float(np.log(content.end - content.start)),
        float(np.log(cue.end - cue.start)),
    )


def _places(parts: Sequence[Part]) -> Ints:
    return np.array([(p.block, p.start, p.end) for p in parts], dtype=np.int64).reshape(-1, 3)
