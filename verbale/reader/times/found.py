"""A match of a phrase pattern, as the makers of meaning look at it."""

from __future__ import annotations

import msgspec

from verbale.reader.times.lexicon import Context, Lexicon
from verbale.reader.times.meaning import Length, Meaning, Phrase
from verbale.reader.times.tense import tense
from verbale.reader.times.words import Words


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The words[first:last] that a rule matched, questions about them, and the phrases they make."""

    words: Words
    lexicon: Lexicon
    first: int
    last: int
    told: str | None = None
    """What the vocabulary passes on (`is`)."""

    @property
    def context(self) -> Context:
        """The lists of words that decide what stands around."""
        return self.lexicon.context

    # ------------------------------------------------------------ what stands in the match

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

    def is_one_word(self) -> bool:
        """Whether the match is a single word."""
        return self.last - self.first == 1

    def value(self, i: int) -> int | float | str:
        """What the vocabulary says of a word."""
        return self.lexicon.words[self.words.lower[i]][1]

    def amount(self, i: int) -> int:
        """The whole number that a word tells: `15`, `15th`, "fifteenth", `1,000`."""
        figures = "".join(c for c in self.words.lower[i] if c.isdecimal())
        return int(figures) if figures else int(self.value(i))

    def code(self, *names: str) -> str | None:
        """The value, as text, of the first word of one of these classes."""
        i = self.place(*names)
        return None if i is None else str(self.value(i))

    def unit(self) -> str | None:
        """The unit that stands in the match: D, W, M, Y, Q, TH ..."""
        return self.code("UNIT", "UNITS", "QUARTER", "QUARTERS", "WEEKEND", "WEEKENDS")

    def ordinal(self) -> int | None:
        """The number of "first", "third", `20th`."""
        i = self.place("NTH", "ORDINAL", "FIRST", "SECOND")
        return None if i is None else self.amount(i)

    def year(self) -> int | None:
        """The year that stands in the match; '98 is 1998 and '05 is 2005."""
        i = self.place("YEAR", "SHORT")
        if i is None:
            return None
        word = self.words.lower[i]
        if word.isdecimal():
            return int(word)
        short = int(word[1:3])
        return short + (1900 if short >= 50 else 2000)

    # ------------------------------------------------------------ what stands around it

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

    def starts_sentence(self) -> bool:
        """Whether nothing of the sentence stands before."""
        return self.first == 0 or self.words.codes[self.first - 1] in ".¶"

    def tense(self) -> int:
        """-1 told as past, 1 as to come, 0 unknown."""
        return tense(self.words, self.first, self.last, self.lexicon.context)

    # ------------------------------------------------------------ how many

    def numbers(self) -> list[float]:
        """The numbers that stand here, in figures or words: [12, 18] of "12 to eighteen"."""
        figures = self.lexicon.of("DAYNUM", "INT", "DECIMAL")
        spoken, times, joint = (
            self.lexicon.of("NUMBER", "ONE"),
            self.lexicon.of("HUNDRED"),
            self.lexicon.of("and"),
        )
        numbers: list[float] = []
        number = _Number()
        for i in range(self.first, self.last):
            code = self.words.codes[i]
            if code in times:
                number.multiply(float(self.value(i)))
                continue
            value: float | None = None
            if code in figures:
                value = float(self.words.lower[i].replace(",", ""))
            elif code in spoken:
                value = float(self.value(i))
            if value is not None and number.add(value, figure=code in figures):
                continue
            if number.told and (
                (code in joint and number.last >= 100) or (code == "~" and number.last >= 20)
            ):
                continue
            if number.told:
                numbers.append(number.total + number.part)
            number = _Number()
            if value is not None:
                number.add(value, figure=code in figures)
        return [*numbers, number.total + number.part] if number.told else numbers

    def count(self) -> float | None:
        """The count of units: a couple is two, "a week" one, "several weeks" None."""
        numbers = self.numbers()
        if numbers:
            return numbers[0]
        if self.has("COUPLE"):
            return 2.0
        if self.has("FEW", "DOZENS", "number", "UNITS", "QUARTERS"):
            return None
        return 0.5 if self.has("HALF") else 1.0

    def about(self) -> str | None:
        """The TIMEX3 modifier of a count: about, nearly, more than, at least."""
        if self.has("than"):
            if self.has("no", "not"):
                return "EQUAL_OR_LESS" if self.has("more") else "EQUAL_OR_MORE"
            return "LESS_THAN" if self.has("less") else "MORE_THAN"
        if self.has("least"):
            return "EQUAL_OR_MORE"
        if self.has("most") or (self.has("up") and self.has("to")):
            return "EQUAL_OR_LESS"
        if self.has("under"):
            return "LESS_THAN"
        return self.code("APPROX", "NEARLY", "OVER") or (
            "APPROX" if self.has("COUPLE", "SOME", "so") else None
        )

    # ------------------------------------------------------------ the phrase it makes

    def date(
        self, meaning: Meaning, *, mod: str | None = None, tense: int = 0, bare: bool = False, skip: int = 0
    ) -> Phrase:
        """A DATE over the match, without its first `skip` words."""
        return Phrase(
            first=self.first + skip,
            last=self.last,
            type="DATE",
            meaning=meaning,
            mod=mod,
            tense=tense,
            bare=bare,
        )

    def timed(
        self, meaning: Meaning, clock: str | None, *, mod: str | None = None, bare: bool = False
    ) -> Phrase:
        """A TIME over the match."""
        return Phrase(
            first=self.first, last=self.last, type="TIME", meaning=meaning, clock=clock, mod=mod, bare=bare
        )

    def lasting(self, meaning: Length, mod: str | None = None) -> Phrase:
        """A DURATION over the match."""
        return Phrase(first=self.first, last=self.last, type="DURATION", meaning=meaning, mod=mod)


class _Number:
    """A number being put together of its words: two, hundred, and, thirty, five."""

    def __init__(self) -> None:
        self.told = False
        self.total = 0.0
        self.part = 0.0
        self.last = 0.0

    def add(self, value: float, *, figure: bool) -> bool:
        """Go on with a figure or a word; False where it begins another number."""
        tens = 20 <= self.last < 100 and self.last % 10 == 0 and value < 10
        if self.told and (figure or not (self.last >= 100 or tens)):
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
