"""Scan: finding the names of a block by its words and tags.

Names of the atlas are found by look-up; every other name is a run of words tagged as proper nouns,
without the titles before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reader.case import is_capitals
from verbale.reader.parties.atlas import HYPHENS, Atlas, Sense
from verbale.reader.parties.names import BlockNames, Name, Title
from verbale.reader.parties.words import HeadKind

if TYPE_CHECKING:
    from verbale.reader.parse import ParsedBlock

PROPER = frozenset({"NNP", "NNPS"})
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. "
    "feb mar apr jun jul aug sept sep oct nov dec edt est gmt utc cet pst pdt a.m. p.m.".split()
)
"""Days and months: capitals that are no names. May is left out: it is a surname, and a verb."""

LONGEST_NAME = 12
"""Tokens; a longer run of capitals is a list or a headline."""
TITLE_CASE = 0.6
"""A short block with more than this share of its longer words in capitals is a headline: there a capital
tells nothing, and a name counts only where the text below has it too."""
LONGEST_HEADLINE = 25

_PERSON_JOINTS = frozenset(
    "de del della der den van von da do dos bin ibn al el la le du di ul ur ben bint y zu ter ten".split()
)
_ORGANISATION_JOINTS = frozenset({"of", "for"})
_GENITIVES = frozenset({"'s", "’s"})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ORGANISATION_HEADS = frozenset({"company", "media", "union", "organisation", "body"})
_NEEDS_ARTICLE = frozenset({"post", "times", "journal", "herald", "tribune", "guardian", "telegraph"})


class NameFinder:
    """Finds the names of a document's blocks."""

    def __init__(self, atlas: Atlas, year: int | None) -> None:
        self.atlas = atlas
        self.year = year

    def find(self, block: ParsedBlock, number: int) -> BlockNames:
        """The names of one block, in order."""
        scan = _Scan(self.atlas, self.year, block, number)
        return BlockNames(block, scan.names(), scan.tokens, scan.text)


_OPENERS = frozenset("thanks thank okay ok hey hi hello yeah yes yep no nope well sorry sure oh".split())
"""Words that open what somebody says; the tagger takes them for names after a label."""


