"""Whether the clause around a date speaks of what has been or of what is to come.

The parse is asked where the date hangs directly on a verb; the words before and after are asked otherwise, so
that a bad parse, or none, still gives an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from spacy.tokens import Doc, Token

from kg.language.dates.lexicon import CUES
from kg.language.dates.reckoning import Direction

__all__ = ["direction_at", "heads_line", "is_day_of_speech", "sentence_around"]

_CLAUSE_ENDS: Final = frozenset(".;:?!")
_REACH: Final = 100
"""Tokens to look at on either side: no sentence is longer, unless nobody set full stops."""
_GROUP_LENGTH: Final = 4
_ADVERB_TAGS: Final = frozenset(("RB", "RBR", "RP"))
_ADJECTIVE_TAGS: Final = frozenset(("JJ", "JJR"))
_TAG_KINDS: Final = {
    "MD": "modals",
    "VBD": "past",
    "VBN": "past",
    "VBG": "ing",
    "VBZ": "present",
    "VBP": "present",
    "VB": "base",
}
_PRESENT: Final = frozenset(("present", "be_present"))
_DASHES: Final = frozenset((":", "-", "--", "–", "—"))
_OF_NOUNS: Final = frozenset(("NOUN", "PROPN", "ADJ", ""))
_FINITE: Final = frozenset(("past", "modals", "be_past", "have_past"))
_CLOSED_KINDS: Final = ("modals", "be_present", "be_past", "have_present", "have_past", "do_past")


def direction_at(doc: Doc, start: int, end: int) -> Direction:
    """Tell where the event dated by the tokens from `start` to `end` lies.

    Args:
        doc: The text; tags and heads are used if they are there.
        start: First token of the date.
        end: One past its last.

    Returns:
        The past, what is coming, or unknown.
    """
    if _is_of_something_done(doc, start, end):
        return Direction.PAST
    for index in _governors(doc, start, end):
        direction = _direction_of(doc, index)
        if direction is not Direction.UNKNOWN:
            is_present = direction is Direction.COMING and _kind(doc[index]) in _PRESENT
            is_loose = heads_line(doc, start, end) or _describes(doc, start, end)
            return Direction.UNKNOWN if is_present and is_loose else direction
    return Direction.UNKNOWN


def heads_line(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a date is the head of an entry: "- July 28: The two meet in Oslo".

    Args:
        doc: The text.
        start: First token of the date.
        end: One past its last.

    Returns:
        Whether only marks stand before it in its line, and a colon or dash behind it.
    """
    if end >= len(doc) or doc[end].text not in _DASHES:
        return False
    while start and not doc[start - 1].is_alpha and "\n" not in doc[start - 1].text_with_ws:
        start -= 1
    return not start or "\n" in doc[start - 1].text_with_ws


