"""Finding the phrases of time in a text and what each means, before any day is known.

One pass: words are cut, the longest pattern at each place makes a phrase, neighbours that make one
time are joined ("10 p.m." and "Wednesday"), and what stands beside a phrase modifies it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from verbale.reader.times import make_calendar, make_clock, make_length, make_relative, make_season
from verbale.reader.times.found import Found
from verbale.reader.times.join import joined
from verbale.reader.times.lexicon import Edge, Lexicon
from verbale.reader.times.meaning import Again, Calendar, Elapsed, Fixed, Length, Phrase, Shift, YearBefore
from verbale.reader.times.tense import tense
from verbale.reader.times.words import Words, cut_words

Maker = Callable[[Found], Phrase | None]

MAKERS: dict[str, Maker] = {
    "iso": make_calendar.iso,
    "slashed": make_calendar.slashed,
    "month_day": make_calendar.month_day,
    "month": make_calendar.month,
    "weekday": make_calendar.weekday,
    "year": make_calendar.year,
    "spoken_year": make_calendar.spoken_year,
    "years": make_calendar.years,
    "decade": make_calendar.decade,
    "century": make_calendar.century,
    "quarter": make_season.quarter,
    "quarter_sign": make_season.quarter_sign,
    "half": make_season.half,
    "season": make_season.season,
    "holiday": make_season.holiday,
    "weekend": make_season.weekend,
    "clock": make_clock.clock,
    "today": make_clock.today,
    "part": make_clock.part,
    "tonight": make_clock.tonight,
    "overnight": make_clock.overnight,
    "period": make_relative.period,
    "plain_period": make_relative.plain_period,
    "ago": make_relative.ago,
    "told_from_text": make_relative.told_from_text,
    "from_now": make_relative.from_now,
    "within": make_relative.within,
    "year_before": make_relative.year_before,
    "latest": make_relative.latest,
    "length": make_length.length,
    "length_near": make_length.length_near,
    "vague_length": make_length.vague_length,
    "set": make_length.repeated,
    "ref": make_length.ref,
    "one_day": make_length.one_day,
    "adverb": make_length.adverb,
    "to_come": make_length.to_come,
    "past_unit": make_relative.past_unit,
    "long_ago": make_length.long_ago,
    "then": make_relative.then,
}
"""What the vocabulary may name after `make`."""

EDGE = 8
"""How many words beside a phrase can modify it."""


def read_phrases(text: str, lexicon: Lexicon) -> tuple[Words, list[Phrase]]:
    """The phrases of time in a text, in order, none overlapping another."""
    words = cut_words(text, lexicon)
    phrases = joined(list(_matches(words, lexicon)), words, lexicon)
    return words, list(_finished(phrases, words, lexicon))


def _matches(words: Words, lexicon: Lexicon) -> Iterator[Phrase]:
    """The longest phrase at each place."""
    codes = words.codes
    for run in lexicon.runs.finditer(codes):
        i, end = run.span()
        while i < end:
            phrase = _phrase_at(words, lexicon, i)
            if phrase is None:
                i += 1
            else:
                yield phrase
                i = phrase.last


def _phrase_at(words: Words, lexicon: Lexicon, i: int) -> Phrase | None:
    """The phrase that begins at a word: of the longest pattern whose maker agrees."""
    codes = words.codes
    matches = []
    for rule in lexicon.rules:
        found = rule.pattern.match(codes, i)
        if found and found.end() > i:
            matches.append((found.end(), rule))
    matches.sort(key=lambda match: -match[0])
    for end, rule in matches:
        phrase = MAKERS[rule.make](Found(words=words, lexicon=lexicon, first=i, last=end, told=rule.told))
        if phrase is not None:
            return phrase
    return None


def _finished(phrases: list[Phrase], words: Words, lexicon: Lexicon) -> Iterator[Phrase]:
    """The phrases with what modifies them; those that wait for a neighbour in vain are dropped."""
    sentence, place, taken = 0, 0, 0
    for phrase in phrases:
        modified = _modified(phrase, taken, words, lexicon)
        if modified.bare or _in_address(words, modified):
            continue
        sentence += sum(words.codes.count(stop, place, modified.first) for stop in ".¶")
        place, taken = modified.first, modified.last
        yield _told(msgspec.structs.replace(modified, sentence=sentence), words, lexicon)


def _modified(phrase: Phrase, taken: int, words: Words, lexicon: Lexicon) -> Phrase:
    """The phrase with "early", "the end of", "or so" taken in, where such words stand beside it."""
    if phrase.type == "SET" or (isinstance(phrase.meaning, Fixed) and "REF" in (phrase.meaning.value or "")):
        return phrase
    if phrase.type == "DURATION":
        return _rounded(phrase, words, lexicon)
    edge, start = _edge_before(lexicon.before, words, phrase.first, taken)
    if edge is not None and not (edge.bound and isinstance(phrase.meaning, Fixed)) and _fits(edge, phrase):
        phrase = msgspec.structs.replace(
            phrase,
            first=start,
            mod=edge.mod or phrase.mod,
            bound=edge.bound,
            bare=phrase.bare and phrase.meaning is None,
        )
    for edge in lexicon.after:
        found = edge.pattern.match(words.codes, phrase.last)
        if found and (edge.mod != "END" or _is_long(phrase)):
            return msgspec.structs.replace(phrase, last=found.end(), mod=edge.mod, bare=False)
    return phrase


def _fits(edge: Edge, phrase: Phrase) -> bool:
    """Whether "about" means "near" before a phrase: "about noon", not "talks about tomorrow"."""
    if edge.mod != "APPROX" or phrase.clock:
        return True
    meaning = phrase.meaning
    return isinstance(meaning, Fixed) or (isinstance(meaning, Calendar) and meaning.weekday is None)


def _rounded(phrase: Phrase, words: Words, lexicon: Lexicon) -> Phrase:
    """A length with "or so" taken in."""
    for edge in lexicon.after:
        found = edge.pattern.match(words.codes, phrase.last)
        if found and edge.mod == "APPROX":
            return msgspec.structs.replace(phrase, last=found.end(), mod="APPROX")
    return phrase


def _is_long(phrase: Phrase) -> bool:
    """Whether a phrase names a period that has an end worth the name: "year-end", "the month's end"."""
    meaning = phrase.meaning
    if isinstance(meaning, Again | Shift):
        return meaning.unit in ("Y", "M", "Q", "W", "DE", "CE") and phrase.mod is None
    return isinstance(meaning, Calendar) and not (meaning.day or meaning.weekday) and phrase.mod is None


def _edge_before(edges: tuple[Edge, ...], words: Words, first: int, taken: int) -> tuple[Edge | None, int]:
    """The longest of these that ends where a phrase begins, and where it begins itself."""
    low = max(taken, first - EDGE)
    window = words.codes[low:first]
    best: tuple[Edge | None, int] = (None, first)
    for edge in edges:
        found = edge.pattern.search(window)
        if found and found.start() < found.end() and low + found.start() < best[1]:
            best = edge, low + found.start()
    return best


def _told(phrase: Phrase, words: Words, lexicon: Lexicon) -> Phrase:
    """The phrase with its tense, and the side of it on which a deadline's words put the deed."""
    edge, _ = _edge_before(lexicon.deadlines, words, phrase.first, 0)
    deadline = edge.mod if edge is not None else None
    if words.codes[phrase.last : phrase.last + 1] == "'" and deadline in ("AFTER", "BEFORE"):
        deadline = None  # "after Friday's talks" may well be on Friday
    if phrase.type == "DURATION" and deadline != "EQUAL_OR_LESS":
        deadline = None
    if deadline == "ON_OR_AFTER" and _is_start(phrase, words):
        deadline = None
    if deadline == "ON_OR_AFTER" and _compares(phrase, words, lexicon):
        deadline = None
    told = phrase.tense
    meaning = phrase.meaning
    if not told and _needs_tense(meaning):
        told = tense(words, phrase.first, phrase.last, lexicon.context)
    return msgspec.structs.replace(phrase, deadline=deadline, tense=told)


