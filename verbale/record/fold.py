"""The fold: readings taken in one after the other, in the order in which they became known.

A `Fold` is a projection: derived data, rebuilt from the ledger's lines at any time. It takes a new
document in without looking at the others again; one that belongs earlier makes it take back what
came after, and fold that anew. The state of any day is told from what was gathered up to it, and
equals what folding only the documents known on that day would give: `tests/record/test_fold.py`
holds it to that.
"""

from __future__ import annotations

import datetime as dt
import gc
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from verbale.record.account import Voices
from verbale.record.by_hand import version_by_hand
from verbale.record.commitments import Commitments
from verbale.record.copies import Copies, copied_from, sentences
from verbale.record.decided import Decided
from verbale.record.entries import DocumentRead, DossierDescribed, Line, Reviewed, ToldByHand
from verbale.record.gather import AsOf, Group, Member
from verbale.record.items import ANYWHERE, Items
from verbale.record.journal import Journal
from verbale.record.known import Version, version_of
from verbale.record.meetings import Meetings
from verbale.record.promises import BY_REVIEW
from verbale.record.relevance import Decision, Relevance
from verbale.record.sameness import Rarity
from verbale.record.sayings import Claims, Sayings, about
from verbale.record.told import Told, tell
from verbale.record.warnings import Warnings

FOUNDING = frozenset(
    {"demand", "offer", "commit", "warn", "meet", "accuse", "assess", "withhold", "disclose"}
)
"""Kinds that are taken in before answers and deeds of the same document: a headline tells the deed, the
text below it the promise."""

CLAIMS = frozenset({"commit", "agree", "offer", "warn", "accuse", "press", "deliver", "relent", "suspend"})
"""Kinds that tell of a party something that it may have denied before."""


