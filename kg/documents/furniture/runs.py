"""Judging lines by the company they keep: what stands under "Related posts", what follows the page's foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.documents.furniture.units import Unit

__all__ = ["Judged", "judge_runs"]

_BULLET: Final = re.compile(r"(?:[-*•–·▪◦‣]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_LONGEST_LINK: Final = 25  # words
_MOST_LINKS: Final = 15  # in the middle of a text
_RESUMED_WORDS: Final = 60
_MENU_LINES: Final = 4
_MENU_WORDS: Final = 3
_TAIL_LINES: Final = 5
_FEWEST_TAGS: Final = 2


@dataclass(frozen=True)
class Judged:
    """A unit and why it is furniture.

    Attributes:
        unit: The unit.
        reason: Why it is furniture; "" where it is none.
        scope: The scope of the rule that says so; "" where its company does.
    """

    unit: Unit
    reason: str = ""
    scope: str = ""


def judge_runs(items: Sequence[Judged]) -> list[Judged]:
    """Judge units by their neighbours.

    Args:
        items: The units of a text, judged by the rules.

    Returns:
        The same units, more of them with a reason.
    """
    judged = list(items)
    first = next((i for i, item in enumerate(judged) if _is_article(item)), len(judged))
    _take_menu(judged, first)
    for i in range(first, len(judged)):
        if judged[i].scope == "footer" and not _resumes(judged, i + 1):
            _take(judged, range(i + 1, len(judged)), "foot of the page")
            break
        if judged[i].scope == "list":
            _take(judged, _links_under(judged, i), "links to other reports")
    _take_tail(judged)
    _take_tags(judged)
    return judged


def _is_article(item: Judged) -> bool:
    """Tell whether a unit is running text that no rule took."""
    return item.unit.is_prose and not item.reason


def _take(judged: list[Judged], places: range, reason: str) -> None:
    """Give a reason to all units of a stretch that have none yet."""
    for i in places:
        if not judged[i].reason:
            judged[i] = replace(judged[i], reason=reason)


def _resumes(judged: Sequence[Judged], start: int) -> bool:
    """Tell whether the report goes on: two paragraphs one after the other, of some length together.

    The foot of a page may hold a paragraph here and there, but they stand alone among links.
    """
    words = paragraphs = 0
    for item in judged[start:]:
        if _is_article(item):
            paragraphs += 1
            words += item.unit.words
            if paragraphs >= 2 and words >= _RESUMED_WORDS:
                return True
        else:
            words = paragraphs = 0
    return False


def _links_under(judged: Sequence[Judged], heading: int) -> range:
    """Give the lines that belong to a heading of links.

    They are short and end as no sentence does. Set close under the heading, they end with the first blank
    line; else with the first sentence, and in the middle of a text there are not many.
    """
    start = heading + 1
    if start >= len(judged):
        return range(0)
    close = not judged[start].unit.after_blank
    in_middle = any(_is_article(item) for item in judged[start:])
    end = start
    while end < len(judged):
        unit = judged[end].unit
        if close and unit.after_blank:
            break
        if not judged[end].reason and (unit.is_sentence or unit.is_prose or unit.words > _LONGEST_LINK):
            break
        if in_middle and end - start >= _MOST_LINKS:
            break
        end += 1
    return range(start, end)


def _take_menu(judged: list[Judged], first: int) -> None:
    """Take a column of very short lines before the article for a menu; the headline is longer."""
    run: list[int] = []
    for i in range(first + 1):
        short = i < first and judged[i].unit.words <= _MENU_WORDS and not judged[i].unit.is_sentence
        if short:
            run.append(i)
            continue
        if len(run) >= _MENU_LINES:
            headlines = [x for x in judged[:first] if not x.reason and x.unit.words > _MENU_WORDS]
            kept = 0 if headlines else 1
            for k in run[: len(run) - kept]:
                _take(judged, range(k, k + 1), "menu or buttons")
        run = []


def _take_tags(judged: list[Judged]) -> None:
    """Take points of a word or two at the very end, that no sentence introduces, for tags."""
    start = len(judged)
    while start and (judged[start - 1].reason or _is_tag(judged[start - 1].unit)):
        start -= 1
    tags = [i for i in range(start, len(judged)) if not judged[i].reason]
    if start and len(tags) >= _FEWEST_TAGS and judged[start - 1].unit.is_sentence:
        _take(judged, range(start, len(judged)), "list of tags")


def _is_tag(unit: Unit) -> bool:
    """Tell whether a line is a point of a list that holds one or two words."""
    return bool(_BULLET.match(unit.text)) and unit.words <= _MENU_WORDS


def _take_tail(judged: list[Judged]) -> None:
    """Take the lines after the last sentence, where there are many and some are furniture for sure."""
    start = len(judged)
    while start and (judged[start - 1].reason or not judged[start - 1].unit.is_sentence):
        start -= 1
    while start < len(judged) and (judged[start].unit.is_prose and not judged[start].reason):
        start += 1
    tail = judged[start:]
    if start == 0 or judged[start - 1].unit.text.endswith(":"):
        return
    if any(_BULLET.match(item.unit.text) for item in tail if not item.reason):
        return
    texts = [item.unit.text for item in tail]
    sure = sum(1 for item in tail if item.reason or texts.count(item.unit.text) > 1)
    if len(tail) >= _TAIL_LINES and sure >= max(2, len(tail) // 4):
        first = next(i for i, item in enumerate(tail) if item.reason or texts.count(item.unit.text) > 1)
        _take(judged, range(start + first, len(judged)), "foot of the page")
