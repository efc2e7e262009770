"""Which session of a series it is, and whether it is one session at all."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from kg.extraction.lexicon import table, words
from kg.extraction.meetings.earlier import date_of_last

__all__ = ["find_ordinal", "is_one_of_a_series"]

_REACH = 9
"""How many words after a trigger or a predicate surely belong to it."""


_FURTHEST = 12
"""How many words before a noun its number stands: "the fourth Chad-Niger-Mali foreign ministers' meeting"."""


def find_ordinal(trigger: Span) -> tuple[int, Span] | None:
    """Give the number of a session with the word that says it, or None.

    "First" counts only with a possessive or at the head of a series ("their first session"): "the first
    since 2019" and "first of its kind" are no numbers.
    """
    numbers: dict[str, int] = table("meetings")["ordinals"]
    doc = trigger.doc
    start = max(trigger.sent.start, trigger.start - _FURTHEST)
    for token in reversed(doc[start : trigger.end]):
        if token.pos_ in {"VERB", "AUX"} or token.text in {",", ";", ":"}:
            break
        number = numbers.get(token.lower_) or _numeral(token)
        if number and not _is_no_number(token, trigger):
            return number, doc[token.i : token.i + 1]
    return None


def _numeral(token: Token) -> int | None:
    """Read "4th", "21st"."""
    text = token.lower_
    if text[:-2].isdigit() and text[-2:] in {"st", "nd", "rd", "th"}:
        return int(text[:-2])
    return None


def _is_no_number(token: Token, trigger: Span) -> bool:
    after = {t.lower_ for t in token.doc[token.i + 1 : min(len(token.doc), trigger.end + 3)]}
    return token.lower_ == "first" and bool(
        after & {"since", "kind", "time", "in-person", "official", "day"}
        or date_of_last(trigger)
        or _IN_YEARS.search(_rest(trigger))
    )


_IN_YEARS = re.compile(r"(?i)\b(?:in|for)(?: [\w-]+){0,4} (?:years|months|decades|weeks)\b|\bin a decade\b")
"""What makes a "first" the first for long, and no number: "the first summit in almost twenty years"."""


def _rest(trigger: Span) -> str:
    rest: str = trigger.doc[trigger.end : trigger.sent.end].text
    return rest


def is_one_of_a_series(trigger: Span) -> bool:
    """Does the text speak of many and not of one: "annual talks", "have met six times", "every two years"?"""
    root = trigger.root
    series = words("meetings", "series", "words")
    numbered = any(child.lower_ in table("meetings")["ordinals"] for child in root.children)
    if not numbered and any(c.lower_ in series and not _is_one_of_such(c) for c in root.children):
        return True
    return _REPEATED.search(_text_after(root)) is not None


def _is_one_of_such(word: Token) -> bool:
    """Is this "the first such meeting" and not "such meetings"?"""
    before = word.doc[max(word.sent.start, word.i - 1) : word.i].text.lower()
    return word.lower_ == "such" and before in {
        *table("meetings")["ordinals"],
        "last",
        "latest",
        "only",
        "next",
    }


_REPEATED = re.compile(
    r"(?i)\b(?:every|each) (?:\w+ )?(?:year|month|week|years|months|weeks|quarter)s?\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|several|many) times\b"
    r"|\b(?:once|twice) (?:a|per|every) (?:year|month)\b"
)
"""What says that something happens again and again."""


def _text_after(root: Token) -> str:
    """Give the words right after a trigger that no verb or stop cuts off."""
    pieces = []
    for token in root.doc[root.i + 1 : min(root.i + _REACH, root.sent.end)]:
        if token.pos_ in {"VERB", "AUX"} or token.text in {";", ":", ","}:
            break
        pieces.append(token.text)
    return " ".join(pieces)
