"""States of play written by hand: a strike, a trade dispute, a ceasefire, and a very full one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from verbale.reading import When
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
    Expected,
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


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def said(quote: str, source: str | None, on: str | None, by: str | None = None, **more: Any) -> Evidence:
    """A sentence: where it stood, who printed it, whose word it is."""
    published = day(on) if on else None
    paper = (source or "note").partition(" ")[0].lower()
    document = more.pop("document", f"{paper}-{on or 'undated'}")
    start = more.pop("start", 40)
    return Evidence(
        document=document,
        start=start,
        end=start + len(quote),
        quote=quote,
        published=published,
        publisher=source,
        reported_by=by,
        **{"known": published, **more},
    )


def time(text: str, first: str | None = None, last: str | None = None, value: str | None = None) -> When:
    return When(
        text=text,
        value=value,
        earliest=day(first) if first else None,
        latest=day(last or first or "") if last or first else None,
    )


def no_sources() -> Sources:
    return Sources(read=0, latest=None, undated=(), left_out=0, problems=0)


def nothing(dossier: str = "nothing yet") -> StateOfPlay:
    return StateOfPlay(dossier=dossier, as_of=day("2024-03-08"), parties=(), sources=no_sources())


def promise(**told: Any) -> Commitment:
    """A commitment of the ferry company to its crew's union; fields can be told otherwise."""
    quote = "“You will have the rota in your hands next week,” Ms Solheim told the crew."
    plain = {
        "id": "c1",
        "debtor": ("Fjordline",),
        "creditor": ("Seafarers United",),
        "content": "hand over a new rota",
        "condition": None,
        "due": time("next week", "2024-03-11", "2024-03-17", "2024-W11"),
        "state": "pending",
        "late": False,
        "attested_by": ("debtor",),
        "history": (),
        "evidence": (said(quote, "Harbour Post", "2024-03-05", "Ms Solheim"),),
        "weight": 5.0,
    }
    return Commitment(**{**plain, **told})


