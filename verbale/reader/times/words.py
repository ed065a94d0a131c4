"""A text cut into words for reading times: where each stands, and what class it is of.

Nothing inside a web address, or behind a Markdown link's text, is a word here.
"""

from __future__ import annotations

import re

import msgspec

from verbale.reader.times.lexicon import Lexicon

_SCAN = re.compile(
    r"""
    (?P<paragraph>\n[^\S\n]*+\n\s*+|[\u2029\f])
    |(?P<address>\]\(\s*+<?[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*|(?:https?://|ftp://|www\.)[^\s<>]++)
    |(?P<ISO>(?<![\d-])\d{4}-\d\d-\d\d
        (?:[T\ ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])
        |\d{4}-W\d\d(?:-[1-7])?(?![\w-]))
    |(?P<SLASH>[12]\d{3}/\d{1,2}/\d{1,2}(?![\w/])|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\w))
    |(?P<YEARS>[12]\d{3}[-–/](?:[12]\d{3}|\d\d)(?![\w/-]))
    |(?P<CLOCK>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:/]))
    |(?P<DECADE>(?:1[5-9]|2[01])\d0['’]?s(?!\w)|['’‘`]\d0s(?!\w))
    |(?P<NTH>\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w))
    |(?P<FRACTION>\d{1,3}[\ -][1357]/[248](?!\d))
    |(?P<number>\d++(?:[.,]\d++)*(?![^\W_]|[.,]\d)|\d{1,2}(?:\.\d\d)?(?=[AaPp](?:m\b|M\b|\.[Mm]\.)))
    |(?P<QN>[QH][1-4](?!\w))
    |(?P<SHORT>['’‘]\d\d(?![\w'’]))
    |(?P<hour>[AaPp]\.\s?[Mm]\.?(?!\w)|[Oo]['’][Cc][Ll][Oo][Cc][Kk](?!\w))
    |(?P<short>(?:J[Aa][Nn]|F[Ee][Bb]|M[Aa][Rr]|A[Pp][Rr]|J[Uu][NnLl]|A[Uu][Gg]|S[Ee][Pp][Tt]?|O[Cc][Tt]|N[Oo][Vv]
        |D[Ee][Cc]|M[Oo][Nn]|T[Uu][Ee][Ss]?|W[Ee][Dd]|T[Hh][Uu](?:[Rr][Ss]?)?|F[Rr][Ii]|S[Aa][Tt]|S[Uu][Nn])\.(?!\w))
    |(?P<tail>['’](?:s|S|ll|LL|t|T|re|ve|d|m)(?!\w))
    |(?P<word>[^\W\d_]++(?!\d))
    |(?P<junk>[^\W_]++)
    |(?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_DECIMAL = re.compile(r"\d+\.\d+")
_CURRENCY = "$£€¥#"
_DASHES = "-–—‑‒−"


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The words and marks of a text, in order."""

    text: str
    codes: str
    """A class character a word."""
    lower: list[str]
    """Each word in lower case; a short month or weekday without its full stop."""
    starts: list[int]
    ends: list[int]
    shouted: bool = False
    """Whether the text is in capitals, so that a capital tells nothing."""

    def written(self, i: int) -> str:
        """A word as it stands in the text."""
        return self.text[self.starts[i] : self.ends[i]]

    def capital(self, i: int) -> bool:
        """Whether a word begins with a capital."""
        return self.text[self.starts[i]].isupper()


def cut_words(text: str, lexicon: Lexicon) -> Words:
    """Cut a text into words and tell the class of each."""
    classes, known = lexicon.classes, lexicon.words
    other = classes["x"]
    shouted = _all_capitals(text)
    named = other if shouted else classes["X"]
    codes: list[str] = []
    lower: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _SCAN.finditer(text):
        kind = found.lastgroup
        start, end = found.span()
        word = found[0]
        if kind == "word":
            low = word.lower()
            entry = known.get(low)
            code = entry[0] if entry else (named if word[0].isupper() else other)
            word = low
        elif kind == "mark":
            code = _mark(text, start, word, lower, lexicon)
        elif kind == "number":
            code = classes[_number(text, start, word)]
        elif kind == "FRACTION":
            whole, top, bottom = (int(part) for part in re.split("[ /-]", word))
            word, code = str(whole + top / bottom), classes["DECIMAL"]
        elif kind == "short":
            word = word[:-1].lower()
            code = known[word][0] if word == "sun" else classes["WEEKDAY" if word in _DAYS else "MONTH"]
        elif kind == "tail":
            word = word.lower().replace("’", "'")
            code = "'" if word == "'s" else other
        elif kind == "hour":
            word = "".join(word.lower().split())
            code = classes["OCLOCK" if "clock" in word else "AMPM"]
        elif kind == "paragraph":
            code = "¶"
        elif kind in (None, "address", "junk"):
            code = other
        else:
            word, code = word.lower(), classes[kind]
        codes.append(code)
        lower.append(word)
        starts.append(start)
        ends.append(end)
    words = Words(text=text, codes="".join(codes), lower=lower, starts=starts, ends=ends, shouted=shouted)
    return _with_holidays(words, lexicon)


_DAYS = frozenset(("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat"))


def _all_capitals(text: str) -> bool:
    """Whether a text is written in capitals, so that a capital tells nothing."""
    letters = [c for c in text[:2000] if c.isalpha()]
    return sum(c.isupper() for c in letters) * 10 > len(letters) * 6


def _number(text: str, start: int, word: str) -> str:
    """The class of a number; one behind a currency sign counts money, not time."""
    if len(word) > 9 or (start and text[start - 1] in _CURRENCY):
        return "x"
    if word.isdecimal():
        if len(word) <= 2 and 1 <= int(word) <= 31:
            return "DAYNUM"
        return "YEAR" if len(word) == 4 and 1500 <= int(word) < 2200 else "INT"
    if _GROUPED.fullmatch(word):
        return "INT"
    return "DECIMAL" if _DECIMAL.fullmatch(word) else "x"


def _mark(text: str, start: int, mark: str, lower: list[str], lexicon: Lexicon) -> str:
    """The class character of a mark: a stop ends a sentence only where it looks like one."""
    if mark == ",":
        return ","
    after = text[start + 1 : start + 2]
    if mark in ".!?":
        if mark == "." and (
            after.isalnum()
            or (
                lower
                and (
                    (len(lower[-1]) == 1 and lower[-1].isalpha())
                    or lower[-1] in lexicon.context.abbreviations
                )
            )
        ):
            return ";"
        return "."
    if mark in _DASHES:
        before = text[start - 1 : start]
        tight = before.isalnum() and after.isalnum()
        spaced = (
            mark != "-"
            and text[max(0, start - 2) : start].strip().isdigit()
            and text[start + 1 : start + 3].strip().isdigit()
        )
        return "~" if tight or spaced else ";"
    entry = lexicon.words.get(mark)
    return entry[0] if entry else ";"


def _with_holidays(words: Words, lexicon: Lexicon) -> Words:
    """Mark the names of holidays: HOLIDAY for the first word, REST for the others."""
    codes: list[str] | None = None
    longest = max((len(name) for name in lexicon.holidays), default=0)
    lower = words.lower
    for i, word in enumerate(lower):
        if word in lexicon.holiday_starts and words.capital(i):
            for length in range(min(longest, len(lower) - i), 0, -1):
                if tuple(lower[i : i + length]) in lexicon.holidays:
                    codes = codes or list(words.codes)
                    codes[i] = lexicon.classes["HOLIDAY"]
                    codes[i + 1 : i + length] = lexicon.classes["REST"] * (length - 1)
                    break
    return words if codes is None else msgspec.structs.replace(words, codes="".join(codes))
