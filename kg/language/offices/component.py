"""The component that sets `doc.spans["offices"]`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.attributes import register_attributes
from kg.language.offices.finder import find

__all__ = ["Offices"]


class Offices:
    """Stores what `find` gives, one span for each office."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the offices.

        Args:
            doc: A document with the groups `countries`, `organizations` and `people`.

        Returns:
            The same document.
        """
        spans = []
        for mention in find(doc):
            span = Span(doc, mention.start, mention.end, label="OFFICE")
            span._.title, span._.former, span._.holder = mention.title, mention.former, mention.holder
            span._.iso3, span._.organization = mention.iso3, mention.organization
            span._.rule = mention.rule
            spans.append(span)
        doc.spans["offices"] = spans
        return doc


@Language.factory(
    "entente_offices",
    requires=["doc.spans", "token.is_sent_start"],
    assigns=[
        "doc.spans",
        "span._.title",
        "span._.former",
        "span._.holder",
        "span._.iso3",
        "span._.organization",
        "span._.rule",
    ],
)
def _create(nlp: Language, name: str) -> Offices:
    """Create the component for spaCy."""
    register_attributes()
    return Offices()
