"""Batches: chunks of like length, mixed over all sources, as arrays with the labels that each carries."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from kg.language.training.chunks import cut, disguise
from kg.language.training.labels import LabelSets
from kg.language.training.passages import Passage
from kg.language.training.settings import Chunks, Settings
from kg.language.transformer.features import letter_case
from kg.language.transformer.lemmas import script_of
from kg.language.transformer.pieces import WordPieces

__all__ = ["UNKNOWN", "Batch", "Encoded", "Labeller", "collate", "endless", "pack"]

UNKNOWN = -100
"""The label of words whose label isn't known; the loss passes over them."""
_POOL = 60
"""So many batches are sorted by length together."""

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Encoded:
    """A chunk as numbers.

    Attributes:
        ids: Word pieces, with the two that open and close a window.
        case: The letter case of each piece's word.
        gaps: The gap before each piece's word.
        first: The place of each word's first piece.
        sentences: The number of each word's sentence.
        labels: For each task the label of each word. Heads count from 1, the root is 0.
    """

    ids: Integers
    case: Integers
    gaps: Integers
    first: Integers
    sentences: Integers
    labels: dict[str, Integers]


@dataclass(frozen=True)
class Batch:
    """Chunks side by side, filled up to the longest; `mask` and `words` tell what is real."""

    ids: Integers
    case: Integers
    gaps: Integers
    mask: NDArray[np.bool_]
    first: Integers
    words: NDArray[np.bool_]
    sentences: Integers
    labels: dict[str, Integers]


class Labeller:
    """Turns chunks into numbers."""

    def __init__(self, sets: LabelSets, pieces: WordPieces) -> None:
        self.pieces = pieces
        self._numbers: dict[str, dict[object, int]] = {
            "xpos": _numbered(sets.xpos),
            "upos": _numbered(sets.upos),
            "feats": _numbered(sets.feats),
            "lemmas": _numbered(sets.scripts),
            "relations": _numbered(sets.relations),
            "entities": _numbered(sets.entities),
        }

    def encode(self, chunk: Passage) -> Encoded:
        """Turn a chunk into numbers.

        Args:
            chunk: Annotated text that fits a window.

        Returns:
            Its arrays.
        """
        pieces = self.pieces.of(chunk.words)
        lengths = [len(ids) for ids in pieces]
        ids = [self.pieces.start, *(number for word in pieces for number in word), self.pieces.end]
        case = np.repeat([letter_case(word) for word in chunk.words], lengths)
        return Encoded(
            ids=np.array(ids),
            case=np.pad(case, 1),
            gaps=np.pad(np.repeat(chunk.gaps, lengths), 1),
            first=np.cumsum([1, *lengths[:-1]]),
            sentences=np.cumsum(chunk.starts or [False] * len(pieces)),
            labels=self._labels(chunk),
        )

    def _labels(self, chunk: Passage) -> dict[str, Integers]:
        """Number the labels of a chunk, layer by layer."""
        unknown = np.full(len(chunk.words), UNKNOWN)
        labels = dict.fromkeys((*self._numbers, "heads", "starts"), unknown)
        if chunk.entities:
            labels["entities"] = self._number("entities", chunk.entities)
        if chunk.starts:
            labels["starts"] = np.array(chunk.starts, dtype=np.int64)
        syntax = chunk.syntax
        if syntax:
            scripts = [
                None if lemma is None else script_of(word, lemma)
                for word, lemma in zip(chunk.words, syntax.lemmas, strict=True)
            ]
            heads = np.array(syntax.heads)
            labels |= {
                "xpos": self._number("xpos", syntax.xpos),
                "upos": self._number("upos", syntax.upos),
                "feats": self._number("feats", syntax.feats),
                "lemmas": self._number("lemmas", scripts),
                "relations": self._number("relations", syntax.relations),
                "heads": np.where(heads == np.arange(len(heads)), 0, heads + 1),
            }
        return labels

    def _number(self, task: str, labels: Sequence[object]) -> Integers:
        return np.array([self._numbers[task].get(label, UNKNOWN) for label in labels])


