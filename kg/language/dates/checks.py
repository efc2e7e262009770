"""What a stretch must pass, besides its pattern, to count as a date; `grammar.toml` names the checks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kg.language.dates.lexicon import WORDS, load_toml

__all__ = ["CHECKS", "passes", "word_after", "word_before"]

_LAST_WORD = re.compile(r"([^\W\d_]+|\S) *-?\Z")
_NEXT_WORD = re.compile(r" *([^\W\d_]+|\S)")
_WINDOW: Final = 40
_LONGEST_SPAN: Final = 150
_LISTS: Final = load_toml("grammar.toml")["lists"]
_COUNTED: Final = frozenset(_LISTS["counted"])
_YEAR_OPENERS: Final = frozenset(_LISTS["year_openers"])
_TIME_ONLY: Final = frozenset(("in", "since", "during", "until", "before", "after"))
_COUNTING: Final = frozenset(("of", "to", "from", "for", "and", "or", "by"))
_AMOUNTS: Final = frozenset(_LISTS["amounts"])
_AMBIGUOUS: Final = frozenset(WORDS["names"]["ambiguous"])
_NAMES_BEFORE: Final = frozenset(WORDS["names"]["before"])
_NAMES_AFTER: Final = frozenset(WORDS["names"]["after"])
_NO_YEAR_BEFORE: Final = _COUNTED | frozenset(WORDS["names"]["after_year"])
_NUMBER_GOES_ON: Final = re.compile(r"-\d|[%°+]")


def word_before(text: str, position: int) -> str:
    """Give the word, or the sign, before a position in the same paragraph; "" if there is none."""
    found = _LAST_WORD.search(text, max(0, position - _WINDOW), position)
    return found.group(1) if found else ""


def word_after(text: str, position: int) -> str:
    """Give the word, or the sign, after a position in the same paragraph; "" if there is none."""
    found = _NEXT_WORD.match(text, position)
    return found.group(1) if found else ""


def passes(check: str | None, match: re.Match[str], text: str, normal: str) -> bool:
    """Tell whether a match passes the check of its rule, and those that hold for all.

    Args:
        check: Name of the check; None for none of its own.
        match: The match in the normal form of the text.
        text: The text as it stands.
        normal: Its normal form.

    Returns:
        True if it may be a date.
    """
    if not _is_capitalised(match, text) or not _days_exist(match):
        return False
    return check is None or CHECKS[check](match, text, normal)


def _is_capitalised(match: re.Match[str], text: str) -> bool:
    """See that "may", "march", "sun" and the like are written as names."""
    groups = match.re.groupindex
    for name in ("months", "months2", "weekdays"):
        if name in groups and match[name] is not None:
            word = match[name].rstrip(".")
            if word in _AMBIGUOUS and not text[match.start(name)].isupper():
                return False
    return True


def _days_exist(match: re.Match[str]) -> bool:
    groups = match.re.groupindex
    days = (match[name] for name in ("day", "day2") if name in groups)
    return all(day is None or 1 <= int(day) <= 31 for day in days)


def _a_month(match: re.Match[str], text: str, normal: str) -> bool:
    """A month alone is written out, begins with a capital, and is no part of a name ("Theresa May")."""
    word = match["months"]
    end = match.end()
    is_name_part = text[end : end + 2].strip()[:1].isupper() and word in {"april", "may", "june", "august"}
    follows = word_after(normal, end)
    return (
        len(word) > 2 and text[match.start("months")].isupper() and not (is_name_part and follows.isupper())
    )


def _a_weekday(match: re.Match[str], text: str, normal: str) -> bool:
    """A weekday alone is written out and is no part of a name ("Good Friday", "The Sunday Times")."""
    is_abbreviation = not match["weekdays"].endswith("day")
    if is_abbreviation or word_before(normal, match.start()) in _NAMES_BEFORE:
        return False
    return word_after(normal, match.end()) not in _NAMES_AFTER


def _a_year(match: re.Match[str], text: str, normal: str) -> bool:
    """Four digits are a year after a preposition, article or adjective, and count nothing."""
    start, end = match.start(), match.end()
    following = word_after(normal, end)
    before = word_before(normal, start)
    is_time = before in _TIME_ONLY and int(match["year"]) % 50 != 0
    if _NUMBER_GOES_ON.match(normal, end) or (following in _NO_YEAR_BEFORE and not is_time):
        return False
    if normal[start].isalpha():
        return True  # "the year 2014"
    if before in _COUNTING and following.endswith("s"):
        return False
    if before in _YEAR_OPENERS:
        return True
    is_lower_case = text[max(0, start - len(before) - 1) : start].strip() == before
    return before.isalpha() and is_lower_case and before not in _AMOUNTS and following.isalpha()


def _years_in_order(match: re.Match[str], text: str, normal: str) -> bool:
    """See that the second year of a span comes after the first, and that nothing is counted."""
    first = int(match["year"])
    last = int(match["year2"] or match["year"][:2] + match["year_end"])
    return first < last <= first + _LONGEST_SPAN and word_after(normal, match.end()) not in _COUNTED


def _days_in_a_row(match: re.Match[str], text: str, normal: str) -> bool:
    """See that there is a span: "May 3 and 4", "between May 3 and 5"; "May 3 and 5" are two days."""
    first, last = int(match["day"]), int(match["day2"])
    is_list = match["join"].strip() == "and" and word_before(normal, match.start()) != "between"
    return last == first + 1 if is_list else first < last


def _months_in_a_row(match: re.Match[str], text: str, normal: str) -> bool:
    """Two months joined by "and" are a span after "between" only."""
    is_list = match["join"].strip() == "and"
    return not is_list or word_before(normal, match.start()) == "between"


def _not_counted_from_event(match: re.Match[str], text: str, normal: str) -> bool:
    """See that "two days before" is not "two days before the summit", which nobody has dated."""
    if match["way"] not in {"before", "prior"}:
        return True
    follows = word_after(normal, match.end())
    return not follows.isalnum() or follows in {"and", "but", "when"}


def _not_among_firsts(match: re.Match[str], text: str, normal: str) -> bool:
    """See that "in 10 days" is not that of "the third launch in 10 days", which tells how long, not when."""
    clause = re.split(r"[.,;\n]", normal[max(0, match.start() - 120) : match.start()])[-1]
    return not _FIRSTS.search(clause)


_FIRSTS = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|only|[0-9]+(?:st|nd|rd|th)|largest|highest|lowest|biggest|worst|"
    r"best|most|deadliest|once|twice|times|time)\b"
)

CHECKS: Final[dict[str, Callable[[re.Match[str], str, str], bool]]] = {
    "a_month": _a_month,
    "a_weekday": _a_weekday,
    "a_year": _a_year,
    "years_in_order": _years_in_order,
    "days_in_a_row": _days_in_a_row,
    "months_in_a_row": _months_in_a_row,
    "not_counted_from_event": _not_counted_from_event,
    "not_among_firsts": _not_among_firsts,
}
