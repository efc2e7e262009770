"""The component that fixes sentence starts before the parser runs."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.language.sentences.finder import find

__all__ = ["SentenceStarts"]


class SentenceStarts:
    """Sets `token.is_sent_start` wherever `find` is sure, and leaves the rest to the parser."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentence starts.

        Args:
            doc: A document that is not parsed yet.

        Returns:
            The same document.
        """
        for token, starts in zip(doc, find(doc), strict=True):
            if token.i and starts is not None:
                token.is_sent_start = starts
        return doc


@Language.factory("entente_sentences", assigns=["token.is_sent_start"])
def _create(nlp: Language, name: str) -> SentenceStarts:
    """Create the component for spaCy."""
    return SentenceStarts()
