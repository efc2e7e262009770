"""Copies of one report: the same wire text on two sites, with another headline and other chrome around it.

Two texts are copies if enough of their runs of five words are common to both (Broder's resemblance):
half of all of them on the same day, which allows one word in fourteen to be changed, or half of the text
to be cut. Known to be of different days, seven in ten: a report that is carried on with new facts next day
repeats its background. A part of another text of the same day is a copy of it too. And each must name
hardly anybody that the other does not name: two readouts written on one template, of calls with different
presidents, share most of their words and are two reports.

Candidates are found as Broder does it: each text is known by the smallest hashes of its word runs, and
texts that share one of these are compared. So the cost grows with the number of texts, not of pairs.
datasketch would do this part, but brings scipy (35 MB) for some thirty lines, and its MinHash estimates
what is counted exactly here.
"""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Final

from kg.records import Document

__all__ = ["fold_copies"]

_RUN: Final = 5  # words; the usual length for near-identical prose
_RESEMBLANCE: Final = 0.5
_RESEMBLANCE_OF_OTHER_DAYS: Final = 0.7
_CONTAINMENT: Final = 0.8
_UNSHARED_NAMES: Final = 0.1
_SKETCH: Final = 24
_MOST_IN_BUCKET: Final = 32  # a phrase that so many reports share is a phrase and tells nothing
_SHORT: Final = 25  # words; below this only equal texts are copies
_WORD: Final = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True)
class _Words:
    """What two texts are compared by."""

    words: tuple[str, ...]
    published: date | None = None

    @cached_property
    def runs(self) -> frozenset[int]:
        """Hashes of all runs of words, case ignored."""
        folded = [word.casefold() for word in self.words]
        last = max(1, len(folded) - _RUN + 1)
        return frozenset(_hash(" ".join(folded[i : i + _RUN])) for i in range(last))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words, case ignored."""
        return frozenset(word.casefold() for word in self.words)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words in capitals, and numbers."""
        return frozenset(word.casefold() for word in self.words if word[0].isupper() or word[0].isdigit())


def fold_copies(documents: Iterable[Document]) -> list[Document]:
    """Find the copies among documents and keep one of each.

    The one kept has the earliest known day of publication; among equals the longest text, then the source
    that comes first.

    Args:
        documents: The documents.

    Returns:
        The documents kept, by source, each with the sources of its copies.
    """
    everything = sorted(documents, key=lambda document: document.source)
    words = [_Words(tuple(_WORD.findall(d.content)), d.published) for d in everything]
    groups = _group(words)
    kept = []
    for group in groups:
        members = sorted((everything[i] for i in group), key=_rank)
        copies = sorted(member.source for member in members[1:])
        kept.append(replace(members[0], copies=tuple(copies)) if copies else members[0])
    return sorted(kept, key=lambda document: document.source)


def _rank(document: Document) -> tuple[date, int, str]:
    """Order the copies of one report, the one to keep first."""
    return document.published or date.max, -len(document.content.split()), document.source


def _group(words: Sequence[_Words]) -> list[list[int]]:
    """Put texts into groups of copies, each held against the longest text of the group."""
    groups: dict[int, list[int]] = {}
    buckets: defaultdict[int, list[int]] = defaultdict(list)
    for i in sorted(range(len(words)), key=lambda i: (-len(words[i].words), i)):
        sketch = heapq.nsmallest(_SKETCH, words[i].runs)
        candidates = sorted({leader for run in sketch for leader in buckets[run]})
        leader = next((c for c in candidates if _are_copies(words[c], words[i])), None)
        if leader is not None:
            groups[leader].append(i)
            continue
        groups[i] = [i]
        for run in sketch:
            if len(buckets[run]) < _MOST_IN_BUCKET:
                buckets[run].append(i)
    return list(groups.values())


def _are_copies(one: _Words, other: _Words) -> bool:
    """Tell whether two texts are copies of one report."""
    if min(len(one.words), len(other.words)) < _SHORT:
        return [w.casefold() for w in one.words] == [w.casefold() for w in other.words]
    return _share_text(one, other) and min(_unshared(one, other), _unshared(other, one)) <= _UNSHARED_NAMES


def _share_text(one: _Words, other: _Words) -> bool:
    """Tell whether two texts have enough runs of words in common."""
    common = len(one.runs & other.runs)
    resemblance = common / (len(one.runs) + len(other.runs) - common)
    if one.published and other.published and one.published != other.published:
        return resemblance >= _RESEMBLANCE_OF_OTHER_DAYS
    if resemblance >= _RESEMBLANCE:
        return True
    contained = common >= _CONTAINMENT * min(len(one.runs), len(other.runs))
    return contained and one.published == other.published


def _unshared(one: _Words, other: _Words) -> float:
    """Give the share of names in one text that do not occur in the other."""
    return len(one.names - other.vocabulary) / max(1, len(one.names))


def _hash(run: str) -> int:
    """Hash a run of words, the same on every machine."""
    return int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=8).digest(), "big")
