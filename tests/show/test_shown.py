"""What of a document's words is put before a reader's eyes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.show.shown import shown


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "The mill [agreed on Friday](https://mill.example/a_(1).html) to pay.",
            "The mill agreed on Friday to pay.",
        ),
        ('It [agreed](/news "The news") to pay.', "It agreed to pay."),
        ("![A mill](https://mill.example/a.png) It agreed.", "It agreed."),
        ("on Friday](https://mill.example/a) to pay", "on Friday to pay"),
        (r"The offer \[of May\] stands.", "The offer [of May] stands."),
        ("The offer [of May] (the second) stands.", "The offer [of May] (the second) stands."),
        ("[[1]](https://mill.example/1) It agreed.", "[1] It agreed."),
    ],
)
def test_of_a_link_the_words_stay(written: str, read: str) -> None:
    assert shown(written) == read


@given(st.text("[]()!/\\ a\n\x1b", max_size=60))
def test_words_are_shown_on_one_line_that_steers_nothing(text: str) -> None:
    told = shown(text)
    assert told == told.strip()
    assert not {"\n", "\x1b", "\x00"} & set(told)


def test_brackets_without_end_are_read_at_once() -> None:
    assert shown("[a](" * 50_000).startswith("[a](")
