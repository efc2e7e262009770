"""The component that sets `doc.spans["references"]`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.attributes import register_attributes
from kg.language.references.finder import find

__all__ = ["References"]


class References:
    """Stores what `find` gives, one span for each word or phrase that stands for somebody."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the references.

        Args:
            doc: A document with the groups that the other components set.

        Returns:
            The same document.
        """
        spans = []
        for reference in find(doc):
            span = Span(doc, reference.start, reference.end, label=reference.label)
            span._.referents, span._.rule = list(reference.referents), reference.rule
            span._.referent = reference.referents[0] if len(reference.referents) == 1 else None
            spans.append(span)
        doc.spans["references"] = spans
        return doc


@Language.factory(
    "entente_references",
    requires=["doc.spans", "token.dep", "span._.holder", "span._.iso3", "span._.referent", "span._.title"],
    assigns=["doc.spans", "span._.referent", "span._.referents", "span._.rule"],
)
def _create(nlp: Language, name: str) -> References:
    """Create the component for spaCy."""
    register_attributes()
    return References()