def strike() -> StateOfPlay:
    """A ferry strike, eight days in."""
    rota = said(
        "“You will have the rota in your hands next week,” Ms Solheim told the crew on the quay.",
        "Harbour Post", "2024-03-05", "Kari Solheim", what="You will have the rota in your hands", url="https://harbourpost.example/rota?a=1&b=2",
    )  # fmt: skip
    rota_union = said(
        "The company has promised us a new rota for next week, said the union's chair.",
        "Coast Radio", "2024-03-06", "Jon Dahl",
    )  # fmt: skip
    pay_asked = said(
        "Seafarers United wants nine per cent more pay from May and no night crossings for cadets.",
        "Harbour Post", "2024-02-28", url="https://harbourpost.example/demands",
    )  # fmt: skip
    pay_refused = said(
        "Nine per cent would sink us, Solheim said; four is what we can carry.",
        "Harbour Post", "2024-03-02", "Kari Solheim",
    )  # fmt: skip
    books = said(
        "Fjordline handed its accounts to the mediator on Monday, two days late.", "Coast Radio", "2024-03-06"
    )
    books_promised = said(
        "The company will open its books to the mediator by Saturday, it said.", "Harbour Post", "2024-02-29",
        "Fjordline",
    )  # fmt: skip
    return StateOfPlay(
        dossier="ferry strike",
        as_of=day("2024-03-08"),
        parties=("Seafarers United", "Fjordline"),
        sources=Sources(
            read=14, latest=day("2024-03-07"), undated=("leaflet", "quay-notes"), left_out=6, problems=1
        ),
        items=(
            Item(
                id="pay",
                content="nine per cent more pay from May",
                positions=(
                    ItemPosition(party="Seafarers United", position="demanded", since=day("2024-02-28"),
                                 evidence=(pay_asked,)),
                    ItemPosition(party="Fjordline", position="rejected", since=day("2024-03-02"),
                                 evidence=(pay_refused,)),
                ),
                state="rejected",
                weight=8.0,
            ),
            Item(
                id="cadets",
                content="no night crossings for cadets",
                positions=(
                    ItemPosition(party="Seafarers United", position="demanded", since=day("2024-02-28"),
                                 evidence=(pay_asked,)),
                ),
                awaits=(
                    Awaited(party="Fjordline", since=day("2024-02-28"), by=("Seafarers United",),
                            what="demand", evidence=(pay_asked,)),
                ),
                weight=6.0,
            ),
            Item(
                id="mediator",
                content="mediation by the county governor",
                positions=(
                    ItemPosition(
                        party="Fjordline", position="offered", since=day("2024-02-27"),
                        evidence=(said("Fjordline suggested that the county governor should mediate.",
                                       "Coast Radio", "2024-02-27"),),
                    ),
                    ItemPosition(
                        party="Seafarers United", position="accepted", since=day("2024-02-28"),
                        evidence=(said("The union said yes to the governor within the day.",
                                       "Coast Radio", "2024-02-28"),),
                    ),
                ),
                earlier=(
                    ItemPosition(
                        party="Seafarers United", position="reserved", since=day("2024-02-27"),
                        evidence=(said("We shall sleep on it, Dahl said of the governor.",
                                       "Coast Radio", "2024-02-27", "Jon Dahl"),),
                    ),
                ),
                state="agreed",
                weight=4.0,
            ),
        ),
        commitments=(
            promise(evidence=(rota, rota_union), attested_by=("debtor", "creditor"), weight=9.0),
            promise(
                id="c2",
                content="open its books to the mediator",
                creditor=(),
                due=time("Saturday", "2024-03-02", "2024-03-02", "2024-03-02"),
                state="delivered",
                late=True,
                history=(
                    Transition(state="pending", on=day("2024-02-29"), evidence=(books_promised,)),
                    Transition(state="delivered", on=day("2024-03-04"), evidence=(books,)),
                ),
                evidence=(books_promised,),
                weight=4.0,
            ),
            promise(
                id="c3",
                debtor=("Seafarers United",),
                creditor=("Fjordline",),
                content="keep the hospital crossing running",
                condition="as long as no stand-in crew is hired",
                due=None,
                state="conditional",
                attested_by=("third party", "press"),
                evidence=(
                    said("They keep the hospital crossing running as long as no stand-in crew is hired.",
                         "Coast Radio", "2024-03-01", "the county governor"),
                ),
                weight=3.0,
            ),
            promise(
                id="c4",
                content="pay the February overtime",
                due=time("by the end of last month", None, "2024-02-29"),
                state="overdue",
                attested_by=("creditor",),
                history=(
                    Transition(
                        state="delivered", on=day("2024-03-07"), evidence=(), confidence=0.4, taken=False,
                        why="money came in, but for which month is not said",
                    ),
                ),
                evidence=(
                    said("They told us the February overtime would come by the end of last month, said Dahl.",
                         "Harbour Post", "2024-03-03", "Jon Dahl"),
                ),
                weight=7.0,
            ),
        ),
        warnings=(
            Warning(
                id="w1",
                debtor=("Seafarers United",),
                creditor=("Fjordline",),
                content="stop the freight boats as well",
                condition="if stand-in crews are hired",
                due=None,
                state="triggered",
                late=False,
                attested_by=("debtor",),
                history=(
                    Transition(
                        state="triggered", on=day("2024-03-07"),
                        evidence=(said("A first stand-in crew boarded the Havørn on Thursday morning.",
                                       "Coast Radio", "2024-03-07"),),
                    ),
                ),
                evidence=(
                    said("If stand-in crews are hired, we stop the freight boats as well, Dahl warned.",
                         "Harbour Post", "2024-03-01", "Jon Dahl"),
                ),
                weight=8.0,
            ),
        ),
        denials=(
            Denial(
                id="d1", by=("Fjordline",), content="that it owes any overtime", of="c4",
                evidence=(said("Fjordline denied that it owes any overtime.", "Coast Radio", "2024-03-04"),),
                weight=3.0,
            ),
        ),
        withheld=(
            Withheld(
                id="h1", by=("the county governor",), content="what she has put on paper",
                evidence=(said("The governor would not say what she has put on paper.",
                               "Harbour Post", "2024-03-06"),),
                weight=2.0,
            ),
        ),
        meetings=(
            Meeting(
                id="m1", parties=("Seafarers United", "Fjordline"), level=None, place="Bergen",
                on=time("Tuesday", "2024-03-05"), status="held",
                accounts=(
                    Account(by="Fjordline", content="a useful morning",
                            evidence=(said("It was a useful morning, Solheim said.", "Harbour Post",
                                           "2024-03-05", "Kari Solheim"),)),
                    Account(by="Seafarers United", content="three hours about nothing",
                            evidence=(said("Three hours about nothing, said Dahl.", "Coast Radio",
                                           "2024-03-05", "Jon Dahl"),)),
                ),
                evidence=(said("Both sides met in Bergen on Tuesday.", "Coast Radio", "2024-03-05"),),
                format="in person", persons=("Kari Solheim", "Jon Dahl"), weight=4.0,
            ),
            Meeting(
                id="m2", parties=("Seafarers United", "Fjordline"), level=None, place=None,
                on=time("Monday", "2024-03-11"), status="planned", accounts=(), content="night crossings",
                evidence=(said("They will talk about night crossings on Monday.", "Coast Radio",
                               "2024-03-06"),),
                weight=5.0,
            ),
        ),
        assessments=(
            Assessment(
                id="a1", by=("Seafarers United",), about=("Fjordline",), content="playing for time",
                evidence=(said("They are playing for time, said Dahl.", "Coast Radio", "2024-03-06",
                               "Jon Dahl"),),
                weight=2.0,
            ),
        ),
        contradictions=(
            Contradiction(
                id="x1", parties=("Fjordline", "Seafarers United"), weight=6.0,
                sides=(
                    Side(party="Fjordline", content="that it owes any overtime",
                         evidence=(said("Fjordline denied that it owes any overtime.", "Coast Radio",
                                        "2024-03-04"),)),
                    Side(party="Seafarers United", content="the February overtime is unpaid",
                         evidence=(said("The February overtime is unpaid, Dahl said.", "Harbour Post",
                                        "2024-03-03", "Jon Dahl"),)),
                ),
            ),
        ),
        deeds=(
            Deed(
                id="e1", by=("Fjordline",), to=("Seafarers United",), kind="press",
                content="stand-in crew for the Havørn", on=time("Thursday", "2024-03-07"), of=("w1",),
                evidence=(said("A first stand-in crew boarded the Havørn on Thursday morning.",
                               "Coast Radio", "2024-03-07"),),
                weight=6.0,
            ),
        ),
        expectations=(
            Expected(
                says="the new rota is handed over", outcome="open", by=day("2024-03-17"), lines=("c1",),
                why="not delivered yet; its last day is 2024-03-17", evidence=(rota,),
            ),
        ),
        changes=(
            Changed(on=day("2024-03-07"), what="triggered", section="warnings", id="w1", weight=8.0),
            Changed(on=day("2024-03-01"), what="overdue", section="commitments", id="c4", weight=7.0),
            Changed(on=day("2024-03-05"), what="new", section="commitments", id="c1", weight=9.0),
            Changed(on=day("2024-03-05"), what="held", section="meetings", id="m1", weight=4.0),
        ),
    )  # fmt: skip


