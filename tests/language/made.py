"""Documents made by hand, with the few annotations that a rule asks for."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

TOKENIZER = spacy.blank("en").tokenizer


def made(text: str, *, tags: dict[str, str] | None = None, people: tuple[str, ...] = ()) -> Doc:
    """Cut a text into tokens; give tags to words and mark names of people."""
    doc = TOKENIZER(text)
    for token in doc:
        token.tag_ = (tags or {}).get(token.text, "NNP" if token.is_title else "")
    doc.ents = [entity for name in people for entity in _spans(doc, name)]
    return doc


def _spans(doc: Doc, name: str) -> list[Span]:
    start = doc.text.index(name)
    span = doc.char_span(start, start + len(name), label="PERSON")
    return [span] if span is not None else []