class Fold:
    """All that was gathered of one dossier so far."""

    def __init__(self, dossier: str) -> None:
        self.dossier = dossier
        self.described: DossierDescribed | None = None
        self._described_at = -1
        self._others: dict[str, tuple[int, DossierDescribed]] = {}
        self._versions: dict[tuple[str, str], Version] = {}
        self._of_document: dict[str, list[Version]] = {}
        self._order: list[Version] = []
        self._marks: list[int] = []
        self._reviews: dict[int, Reviewed] = {}
        self.decided = decided = Decided()
        self._journal = journal = Journal()
        self.rarity = rarity = Rarity(journal)
        self.items = Items(journal, rarity, decided)
        self.commitments = Commitments("commitment", journal, rarity, decided)
        self.warnings = Warnings("warning", journal, rarity, decided)
        self.meetings = Meetings(journal, rarity, decided)
        self.denials = Sayings("denial", journal, rarity, decided)
        self.withheld = Sayings("withheld", journal, rarity, decided)
        self.assessments = Sayings("assessment", journal, rarity, decided)
        self.deeds = Sayings("deed", journal, rarity, decided)
        self.claims = Claims(
            journal,
            self.denials,
            [
                (self.commitments.gathered, _deniers),
                (self.items.gathered, _anyone),
                (self.warnings.gathered, _deniers),
                (self.deeds.gathered, _deniers),
                (self.assessments.gathered, _about_deniers),
            ],
        )
        self.bears_on: dict[str, list[tuple[int, str]]] = {}
        self.decisions: list[list[Decision]] = []
        self.retired: dict[int, int] = {}
        self._copies = Copies(journal)
        self._sentences: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._placed: dict[str, list[Group]] = {}

    def add(self, line: Line) -> None:
        """Take a line of the ledger in; of other dossiers only what they are about."""
        entry = line.entry
        if line.dossier != self.dossier:
            if isinstance(entry, DossierDescribed):
                self._describe_other(line.dossier, line.seq, entry)
            return
        if isinstance(entry, DossierDescribed):
            if line.seq > self._described_at:
                self._described_at, self.described = line.seq, entry
                self._back_to(0)
        elif isinstance(entry, DocumentRead):
            self._add_version(version_of(line, entry))
        elif isinstance(entry, ToldByHand):
            self._add_version(version_by_hand(line, entry))
        elif isinstance(entry, Reviewed):
            self._add_review(line.seq, entry)

    def _describe_other(self, dossier: str, seq: int, described: DossierDescribed) -> None:
        """Note what another dossier is about; it matters where this one names it."""
        held = self._others.get(dossier)
        if held is None or held[0] < seq:
            self._others[dossier] = seq, described
            if self.described and dossier in self.described.besides:
                self._back_to(0)

    def _add_review(self, seq: int, review: Reviewed) -> None:
        """Take a decision in: whatever was folded from its earliest document on is folded anew."""
        self._reviews[seq] = review
        self.decided.renew(self._reviews)
        known = [one for move in review.moves for one in self._of_document.get(move.document, ())]
        if known:
            self._back_to(min(map(self._place, known)))

    def _add_version(self, version: Version) -> None:
        text = version.document, version.sha256
        held = self._versions.get(text)
        if held is not None:
            if held.seq > version.seq:
                return
            place = self._place(held)
            self._back_to(place)
            del self._order[place]
            self._of_document[version.document].remove(held)
        self._versions[text] = version
        self._of_document.setdefault(version.document, []).append(version)
        place = bisect_left(self._order, version.key, key=lambda one: one.key)
        self._back_to(place)
        self._order.insert(place, version)

    def _place(self, version: Version) -> int:
        return bisect_left(self._order, version.key, key=lambda one: one.key)

    def _back_to(self, place: int) -> None:
        """Take back whatever was folded from a place on."""
        if place < len(self._marks):
            self._journal.undo(self._marks[place])
            del self._marks[place:]
            self.rarity.forget()

    def as_of(self, day: dt.date) -> AsOf:
        """Fold what is known on a day, if that was not done yet, and give the view of that day."""
        upto = bisect_left(self._order, day + dt.timedelta(days=1), key=lambda one: one.known)
        others = {name: described for name, (_, described) in self._others.items()}
        relevance = Relevance(self.described, others)
        publishers = dict(self.described.publishers) if self.described else {}
        while len(self._marks) < upto:
            place = len(self._marks)
            self._marks.append(self._journal.mark())
            self._take(self._order[place], place, relevance, publishers)
        return AsOf(day, upto, self.retired)

    def placed(self, move: str) -> list[Group]:
        """List the groups that a move was put into."""
        return list(self._placed.get(move, ()))

    def versions(self, as_of: AsOf) -> list[Version]:
        """List the documents that are known, each by the text that counts."""
        return [
            version
            for place, version in enumerate(self._order[: as_of.upto])
            if self.retired.get(place, as_of.upto) >= as_of.upto
        ]

    def undated(self) -> tuple[str, ...]:
        """List the documents without a day, whether they count yet on the day asked or not."""
        held = (v for place, v in enumerate(self._order) if place not in self.retired)
        return tuple(sorted({v.document for v in held if v.reading.document.published is None}))

    def _take(self, version: Version, place: int, relevance: Relevance, publishers: dict[str, str]) -> None:
        self._retire(version, place)
        reading = version.reading
        own = sentences(reading)
        near = self._copies.add(version.sha256, version.shingles) or version.near
        copy_of = self._texts.get(version.sha256) or (self._texts.get(near) if near else None)
        if copy_of is None:
            copy_of = copied_from(own, self._sentences)
        if copy_of == version.document:
            copy_of = None
        table = frozenset(self.described.parties) if self.described else frozenset()
        voices = Voices(reading, publishers, table)
        told = tell(reading, (version.known, place), voices, copy_of)
        if self.decided:
            self.decided.find(version.document, told)
        decisions = [self._decided(one) for one in relevance.decide(told, reading.document.title)]
        self._journal.append(self.decisions, decisions)
        told = [decision.told for decision in decisions if decision.relevant]
        if copy_of is None:
            self.rarity.learn({stem for one in told for stem in one.content.stems})
        for one in told:
            if one.move.kind in FOUNDING:
                self._gather(one)
        for one in told:
            if one.move.kind not in FOUNDING:
                self._gather(one)
        if version.sha256 not in self._texts:
            self._journal.put(self._texts, version.sha256, version.document)
        for key in own:
            if key not in self._sentences:
                self._journal.put(self._sentences, key, version.document)

    def _decided(self, decision: Decision) -> Decision:
        """Let a human's decision on what is of the matter outrank the rule's."""
        matter = self.decided.matter(decision.told)
        if matter is None:
            return decision
        return Decision(decision.told, matter, "let in by review" if matter else "left out by review")

    def _retire(self, version: Version, place: int) -> None:
        """A changed text takes the place of the one before it, from its own day on."""
        for earlier in self._of_document[version.document]:
            there = self._place(earlier)
            if there < place and there not in self.retired:
                self._journal.put(self.retired, there, place)

    def _gather(self, told: Told) -> None:
        """Put one move where it belongs."""
        if (placed := self._placed.get(told.id)) is not None:
            # The same text under another name: its moves stand where the first one's do.
            for group in placed:
                self._journal.append(group.members, Member(told, 1.0, "copy of the same text"))
            return
        groups = self._sort(told)
        if told.handed:
            self.commitments.received(told)
        self._journal.put(self._placed, told.id, groups)
        for first, state, taken in self.decided.steps(told):
            if taken:
                self._step(first, state, told)

    def _step(self, first: str, state: str, told: Told) -> None:
        """Take a change of state that a review decided and no rule found."""
        for group in self._placed.get(first, ()):
            if not any(event.told.id == told.id and event.state == state for event in group.events):
                for promises in (self.commitments, self.warnings):
                    if group.id.startswith(promises.gathered.section + "-"):
                        promises.happen(group, state, told, 1.0, BY_REVIEW)

    def _into(self, section: str, told: Told) -> Group | None:
        """The group that a review puts a move into."""
        for partner in self.decided.partners(told):
            for group in self._placed.get(partner, ()):
                if group.id.startswith(section + "-"):
                    return group
        return None

    def _sort(self, told: Told) -> list[Group]:
        kind = told.move.kind
        if kind in ("demand", "offer"):
            return self._claimed(self.items.take(told, self._into("item", told)), told)
        if kind == "commit":
            group = self.commitments.take(told, self._into("commitment", told))
            self.items.answer(told)
            return self._claimed(group, told)
        if kind == "warn":
            return self._claimed(self.warnings.take(told, self._into("warning", told)), told)
        if kind == "meet":
            group = self.meetings.take(told, self._into("meeting", told))
            if told.move.status == "held":
                self.commitments.deed(told)
                self.commitments.watch(told)
            return self._claimed(group, told)
        if kind in ("agree", "reject"):
            return self._answer(told)
        if kind == "deny":
            group = self.denials.take(told, self._into("denial", told))
            if not self.claims.deny(group, told) and (claim := self.meetings.denied(told)):
                self.claims.deny_meeting(group, told, *claim)
            return [group]
        if kind in ("withhold", "disclose"):
            group = self.withheld.take(told, self._into("withheld", told))
            self.items.answer(told)
            if kind == "disclose":
                self._bears(told, group, [*self.commitments.deed(told)])
            return [group]
        if kind in ("assess", "accuse"):
            return self._say(told)
        return self._deed(told)

    def _answer(self, told: Told) -> list[Group]:
        if told.move.kind == "agree" and len(told.move.by) == 1 and undertakes(told):
            # One party's undertaking: a promise, and an answer to what it was asked; no item of its own.
            group = self.commitments.take(told, self._into("commitment", told))
            self.commitments.watch(told)
            return [*self._claimed(group, told), *self.items.answer(told)]
        groups = self._claimed(self.items.take(told, self._into("item", told)), told)
        if told.move.kind == "reject":
            self.commitments.deed(told)
            return groups
        if undertakes(told):
            group = self.commitments.take(told, self._into("commitment", told))
            groups += self._claimed(group, told)
        else:
            self.commitments.deed(told)
        self.commitments.watch(told)
        return groups

    def _say(self, told: Told) -> list[Group]:
        group = self.assessments.take(told, self._into("assessment", told))
        if told.move.kind == "accuse":
            self.commitments.accused(told)
        else:
            self.meetings.account(told)
            self.items.answer(told)
        return self._claimed(group, told)

    def _deed(self, told: Told) -> list[Group]:
        group = self.deeds.take(told, self._into("deed", told))
        touched = [*self.commitments.deed(told), *self.commitments.watch(told)]
        touched += [*self.warnings.deed(told), *self.warnings.watch(told)]
        if told.move.kind in ("deliver", "relent"):
            self.items.answer(told)
        if told.move.kind == "relent":
            touched += self.commitments.release(told)
        self._bears(told, group, touched)
        return self._claimed(group, told)

    def _bears(self, told: Told, group: Group, touched: Iterable[Group]) -> None:
        held = self.bears_on.setdefault(group.id, [])
        for one in touched:
            self._journal.append(held, (told.place, one.id))

    def _claimed(self, group: Group, told: Told) -> list[Group]:
        if told.move.kind in CLAIMS:
            self.claims.claim(group, told)
        return [group]


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of cycles still: what is folded stays, and it would walk over all of it again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _deniers(denial: Told) -> tuple[str, ...]:
    return denial.move.by


def _anyone(denial: Told) -> tuple[str, ...]:
    return ANYWHERE


def _about_deniers(denial: Told) -> tuple[str, ...]:
    return tuple(map(about, denial.move.by))


def undertakes(told: Told) -> bool:
    """Tell whether an agreement holds an undertaking of its makers: "agreed to halt", "that it will pay".

    Told from the words around the content: an infinitive after "to", or a "will" in it.
    """
    what, quote = told.move.what, told.move.quote
    words = what.lower().split()
    if not words:
        return False
    if words[0] == "to" or "will" in words[:8] or "shall" in words[:8]:
        return True
    if told.move.spans.what:
        start = told.move.spans.what[0][0] - told.move.evidence[0]
        before = quote[:start].lower().split()
        return bool(before) and before[-1] == "to"
    return False