def _describes(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the date only describes a noun: "is a follow-up to the June summit"."""
    is_after_article = start > 0 and doc[start - 1].lower_ in CUES["articles"]
    return is_after_article and end < len(doc) and doc[end].is_alpha and doc[end].pos_ in _OF_NOUNS


def _is_of_something_done(doc: Doc, start: int, end: int) -> bool:
    """Tell the day of what is there: "the statement of 6 January", "the June 15 Joint Declaration"."""
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in CUES["done"]:
        return True
    if not _describes(doc, start, end):
        return False
    for token in doc[end : end + _GROUP_LENGTH]:
        if token.pos_ not in {*_OF_NOUNS, "PUNCT"} or token.text in _CLAUSE_ENDS:
            return False
        if token.lower_ in CUES["done"]:
            return True
    return False


def is_day_of_speech(doc: Doc, start: int) -> bool:
    """Tell whether the date only says when somebody spoke: "said Friday", "told reporters on Friday"."""
    before = [doc[i].lower_ for i in range(max(0, start - _GROUP_LENGTH), start)]
    while before and before[-1] in CUES["light"]:
        before.pop()
    return any(word in CUES["speech"] for word in before[-2:])


def _governors(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Give the tokens that may govern the date, the likeliest first."""
    first, last = sentence_around(doc, start, end)
    beside = start - 1
    while beside >= first and doc[beside].lower_ in CUES["light"]:
        beside -= 1
    if beside >= first and _kind(doc[beside]):
        yield beside
    is_set_off = beside >= first and doc[beside].text == "," and end < last and doc[end].text == ","
    after = end + 1 if is_set_off else end
    if after < last and _kind(doc[after]) in _FINITE:
        yield _head_of_group(doc, after, last)
    heads = [doc[i].head.i for i in range(start, end) if doc[i].dep]
    yield from (head for head in heads if not start <= head < end and _kind(doc[head]))
    yield from (i for i in range(beside, first - 1, -1) if _kind(doc[i]))
    yield from islice((i for i in range(end, last) if _kind(doc[i]) not in {"", "ing"}), 1)


def _head_of_group(doc: Doc, index: int, last: int) -> int:
    """Give the last verb of the group that begins here: "held" of "will be held"."""
    while index + 1 < last and _kind(doc[index + 1]) not in {"", "ing"}:
        index += 1
    return index


def sentence_around(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of the sentence around some tokens, as full stops, colons and the like set them."""
    first, last = start, end
    while first > max(0, start - _REACH) and not _ends_sentence(doc[first - 1]):
        first -= 1
    while last < min(len(doc), end + _REACH) and not _ends_sentence(doc[last]):
        last += 1
    return first, last


def _ends_sentence(token: Token) -> bool:
    return token.text in _CLAUSE_ENDS or (token.is_space and token.text.count("\n") > 1)


def _kind(token: Token) -> str:
    """Give the kind of verb form that a token is, or ""; words with one reading count before the tag."""
    word = token.lower_
    if word == token.text and not _is_possessive(token):
        for kind in _CLOSED_KINDS:
            if word in CUES[kind]:
                return kind
    if _is_announcing(token):
        return "coming"
    if token.tag_:
        return _TAG_KINDS.get(token.tag_, "")
    if word in CUES["irregular_past"] or word in CUES["speech"] or (word.endswith("ed") and len(word) > 4):
        return "past"
    return "present" if word in CUES["present"] else "ing" if word.endswith("ing") else ""


def _is_announcing(token: Token) -> bool:
    """Tell whether a word says that something lies ahead; "set" does so before "to" and "for" only."""
    if token.lower_ not in CUES["coming"]:
        return False
    return token.lower_ != "set" or (token.i + 1 < len(token.doc) and token.nbor().lower_ in {"to", "for"})


def _is_possessive(token: Token) -> bool:
    """Tell "Friday's meeting" from "it's on Friday"; a date is no subject of "is"."""
    return token.lower_ == "'s" and (
        token.tag_ == "POS" or (token.i > 0 and token.nbor(-1).text[:1].isupper())
    )


def _direction_of(doc: Doc, index: int) -> Direction:
    """Tell what a verb and its auxiliaries say."""
    word, kind = doc[index].lower_, _kind(doc[index])
    group = _auxiliaries(doc, index)
    if kind == "coming":
        return Direction.PAST if "have_past" in group else Direction.COMING
    if "modals" in group or kind == "modals":
        return Direction.PAST if "have_present" in group else Direction.COMING
    if "to" in group and "have_present" in group:
        return Direction.PAST  # "was to have met", "is said to have met"
    if "to" in group:
        return _direction_of_infinitive(doc, index)
    if word in CUES["speech"] or "have_present" in group or "do_past" in group:
        return Direction.PAST
    if word in CUES["captions"]:
        return Direction.PAST
    return _direction_of_form(kind, group)


def _direction_of_form(kind: str, group: list[str]) -> Direction:
    """Tell what the form says, as no modal, perfect or "to" stands before it."""
    if kind in {"be_past", "have_past"} or "be_past" in group or "have_past" in group:
        return Direction.PAST
    if "be_present" in group:
        return Direction.COMING
    if kind == "past":
        return Direction.PAST
    return Direction.COMING if kind in {"present", "be_present"} else Direction.UNKNOWN


def _auxiliaries(doc: Doc, index: int) -> list[str]:
    """Give the kinds of the auxiliaries before a verb, nearest first; "to" for the infinitive's mark."""
    group: list[str] = []
    for i in range(index - 1, max(-1, index - 1 - _GROUP_LENGTH), -1):
        kind = _kind(doc[i])
        if doc[i].lower_ == "to" and doc[i].tag_ in {"TO", ""}:
            group.append("to")
            return group
        if kind in _CLOSED_KINDS:
            group.append(kind)
        elif _joins_verbs(doc, i, index) or _joins_verbs(doc, i + 1, index):
            continue
        elif doc[i].tag_ not in _ADVERB_TAGS and doc[i].lower_ not in {"not", "n't", "also", "then", "still"}:
            return group
    return group


def _joins_verbs(doc: Doc, i: int, index: int) -> bool:
    """Tell whether "and" stands at a place, between two verbs of one form: "to be signed and ratified"."""
    is_and = doc[i].lower_ in {"and", "or"} and 0 < i < index
    return is_and and _kind(doc[i - 1]) not in {"", "modals"} and _kind(doc[i - 1]) == _kind(doc[i + 1])


def _direction_of_infinitive(doc: Doc, index: int) -> Direction:
    """Tell "agreed to meet", which lies ahead, from "arrived to attend" and "had planned to attend"."""
    first, _ = sentence_around(doc, index, index + 1)
    before = [i for i in range(index - 1, first - 1, -1) if doc[i].lower_ != "to"]
    for i in before:
        word, kind = doc[i].lower_, _kind(doc[i])
        if word in CUES["achieved"]:
            return Direction.PAST
        if kind == "coming":
            return Direction.PAST if "have_past" in _auxiliaries(doc, i) else Direction.COMING
        if kind == "be_past" and doc[i + 1].lower_ != "to" and doc[i + 1].tag_ in _ADJECTIVE_TAGS:
            return Direction.PAST  # "was willing to attend"
        if kind and kind not in {"ing", "base"}:
            return Direction.COMING
    return Direction.COMING
