"""Whether a text tells of a day as past or as to come.

No parse is needed: the verb nearest before the phrase in its sentence decides ("said Friday that it
will" is past, "will meet Friday" is to come); where none stands before it, the nearest one after it.
"""

from __future__ import annotations

from verbale.reader.times.lexicon import Context
from verbale.reader.times.words import Words

REACH = 14
"""How many words are looked at on either side: a clause of news seldom is longer."""

# Only where they stand right before the phrase: "by Friday", but not "killed by rebels on Friday".
_ADJACENT = {"by": 1, "until": 1, "till": 1, "since": -1}


def tense(words: Words, first: int, last: int, context: Context) -> int:
    """-1 where the phrase of words[first:last] is told as past, 1 as to come, 0 where nothing tells."""
    codes = words.codes
    beside = _ADJACENT.get(words.lower[first - 1]) if first else None
    if beside is not None:
        done = beside > 0 and "had" in words.lower[max(0, first - 8) : first]  # "had answered by Friday"
        return -1 if done else beside
    joined = 0
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        if codes[i] in ".¶":
            break
        told = _told(words, i, context)
        if told and i and words.lower[i - 1] in ("and", "or") and words.lower[i].endswith("ed"):
            joined = told  # "will be drafted in June and printed in July": the verb before decides
        elif told:
            return told
    if joined:
        return joined
    for i in range(last, min(len(codes), last + REACH)):
        if codes[i] in ".¶":
            break
        told = _told(words, i, context)
        if told:
            return told
    return 0


def _told(words: Words, i: int, context: Context) -> int:
    """What one word tells of the time of its clause."""
    word = words.lower[i]
    before = words.lower[i - 1] if i else ""
    after = words.lower[i + 1] if i + 1 < len(words.lower) else ""
    if word == "won":
        return 1 if after == "'t" else -1
    if word == "set":
        return 1 if after in ("to", "for") else -1
    if word in context.participles:
        return _participle(words.lower, i, context)
    if word in context.ahead:  # not "published the offer July 3"
        return 0 if before in context.determiners or _is_month(words, i) else 1
    if word == "to":
        if "had" in words.lower[max(0, i - 4) : i]:
            return -1
        return 1 if before in context.before_to and after not in context.determiners else 0
    past = word in context.past or (len(word) > 3 and word.endswith("ed") and word not in context.not_past)
    if not past:
        return 0
    near = range(max(0, i - 3), i)
    if word != "said" and any(
        words.lower[k] in context.auxiliaries and not _is_month(words, k) for k in near
    ):
        return 1
    return -1


def _is_month(words: Words, i: int) -> bool:
    """Whether "may" is no verb: in a text not all in capitals, the month or the name has one."""
    return words.lower[i] == "may" and words.capital(i) and not words.shouted


def _participle(lower: list[str], i: int, context: Context) -> int:
    """Whether it looks ahead: "expected to", "is scheduled"; not "as planned", "the planned talks"."""
    before = lower[max(0, i - 3) : i]
    if "had" in before:
        return -1
    after, then = [*lower[i + 1 : i + 3], "", ""][:2]
    because = after == "to" and then in context.determiners  # "due to the storm"
    follows = after in ("to", "for", "on", "by", "in", "at") and not because
    return 1 if follows or (not because and any(word in context.be for word in before)) else 0
