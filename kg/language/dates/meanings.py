"""From the parts of an expression, and where it stands, to a date.

The functions stand in three modules, by what the date is counted from: `written`, `from_publication`,
`from_anchor`. They give None where the context does not fix a date.
"""

from __future__ import annotations

from typing import Final

from kg.language.dates.context import Context, Parts
from kg.language.dates.edtf import EdtfDate
from kg.language.dates.from_anchor import FROM_ANCHOR
from kg.language.dates.from_publication import FROM_PUBLICATION
from kg.language.dates.written import WRITTEN

__all__ = ["MEANINGS", "value_of"]

_IN_CONTEXT: Final = {**WRITTEN, **FROM_ANCHOR}
MEANINGS: Final = frozenset(_IN_CONTEXT) | frozenset(FROM_PUBLICATION)
"""The names that grammar.toml may use, besides "nothing"."""


def value_of(meaning: str, parts: Parts, context: Context) -> EdtfDate | None:
    """Give the date that an expression means.

    Args:
        meaning: One of `MEANINGS`.
        parts: The parts of the expression.
        context: Where it stands.

    Returns:
        The date; None where the context does not fix one, and for a day that does not exist.
    """
    try:
        if meaning in _IN_CONTEXT:
            return _IN_CONTEXT[meaning](parts, context)
        if context.published is None:
            return None
        return FROM_PUBLICATION[meaning](parts, context.published, context.direction)
    except (ValueError, OverflowError):
        return None  # 30 February, or a year that no calendar has
