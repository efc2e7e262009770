"""Annotated text of any source, in one form: a passage, with those layers that its source carries."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["Passage", "Syntax", "read_passages", "write_passages"]


@dataclass(frozen=True)
class Syntax:
    """What a treebank says about each word; None where it leaves something open.

    Attributes:
        xpos: Tags of the Penn treebank.
        upos: Universal parts of speech.
        feats: Features as `Name=Value|Name=Value`, empty where there are none.
        lemmas: Lemmas.
        heads: The place of each word's head in the passage; a root is its own head.
        relations: Universal relations, with their subtypes.
    """

    xpos: list[str]
    upos: list[str | None]
    feats: list[str | None]
    lemmas: list[str | None]
    heads: list[int]
    relations: list[str]


@dataclass(frozen=True)
class Passage:
    """Running text with its annotation.

    Attributes:
        source: Where it is from.
        words: Its words.
        gaps: For each word the class of the white space before it (`features.GAPS`).
        starts: Whether a sentence starts with each word, or None where sentences aren't marked.
        syntax: The layers of a treebank, or None. A passage with syntax has `starts`.
        entities: IOB2 labels, or None where names aren't marked.
    """

    source: str
    words: list[str]
    gaps: list[int]
    starts: list[bool] | None = None
    syntax: Syntax | None = None
    entities: list[str] | None = None


def write_passages(path: Path, passages: Iterable[Passage]) -> int:
    """Write passages to a file, one JSON object a line.

    Args:
        path: The file (`.jsonl.gz`).
        passages: What to write.

    Returns:
        The number of words written.
    """
    count = 0
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        for passage in passages:
            stream.write(json.dumps(asdict(passage), ensure_ascii=False) + "\n")
            count += len(passage.words)
    return count


def read_passages(path: Path) -> Iterator[Passage]:
    """Read what `write_passages` wrote.

    Args:
        path: The file.

    Yields:
        The passages, in order.
    """
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            values = json.loads(line)
            if values["syntax"]:
                values["syntax"] = Syntax(**values["syntax"])
            yield Passage(**values)
