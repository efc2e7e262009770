"""The words of a document: its tokens without the blank ones, which no part of the model reads."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE
from spacy.tokens import Doc

from kg.language.transformer.features import PARAGRAPH, gap_before

__all__ = ["gaps_of", "places_of", "vectors_of"]


def places_of(doc: Doc) -> NDArray[np.int64]:
    """Give the places of the words among the tokens.

    Args:
        doc: Any document.

    Returns:
        The indices of its tokens that are not white space.
    """
    return np.flatnonzero(doc.to_array([IS_SPACE]) == 0)


def vectors_of(doc: Doc, places: NDArray[np.int64]) -> NDArray[np.float32]:
    """Give the vectors of the words.

    Args:
        doc: A document that the encoder has seen.
        places: The places of its words.

    Returns:
        A row for each word.
    """
    vectors: NDArray[np.float32] = np.asarray(doc.tensor, dtype=np.float32)[places]
    return vectors


def gaps_of(doc: Doc, places: NDArray[np.int64]) -> list[int]:
    """Class the gap before each word.

    Args:
        doc: Any document.
        places: The places of its words.

    Returns:
        Classes as of `features.gap_before`; the first word opens a paragraph.
    """
    gaps: list[int] = []
    last = -1
    for place in places.tolist():
        if last < 0:
            gaps.append(PARAGRAPH)
        elif place == last + 1:
            gaps.append(gap_before(doc[last].whitespace_))
        else:
            between = "".join(token.text_with_ws for token in doc[last + 1 : place])
            gaps.append(gap_before(doc[last].whitespace_ + between))
        last = place
    return gaps
