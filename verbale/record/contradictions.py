"""Contradictions: accounts that cannot both hold. Both stand, side by side; neither is corrected.

Kinds: a claim and its denial; something told as agreed by a party that itself refuses it; a party's
acceptance turned into a refusal; one promise told with different days by different sides; a meeting
that one side calls a success and the other a failure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from verbale.record.days import days_of
from verbale.record.gather import AsOf, Group, Member, evidence
from verbale.record.items import position_told
from verbale.record.sayings import Denied
from verbale.record.state import Contradiction, Side
from verbale.record.told import Told
from verbale.record.words import tone


def contradictions(
    as_of: AsOf,
    items: list[Group],
    commitments: list[Group],
    denied: list[Denied],
    accounts: dict[str, list[Member]],
) -> tuple[Contradiction, ...]:
    """List what contradicts what, as of a day; each weighs by how surely its two sides were read."""
    found: dict[str, Contradiction] = {}
    for one in (
        *_denied(as_of, denied),
        *_of_items(as_of, items),
        *_of_days(as_of, commitments),
        *_of_accounts(as_of, accounts),
    ):
        found.setdefault(one.id, one)
    return tuple(found.values())


def _denied(as_of: AsOf, denied: list[Denied]) -> Iterator[Contradiction]:
    """A claim, and the denial of it."""
    for one in denied:
        if one.place >= as_of.upto or not as_of.sees(one.told):
            continue
        denial = one.denial.seen(as_of)
        if not denial or not denial[0].told.move.by:
            continue
        claimed, denied_by = _teller(one.told), denial[0].told.move.by[0]
        if claimed == denied_by and one.told.account is None:
            claimed = one.told.source.publisher or one.told.source.id  # told of the denier, not by it
        if claimed != denied_by:
            yield _between(Member(one.told), denial[0], claimed, denied_by)


def _of_items(as_of: AsOf, items: list[Group]) -> Iterator[Contradiction]:
    """An agreement that one side tells and the other refuses, and a party that turned round."""
    for group in items:
        if len(group.members) < 2:
            continue
        members = group.seen(as_of)
        accepted: dict[str, Member] = {}
        rejected: dict[str, Member] = {}
        for member in members:
            position = position_told(member.told)
            for party in member.told.move.by:
                if position == "accepted":
                    accepted.setdefault(party, member)
                elif position == "rejected":
                    rejected.setdefault(party, member)
        for party in accepted.keys() & rejected.keys():
            yes, no = accepted[party], rejected[party]
            if yes.told.id == no.told.id or yes.told.move.condition or no.told.move.condition:
                continue  # to accept on one condition and refuse on another is one position
            first, second = _teller(yes.told, party), _teller(no.told, party)
            if first == second and not _turned_round(yes.told, no.told, party, first):
                continue
            yield _between(yes, no, first, second)


def _turned_round(yes: Told, no: Told, party: str, teller: str) -> bool:
    """Tell whether a party went back on what it had accepted, by its own word.

    To refuse first and accept later is how talks go on; and one teller's account of how another
    changed its mind is no second account.
    """
    return teller == party and no.day >= yes.day


def _of_days(as_of: AsOf, commitments: list[Group]) -> Iterator[Contradiction]:
    """One promise, told for different days by different sides at about the same time."""
    for group in commitments:
        if len(group.members) < 2:
            continue
        timed = [(member, days_of(member.told.move.due)) for member in group.seen(as_of)]
        for place, (one, days) in enumerate(timed):
            for other, theirs in timed[:place]:
                if days is None or theirs is None or days.meets(theirs):
                    continue
                if (
                    one.told.account == other.told.account
                    or one.told.account is None
                    or other.told.account is None
                ):
                    continue
                if abs((one.told.known - other.told.known).days) <= 1:
                    yield _between(other, one, _teller(other.told), _teller(one.told))


def _of_accounts(as_of: AsOf, accounts: dict[str, list[Member]]) -> Iterator[Contradiction]:
    """Two sides' accounts of one meeting of which one sounds good and the other bad: the first of each."""
    for said in accounts.values():
        heard: dict[int, list[Member]] = {1: [], -1: []}
        for member in said:
            sound = tone(member.told.move.what) if as_of.sees(member.told) and member.told.move.by else 0
            if sound:
                heard[sound].append(member)
        for good in heard[1]:
            bad = next((one for one in heard[-1] if one.told.move.by[0] != good.told.move.by[0]), None)
            if bad is not None:
                first, second = sorted((good, bad), key=lambda one: (one.told.place, one.told.move.evidence))
                yield _between(first, second, first.told.move.by[0], second.told.move.by[0])
                break


def _between(one: Member, other: Member, first: str, second: str) -> Contradiction:
    pair = f"{one.told.id}/{other.told.id}"
    return Contradiction(
        id="contradiction-" + hashlib.sha256(pair.encode()).hexdigest()[:16],
        parties=tuple(dict.fromkeys((first, second))),
        sides=(
            Side(party=first, content=one.told.move.what, evidence=evidence([one])),
            Side(party=second, content=other.told.move.what, evidence=evidence([other])),
        ),
        weight=0.5 + 0.5 * min(one.told.surely, other.told.surely),
    )


def _teller(told: Told, otherwise: str | None = None) -> str:
    """Whose account it is: the party's whose word it is, else the source named, else who published it."""
    return (
        told.account
        or told.move.reported_by
        or otherwise
        or (told.move.by[0] if told.move.by else None)
        or told.source.publisher
        or told.source.id
    )
