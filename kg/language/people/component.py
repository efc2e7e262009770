"""The component that sets `doc.spans["people"]`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.attributes import register_attributes
from kg.language.people.finder import find

__all__ = ["People"]


class People:
    """Stores what `find` gives: one span for each mention, `_.referent` on it."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the people.

        Args:
            doc: A document with the groups `countries`, `organizations` and `places`.

        Returns:
            The same document.
        """
        spans = []
        for mention in find(doc):
            span = Span(doc, mention.start, mention.end, label="PERSON")
            span._.referent = mention.referent
            spans.append(span)
        doc.spans["people"] = spans
        return doc


@Language.factory(
    "entente_people",
    requires=["doc.ents", "token.is_sent_start", "doc.spans"],
    assigns=["doc.spans", "span._.referent"],
)
def _create(nlp: Language, name: str) -> People:
    """Create the component for spaCy."""
    register_attributes()
    return People()
