"""What a sentence takes for granted: that something was handed over, whatever else the sentence is about.

"Norland is studying the written reply that it received from Sudland on Monday" is an assessment, and it
reports a delivery by the way. A reading often tells only the first. Here the sentence itself is asked who
is told to have handed something over: the party after "received from", or the one before "delivered".
"""

from __future__ import annotations

import re

_RECEIVED = re.compile(
    r"\b(?:received|obtained|got|delivered|handed\s+over|submitted|sent|transmitted|presented|provided|given"
    r"|made\s+available)\b(?:\W+\w+){0,4}?\W+(?:from|by)\b",
    re.IGNORECASE,
)
_HANDED = re.compile(
    r"\b(?:delivered|handed\s+over|submitted|sent|transmitted|presented|provided|gave|replied|responded|answered)\b",
    re.IGNORECASE,
)
# Before the verb, these make it something that is not so, or not yet.
_UNREAL = re.compile(
    r"\b(?:will|would|to|not|never|yet|should|could|may|might|must|can|cannot|if|unless|until|when|once|expects?"
    r"|expected|awaits?|awaiting|waiting|promised|hopes?|be|being|shall)\W+(?:\w+\W+){0,2}\Z"
    r"|n['’]t\W+(?:\w+\W+){0,2}\Z",
    re.IGNORECASE,
)
_LIST = re.compile(r"[\s,]*(?:(?:and|both|the)\s+)*", re.IGNORECASE)
_GAP = 40
"""A party counts as the giver when it is named at most this many characters from the verb."""
_BEFORE = 40


def handed_by(quote: str, named: list[tuple[int, int, str]]) -> frozenset[str]:
    """Tell which parties a sentence takes to have handed something over.

    `named` are the parties named in it, by their offsets in the sentence: start, end, id. A question
    takes nothing for granted; nor does what is only planned, denied or awaited.
    """
    if not named or quote.rstrip("\"'”’ ").endswith("?"):
        return frozenset()
    givers: set[str] = set()
    for found in _RECEIVED.finditer(quote):
        if _UNREAL.search(quote, max(0, found.start() - _BEFORE), found.start()):
            continue
        givers.update(_listed_after(quote, found.end(), named))
    for found in _HANDED.finditer(quote):
        if _UNREAL.search(quote, max(0, found.start() - _BEFORE), found.start()):
            continue
        before = [party for _, last, party in named if 0 <= found.start() - last <= _GAP]
        after_by = _RECEIVED.match(quote, found.start())
        if before and after_by is None:
            givers.add(before[-1])
    return frozenset(givers)


def _listed_after(quote: str, end: int, named: list[tuple[int, int, str]]) -> list[str]:
    """The parties named right after a place, as a list joined by commas and "and"."""
    listed = []
    for first, last, party in named:
        if first < end:
            continue
        between = quote[end:first]
        if not re.fullmatch(
            r"[\s,]*(?:and\s+|both\s+|the\s+)*[\s,]*(?:and\s+|the\s+)*", between, re.IGNORECASE
        ):
            break
        listed.append(party)
        end = last
    return listed
