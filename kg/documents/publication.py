"""The day of publication, and how it is known.

In this order: the user's dates file, what the container states (metadata column, front matter, page
metadata), what the text says about itself (a first line, "Published:", a dateline, a line that is a day),
and the address. Never the file's time stamp and never today: a day that nothing states stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from kg.documents.days import DAY, day_in_address, day_of, year_in_address
from kg.documents.draft import Draft
from kg.documents.furniture.datelines import find_dateline
from kg.records import RemovedText

__all__ = ["find_publication_day"]

_WHOLE_DAY: Final = re.compile(DAY, re.IGNORECASE)
_FIRST_LINE: Final = re.compile(r"\s*date:? +(\d{4}-\d\d-\d\d)(?=\s)", re.IGNORECASE)
_PUBLISHED: Final = re.compile(
    r"(?:^|(?<=[ |]))(?:first |originally )?(?:published|posted|created|issued|released|date|publish date"
    r"|published date|publication date|date of publication)(?: (?:on|at|date|time))?[: ]+(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_CHANGED: Final = re.compile(r".*\b(?:updated|modified|edited)\b", re.IGNORECASE)
_NUMERIC: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{9,10}(?:\d{3})?")

Found = tuple[date, str]


def find_publication_day(
    draft: Draft, removed: tuple[RemovedText, ...], dates: Mapping[str, date]
) -> Found | None:
    """Find the day on which a document was published.

    Args:
        draft: The document.
        removed: The furniture of its text; this is where a page states its date.
        dates: The user's dates, by name of document.

    Returns:
        The day and how it is known; None where nothing says it.
    """
    for name in _names(draft):
        if name in dates:
            return dates[name], "dates file"
    for stated in draft.stated_dates:
        if day := day_of(stated.value):
            return day, stated.found_by
    found = next(_in_text(draft, removed), None)
    if found:
        return found
    for address in _addresses(draft, removed):
        if day := day_in_address(address):
            return day, "address" if "/" in address else "file name"
    return None


def _names(draft: Draft) -> Iterator[str]:
    """Give what a dates file may call a document: exact names first, then without their endings."""
    yield from draft.names
    for name in draft.names:
        path = Path(name)
        while path.suffix:
            path = path.with_suffix("")
            yield path.name


def _addresses(draft: Draft, removed: tuple[RemovedText, ...]) -> Iterator[str]:
    """Give the addresses of a document, the ones that its text states alone on a line included."""
    yield from draft.addresses
    for gap in removed:
        if gap.reason == "address of a page" and _is_line(draft.text, gap):
            yield gap.text


def _in_text(draft: Draft, removed: tuple[RemovedText, ...]) -> Iterator[Found]:
    """Give the days that the text states about itself, the surest first."""
    if (match := _FIRST_LINE.match(draft.text)) and (day := day_of(match[1])):
        yield day, "first line"
    lines = [gap.text for gap in removed if gap.reason == "time of publication"]
    for line in lines:
        if (match := _PUBLISHED.search(line)) and (day := _first_day(match["value"])):
            yield day, "published line"
    datelines = [gap.text for gap in removed if gap.reason == "dateline"]
    for line in datelines:
        if day := _dateline_day(line, draft, removed):
            yield day, "dateline"
    if day := _standing_alone(draft, removed):
        yield day, "date line"
    for gap in removed:
        if gap.reason == "time of publication" and _CHANGED.match(gap.text) and (day := _first_day(gap.text)):
            yield day, "line of the last change"


def _standing_alone(draft: Draft, removed: tuple[RemovedText, ...]) -> date | None:
    """Give the day that stands on a line for itself; of several days, the one under the headline.

    A page may show the day on which it was called up, above the headline.
    """
    lines = [gap for gap in removed if gap.reason == "time of publication" and not _CHANGED.match(gap.text)]
    headline = draft.text.find(draft.title) if draft.title else -1
    for group in (lines, [gap for gap in lines if gap.start > headline >= 0]):
        days = {day for gap in group if (day := _first_day(gap.text))}
        if len(days) == 1:
            return days.pop()
    return None


def _dateline_day(line: str, draft: Draft, removed: tuple[RemovedText, ...]) -> date | None:
    """Read the day of a dateline; the year may come from the address, but not from a guess."""
    found = find_dateline(line, opens_sentence=False) or find_dateline(f"{line} A", opens_sentence=True)
    if not found or found.day or not found.month_and_day:
        return found.day if found else None
    month, day = found.month_and_day
    for address in _addresses(draft, removed):
        stated = day_in_address(address)
        year = stated.year if stated else year_in_address(address)
        if year:
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None


def _first_day(line: str) -> date | None:
    """Read the first day in a line."""
    match = _WHOLE_DAY.search(line) or _NUMERIC.search(line)
    return day_of(match[0]) if match else None


def _is_line(text: str, gap: RemovedText) -> bool:
    """Tell whether a stretch has a line for itself."""
    before, after = text[: gap.start].rpartition("\n")[2], text[gap.end :].partition("\n")[0]
    return not before.strip() and not after.strip()
