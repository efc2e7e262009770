"""Title words that were found in a text."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Title"]


@dataclass(frozen=True, order=True)
class Title:
    """Title words.

    Attributes:
        start: First word, an index into `Words`.
        end: One past the last word.
        names: The normalised titles; several for "foreign and defense ministers".
        kind: "state", "organization" or "either": what has such an office.
        plural: Whether it speaks of several holders.
        organization: The organization that alone has the office, if there is just one.
    """

    start: int
    end: int
    names: tuple[str, ...]
    kind: str
    plural: bool
    organization: str | None = None
