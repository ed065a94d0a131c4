"""Names: where a block names somebody or something, read from its words and tags.

Names of the atlas are found by look-up; every other name is a run of words tagged as proper nouns,
without the titles before it. What a name refers to is for `register` to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verbale.read.case import is_capitals
from verbale.read.parties.atlas import Atlas, Sense
from verbale.read.parties.words import HeadKind, Office, PartyWords

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.read.parse import ParsedBlock
    from verbale.read.parties.register import Entity

PROPER = frozenset({"NNP", "NNPS"})
_JOINTS = frozenset({"of", "for", "de", "del", "della", "der", "den", "van", "von", "da", "do", "dos", "bin", "ibn",
                     "al", "el", "la", "le", "du", "di", "ul", "ur", "ben", "bint", "y", "e", "&", "and", "the",
                     "on", "to", "in"})  # fmt: skip
_PERSON_JOINTS = frozenset({"de", "del", "della", "der", "den", "van", "von", "da", "do", "dos", "bin", "ibn", "al",
                            "el", "la", "le", "du", "di", "ul", "ur", "ben", "bint", "y"})  # fmt: skip
_ORGANISATION_JOINTS = frozenset({"of", "for"})
_HYPHENS = frozenset("-–‐‑")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_LONGEST_NAME = 12
CALENDAR = frozenset("monday tuesday wednesday thursday friday saturday sunday january february march april june july "
                     "august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. "
                     "nov. dec.".split())  # fmt: skip
"""Days and months: capitals that are no names. May is left out: it is a surname, and a verb."""


@dataclass(slots=True)
class Title:
    """The words before a name that say what somebody is: "Russian Foreign Minister"."""

    start: int
    end: int
    office: Office | None
    word: str
    """The last word, in small letters: `minister`."""
    words: str
    """All, as written: `Foreign Minister`."""


@dataclass(slots=True)
class Name:
    """One place that names somebody or something; tokens `start:end` of the block's Doc."""

    block: int
    start: int
    end: int
    text: str
    """As written, white space folded, without article."""
    senses: tuple[Sense, ...] = ()
    """What the atlas knows it as; empty for a name of the document alone."""
    title: Title | None = None
    head: HeadKind | None = None
    """What its last word tells of the thing named."""
    inner: list[Sense] = field(default_factory=list)
    """Parties that stand inside the name: Russia in "Russian Foreign Ministry"."""
    characters: tuple[int, int] = (0, 0)
    """In the block's text: a name can be part of a token, as in "U.S.-Iran"."""
    entity: Entity | None = None


class BlockNames:
    """The names of one block, by token."""

    def __init__(self, block: ParsedBlock, names: list[Name]) -> None:
        self.block = block
        self.names = names
        self.at: dict[int, Name] = {}
        self.more: dict[int, list[Name]] = {}
        """Tokens that hold several names ("U.S.-Iran")."""
        for name in names:
            for i in range(name.start, name.end):
                if i in self.at:
                    self.more.setdefault(i, [self.at[i]]).append(name)
                else:
                    self.at[i] = name

    def of(self, token: Token) -> list[Name]:
        """The names that a token belongs to, in order."""
        several = self.more.get(token.i)
        if several:
            return several
        one = self.at.get(token.i)
        return [one] if one is not None else []


class NameFinder:
    """Finds the names of a document's blocks."""

    def __init__(self, atlas: Atlas, year: int | None) -> None:
        self.atlas = atlas
        self.words: PartyWords = atlas.words
        self.year = year

    def find(self, block: ParsedBlock, number: int) -> BlockNames:
        """The names of one block, in order."""
        return BlockNames(block, _Scan(self, block, number).names())


