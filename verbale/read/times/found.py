"""A match of a phrase pattern, as the makers of meaning look at it."""

from __future__ import annotations

import msgspec

from verbale.read.times.lexicon import Lexicon
from verbale.read.times.tense import tense
from verbale.read.times.words import Words


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The words[first:last] that a rule matched, and questions about them."""

    words: Words
    lexicon: Lexicon
    first: int
    last: int
    told: str | None = None

    def place(self, *names: str) -> int | None:
        """Where the first word of one of these classes stands, or None."""
        wanted = self.lexicon.of(*names)
        for i in range(self.first, self.last):
            if self.words.codes[i] in wanted:
                return i
        return None

    def places(self, *names: str) -> list[int]:
        """Where all words of these classes stand."""
        wanted = self.lexicon.of(*names)
        return [i for i in range(self.first, self.last) if self.words.codes[i] in wanted]

    def has(self, *names: str) -> bool:
        """Whether a word of one of these classes stands here."""
        return self.place(*names) is not None

    def value(self, i: int) -> int | float | str:
        """What the vocabulary says of a word."""
        return self.lexicon.words[self.words.lower[i]][1]

    def amount(self, i: int) -> int:
        """What the vocabulary says of a word whose value is a whole number."""
        return int(self.value(i))

    def code(self, *names: str) -> str | None:
        """The value, as text, of the first word of one of these classes."""
        i = self.place(*names)
        return None if i is None else str(self.value(i))

    def digits(self, i: int) -> int:
        """The whole number that a word of digits begins with: `15`, `15th`, `1,000`."""
        return int("".join(c for c in self.words.lower[i] if c.isdecimal()))

    def left(self, n: int = 1) -> str:
        """The n-th word before, in lower case, or an empty string."""
        return self.words.lower[self.first - n] if self.first >= n else ""

    def right(self, n: int = 1) -> str:
        """The n-th word after, in lower case, or an empty string."""
        i = self.last + n - 1
        return self.words.lower[i] if i < len(self.words.lower) else ""

    def left_is(self, *names: str) -> bool:
        """Whether the word before is of one of these classes."""
        return self.first > 0 and self.words.codes[self.first - 1] in self.lexicon.of(*names)

    def right_is(self, *names: str) -> bool:
        """Whether the word after is of one of these classes."""
        return self.last < len(self.words.codes) and self.words.codes[self.last] in self.lexicon.of(*names)

    def tense(self) -> int:
        """-1 told as past, 1 as to come, 0 unknown."""
        return tense(self.words, self.first, self.last, self.lexicon)

    def count(self) -> tuple[float | None, float | None]:
        """The count told here and, of "two to three", the upper one; (None, None) where it is vague."""
        numbers = self._numbers()
        if not numbers:
            return None, None
        return numbers[0], numbers[1] if len(numbers) > 1 else None

    def _numbers(self) -> list[float]:
        """The numbers that stand here, in figures or words, each once."""
        figures = self.lexicon.of("DAYNUM", "INT", "DECIMAL")
        spoken, times, joint = self.lexicon.of("NUMBER", "ONE"), self.lexicon.of("HUNDRED"), self.lexicon.of("and")
        numbers: list[float] = []
        run = _Number()
        for i in range(self.first, self.last):
            code = self.words.codes[i]
            if code in times:
                run.multiply(float(self.value(i)))
                continue
            value: float | None = None
            if code in figures:
                value = float(self.words.lower[i].replace(",", ""))
            elif code in spoken:
                value = float(self.value(i))
            if value is not None and run.add(value, figure=code in figures):
                continue
            if code in joint and run.told and run.last >= 100 or (code == "~" and run.told and run.last >= 20):
                continue
            if run.told:
                numbers.append(run.total + run.part)
            run = _Number()
            if value is not None:
                run.add(value, figure=code in figures)
        return [*numbers, run.total + run.part] if run.told else numbers


class _Number:
    """A number being put together of its words: two, hundred, and, thirty, five."""

    def __init__(self) -> None:
        self.told = False
        self.total = 0.0
        self.part = 0.0
        self.last = 0.0

    def add(self, value: float, *, figure: bool) -> bool:
        """Go on with a figure or a word; False where it begins another number."""
        if self.told and (figure or not (self.last >= 100 or (20 <= self.last < 100 and self.last % 10 == 0 and value < 10))):
            return False
        self.part += value
        self.told, self.last = True, value
        return True

    def multiply(self, by: float) -> None:
        """Go on with "hundred", "thousand" or "dozen"."""
        self.part = (self.part or 1.0) * by
        if by >= 1000:
            self.total, self.part = self.total + self.part, 0.0
        self.told, self.last = True, max(by, 100.0)
