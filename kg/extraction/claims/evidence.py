"""The sentence that a fact rests on."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from kg.records import Document, Evidence

__all__ = ["Sentences"]


class Sentences:
    """Gives the evidence for any span of one document.

    Args:
        document: Whose text the offsets point into.
        doc: The same text, read.
    """

    def __init__(self, document: Document, doc: Doc) -> None:
        self._text = document.text
        self._content = doc.text  # put together anew by every call

    def around(self, span: Span) -> Evidence:
        """Give the sentence that holds the first token of a span, without the white space at its ends."""
        sentence = span[0].sent if len(span) else span.sent
        return self.between(sentence.start_char, max(sentence.end_char, span.end_char))

    def between(self, start: int, end: int) -> Evidence:
        """Give a stretch of the text, without the white space at its ends."""
        # `Doc` has blanks where the document has page furniture: that is what is cut off here.
        piece = self._content[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        return Evidence(start, end, self._text[start:end])
