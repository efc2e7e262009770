"""Data preparation: the public corpora in, one file of passages for each source and part out."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.language.training.generated.sentences import generate
from kg.language.training.named import read_entities
from kg.language.training.passages import Passage, write_passages
from kg.language.training.treebanks import read_document

__all__ = ["GENERATED_WORDS", "prepare"]

GENERATED_WORDS = 60_000
PARTS = ("train", "dev", "test")


def prepare(annotated: Path, output: Path, seed: int) -> dict[str, int]:
    """Write all training, development and test data.

    Args:
        annotated: The folder with the public corpora.
        output: Where the `SOURCE.PART.jsonl.gz` go.
        seed: Seed of the generated sentences.

    Returns:
        The number of words in each file.
    """
    output.mkdir(parents=True, exist_ok=True)
    sources: dict[str, Iterable[Passage]] = {}
    for part in PARTS:
        sources[f"ewt.{part}"] = _ewt(annotated / "ud_english_ewt", part)
        sources[f"gum.{part}"] = _gum(annotated, part)
        sources[f"wikigold.{part}"] = _named(annotated, "wikigold", [part])
        sources[f"re3d.{part}"] = _named(annotated, "re3d", [part])
    # Universal NER has no training part: the development part of the treebank is trained on for names only.
    sources["uner.train"] = _named(annotated, "uner_english_ewt", ["dev"])
    sources["uner.test"] = _named(annotated, "uner_english_ewt", ["test"])
    sources["wnut.train"] = _named(annotated, "wnut17", ["train", "dev"])
    sources["wnut.test"] = _named(annotated, "wnut17", ["test"])
    sources["btc.train"] = _named(annotated, "btc", list("efgh"))
    sources["generated.train"] = generate(GENERATED_WORDS, seed)
    return {name: write_passages(output / f"{name}.jsonl.gz", passages) for name, passages in sources.items()}


def _ewt(folder: Path, part: str) -> Iterator[Passage]:
    """Read a part of the English Web Treebank."""
    for name in (folder / f"files.{part}").read_text(encoding="utf-8").split():
        yield read_document(folder / "documents" / name, "ewt")


def _gum(annotated: Path, part: str) -> Iterator[Passage]:
    """Read a part of GUM, the names of the unified file laid over its documents."""
    with (annotated / "gum" / "SUBSET.tsv").open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter="\t") if row["split"] == part]
    named = _named(annotated, "gum", [part])
    pairs = [pair for passage in named for pair in zip(passage.words, passage.entities or [], strict=True)]
    start = 0
    for row in rows:
        source = "gum_news" if row["genre"] == "news" else "gum"
        passage = read_document(annotated / "gum" / "documents" / f"{row['document']}.conllu", source)
        end = start + len(passage.words)
        if passage.words != [word for word, _ in pairs[start:end]]:
            raise ValueError(f"{row['document']}: the named entities aren't those of this text")
        yield replace(passage, entities=[label for _, label in pairs[start:end]])
        start = end


def _named(annotated: Path, corpus: str, parts: list[str]) -> Iterator[Passage]:
    """Read parts of a corpus of named entities."""
    for part in parts:
        yield from read_entities(annotated / "ner_unified" / f"{corpus}.{part}.iob2", corpus)