def quarrel() -> StateOfPlay:
    """A trade dispute between states, with a ladder of meetings up to heads."""
    answer = time("next week", "2023-05-15", "2023-05-21", "2023-W20")
    asked = said("Seoul wants the squid quota back where it was in 2019.", "Tidings", "2023-03-02")
    promised = said(
        "London agreed to answer on paper next week, the Korean minister said after the talks.",
        "Tidings", "2023-05-12", "Han Ji-won", url="https://tidings.example/squid",
    )  # fmt: skip
    answered = said(
        "Britain sent its written answer on the squid quota on Thursday.", "The Ledger", "2023-05-18"
    )
    return StateOfPlay(
        dossier="squid",
        as_of=day("2023-05-19"),
        parties=("KOR", "GBR"),
        sources=Sources(read=31, latest=day("2023-05-18"), undated=(), left_out=0, problems=0),
        items=(
            Item(
                id="quota",
                content="the squid quota of 2019",
                positions=(
                    ItemPosition(
                        party="KOR", position="demanded", since=day("2023-03-02"), evidence=(asked,)
                    ),
                    ItemPosition(
                        party="GBR", position="reserved", since=day("2023-05-12"), evidence=(promised,)
                    ),
                ),
                state="agreed in principle",
                weight=5.0,
            ),
        ),
        commitments=(
            Commitment(
                id="paper", debtor=("GBR",), creditor=("KOR",), content="answer on paper", condition=None,
                due=answer, state="delivered", late=False, attested_by=("creditor",),
                history=(
                    Transition(state="pending", on=day("2023-05-12"), evidence=(promised,)),
                    Transition(state="delivered", on=day("2023-05-18"), evidence=(answered,)),
                ),
                evidence=(promised,), weight=6.0,
            ),
        ),
        meetings=tuple(
            Meeting(
                id=f"m{number}", parties=("KOR", "GBR"), level=level, place=place, on=time("", on),
                status="planned" if on > "2023-05-19" else "held", accounts=(),
                evidence=(said(f"They meet in {place}.", "Tidings", "2023-05-01", start=number * 100),),
                weight=3.0,
            )
            for number, (level, place, on) in enumerate(
                [
                    ("technical", "Busan", "2023-03-10"),
                    ("technical", "Hull", "2023-04-04"),
                    ("deputy ministers", "Geneva", "2023-04-20"),
                    ("ministers", "Geneva", "2023-05-12"),
                    ("heads", "Hiroshima", "2023-05-20"),
                ]
            )
        ),
        changes=(
            Changed(on=day("2023-05-18"), what="delivered", section="commitments", id="paper", weight=6.0),
        ),
    )  # fmt: skip
