"""Wire copies: when a document re-publishes another one. A copy is kept and counts once.

Two ways to know. With the texts at hand (when a document is added): MinHash signatures over
shingles of words, which the entry keeps, with bands so that the fold finds a near copy without
comparing all with all. From the readings alone: most of a document's sentences with moves stand word
for word in one earlier document.
"""

from __future__ import annotations

import zlib
from collections import Counter
from typing import TYPE_CHECKING

from verbale.reading import Reading
from verbale.record.journal import Journal
from verbale.record.told import quote_key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHINGLE = 5
"""Words to a shingle: long enough that stock phrases of agencies are not shared by chance."""
HASHES = 128
"""Hashes to a signature: the estimate of overlap is within 0.09 (two standard errors) of the truth."""
BANDS = 32
"""Bands of four hashes: copies that share 60% of their shingles meet in a band 99 times of 100."""
NEAR = 0.6
"""From this overlap of shingles on, one text re-publishes the other: room for a new lead and a cut end."""
_PRIME = (1 << 31) - 1
_SEED = 20_220_121

SHARED_SENTENCES = 0.6
"""From this share of sentences on that stand in one earlier document, a reading is of a copy."""
LEAST_SENTENCES = 3
"""Fewer shared sentences than these prove nothing: two reports may quote the same statement."""


def signature(text: str) -> bytes:
    """MinHash signature of a text, four bytes a hash; empty for one too short to tell.

    The same text, the same signature: it is kept in the ledger.
    """
    import numpy as np

    words = text.lower().split()
    if len(words) < SHINGLE * 4:
        return b""
    shingles = {
        zlib.crc32(" ".join(words[start : start + SHINGLE]).encode("utf-8", "surrogatepass"))
        for start in range(len(words) - SHINGLE + 1)
    }
    values = np.fromiter(shingles, dtype=np.uint64)
    smallest = np.full(HASHES, np.iinfo(np.uint64).max, dtype=np.uint64)
    factors, shifts = _permutations()
    for first in range(0, len(values), 2_048):  # a long text in parts: memory stays flat
        part = values[first : first + 2_048, None]
        hashed = (part * factors + shifts) % np.uint64(_PRIME)
        smallest = np.minimum(smallest, hashed.min(axis=0))
    return smallest.astype("<u4").tobytes()


def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    import numpy as np

    random = np.random.default_rng(_SEED)
    factors = random.integers(1, _PRIME, size=HASHES, dtype=np.uint64)
    shifts = random.integers(0, _PRIME, size=HASHES, dtype=np.uint64)
    return factors, shifts


def overlap(one: bytes, other: bytes) -> float:
    """Estimate the share of shingles that two texts have in common, 0 to 1, from their signatures."""
    if not one or not other:
        return 0.0
    return sum(one[at : at + 4] == other[at : at + 4] for at in range(0, 4 * HASHES, 4)) / HASHES


def bands(signature_: bytes) -> tuple[tuple[int, bytes], ...]:
    """Give the keys under which a signature is found: near copies share at least one."""
    width = 4 * HASHES // BANDS
    return tuple((at, signature_[at : at + width]) for at in range(0, len(signature_), width))


class Copies:
    """Near copies among texts that are added one by one."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._signatures: dict[str, bytes] = {}
        self._bands: dict[tuple[int, bytes], list[str]] = {}

    def add(self, sha256: str, signature_: bytes) -> str | None:
        """Add a text; give the hash of the earlier text that it re-publishes, if there is one."""
        if not signature_ or sha256 in self._signatures:
            return None
        candidates = Counter(known for band in bands(signature_) for known in self._bands.get(band, ()))
        best: tuple[float, str] | None = None
        for known, _ in candidates.most_common(20):
            near = overlap(signature_, self._signatures[known])
            if near >= NEAR and (best is None or near > best[0]):
                best = near, known
        self._journal.put(self._signatures, sha256, signature_)
        for band in bands(signature_):
            self._journal.append(self._bands.setdefault(band, []), sha256)
        return best[1] if best else None


def sentences(reading: Reading) -> set[str]:
    """Keys of the sentences that a reading's moves rest on."""
    return {quote_key(move.quote) for move in reading.moves}


def copied_from(own: set[str], held: dict[str, str]) -> str | None:
    """Give the document in which most of a reading's sentences stand already, if there is one.

    `held` leads from the key of a sentence to the first document that has it.
    """
    if len(own) < LEAST_SENTENCES:
        return None
    counted = Counter(held[key] for key in own if key in held)
    if not counted:
        return None
    document, shared = min(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    if shared >= LEAST_SENTENCES and shared >= SHARED_SENTENCES * len(own):
        return document
    return None