class _Scan:
    """One pass over one block."""

    def __init__(self, atlas: Atlas, year: int | None, block: ParsedBlock, number: int) -> None:
        self.atlas, self.words, self.year = atlas, atlas.words, year
        self.source = block.block.text
        self.number = number
        self.any_case = is_capitals(self.source)
        self.tokens = list(block.doc)
        self.text = "".join([t.text_with_ws for t in self.tokens])
        self.texts = [t.text for t in self.tokens]
        self.lower = [t.lower() for t in self.texts]
        self.tags = [t.tag_ for t in self.tokens]
        self.starts = [t.idx for t in self.tokens]
        self.headline = not self.any_case and self._is_headline()

    def names(self) -> list[Name]:
        found: list[Name] = []
        i, n = 0, len(self.texts)
        while i < n:
            first = self.texts[i][0]
            if not (first.isupper() or self.any_case or first.isdigit() or self.tags[i] in PROPER):
                i += 1
                continue
            if self.lower[i] in CALENDAR or (self.lower[i] in self.words.labels and self.texts[i].isupper()):
                i += 1
                continue
            if (i == 0 and self.texts[i] == "Q" and len(self.texts) > 1) or self.lower[i] in _OPENERS:
                i += 1
                continue
            known = self._known(i)
            end = self._run(i)
            if known:
                last = known[-1]
                if len(known) == 1 and end > last.end and self._swallowed(end, last):
                    self._keep(found, *self._unknowns(i, end))
                    i = end
                    continue
                found.extend(known)
                i = max(last.end, i + 1)
            elif end > i:
                self._keep(found, *self._unknowns(i, end))
                i = end
            else:
                i += 1
        return found

    def _keep(self, found: list[Name], *names: Name | None) -> None:
        for name in names:
            if name is not None:
                name.weak = self.headline and name.title is None
                found.append(name)

    def _is_headline(self) -> bool:
        if len(self.texts) > LONGEST_HEADLINE:
            return False
        longer = [t for t in self.texts if len(t) > 3 and t.isalpha()]
        return len(longer) > 3 and sum(t[0].isupper() for t in longer) > TITLE_CASE * len(longer)

    # -- names of the atlas

    def _known(self, i: int) -> list[Name]:
        """The names of the atlas that begin at token `i`; several where a hyphen joins them in one token."""
        start = self.starts[i]
        found = self._match(start, i)
        if found is None:
            return []
        end, senses = found
        j = i + 1
        while j < len(self.starts) and self.starts[j] < end:
            j += 1
        names = [self._name(i, j, senses, start, end)]
        token_end = self.starts[j - 1] + len(self.texts[j - 1])
        while end < token_end and self.text[end] in "-–/" and end + 1 < token_end:
            more = self._match(end + 1, i)
            if more is None or more[0] > token_end:
                break
            start, (end, senses) = end + 1, more
            names.append(self._name(j - 1, j, senses, start, end))
        return names

    def _match(self, at: int, i: int) -> tuple[int, tuple[Sense, ...]] | None:
        found = self.atlas.match(self.text, at, any_case=self.any_case)
        if found is None:
            return None
        end, senses = found
        if self.any_case and end - at <= 3 and self.tags[i] not in PROPER and "." not in self.text[at:end]:
            return None  # US and us, WHO and who look the same in capitals
        if len(senses) > 1:
            senses = tuple(s for s in senses if s.was(self.year)) or senses
        return end, senses

    def _name(self, i: int, j: int, senses: tuple[Sense, ...], start: int, end: int) -> Name:
        return Name(self.number, i, j, self.source[start:end], senses, characters=(start, end))

    def _swallowed(self, end: int, known: Name) -> bool:
        """Whether a known name only begins a longer name ("American Airlines", "Israel Katz")."""
        sense = known.senses[0]
        rest = self.lower[known.end : end]
        if not rest or self.texts[known.end] in HYPHENS or sense.press:
            return False
        if rest[0] in self.words.titles or self.words.titled(rest[0]):
            return False
        head = self._head(end)
        if sense.kind == "state" or sense.place:
            if head in _ORGANISATION_HEADS:
                return True
            given = known.text.lower() in self.words.given
            return (
                head is None
                and given
                and len(rest) <= 2
                and self._match(self.starts[known.end], known.end) is None
            )
        return False

    # -- names of the document alone

    def _run(self, i: int) -> int:
        """Where the run of proper nouns that begins at token `i` ends; `i` where there is none."""
        if not self._proper(i):
            return i
        j = i + 1
        n = min(len(self.texts), i + LONGEST_NAME)
        while j < n:
            if self._proper(j) or (self.any_case and self._goes_on(i, j)):
                if self.lower[j] not in _SUFFIXES and (not self._adjacent(j) or self._breaks(j)):
                    break
                j += 1
                continue
            after = self._after_joint(j, n)
            if after is None:
                break
            j = after
        return j

    def _after_joint(self, j: int, n: int) -> int | None:
        """Where a name goes on after a word that can join its parts; None where it ends."""
        low = self.lower[j]
        if j + 1 >= n:
            return None
        if self.texts[j] in HYPHENS:
            return j + 2 if not self._spaced(j) and self._wordlike(j + 1) else None
        if low == "&":
            return j + 2 if self._proper(j + 1) else None
        if low == "and":
            return j + 2 if self._committee(j, n) else None
        if low == "of" and self.lower[j + 1] == "state":
            return j + 2 if self.lower[j - 1] == "secretary" else None
        if low in _GENITIVES:  # the Prime Minister's Office
            return j + 2 if self.words.titled(self.lower[j - 1]) and self.lower[j + 1] == "office" else None
        if low in _PERSON_JOINTS:
            return self._after_joints(j, n)
        return self._after_of(j, n) if low in _ORGANISATION_JOINTS else None

    def _committee(self, j: int, n: int) -> bool:
        """Whether "and" stands inside a body's name: "Environment and Public Works Committee"."""
        k = j + 1
        while k < min(n, j + 5) and self._proper(k) and self._adjacent(k):
            if self._head(k + 1) == "body":
                return self._head(j) is None and not self.words.titled(self.lower[j - 1])
            k += 1
        return False

    def _breaks(self, j: int) -> bool:
        """Whether a name of the atlas begins inside a run: "Trump Iran talks" is no one name."""
        low = self.lower[j - 1]
        if self.words.headwords.get(low) or low in self.words.given:
            return False
        found = self.atlas.match(self.text, self.starts[j], any_case=self.any_case)
        return found is not None and not all(s.uses <= {"capital", "place"} for s in found[1])

    def _goes_on(self, i: int, j: int) -> bool:
        """In a text in capitals: whether a word that English also uses as a common one is a surname."""
        if (
            self.tags[j] not in ("NN", "NNS", "JJ")
            or not self._adjacent(j)
            or self.words.titled(self.lower[j])
        ):
            return False
        before = self.lower[j - 1].rstrip(".")
        return before in self.words.given or (j - 1 == i and before in self.words.ranks)

    def _after_joints(self, j: int, n: int) -> int | None:
        """The token after a run of joints ("von der Leyen", "al-Sisi") where a name goes on, else None."""
        k = j
        while k < n and (self.lower[k] in _PERSON_JOINTS or (k > j and self.texts[k] in HYPHENS)):
            k += 1
        return k + 1 if k < n and self._proper(k) else None

    def _after_of(self, j: int, n: int) -> int | None:
        """The token after "of the X" where an organisation's name goes on: "Bank of the X"."""
        if (
            self.words.headwords.get(self.lower[j - 1]) not in _ORGANISATION_HEADS
            or self.lower[j - 1] == "co"
        ):
            return None
        k = j + 2 if j + 1 < n and self.lower[j + 1] == "the" else j + 1
        return k + 1 if k < n and self._proper(k) else None

    def _proper(self, i: int) -> bool:
        text = self.texts[i]
        if not text[0].isalpha() or self.lower[i] in CALENDAR:
            return False
        return self.tags[i] in PROPER and (text[0].isupper() or self.any_case)

    def _wordlike(self, i: int) -> bool:
        return self.texts[i][0].isupper() or (self.tags[i] in PROPER and self.texts[i][0].isalpha())

    def _spaced(self, j: int) -> bool:
        return self.starts[j] > self.starts[j - 1] + len(self.texts[j - 1])

    def _adjacent(self, j: int) -> bool:
        """Only a blank stands between two tokens."""
        return self.starts[j] - (self.starts[j - 1] + len(self.texts[j - 1])) <= 1

    def _head(self, end: int) -> HeadKind | None:
        return self.words.headwords.get(self.lower[end - 1].rstrip("."))

    def _unknowns(self, i: int, end: int) -> tuple[Name | None, ...]:
        """The names in a run: two where a title stands inside it ("OpenAI CEO Sam Altman")."""
        for k in range(end - 2, i, -1):
            low = self.lower[k].rstrip(".")
            if self.words.titled(low) and low not in self.words.given and self._head(end) is None:
                first = k
                while first > i and self.lower[first - 1].rstrip(".") in self.words.titles:
                    first -= 1
                whose = self._unknown(i, first) if first > i else None
                return whose, self._unknown(first, end)
        return (self._unknown(self._grown(i), end),)

    def _grown(self, i: int) -> int:
        """Where a name begins that starts with words not tagged as names: "Foreign Ministry"."""
        while (
            i > 0
            and self.tags[i - 1] in ("JJ", "NN", "VBN")
            and self.texts[i - 1][0].isupper()
            and not self.any_case
            and i > 1
            and self.texts[i - 2] not in '.!?"“'
            and self._adjacent(i)
            and self._match(self.starts[i - 1], i - 1) is None
            and not self.words.titled(self.lower[i - 1])
            and not self.headline
        ):
            i -= 1
        return i

    def _unknown(self, i: int, end: int) -> Name | None:
        """The name in a run, without the titles that begin it; None where it is only a title."""
        head = self._head(end)
        start = i if head in _ORGANISATION_HEADS else self._after_titles(i, end)
        if start >= end:
            return None
        title = None if head in _ORGANISATION_HEADS else self._title(start)
        first, last = self.starts[start], self.starts[end - 1] + len(self.texts[end - 1])
        name = Name(self.number, start, end, self.source[first:last], title=title, characters=(first, last))
        name.article = start > 0 and self.lower[start - 1] in ("the", "this", "that", "our")
        if end - start == 1 and self._points_back(start, name.article):
            return None
        if title is None:
            name.head = head
            if name.head == "media" and self.lower[end - 1] in _NEEDS_ARTICLE and not name.article:
                name.head = None  # the Washington Post, but Canada Post
        if name.head in _ORGANISATION_HEADS:
            name.inner = self._inner(start, end)
        return name

    def _points_back(self, i: int, article: bool) -> bool:
        """Whether a capital word is no name: "the Union", "the Ukrainian Delegation", "Head of State"."""
        low = self.lower[i]
        if low == "state" and i > 1 and self.lower[i - 1] == "of":
            return True
        if not self._common(low):
            return False
        known = i > 0 and self.tags[i - 1] in ("JJ", "POS", *PROPER) and self.texts[i - 1][0].isupper()
        return article or known or self.tags[max(0, i - 1)] == "POS"

    def _common(self, low: str) -> bool:
        return (
            low in self.words.back
            or low in self.words.parts
            or self.words.people(low)
            or low in self.words.facing
        )

    def _inner(self, start: int, end: int) -> list[Sense]:
        found = []
        for k in range(start, end):
            match = self._match(self.starts[k], k)
            if match is not None and not match[1][0].place:
                found.append(match[1][0])
        return found

    def _after_titles(self, i: int, end: int) -> int:
        """The first token of a run that is no title."""
        k = stop = i
        while k < end:
            low = self.lower[k].rstrip(".")
            if low == "of" and k > i and self.lower[k + 1 : k + 2] == ["state"]:
                k += 2
                stop = k
            elif low in HYPHENS or self._title_word(k):
                k += 1
                if self.words.titled(low):
                    stop = k
            else:
                break
        return stop

    def _title_word(self, k: int) -> bool:
        """Whether a token can be part of a title; "PM" only in capitals, and not after a clock time."""
        low = self.lower[k].rstrip(".")
        if low in ("pm", "fm", "mp"):
            return self.texts[k].isupper() and (k == 0 or not self.texts[k - 1][-1].isdigit())
        return low in self.words.titles or self.words.titled(low)

    def _title(self, start: int) -> Title | None:
        """The title that stands right before a name, read leftwards."""
        k = start
        while k > 0:
            low = self.lower[k - 1].rstrip(".")
            if low == "state" and k > 1 and self.lower[k - 2] == "of":
                k -= 2
            elif self._title_word(k - 1) or (
                low in HYPHENS and k < start and k > 1 and self.lower[k - 2] in self.words.titles
            ):
                k -= 1
            else:
                break
        while k < start and self.lower[k] in HYPHENS:
            k += 1
        words = [w.rstrip(".") for w in self.lower[k:start]]
        if not words or words[-1] in self.words.plurals:
            return None
        if not self.words.titled(words[-1]) and words[-2:] != ["of", "state"]:
            return None
        return Title(k, start, words)
