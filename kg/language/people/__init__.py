"""Who is named in a text, and which mentions are one person."""

from __future__ import annotations

from kg.language.people.component import People
from kg.language.people.finder import PersonMention, find

__all__ = ["People", "PersonMention", "find"]
