"""The component that marks the places."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.attributes import register_attributes
from kg.language.organizations.table import all_forms as organization_forms
from kg.language.places.finder import PlaceFinder

__all__ = ["Places"]


class Places:
    """Sets `doc.spans["places"]`; each span has a `referent` and, where it is known, an `iso3`."""

    def __init__(self, finder: PlaceFinder) -> None:
        """Keep the finder.

        Args:
            finder: What finds the places.
        """
        self._finder = finder

    def __call__(self, doc: Doc) -> Doc:
        """Mark the places.

        Args:
            doc: A document with tags and statistical names, whose states are marked.

        Returns:
            The same document.
        """
        spans = []
        for mention in self._finder.find(doc, doc.spans.get("countries", [])):
            span = Span(doc, mention.start, mention.end, label="PLACE")
            span._.referent, span._.iso3 = mention.referent, mention.iso3
            spans.append(span)
        doc.spans["places"] = spans
        return doc


@Language.factory(
    "entente_places",
    requires=["doc.ents", "doc.spans", "token.tag"],
    assigns=["doc.spans", "span._.referent", "span._.iso3"],
)
def _create(nlp: Language, name: str) -> Places:
    """Create the component for spaCy."""
    register_attributes()
    return Places(PlaceFinder(nlp.tokenizer, organization_forms()))
