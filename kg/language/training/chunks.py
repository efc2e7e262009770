"""Cutting passages into chunks that fit the encoder's window, and disguising some of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.language.training.passages import Passage, Syntax
from kg.language.training.settings import Chunks
from kg.language.transformer.features import GAPS, PARAGRAPH
from kg.language.transformer.pieces import WordPieces

__all__ = ["cut", "disguise"]

_STOPS = frozenset({".", "?", "!"})
_WRAP_WIDTHS = (45, 110)
_STRAIGHT = frozenset("\"'")
_OPENING = str.maketrans({'"': "\u201c", "'": "\u2018"})
_CLOSING = str.maketrans({'"': "\u201d", "'": "\u2019"})


def cut(passage: Passage, pieces: WordPieces, settings: Chunks, rng: random.Random) -> Iterator[Passage]:
    """Cut a passage into chunks of whole sentences, of lengths drawn anew at each call.

    Args:
        passage: Annotated text.
        pieces: The vocabulary, to count by.
        settings: The lengths wanted.
        rng: Where the lengths come from.

    Yields:
        The chunks; a sentence that is too long for a window loses its syntax and is cut somewhere.
    """
    lengths = [len(ids) for ids in pieces.of(passage.words)]
    start, wanted, taken = 0, rng.randint(settings.shortest, settings.longest), 0
    for first, end in _units(passage, settings, lengths):
        size = sum(lengths[first:end])
        if first > start and (first - start >= wanted or taken + size > settings.pieces):
            yield _part(passage, start, first)
            start, wanted, taken = first, rng.randint(settings.shortest, settings.longest), 0
        taken += size
    if start < len(passage.words):
        yield _part(passage, start, len(passage.words))


def _units(passage: Passage, settings: Chunks, lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the stretches that a chunk takes whole: sentences, or what looks like them."""
    labels = passage.entities or ["O"] * len(passage.words)
    first, size = 0, 0
    for place in range(len(passage.words)):
        ends = passage.starts[place] if passage.starts else place and passage.words[place - 1] in _STOPS
        full = size + lengths[place] > settings.pieces
        if place > first and (ends or full) and not (labels[place].startswith("I-") and not full):
            yield first, place
            first, size = place, 0
        size += lengths[place]
    if first < len(passage.words):
        yield first, len(passage.words)


def _part(passage: Passage, start: int, end: int) -> Passage:
    """Give a part of a passage; its syntax only if it holds whole sentences."""
    syntax = passage.syntax
    if syntax:
        heads = [head - start for head in syntax.heads[start:end]]
        whole = all(0 <= head < end - start for head in heads)
        syntax = (
            Syntax(
                syntax.xpos[start:end],
                syntax.upos[start:end],
                syntax.feats[start:end],
                syntax.lemmas[start:end],
                heads,
                syntax.relations[start:end],
            )
            if whole
            else None
        )
    starts = passage.starts[start:end] if passage.starts and (syntax or not passage.syntax) else None
    entities = passage.entities[start:end] if passage.entities else None
    return Passage(
        passage.source, passage.words[start:end], passage.gaps[start:end], starts, syntax, entities
    )


def disguise(chunk: Passage, settings: Chunks, rng: random.Random) -> Passage:
    """Change the letter case, the quotation marks or the layout of some chunks, as news pages do.

    Args:
        chunk: A chunk.
        settings: The share of each disguise.
        rng: Where chance comes from.

    Returns:
        The chunk, or its disguised copy.
    """
    return _relaid(_requoted(_recased(chunk, settings, rng), settings, rng), settings, rng)


def _recased(chunk: Passage, settings: Chunks, rng: random.Random) -> Passage:
    """Change the letter case of all words, if chance wills it."""
    chance = rng.random() - settings.capitals
    if chance < 0:
        return replace(chunk, words=[word.upper() for word in chunk.words])
    chance -= settings.headline
    if chance < 0:
        return replace(chunk, words=[word[:1].upper() + word[1:] for word in chunk.words])
    if chance < settings.lowered:
        return replace(chunk, words=[word.lower() for word in chunk.words])
    return chunk


def _requoted(chunk: Passage, settings: Chunks, rng: random.Random) -> Passage:
    """Make straight quotation marks and apostrophes typographic, if chance wills it."""
    if rng.random() >= settings.curled:
        return chunk
    none = GAPS.index("none")
    closes = [gap == none for gap in chunk.gaps]
    words = [
        word.translate(_CLOSING if closed or word not in _STRAIGHT else _OPENING)
        for word, closed in zip(chunk.words, closes, strict=True)
    ]
    return replace(chunk, words=words)


def _relaid(chunk: Passage, settings: Chunks, rng: random.Random) -> Passage:
    """Change the line breaks, if chance wills it."""
    gaps = list(chunk.gaps)
    line, space = GAPS.index("line"), GAPS.index("space")
    if rng.random() < settings.unspaced:
        gaps = [gaps[0], *(line if gap == PARAGRAPH else gap for gap in gaps[1:])]
    if rng.random() < settings.wrapped:
        width, column = rng.randint(*_WRAP_WIDTHS), 0
        for place, word in enumerate(chunk.words):
            column += len(word) + 1
            if gaps[place] == space and column > width:
                gaps[place], column = line, len(word)
            elif gaps[place] in (line, PARAGRAPH):
                column = len(word)
    return replace(chunk, gaps=gaps)
