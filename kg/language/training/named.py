"""Reading named entities: word, IOB2 label and `SpaceAfter=No`, with an empty line after each passage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.language.training.passages import Passage
from kg.language.transformer.features import GAPS, PARAGRAPH

__all__ = ["read_entities"]


def read_entities(path: Path, source: str) -> Iterator[Passage]:
    """Read a file of named entities.

    Args:
        path: The file.
        source: The name of the source.

    Yields:
        Its passages; sentences aren't marked in them.
    """
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line]
        gaps = [PARAGRAPH]
        gaps += [GAPS.index("none" if row[2] == "SpaceAfter=No" else "space") for row in rows[:-1]]
        yield Passage(source, [row[0] for row in rows], gaps, entities=[row[1] for row in rows])
