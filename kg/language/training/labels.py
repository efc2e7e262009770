"""The label sets of the model, counted from the training data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.language.training.passages import Passage, Syntax
from kg.language.training.settings import Labels
from kg.language.transformer.lemmas import IDENTITY, EditScript, script_of

__all__ = ["ENTITY_TYPES", "LabelSets", "collect"]

ENTITY_TYPES = ("GPE", "LOC", "NORP", "ORG", "PERSON")


@dataclass(frozen=True)
class LabelSets:
    """The labels of each task, in the order of the network's outputs.

    Attributes:
        xpos: Tags.
        upos: Parts of speech.
        feats: Bundles of features.
        scripts: Edit scripts of lemmas.
        relations: Relations.
        entities: `O`, then `B-` and `I-` of each type.
    """

    xpos: list[str]
    upos: list[str]
    feats: list[str]
    scripts: list[EditScript]
    relations: list[str]
    entities: list[str]

    def sizes(self) -> dict[str, int]:
        """Give the number of labels of each task that labels single words."""
        return {
            "xpos": len(self.xpos),
            "upos": len(self.upos),
            "feats": len(self.feats),
            "lemmas": len(self.scripts),
            "entities": len(self.entities),
        }


def collect(passages: Iterable[Passage], least: Labels) -> LabelSets:
    """Collect the labels of treebanks.

    Args:
        passages: Training data.
        least: How often rare labels must occur.

    Returns:
        The label sets, sorted, so that the same data gives the same numbers.
    """
    layers = [passage for passage in passages if passage.syntax]
    feats: Counter[str] = Counter()
    tags: dict[str, set[str | None]] = {"xpos": set(), "upos": set(), "relations": set()}
    for passage in layers:
        syntax = _syntax(passage)
        feats.update(bundle for bundle in syntax.feats if bundle is not None)
        tags["xpos"].update(syntax.xpos)
        tags["upos"].update(syntax.upos)
        tags["relations"].update(syntax.relations)
    return LabelSets(
        xpos=_sorted(tags["xpos"]),
        upos=_sorted(tags["upos"]),
        feats=sorted(bundle for bundle, count in feats.items() if count >= least.feats_minimum),
        scripts=_scripts(layers, least.lemma_minimum),
        relations=_sorted(tags["relations"]),
        entities=["O", *(f"{part}-{label}" for label in ENTITY_TYPES for part in "BI")],
    )


def _sorted(labels: Iterable[str | None]) -> list[str]:
    return sorted(label for label in labels if label is not None)


def _scripts(passages: Iterable[Passage], minimum: int) -> list[EditScript]:
    """Collect the edit scripts that several different words need."""
    words: defaultdict[EditScript, set[str]] = defaultdict(set)
    for passage in passages:
        for word, lemma in zip(passage.words, _syntax(passage).lemmas, strict=True):
            if lemma is not None:
                words[script_of(word, lemma)].add(word.lower())
    kept = {script for script, seen in words.items() if len(seen) >= minimum}
    return sorted(kept | {IDENTITY})


def _syntax(passage: Passage) -> Syntax:
    if passage.syntax is None:
        raise ValueError(f"a passage of {passage.source} has no syntax")
    return passage.syntax
