"""The two Koreas where the text does not spell them out: "the North", "inter-Korean", "both Koreas"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any, Final, TypeVar

from spacy.tokens import Doc

__all__ = ["find"]

_NORTH: Final = "PRK"
_SOUTH: Final = "KOR"
_SIDES: Final = {"North": _NORTH, "NORTH": _NORTH, "South": _SOUTH, "SOUTH": _SOUTH}
_BOTH: Final = frozenset({"inter-korean", "pan-korean", "intra-korean"})
_KOREAS: Final = frozenset({"koreas"})

M = TypeVar("M")


def find(doc: Doc, found: Collection[Any], make: Callable[[int, int, str, str], M]) -> list[M]:
    """Find the Koreas that a text names by their side alone.

    Args:
        doc: The document.
        found: The mentions of states that are found already.
        make: What makes a mention of first token, one past the last, code and sense.

    Returns:
        The further mentions.
    """
    taken = {i for m in found for i in range(m.start, m.end)}
    return [make(*values) for values in (*_both(doc, taken), *_sides(doc, found, taken))]


def _both(doc: Doc, taken: Collection[int]) -> Iterator[tuple[int, int, str, str]]:
    """Find "inter-Korean" and "the two Koreas": both states.

    Two spans may not have the same bounds, as their values would overwrite each other; so the second one
    takes in the word beside it.
    """
    for token in doc:
        if token.lower_ in _BOTH and token.i + 1 < len(doc):
            yield token.i, token.i + 1, _NORTH, "adjective"
            yield token.i, token.i + 2, _SOUTH, "adjective"
        elif token.lower_ in _KOREAS and token.i > 0:
            yield token.i, token.i + 1, _NORTH, "name"
            yield token.i - 1, token.i + 1, _SOUTH, "name"


def _sides(doc: Doc, found: Collection[Any], taken: Collection[int]) -> Iterator[tuple[int, int, str, str]]:
    """Find "North and South Korea", and "the North", "the South" once North Korea has been named."""
    first = {m.iso3: m.start for m in sorted(found, reverse=True)}
    for token in doc:
        side = _SIDES.get(token.text)
        if side is None or token.i in taken:
            continue
        # "The South" is anything's south, unless the text speaks of North Korea before.
        spoken_of = first.get(_NORTH, len(doc)) < token.i
        if _opens_pair(doc, token.i, taken) or (spoken_of and _stands_alone(doc, token.i)):
            yield token.i, token.i + 1, side, "name"


def _opens_pair(doc: Doc, index: int, taken: Collection[int]) -> bool:
    """See "North and" before "South Korea"."""
    if index + 2 not in taken or doc[index + 1].lower_ not in {"and", "or"}:
        return False
    return doc[index + 2].text in _SIDES


def _stands_alone(doc: Doc, index: int) -> bool:
    """Say whether "the North" is a whole phrase, not the start of "the North Sea" or "the north of"."""
    if index == 0 or doc[index - 1].lower_ not in {"the", "and", "or", "-"}:
        return False
    if index + 1 == len(doc):
        return True
    after = doc[index + 1]
    return not after.is_title and after.text not in {"-", "of"} and after.pos_ not in {"PROPN"}
