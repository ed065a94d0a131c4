"""Whatever a document says, it stays words: in no form does it steer the terminal or the page."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.show.examples import day, promise, said, time
from tests.show.pages import HtmlPage
from verbale.record.state import (
    Account,
    Assessment,
    Awaited,
    Changed,
    Contradiction,
    Deed,
    Denial,
    Expected,
    Item,
    ItemPosition,
    Meeting,
    Side,
    Sources,
    StateOfPlay,
    Transition,
    Withheld,
)
from verbale.show import brief
from verbale.show.shown import excerpt, shown, trimmed

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that no form but JSON may hold; the line feed ends the brief's own lines."""

words = st.one_of(
    st.text(st.characters(), max_size=30),
    st.sampled_from([
        "<script>alert(1)</script>", "</style><b>", "\"><img src=x onerror=y>", "&amp;&#60;",
        "\x1b[2J\x1b]0;x\x07", "a\nb\r\nc", "]]>", "<!--", "--> <?x?>", "{{ 7 * 7 }}{% raw %}",
        "\u202eabc\u2066", "[red]x[/red]:smile:", "\ud83d", "javascript:alert(1)", "x" * 300,
        "\u2028\u2029\x85", "`|*_#", "",
    ]),
)  # fmt: skip


@st.composite
def states(draw: st.DrawFn) -> StateOfPlay:
    """A state in which every word is hostile."""

    def word() -> str:
        return draw(words)

    def many() -> tuple[str, ...]:
        return tuple(draw(st.lists(words, max_size=2)))

    def evidence() -> tuple[Any, ...]:
        told = said(
            word(), word(), draw(st.sampled_from(["2024-03-05", None])), word(), document=word(), url=word(),
            why=word(), copy_of=word(), what=word(),
        )  # fmt: skip
        return (told,)

    when = time(word(), "2024-03-05", "2024-03-06", word())
    step = Transition(state=word(), on=day("2024-03-05"), evidence=evidence(), taken=False, why=word())
    position = ItemPosition(party=word(), position="demanded", since=None, evidence=evidence())
    return StateOfPlay(
        dossier=word(),
        as_of=day("2024-03-08"),
        parties=many(),
        sources=Sources(read=1, latest=None, undated=many(), left_out=0, problems=0),
        items=(
            Item(id=word(), content=word(), positions=(position,), earlier=(position,),
                 awaits=(Awaited(party=word(), since=None, by=many(), evidence=evidence()),)),
        ),
        commitments=(
            promise(id=word(), debtor=many(), creditor=many(), content=word(), condition=word(), due=when,
                    history=(step,), evidence=evidence(), attested_by=many()),
        ),
        meetings=(
            Meeting(id=word(), parties=many(), level=word(), place=word(), on=when, status="held",
                    accounts=(Account(by=word(), content=word(), evidence=evidence()),), evidence=evidence(),
                    content=word(), persons=many(), format=word(), duration=word()),
        ),
        denials=(Denial(id=word(), by=many(), content=word(), of=word(), evidence=evidence()),),
        withheld=(Withheld(id=word(), by=many(), content=word(), condition=word(), evidence=evidence()),),
        contradictions=(
            Contradiction(id=word(), parties=many(),
                          sides=(Side(party=word(), content=word(), evidence=evidence()),)),
        ),
        assessments=(Assessment(id=word(), by=many(), about=many(), content=word(), evidence=evidence()),),
        deeds=(
            Deed(id=word(), by=many(), to=many(), kind="press", content=word(), on=when, of=many(),
                 evidence=evidence()),
        ),
        expectations=(
            Expected(says=word(), outcome="open", why=word(), lines=many(), evidence=evidence()),
        ),
        title=draw(st.none() | words),
        changes=(Changed(on=day("2024-03-08"), what="new", section="items", id=word(), weight=1.0,
                         text=word()),),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(states(), st.booleans())
def test_hostile_words_stay_words_in_html(play: StateOfPlay, everything: bool) -> None:
    text = brief(play, "html", everything=everything)
    page = HtmlPage(text)
    assert not STEERING.search(text)
    assert all(re.match(r"#|https?://", link) for link in page.links)


@settings(max_examples=60, deadline=None)
@given(states(), st.booleans(), st.sampled_from(["text", "markdown"]))
def test_hostile_words_stay_words_in_text_and_markdown(
    play: StateOfPlay, everything: bool, form: Any
) -> None:
    text = brief(play, form, everything=everything)
    assert not STEERING.search(text)
    assert text.encode("utf-8")


@settings(max_examples=30, deadline=None)
@given(states())
def test_hostile_words_do_not_steer_a_coloured_terminal(play: StateOfPlay) -> None:
    told = brief(play, colour=True)
    colours_and_links = r"\x1b\[[0-9;]*m|\x1b\]8;;(https?://[^\x1b]*)?\x1b\\\\"
    assert not STEERING.search(re.sub(colours_and_links, "", told))


@given(st.text(st.characters()))
def test_what_is_shown_is_one_line_and_shown_again_is_the_same(text: str) -> None:
    assert not STEERING.search(shown(text))
    assert "\n" not in shown(text)
    assert shown(shown(text)) == shown(text)


@given(st.text(st.characters(codec="utf-8", categories=["L", "Zs", "P"])), st.integers(1, 60))
def test_a_trimmed_text_fits_and_begins_as_the_text_does(text: str, length: int) -> None:
    cut = trimmed(text, length)
    assert len(cut) <= length or cut == text
    assert text.startswith(cut.removesuffix("…"))


def test_a_text_is_cut_after_a_word() -> None:
    assert trimmed("open the sluices at the dam", 20) == "open the sluices at…"
    assert trimmed("open the sluices", 16) == "open the sluices"


@given(
    st.text(st.characters(categories=["L", "Zs"])),
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(20, 60),
)
def test_an_excerpt_fits_and_holds_the_words_that_matter_or_their_start(
    text: str, first: int, last: int, length: int
) -> None:
    words = text[first:last]
    cut = excerpt(text, words or None, length)
    assert len(cut) <= length
    assert cut.strip("…") in text
    if 0 < len(words) <= length // 2 and words == words.strip():
        assert words in cut


def test_an_excerpt_is_cut_around_the_words_that_matter() -> None:
    text = "After a night at the old customs house they agreed to open the sluices on Monday at dawn."
    assert excerpt(text, "open the sluices", 40) == "…house they agreed to open the sluices…"
    assert excerpt(text, "customs", 40) == "After a night at the old customs house…"
    assert excerpt(text, "sluices", 34) == "…they agreed to open the sluices…"
