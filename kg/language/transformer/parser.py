"""Sentences and their dependency trees."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, HEAD, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.language.transformer.biaffine import Biaffine
from kg.language.transformer.stored import Layer, Stored
from kg.language.transformer.words import places_of, vectors_of

__all__ = ["Parser"]

_INSIDE: Final = 1
"""How spaCy numbers a token inside an entity."""
_BLANK_RELATION: Final = "dep"
_ROOT: Final = "ROOT"


class Parser(Stored):
    """Sets `token.head`, `token.dep` and `token.is_sent_start`; keeps the sentence starts set before."""

    def __init__(self, vocab: Vocab, *, keeps_tensor: bool = False) -> None:
        """Make a parser without weights.

        Args:
            vocab: The vocabulary of the pipeline.
            keeps_tensor: Whether the vectors of the encoder stay in the document; they are large.
        """
        self.vocab = vocab
        self.keeps_tensor = keeps_tensor
        self.starts: Layer | None = None
        self.biaffine: Biaffine | None = None
        self.relations: list[str] = []

    @property
    def labels(self) -> tuple[str, ...]:
        """The relations that it tells apart."""
        return tuple(self.relations)

    def __call__(self, doc: Doc) -> Doc:
        """Parse a document.

        Args:
            doc: A document that the encoder has seen.

        Returns:
            The same document.
        """
        if self.starts is None or self.biaffine is None:
            raise ValueError("this parser has no weights yet")
        places = places_of(doc)
        if len(places):
            vectors = vectors_of(doc, places)
            bounds = np.flatnonzero(_starts(doc, places, self.starts(vectors)))
            heads, relations = self.biaffine.parse(vectors, bounds, self.relations.index(_ROOT))
            numbers = np.array([self.vocab.strings.add(label) for label in self.relations], dtype=np.uint64)
            _write(doc, places, heads, numbers[relations], self.vocab.strings.add(_BLANK_RELATION))
        if not self.keeps_tensor:
            doc.tensor = np.zeros((0,), dtype=np.float32)
        return doc

    def state(self) -> dict[str, Any]:
        """Give weights and labels."""
        return {
            "starts": self.starts.state() if self.starts else None,
            "biaffine": self.biaffine.state() if self.biaffine else None,
            "relations": self.relations,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take weights and labels."""
        self.starts = Layer.restored(state["starts"]) if state["starts"] else None
        self.biaffine = Biaffine.restored(state["biaffine"]) if state["biaffine"] else None
        self.relations = list(state["relations"])


def _starts(doc: Doc, places: NDArray[np.int64], scores: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Decide which words start sentences: what is set already holds, and no name is cut."""
    table = doc.to_array([SENT_START, ENT_IOB]).view(np.int64)
    given, inside = table[places, 0], table[places, 1] == _INSIDE
    starts: NDArray[np.bool_] = (scores[:, 1] > scores[:, 0]) & ~inside
    starts = np.where(given == 0, starts, given > 0)
    starts[0] = True
    return starts


def _write(
    doc: Doc,
    places: NDArray[np.int64],
    heads: NDArray[np.int64],
    relations: NDArray[np.uint64],
    blank: int,
) -> None:
    """Write heads and relations; a blank token hangs on the word before it, or on the first word."""
    tokens = np.arange(len(doc))
    before = np.searchsorted(places, tokens, side="right") - 1
    absolute = places[np.maximum(before, 0)]
    absolute[places] = places[heads]
    table: Any = np.empty((len(doc), 2), dtype=np.uint64)
    table[:, 0] = (absolute - tokens).astype(np.int64).view(np.uint64)
    table[:, 1] = blank
    table[places, 1] = relations
    doc.from_array([HEAD, DEP], table)


@Language.factory(
    "entente_parser",
    requires=["doc.tensor"],
    assigns=["token.head", "token.dep", "token.is_sent_start", "doc.sents"],
    default_config={"keeps_tensor": False},
)
def _create(nlp: Language, name: str, keeps_tensor: bool) -> Parser:
    """Create the component for spaCy."""
    return Parser(nlp.vocab, keeps_tensor=keeps_tensor)
