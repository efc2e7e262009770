"""Reading CoNLL-U: one passage for each document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.language.training.passages import Passage, Syntax
from kg.language.transformer.features import GAPS, PARAGRAPH

__all__ = ["read_document"]

_NONE, _SPACE = GAPS.index("none"), GAPS.index("space")


@dataclass(frozen=True)
class _Row:
    """One syntactic word."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    spaced: bool


def read_document(path: Path, source: str) -> Passage:
    """Read a document of a treebank.

    Args:
        path: A CoNLL-U file.
        source: The name of the source.

    Returns:
        Its text with all layers of syntax; no entities.
    """
    words: list[str] = []
    gaps: list[int] = []
    starts: list[bool] = []
    layers = Syntax([], [], [], [], [], [])
    spaced = True
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        paragraph = not words or any(line.startswith(("# newpar", "# newdoc")) for line in lines)
        offset = len(words)
        for place, row in enumerate(_rows(lines)):
            first = place == 0
            gaps.append(PARAGRAPH if first and paragraph else _SPACE if spaced else _NONE)
            starts.append(first)
            words.append(row.form)
            _append(layers, row, offset)
            spaced = row.spaced
    return Passage(source, words, gaps, starts, layers)


def _append(layers: Syntax, row: _Row, offset: int) -> None:
    """Add one word to the layers of its document."""
    here = len(layers.heads)
    layers.xpos.append(row.xpos)
    layers.upos.append(row.upos)
    layers.feats.append("" if row.feats == "_" else row.feats)
    layers.lemmas.append(row.form if row.lemma == "_" else row.lemma)
    layers.heads.append(offset + row.head - 1 if row.head else here)
    layers.relations.append(row.relation)


def _rows(lines: list[str]) -> Iterator[_Row]:
    """Give the words of a sentence; a word inside a contraction is followed by no space."""
    last, spaced_after = 0, True
    for line in lines:
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        spaced = "SpaceAfter=No" not in fields[9].split("|")
        if "-" in fields[0]:
            last, spaced_after = int(fields[0].partition("-")[2]), spaced
        elif fields[0].isdigit():
            number = int(fields[0])
            if number < last:
                spaced = False
            elif number == last:
                spaced = spaced_after
            yield _Row(
                form=fields[1],
                lemma=fields[2],
                upos=fields[3],
                xpos=fields[4],
                feats=fields[5],
                head=int(fields[6]),
                relation=fields[7],
                spaced=spaced,
            )
