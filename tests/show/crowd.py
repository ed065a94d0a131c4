"""A state of play in which every section is full: many lines, long contents, long names."""

from __future__ import annotations

from typing import Any

from tests.show.examples import day, said, time
from verbale.record.state import (
    Account,
    Assessment,
    Awaited,
    Changed,
    Commitment,
    Contradiction,
    Deed,
    Denial,
    Evidence,
    Item,
    ItemPosition,
    Meeting,
    Side,
    Sources,
    StateOfPlay,
    Transition,
    Warning,
    Withheld,
)

LONG_NAME = "Joint Negotiating Committee of the Federations of Inland Waterway and Estuary Pilots"


def full(count: int = 60) -> StateOfPlay:
    """Every section with many lines, long contents and long names."""
    parties = ("RUS", "USA", "UKR", "EU", LONG_NAME, "Northern Front", "CHE", "TUR", "OSCE", "NATO")

    def sentence(number: int, quote: str) -> Evidence:
        month, date = 1 + number % 3, 1 + number % 28
        return said(
            quote, ("Harbour Post", "Coast Radio", "The Ledger")[number % 3], f"2024-{month:02}-{date:02}",
            ("Kari Solheim", None)[number % 2], document=f"d{number}",
            url=f"https://ledger.example/{number}" if number % 4 else None,
        )  # fmt: skip

    def quote(number: int) -> tuple[Evidence, ...]:
        words = (
            f"In round {number}, which went on well past midnight at the old customs house, the head of "
            "the delegation said “we shall do what we said”, adding that <nothing> would be signed before "
            "Tom & Jerry's lawyers had been over the text once more."
        )
        return tuple(sentence(number + extra, words) for extra in range(1 + number % 8))

    states: Any = (
        "pending",
        "overdue",
        "delivered",
        "conditional",
        "broken",
        "released",
        "superseded",
        "expired",
    )
    positions: Any = ("demanded", "offered", "accepted", "rejected", "reserved", "dropped", "none")
    standings: Any = ("open", "rejected", "agreed", "agreed in principle", "dropped")
    menaces: Any = ("standing", "triggered", "carried_out", "withdrawn", "expired")
    statuses: Any = ("held", "planned", "postponed", "cancelled")
    deeds: Any = ("press", "deliver", "relent", "suspend")
    kinds: Any = ("withheld", "disclosure")
    changes: Any = ("new", "overdue", "answered")
    sections: Any = ("items", "commitments", "meetings")
    threat = "if the observers have reached the dam by then and nobody has fired"
    thing = (
        "withdraw the heavy guns from the ridge above the dam and hand the keys of the sluices to observers"
    )
    return StateOfPlay(
        dossier="ceasefire at the dam",
        as_of=day("2024-03-28"),
        parties=parties,
        sources=Sources(
            read=1240, latest=day("2024-03-28"), undated=tuple(f"leaflet-{n}" for n in range(40)),
            left_out=311, problems=4,
        ),
        items=tuple(
            Item(
                id=f"i{n}",
                content=f"article {n}: {thing}",
                positions=tuple(
                    ItemPosition(party=parties[(n + m) % 10], position=positions[(n + m) % 7],
                                 since=day("2024-02-11"), evidence=quote(n + m))
                    for m in range(2 + n % 4)
                ),
                awaits=(Awaited(party=parties[(n + 7) % 10], since=day("2024-02-11")),) if n % 3 else (),
                state=standings[n % 5],
                weight=float(count - n),
            )
            for n in range(count)
        ),
        commitments=tuple(
            Commitment(
                id=f"c{n}", debtor=(parties[n % 10],), creditor=(parties[(n + 1) % 10],), content=thing,
                condition=threat if n % 2 else None,
                due=time("within ten days", "2024-03-20", f"2024-04-{1 + n % 28:02}") if n % 5 else None,
                state=states[n % 8],
                late=n % 16 == 2, attested_by=(("creditor",), ("debtor", "creditor"), ("press",), ())[n % 4],
                history=(
                    Transition(state="pending", on=day("2024-02-20"), evidence=quote(n)),
                    Transition(state=states[n % 8], on=day("2024-03-25"), evidence=quote(n + 1)),
                ),
                evidence=quote(n), weight=float(count - n),
            )
            for n in range(count)
        ),
        warnings=tuple(
            Warning(
                id=f"w{n}", debtor=(parties[n % 10],), creditor=(), content="open the sluices", due=None,
                condition="if one more shell falls on the north bank", late=False,
                state=menaces[n % 5],
                attested_by=("debtor",), history=(), evidence=quote(n), weight=float(count - n),
            )
            for n in range(count)
        ),
        denials=tuple(
            Denial(id=f"n{n}", by=(parties[n % 10],), content="that it fired first", of=f"c{n}",
                   evidence=quote(n), weight=float(count - n))
            for n in range(count)
        ),
        withheld=tuple(
            Withheld(id=f"h{n}", by=(parties[n % 10],), content="the text of the annex", evidence=quote(n),
                     kind=kinds[n % 2],
                     condition="once both sides consent" if n % 2 else None, weight=float(count - n))
            for n in range(count)
        ),
        meetings=tuple(
            Meeting(
                id=f"m{n}", parties=parties[n % 5 : n % 5 + 2],
                level=("technical", "ambassadors", "ministers", "heads", None)[n % 5],
                place=("Geneva", "the old customs house", None)[n % 3],
                on=time("", f"2024-0{1 + n % 4}-{1 + n % 28:02}") if n % 7 else None,
                status=statuses[n % 4],
                accounts=(Account(by=parties[n % 10], content="frank and useful", evidence=quote(n)),),
                evidence=quote(n), content="the sluices", weight=float(count - n),
            )
            for n in range(count)
        ),
        assessments=tuple(
            Assessment(id=f"a{n}", by=(parties[n % 10],), about=(parties[(n + 1) % 10],),
                       content="not serious about the dam", evidence=quote(n), weight=float(count - n))
            for n in range(count)
        ),
        contradictions=tuple(
            Contradiction(
                id=f"x{n}", parties=(parties[n % 10], parties[(n + 1) % 10]), weight=float(count - n),
                sides=tuple(
                    Side(party=parties[(n + m) % 10], content="the guns were moved as agreed" if m else thing,
                         evidence=quote(n + m))
                    for m in range(2)
                ),
            )
            for n in range(count)
        ),
        deeds=tuple(
            Deed(id=f"e{n}", by=(parties[n % 10],), to=(), content="shelled the access road", of=(),
                 kind=deeds[n % 4],
                 on=time("overnight", "2024-03-20"), evidence=quote(n), weight=float(count - n))
            for n in range(count)
        ),
        changes=tuple(
            Changed(on=day(f"2024-03-{1 + n % 28:02}"), what=changes[n % 3],
                    section=sections[n % 3], id=f"{'icm'[n % 3]}{n}",
                    weight=float(count - n))
            for n in range(count)
        ),
    )  # fmt: skip
