"""The encoder: a vector for each word, from ONNX Runtime, for all other components of the model."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.transformer.features import letter_case
from kg.language.transformer.pieces import WordPieces
from kg.language.transformer.stored import Stored
from kg.language.transformer.windows import Window, windows
from kg.language.transformer.words import gaps_of, places_of

__all__ = ["Encoder", "encode"]

_ERRORS_ONLY: Final = 3


class Encoder(Stored):
    """Sets `doc.tensor`: a row for each token, blank tokens having zeros."""

    def __init__(self) -> None:
        self.graph = b""
        self.pieces: WordPieces | None = None
        self._session: InferenceSession | None = None
        self._process = -1

    def __call__(self, doc: Doc) -> Doc:
        """Encode a document.

        Args:
            doc: A document with its tokens.

        Returns:
            The same document.
        """
        if self.pieces is None:
            raise ValueError("this encoder has no weights yet")
        places = places_of(doc)
        rows = encode(doc, places, self.pieces, self.session)
        doc.tensor = np.zeros((len(doc), rows.shape[1]), dtype=np.float32)
        doc.tensor[places] = rows
        return doc

    @property
    def session(self) -> InferenceSession:
        """The running network: one thread, and one for each process, for it doesn't survive a fork."""
        if self._session is None or self._process != os.getpid():
            options = SessionOptions()
            options.intra_op_num_threads = 1
            options.inter_op_num_threads = 1
            options.log_severity_level = _ERRORS_ONLY
            options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
            self._session = InferenceSession(self.graph, options, providers=["CPUExecutionProvider"])
            self._process = os.getpid()
        return self._session

    def state(self) -> dict[str, Any]:
        """Give the graph and the vocabulary."""
        return {"graph": self.graph, "pieces": self.pieces.to_str() if self.pieces else ""}

    def restore(self, state: dict[str, Any]) -> None:
        """Take a graph and a vocabulary."""
        self.graph = state["graph"]
        self.pieces = WordPieces(state["pieces"]) if state["pieces"] else None
        self._session = None

    def __getstate__(self) -> dict[str, Any]:
        """Give what a new process needs."""
        return self.state()

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Start in a new process."""
        self.restore(state)


def encode(
    doc: Doc, places: NDArray[np.int64], pieces: WordPieces, session: InferenceSession
) -> NDArray[np.float32]:
    """Encode the words of a document.

    Windows are run one by one: the rounding of a quantised network depends on all that is in a batch, and a
    text shall have the same vectors whatever else is read with it.

    Args:
        doc: The document.
        places: The places of its words among its tokens.
        pieces: The vocabulary.
        session: The network.

    Returns:
        A row for each word.
    """
    words = [doc[place].text for place in places.tolist()]
    gaps = gaps_of(doc, places)
    numbers = pieces.of(words)
    lengths = np.array([len(ids) for ids in numbers], dtype=np.int64)
    cases = np.array([letter_case(word) for word in words], dtype=np.int64)
    rows = [
        _window(session, window, pieces, numbers, lengths, cases, np.array(gaps, dtype=np.int64))
        for window in windows(words, gaps, lengths.tolist())
    ]
    width = session.get_outputs()[0].shape[-1]
    return np.concatenate(rows) if rows else np.zeros((0, width), dtype=np.float32)


def _window(
    session: InferenceSession,
    window: Window,
    pieces: WordPieces,
    numbers: Sequence[tuple[int, ...]],
    lengths: NDArray[np.int64],
    cases: NDArray[np.int64],
    gaps: NDArray[np.int64],
) -> NDArray[np.float32]:
    """Encode one window; give the rows of the words that are kept from it."""
    start, kept, end = window
    ids = [pieces.start, *(number for word in numbers[start:end] for number in word), pieces.end]
    spread = lengths[start:end]
    (output,) = session.run(
        None,
        {
            "ids": np.array([ids], dtype=np.int64),
            "case": np.pad(np.repeat(cases[start:end], spread), 1)[None],
            "gaps": np.pad(np.repeat(gaps[start:end], spread), 1)[None],
        },
    )
    first = np.cumsum(spread) - spread + 1
    rows: NDArray[np.float32] = output[0][first[kept - start :]]
    return rows


@Language.factory("entente_encoder", assigns=["doc.tensor"])
def _create(nlp: Language, name: str) -> Encoder:
    """Create the component for spaCy."""
    return Encoder()
