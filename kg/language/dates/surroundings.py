"""What the words around a date make of it: "since 2019", "by Friday", "the three-day summit from May 19"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from kg.language.dates.checks import word_after, word_before
from kg.language.dates.edtf import EdtfDate
from kg.language.dates.lexicon import CUES, alternatives, number
from kg.language.dates.reckoning import Direction

__all__ = ["is_moved", "joined_by", "pointed", "widened"]

_WINDOW: Final = 100
_JOIN: Final = re.compile(r"( *- *|,? +(?:to|through|thru|until|till|and|or) +)(?:(?:on|in) +)?")
_CLAUSE: Final = re.compile(r"[.;:\n](?=\s|\Z)")


def _one_of(table: str) -> str:
    return "|".join(
        word.replace(" ", " +") for word in sorted(CUES[table], key=lambda word: (-len(word), word))
    )


_PREFIX: Final = re.compile(
    rf"(?<![\w-])(?:(?P<since>{_one_of('since')})|(?P<opening>{_one_of('openings')})|"
    rf"(?P<closing>{_one_of('closings')})|"
    r"(?P<before>before|prior to)|(?P<after>after))(?: +(?:on|in|the +end +of))? *\Z"
)
_NEW_DATE: Final = re.compile(rf"\b(?:{_one_of('moved')})\b.*\b(?:to|until|till|for)(?: +(?:on|in))? *\Z")
_FIRST_SINCE: Final = re.compile(r"\b(?:first|second|third|only|[a-z]+est)\b.{0,60}\bsince +\Z")
_LIMIT: Final = re.compile(r" +at +the +(earliest|latest)\b")
_EVE: Final = re.compile(r"\bon +the +eve +of(?: +the)? *\Z")
_END_OF: Final = re.compile(r"(?:the +)?(?:(?:end|close) +of|(?:year|month)[ -]end)\b")
_ONWARDS: Final = re.compile(r" +(?:on|onwards?)\b")
_LENGTH: Final = rf"(?P<count>[1-9][0-9]?|{alternatives('numbers').replace(' ', ' +')})[ -]days?\b"
_LENGTH_BEFORE: Final = re.compile(rf"\b{_LENGTH}(?P<between>[^.;\n]*)\Z")
_BEGINNING: Final = re.compile(
    rf"\b(?:{_one_of('begin_forms')}) +(?:(?:a|an|the|his|her|its|their) +)?(?:[\w-]+ +)?{_LENGTH}[^.;,\n]*\Z"
)
_LENGTH_AFTER: Final = re.compile(rf" +(?:for|on) +(?:a|an) +(?:[\w-]+ +)?{_LENGTH}")


def joined_by(normal: str, end: int, start: int) -> str:
    """Give the word or dash that joins two dates into what may be a range; "" if none does.

    Args:
        normal: The text in its normal form.
        end: End of the first date.
        start: Start of the second.

    Returns:
        "-", "to", "through", "until", "and", "or", or "".
    """
    found = _JOIN.fullmatch(normal, end, start)
    return found.group(1).strip(" ,") if found else ""


def is_moved(normal: str, start: int) -> bool:
    """Tell whether "from X to Y" says that something was put off, as in "moved from May 3 to May 5"."""
    clause = _before(normal, start)
    return word_before(normal, start) == "from" and not CUES["moved"].isdisjoint(clause.split())


def pointed(normal: str, start: int, direction: Direction) -> Direction:
    """Correct the direction of a clause by what stands right before the date.

    Args:
        normal: The text in its normal form.
        start: First character of the date.
        direction: What the tense says.

    Returns:
        What is coming for "postponed until Friday", the past for "since Friday"; what is coming for "by
        Friday" if the tense says nothing.
    """
    before = _before(normal, start)
    if _NEW_DATE.search(before):
        return Direction.COMING
    prefix = _PREFIX.search(before)
    if prefix and prefix.lastgroup == "since":
        return Direction.PAST
    if direction is Direction.UNKNOWN and prefix and prefix.lastgroup in {"opening", "closing"}:
        return Direction.COMING
    return direction


def _before(normal: str, start: int) -> str:
    """Give the clause up to a place."""
    return _CLAUSE.split(normal[max(0, start - _WINDOW) : start])[-1]


def widened(
    value: EdtfDate,
    normal: str,
    start: int,
    end: int,
    *,
    published: date | None = None,
    is_range: bool = False,
) -> EdtfDate:
    """Widen a date by the words before and after it.

    Args:
        value: The date by itself.
        normal: The text in its normal form.
        start: First character of the date.
        end: One past its last character.
        published: The day of publication; what is "from" a day before it may only come from there.
        is_range: True if the expression names both its ends, so that a "from" before it opens nothing.

    Returns:
        An interval for "since", "from", "begins", "by", "until", "before", "after", and for a stated length
        in days; else the date itself.
    """
    if value.earliest is None or value.latest is None:
        return value
    before = _before(normal, start)
    if _EVE.search(before):
        return EdtfDate.of_day(value.earliest - timedelta(days=1))
    if normal[end : end + 1] == "'":
        return value
    kind = _kind(before, normal, start, end)
    length = _length(before, normal, end, is_opening=kind == "opening")
    if length and value.earliest == value.latest:
        return EdtfDate.between(value.earliest, value.earliest + timedelta(days=length - 1))
    is_past = published is not None and value.latest < published
    if kind == "opening" and (is_range or (is_past and _is_origin(before, normal, end))):
        return value
    return _by_prefix(value, kind, is_whole=_stands_alone(normal, end))


def _is_origin(before: str, normal: str, end: int) -> bool:
    """Tell "a letter from Friday", as long as it does not go on: "from Friday on"."""
    return word_before(before, len(before)) == "from" and not re.match(
        r" +(?:on|onwards?)\b", normal[end : end + 10]
    )


def _kind(before: str, normal: str, start: int, end: int) -> str | None:
    """Give the kind of widening that the words beside a date ask for, or None."""
    limit = _LIMIT.match(normal, end)
    if limit:
        return "opening" if limit[1] == "earliest" else "closing"
    prefix = _PREFIX.search(before)
    if prefix is None or _NEW_DATE.search(before):
        return None
    kind = prefix.lastgroup
    if kind == "opening" and not _opens(prefix["opening"], word_before(before, prefix.start())):
        return None
    if kind == "since" and _FIRST_SINCE.search(before):
        return None
    return "closing" if kind == "before" and _END_OF.match(normal, start) else kind


def _opens(opening: str, word: str) -> bool:
    """Tell "will start in May" and "talks start in May" from "a bright start in May"."""
    if word in CUES["no_opening_after"]:
        return False
    return (
        opening not in CUES["openings_or_nouns"] or word in CUES["modals"] | {"to", "not"} or word[-1:] == "s"
    )


def _by_prefix(value: EdtfDate, kind: str | None, *, is_whole: bool) -> EdtfDate:
    if kind in {"since", "opening"}:
        return value.onwards()
    if kind == "closing":
        return value.up_to()
    if kind == "before" and is_whole:
        return value.before()
    if kind == "after" and is_whole:
        return value.after()
    return value


def _stands_alone(normal: str, end: int) -> bool:
    """Tell "before Friday" from "before Friday prayers"."""
    follows = word_after(normal, end)
    return not follows.isalpha() or follows in CUES["new_phrase"]


def _length(before: str, normal: str, end: int, *, is_opening: bool) -> int:
    """Give the stated length of what begins on the date, in days; 0 if none is stated."""
    found = (_LENGTH_BEFORE.search(before) if is_opening else None) or _BEGINNING.search(before)
    found = found or _LENGTH_AFTER.match(normal, end)
    return number(re.sub(" +", " ", found["count"])) if found else 0