def _numbered(labels: Sequence[object]) -> dict[object, int]:
    return {label: number for number, label in enumerate(labels)}


def collate(chunks: Sequence[Encoded], padding: int) -> Batch:
    """Lay chunks side by side.

    Args:
        chunks: The chunks of a batch.
        padding: The word piece to fill up with.

    Returns:
        The batch.
    """
    first = _stack([chunk.first for chunk in chunks], -1)
    return Batch(
        ids=_stack([chunk.ids for chunk in chunks], padding),
        case=_stack([chunk.case for chunk in chunks], 0),
        gaps=_stack([chunk.gaps for chunk in chunks], 0),
        mask=_stack([np.ones_like(chunk.ids) for chunk in chunks], 0) > 0,
        first=np.maximum(first, 0),
        words=first >= 0,
        sentences=_stack([chunk.sentences for chunk in chunks], -1),
        labels={name: _stack([chunk.labels[name] for chunk in chunks], UNKNOWN) for name in chunks[0].labels},
    )


def _stack(rows: Sequence[Integers], filler: int) -> Integers:
    """Lay rows of different lengths side by side."""
    table = np.full((len(rows), max(len(row) for row in rows)), filler, dtype=np.int64)
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return table


def pack(chunks: Sequence[Encoded], size: int) -> Iterator[list[Encoded]]:
    """Put chunks of like length together.

    Args:
        chunks: The chunks.
        size: So many word pieces does a batch hold at most, filling included.

    Yields:
        The batches, from short chunks to long ones.
    """
    batch: list[Encoded] = []
    for chunk in sorted(chunks, key=lambda chunk: len(chunk.ids)):
        if batch and len(chunk.ids) * (len(batch) + 1) > size:
            yield batch
            batch = []
        batch.append(chunk)
    if batch:
        yield batch


def endless(
    sources: Mapping[str, Sequence[Passage]], labeller: Labeller, settings: Settings, rank: int
) -> Iterator[Batch]:
    """Give batches of training data for ever.

    Args:
        sources: The training passages of each source.
        labeller: What turns them into numbers.
        settings: Shares, lengths and sizes.
        rank: The number of this process; each one gets its own share of the passages.

    Yields:
        Batches, their sources mixed.
    """
    rng = random.Random(f"{settings.seed}-{rank}")  # noqa: S311
    chunks = _chunks(sources, labeller, settings, rank, rng)
    size = settings.training.batch_pieces
    while True:
        pool = list(islice(chunks, _POOL * size // settings.chunks.longest * 2))
        batches = list(pack(pool, size))
        rng.shuffle(batches)
        for batch in batches:
            yield collate(batch, labeller.pieces.padding)


def _chunks(
    sources: Mapping[str, Sequence[Passage]],
    labeller: Labeller,
    settings: Settings,
    rank: int,
    rng: random.Random,
) -> Iterator[Encoded]:
    """Give this process's chunks, pass after pass; every process shuffles the passages alike."""
    order = random.Random(settings.seed)  # noqa: S311
    while True:
        drawn = list(_drawn(sources, settings.sources, order))
        order.shuffle(drawn)
        for passage in drawn[rank :: settings.training.processes]:
            yield from _encoded(passage, labeller, settings.chunks, rng)


def _encoded(passage: Passage, labeller: Labeller, settings: Chunks, rng: random.Random) -> Iterator[Encoded]:
    """Cut, disguise and number one passage."""
    for chunk in cut(passage, labeller.pieces, settings, rng):
        yield labeller.encode(disguise(chunk, settings, rng))


def _drawn(
    sources: Mapping[str, Sequence[Passage]], shares: Mapping[str, float], rng: random.Random
) -> Iterator[Passage]:
    """Give the passages of one pass: those of a source with the share 1.5 once or twice."""
    for name in sorted(sources):
        whole, part = divmod(shares[name], 1)
        for passage in sources[name]:
            for _ in range(int(whole) + (rng.random() < part)):
                yield passage
