"""Words that stand for people and states named elsewhere: "the two countries", "the premier", "he"."""

from __future__ import annotations

from kg.language.references.component import References
from kg.language.references.finder import Reference, find

__all__ = ["Reference", "References", "find"]
