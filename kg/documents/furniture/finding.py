"""Finding the page furniture of a text.

jusText and boilerpipe judge a page's blocks by their tags and links, which a plain text has not; run on
bare lines, jusText drops headlines and captions with the menus, and can name no reason. So the lines are
judged here: by rules (`rules.toml`), and by where they stand, since a headline and a link to another
report look the same. Where it is not sure the line stays: a link too many in the text costs less than a
lost paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kg.documents.furniture.datelines import find_dateline
from kg.documents.furniture.rules import ends_with_link, load_rules, match_unit
from kg.documents.furniture.runs import Judged, judge_runs
from kg.documents.furniture.top import judge_top
from kg.documents.furniture.units import Unit, split_units
from kg.records import RemovedText

__all__ = ["blank", "find_furniture"]

_FIRST_LINE_DATE: Final = re.compile(r"\s*(?P<date>date:? +\d{4}-\d\d-\d\d)(?=\s)", re.IGNORECASE)
_EVERYWHERE: Final = ("anywhere", "list", "footer")
_SCOPES: Final = (("top", "head", *_EVERYWHERE), ("head", *_EVERYWHERE), _EVERYWHERE)
_DATELINE_PROSE: Final = 3
_ROW_OF_LINKS: Final = 3  # dots between them

Stretch = tuple[int, int, str]


def find_furniture(text: str, markup: Iterable[Stretch] = ()) -> tuple[RemovedText, ...]:
    """Find the page furniture of a text.

    Args:
        text: The text.
        markup: Stretches that are known to be no words, with the reason of each.

    Returns:
        What is no content, the markup included, in order and without overlaps.
    """
    known = list(markup)
    if match := _FIRST_LINE_DATE.match(text):
        known.append((*match.span("date"), "time of publication"))
    masked = blank(text, known)
    units = split_units(masked)
    whole = list(_whole_units(units))
    taken = {start for start, _, _ in whole}
    rest = [unit for unit in units if unit.start not in taken]
    known += whole
    known += _datelines(masked, rest)
    known += _inside(blank(masked, whole))
    return _settle(text, known)


def blank(text: str, stretches: Iterable[Stretch]) -> str:
    """Overwrite stretches with blanks, line breaks kept.

    Args:
        text: A text.
        stretches: What to overwrite.

    Returns:
        A text of the same length.
    """
    pieces: list[str] = []
    done = 0
    for start, end, _ in sorted(stretches):
        start = max(start, done)
        if start < end:
            pieces += (text[done:start], re.sub(r"[^\n]", " ", text[start:end]))
            done = end
    return "".join((*pieces, text[done:]))


def _whole_units(units: Sequence[Unit]) -> Iterator[Stretch]:
    """Give the units that are furniture as a whole."""
    judged = [Judged(unit, *by_rule) for unit, by_rule in zip(units, _by_rule(units), strict=True)]
    for item in judge_top(judge_runs(judged)):
        if item.reason:
            yield item.unit.start, item.unit.end, item.reason


def _by_rule(units: Sequence[Unit]) -> Iterator[tuple[str, str]]:
    """Give reason and scope of the rule that each unit falls under; ("", "") where there is none."""
    prose = 0
    for unit in units:
        rule = match_unit(unit, _SCOPES[min(prose, len(_SCOPES) - 1)])
        if rule:
            yield rule.reason, rule.scope
        elif prose < _DATELINE_PROSE and find_dateline(unit.text, opens_sentence=False):
            yield "dateline", "head"
        else:
            is_row = not prose and not unit.is_sentence and unit.text.count(" • ") >= _ROW_OF_LINKS
            prose += unit.is_prose and not is_row
            yield ("links to other reports", "") if is_row else ("", "list" if ends_with_link(unit) else "")


def _datelines(text: str, units: Sequence[Unit]) -> Iterator[Stretch]:
    """Give the datelines with which the first paragraphs begin."""
    prose = 0
    for unit in units:
        if not unit.is_sentence and not unit.is_prose:
            continue
        found = find_dateline(text[unit.start : unit.end], opens_sentence=True)
        if found:
            yield unit.start, unit.start + found.length, "dateline"
        prose += unit.is_prose
        if prose >= _DATELINE_PROSE:
            return


def _inside(text: str) -> Iterator[Stretch]:
    """Give the stretches within lines that are furniture."""
    for rule in load_rules():
        if rule.scope in ("inside", "ending"):
            for match in rule.pattern.finditer(text):
                yield match.start(), match.end(), rule.reason


def _settle(text: str, stretches: Iterable[Stretch]) -> tuple[RemovedText, ...]:
    """Put stretches in order, cut blanks off their ends, and let the first of two that overlap win."""
    removed: list[RemovedText] = []
    done = 0
    for start, end, reason in sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1], stretch[2])):
        start = max(start, done)
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if start < end:
            removed.append(RemovedText(start, end, text[start:end], reason))
            done = end
    return tuple(removed)