def _is_start(phrase: Phrase, words: Words) -> bool:
    """Whether "from" begins a range that the text goes on to end: "from 2014 to 2021"."""
    ranged = isinstance(phrase.meaning, Calendar) and phrase.meaning.to_day is not None
    return ranged or words.lower[phrase.last : phrase.last + 1] in (["to"], ["until"], ["through"])


def _compares(phrase: Phrase, words: Words, lexicon: Lexicon) -> bool:
    """Whether "from" before a phrase compares ("up 5% from last year") and opens no period."""
    if isinstance(phrase.meaning, YearBefore) or (
        isinstance(phrase.meaning, Elapsed) and phrase.meaning.compared
    ):
        return True
    i = phrase.first - 2
    if i < 0 or words.lower[i + 1] != "from":
        return False
    return words.codes[i] in lexicon.of("MILLION", "DECIMAL", "INT", "up", "HUNDRED") or words.lower[i] in (
        "down",
        "up",
    )


def _needs_tense(meaning: object) -> bool:
    if isinstance(meaning, Calendar):
        return meaning.year is None
    return isinstance(meaning, Length | Shift | Again | Elapsed)


_ADDRESS = re.compile(r"\w\.\w+/|://|@\w|\w/\w+/\w|\.(?:com|org|net|html?|php|pdf|jpe?g|png)\b")


def _in_address(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase stands inside something like a path or an e-mail address."""
    text = words.text
    start, end = words.starts[phrase.first], words.ends[phrase.last - 1]
    if not (
        (text[start - 1 : start] in ("/", "@", "=", "&", "_", "\\") and start)
        or text[end : end + 1] in ("/", "@", "=", "&", "_", "\\")
    ):
        return False
    before = text[max(0, start - 100) : start].split()
    after = text[end : end + 100].split()
    chunk = ("" if not start or text[start - 1].isspace() or not before else before[-1]) + text[start:end]
    if end < len(text) and not text[end].isspace() and after:
        chunk += after[0]
    return _ADDRESS.search(chunk) is not None
