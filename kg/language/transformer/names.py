"""Named entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.transformer.features import PARAGRAPH
from kg.language.transformer.iob import best_labels
from kg.language.transformer.stored import Layer, Stored
from kg.language.transformer.words import gaps_of, places_of, vectors_of

__all__ = ["Names", "stretches"]


class Names(Stored):
    """Sets `doc.ents`."""

    def __init__(self) -> None:
        self.layer: Layer | None = None
        self.iob: list[str] = []

    @property
    def labels(self) -> tuple[str, ...]:
        """The types of entities."""
        return tuple(sorted({label[2:] for label in self.iob if label.startswith("B-")}))

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of a document.

        Args:
            doc: A document that the encoder has seen.

        Returns:
            The same document.
        """
        if self.layer is None:
            raise ValueError("this component has no weights yet")
        places = places_of(doc)
        scores = self.layer(vectors_of(doc, places))
        paragraphs = np.flatnonzero(np.array(gaps_of(doc, places)) == PARAGRAPH)
        # No name goes on in the next paragraph, so each is decoded alone.
        numbers = [best_labels(part, self.iob) for part in np.split(scores, paragraphs[1:])]
        labels = [self.iob[number] for part in numbers for number in part.tolist()]
        doc.set_ents(
            [
                Span(doc, int(places[start]), int(places[end - 1]) + 1, label=label)
                for start, end, label in stretches(labels)
            ]
        )
        return doc

    def state(self) -> dict[str, Any]:
        """Give weights and labels."""
        return {"layer": self.layer.state() if self.layer else None, "iob": self.iob}

    def restore(self, state: dict[str, Any]) -> None:
        """Take weights and labels."""
        self.layer = Layer.restored(state["layer"]) if state["layer"] else None
        self.iob = list(state["iob"])


def stretches(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Read IOB2 labels.

    Args:
        labels: A valid sequence.

    Yields:
        Start, end and type of each entity.
    """
    start, kind = 0, ""
    for place, label in enumerate([*labels, "O"]):
        if kind and not label.startswith("I-"):
            yield start, place, kind
            kind = ""
        if label.startswith("B-"):
            start, kind = place, label[2:]


@Language.factory("entente_names", requires=["doc.tensor"], assigns=["doc.ents"])
def _create(nlp: Language, name: str) -> Names:
    """Create the component for spaCy."""
    return Names()