class _Scan:
    """One pass over one block."""

    def __init__(self, finder: NameFinder, block: ParsedBlock, number: int) -> None:
        self.atlas, self.words, self.year = finder.atlas, finder.words, finder.year
        self.doc = block.doc
        self.text = block.doc.text
        self.source = block.block.text
        self.number = number
        self.any_case = is_capitals(self.source)
        self.texts = [t.text for t in block.doc]
        self.lower = [t.lower() for t in self.texts]
        self.tags = [t.tag_ for t in block.doc]
        self.starts = [t.idx for t in block.doc]

    def names(self) -> list[Name]:
        found: list[Name] = []
        i, n = 0, len(self.texts)
        while i < n:
            first = self.texts[i][0]
            if self.lower[i] in CALENDAR:
                i += 1
                continue
            if not (first.isupper() or self.any_case or first.isdigit() or self.tags[i] in PROPER):
                i += 1
                continue
            known = self._known(i)
            end = self._run(i)
            if known:
                last = known[-1]
                if len(known) == 1 and end > last.end and self._swallowed(i, end, last):
                    name = self._unknown(i, end)
                    if name:
                        name.inner.extend(last.senses[:1])
                        found.append(name)
                    i = end
                    continue
                found.extend(known)
                i = max(last.end, i + 1)
                continue
            if end > i:
                name = self._unknown(i, end)
                if name:
                    found.append(name)
                i = end
            else:
                i += 1
        return found

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

    def _swallowed(self, i: int, end: int, known: Name) -> bool:
        """Whether a known name is only the beginning of a longer name ("American Airlines", "Israel Katz")."""
        sense = known.senses[0]
        rest = self.lower[known.end : end]
        if not rest or self.texts[known.end] in _HYPHENS:
            return False
        if rest[0] in self.words.titles or rest[0] in self.words.offices or sense.press:
            return False
        head = self._head(end)
        if sense.kind == "state" and head in ("body", "company", "media", "union", "organisation"):
            return True
        if head in ("thing", "place") or self.atlas.match(self.text, self.starts[known.end]):
            return False
        single = known.end - known.start == 1
        if sense.kind == "state" and sense.uses <= {"name"} and single and len(rest) == 1:
            # a state's name before one other name: "Israel Katz", "Jordan Bardella", "Chad Wolf"
            return known.text.lower() in _GIVEN_NAMES_OF_STATES
        return False

    # -- names of the document alone

    def _run(self, i: int) -> int:
        """Where the run of proper nouns that begins at token `i` ends; `i` where there is none."""
        if not self._proper(i):
            return i
        j = i + 1
        n = min(len(self.texts), i + _LONGEST_NAME)
        while j < n:
            if self._proper(j):
                if self.lower[j] in _SUFFIXES or self._adjacent(j):
                    j += 1
                    continue
                break
            low = self.lower[j]
            if self.texts[j] in _HYPHENS and j + 1 < n and not self._spaced(j) and self._wordlike(j + 1):
                j += 2
            elif low == "&" and j + 1 < n and self._proper(j + 1):
                j += 2
            elif low in _PERSON_JOINTS and (k := self._after_joints(j, n)) is not None:
                j = k
            elif low == "of" and j + 1 < n and self.lower[j + 1] == "state":
                j += 2
            elif (
                low in _ORGANISATION_JOINTS
                and j + 1 < n
                and self.words.headwords.get(self.lower[j - 1]) not in (None, "place", "thing", "company")
                and self._after_article(j + 1, n) is not None
            ):
                j = self._after_article(j + 1, n) or j
            else:
                break
        return j

    def _after_joints(self, j: int, n: int) -> int | None:
        """The token after a run of joints ("von der Leyen") where a name goes on, else None."""
        k = j
        while k < n and self.lower[k] in _PERSON_JOINTS:
            k += 1
        return k + 1 if k < n and self._proper(k) else None

    def _after_article(self, j: int, n: int) -> int | None:
        if j < n and self.lower[j] == "the":
            j += 1
        return j + 1 if j < n and self._proper(j) else None

    def _proper(self, i: int) -> bool:
        text = self.texts[i]
        if not text[0].isalpha() or self.lower[i] in CALENDAR:
            return False
        if self.tags[i] in PROPER:
            return text[0].isupper() or self.any_case or text.startswith(("al-", "el-"))
        return False

    def _wordlike(self, i: int) -> bool:
        return self.texts[i][0].isupper() or (self.tags[i] in PROPER and self.texts[i][0].isalpha())

    def _spaced(self, j: int) -> bool:
        return self.starts[j] > self.starts[j - 1] + len(self.texts[j - 1])

    def _adjacent(self, j: int) -> bool:
        """Only a blank stands between two tokens."""
        return self.starts[j] - (self.starts[j - 1] + len(self.texts[j - 1])) <= 1

    def _head(self, end: int) -> HeadKind | None:
        return self.words.headwords.get(self.lower[end - 1].rstrip("."))

    def _unknown(self, i: int, end: int) -> Name | None:
        """The name in a run, without the titles that begin it; None where it is only a title."""
        start = self._after_titles(i, end)
        if start >= end:
            return None
        title = self._title(start)
        first, last = self.starts[start], self.starts[end - 1] + len(self.texts[end - 1])
        head = self._head(end)
        if title is not None:
            head = None
        return Name(
            self.number, start, end, self.source[first:last], title=title, head=head, characters=(first, last)
        )

    def _after_titles(self, i: int, end: int) -> int:
        """The first token of a run that is no title."""
        k = i
        stop = i
        while k < end:
            low = self.lower[k].rstrip(".")
            if low in self.words.titles or low in _HYPHENS:
                k += 1
                if self._people_word(low):
                    stop = k
            elif low == "of" and k > i and self.lower[k + 1 : k + 2] == ["state"]:
                k += 2
                stop = k
            else:
                break
        return stop

    def _people_word(self, low: str) -> bool:
        return self.words.people(low) or low in _RANKS

    def _title(self, start: int) -> Title | None:
        """The title that stands right before a name, read leftwards."""
        k = start
        while k > 0:
            low = self.lower[k - 1].rstrip(".")
            if low == "state" and k > 1 and self.lower[k - 2] == "of":
                k -= 2
            elif low in self.words.titles or self._people_word(low):
                k -= 1
            elif low in _HYPHENS and k < start and k > 1 and self.lower[k - 2] in self.words.titles:
                k -= 1
            else:
                break
        while k < start and self.lower[k] in _HYPHENS:
            k += 1
        if k == start:
            return None
        words = [w.rstrip(".") for w in self.lower[k:start]]
        if not any(self._people_word(w) for w in words):
            return None
        text = self.source[self.starts[k] : self.starts[start - 1] + len(self.texts[start - 1])]
        return Title(k, start, office_in(words, self.words), words[-1], text)


def office_in(words: list[str], lists: PartyWords) -> Office | None:
    """The office that words name: the longest phrase in them that is one, the last of equals."""
    for length in range(min(6, len(words)), 0, -1):
        for at in range(len(words) - length, -1, -1):
            phrase = " ".join(words[at : at + length]).replace(" - ", "-")
            office = lists.offices.get(phrase)
            if office is not None:
                return office
    return None


_RANKS = frozenset("mr mrs ms miss dr sir dame lord lady gen lt col maj capt adm cmdr sgt sen rep gov amb sheikh sheik "
                   "ayatollah imam cardinal archbishop bishop comrade commandante comandante marshal sayyid judge "
                   "hujjatoleslam hon saint rev prof emir amir sultan prince princess king queen emperor pres".split())  # fmt: skip
_GIVEN_NAMES_OF_STATES = frozenset(
    {"israel", "jordan", "chad", "georgia", "kenya", "india", "ireland", "cuba"}
)
