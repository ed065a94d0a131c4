"""Case: texts in capitals, as wires sent them until the 1990s, read in natural case.

The parser knows mixed case only. A word that English uses as a common word is set in small letters,
any other word is taken for a name and keeps its first capital. Length never changes, so offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Container

CAPITAL_SHARE = 0.7
"""A block with more than this share of capitals among its letters is set in capitals; natural prose
has below 0.2, headlines in title case below 0.35."""

SHORTEST = 20
"""Letters below which a block is left as it is: `NATO`, `U.S. - IRAN`."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
            ("ing", "e"), ("er", ""), ("est", ""), ("ly", ""))  # fmt: skip


def is_capitals(text: str) -> bool:
    """Whether a text is set in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= SHORTEST and sum(c.isupper() for c in letters) > CAPITAL_SHARE * len(letters)


def in_natural_case(text: str, common: Container[str]) -> str:
    """The text in natural case; the length is kept.

    `common` holds English words that are no names, in small letters and in their base form.
    """

    def recase(found: re.Match[str]) -> str:
        word = found.group()
        small = word.lower()
        if len(small) != len(word):
            return word
        before = text[max(0, found.start() - 9) : found.start()].rstrip(" \"'“‘([")
        first = not before or before[-1] in ".!?]"
        if _is_common(re.split("['’]", small)[0], common):
            return word[0] + small[1:] if first else small
        vowels = set(small) & set("aeiouy")
        return word[0] + small[1:] if len(word) > 3 and vowels else word  # FMLN, UN and OAS stay

    return _WORD.sub(recase, text)


def _is_common(word: str, common: Container[str]) -> bool:
    if word in common:
        return True
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)] + put
            if stem in common or (len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in common):
                return True
    return False
