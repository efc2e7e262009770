"""Where sentences start, wherever the page or the punctuation settles it."""

from __future__ import annotations

from kg.language.sentences.component import SentenceStarts
from kg.language.sentences.finder import find

__all__ = ["SentenceStarts", "find"]
