"""Ministers by what they are in charge of: "trade and industry minister", "Secretary for Foreign Affairs"."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from kg.language.offices.title import Title
from kg.language.offices.words import Words

__all__ = ["head_first", "past_portfolios", "portfolio_first", "portfolios"]

_DATA: Final = files("kg.language.offices")
_HEADS: Final = {"minister": False, "ministers": True, "secretary": False, "secretaries": True}
_COMMISSIONERS: Final = {"commissioner": False, "commissioners": True}
_ABROAD: Final = (
    ["foreign"],
    ["foreign", "affairs"],
    ["foreign", "relations"],
    ["external", "affairs"],
    ["external", "relations"],
)


@cache
def portfolios() -> frozenset[str]:
    """Load the words that name what a minister is in charge of.

    Returns:
        The words in lower case: "agriculture", "defense", "foreign".
    """
    return frozenset((_DATA / "portfolios.txt").read_text(encoding="utf-8").split())


def _read_portfolios(words: Words, i: int) -> tuple[list[list[str]], int]:
    """Read "trade and industry", "foreign affairs, defense and trade": the parts and the end."""
    parts: list[list[str]] = [[]]
    end = j = i
    while j < len(words):
        low = words.low[j]
        if low in portfolios() and not (j > i and words.breaks_before(j)):
            parts[-1].append(low)
            j += 1
            end = j
        elif low == "-" and parts[-1]:
            j += 1
        elif low in {"and", "&", ",", "/"} and parts[-1]:
            step = j + 1
            if step < len(words) and words.low[step] in {"and", "the", "for", "of"}:
                step += 1
            if step >= len(words) or words.low[step] not in portfolios() or _is_title_ahead(words, step):
                break
            parts.append([])
            j = step
        else:
            break
    return [part for part in parts if part], end


def _is_title_ahead(words: Words, i: int) -> bool:
    """Say whether another title starts here, so that a list of portfolios ends before it."""
    j = i
    while j < len(words) and words.low[j] in portfolios():
        j += 1
    return j < len(words) and words.low[j] in _HEADS and j > i


def past_portfolios(words: Words, i: int) -> int:
    """Go past "of Foreign Affairs and Trade" after "ministry".

    Args:
        words: The words of a text.
        i: The first word after "ministry".

    Returns:
        The first word after the portfolios, or `i` if none follow.
    """
    if words.low[i : i + 1] not in (["of"], ["for"]):
        return i
    start = i + 1 + (words.low[i + 1 : i + 2] == ["the"])
    end = _read_portfolios(words, start)[1]
    return end if end > start else i


def portfolio_first(words: Words, i: int) -> Title | None:
    """Read "trade and industry minister", "foreign and defense ministers".

    Args:
        words: The words of a text.
        i: The first word.

    Returns:
        The title, or None if none starts there.
    """
    if words.low[i] not in portfolios():
        return None
    j, parts = i, [[]]  # type: tuple[int, list[list[str]]]
    while j < len(words):
        low = words.low[j]
        if low in _HEADS and parts[-1]:
            return _ministers(i, j + 1, parts, low)
        if low in _COMMISSIONERS and parts[-1]:
            name = f"{_listed(parts)} commissioner"
            return Title(i, j + 1, (name,), "organization", _COMMISSIONERS[low])
        if low in portfolios():
            parts[-1].append(low)
        elif low in {"and", "&", ",", "/"} and parts[-1]:
            parts.append([])
        elif not (low == "-" and parts[-1]):
            return None
        j += 1
    return None


def head_first(words: Words, i: int) -> Title | None:
    """Read "Minister of Foreign Affairs and Trade", "secretaries of state and defense".

    Args:
        words: The words of a text.
        i: The first word.

    Returns:
        The title, or None if none starts there.
    """
    head = words.low[i]
    if head not in _HEADS or i + 2 >= len(words) or words.low[i + 1] not in {"of", "for"}:
        return None
    j = i + 2
    if words.low[j] == "state" and (title := _of_state(words, i, j + 1)) is not None:
        return title
    if words.low[j] == "the":
        j += 1
    if j >= len(words):
        return None
    state = words.low[j] == "state" and j + 2 < len(words) and words.low[j + 1] == "and"
    if state and _HEADS[head] and words.low[j + 2] in portfolios():
        parts, end = _read_portfolios(words, j + 2)
        rest = _ministers(i, end, parts, head, words.low[i + 1])
        return Title(i, end, ("secretary of state", *rest.names), "state", plural=True)
    parts, end = _read_portfolios(words, j)
    return _ministers(i, end, parts, head, words.low[i + 1]) if parts else None


def _of_state(words: Words, i: int, j: int) -> Title | None:
    """Read the rest of "minister of state for foreign affairs"; such a minister is not the minister.

    A secretary of state without a portfolio is the American one, which stands in the table.
    """
    plural = _HEADS[words.low[i]]
    head = "secretary of state" if words.low[i].startswith("secretar") else "minister of state"
    if j + 1 < len(words) and words.low[j] in {"for", "at"}:
        parts, end = _read_portfolios(words, j + 1 + (words.low[j + 1] == "the"))
        if parts:
            name = f"{head} for {_listed(parts)}"
            return Title(i, end, (name,), "state", plural)
    return Title(i, j, (head,), "state", plural) if head.startswith("minister") else None


def _listed(parts: list[list[str]]) -> str:
    """Name several portfolios in a row: "culture, innovation and higher education"."""
    *others, last = (" ".join(part) for part in parts)
    return f"{', '.join(others)} and {last}" if others else last


def _ministers(start: int, end: int, parts: list[list[str]], head: str, of: str | None = None) -> Title:
    """Name the offices: one for each portfolio in the plural, one for all in the singular.

    The preposition after "minister" stays as it is.
    """
    plural = _HEADS[head]
    single = "secretary" if head.startswith("secretar") else "minister"
    groups = [[part] for part in parts] if plural else [parts]
    return Title(start, end, tuple(_minister(group, single, of) for group in groups), "state", plural)


def _minister(parts: list[list[str]], head: str, of: str | None) -> str:
    """Normalise the title of one minister."""
    flat = {word for part in parts for word in part}
    abroad = any(part in _ABROAD for part in parts)
    joined = _listed(parts)
    if head == "secretary" and of and joined == "defense":
        return "secretary of defense"
    if abroad:
        return "foreign minister"
    if "defense" in flat or {"armed", "forces"} <= flat:
        return "defense minister"
    return f"{head} {of} {joined}" if of else f"{joined} {head}"
