"""The component that marks the organizations."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.attributes import register_attributes
from kg.language.organizations.finder import OrganizationFinder

__all__ = ["Organizations"]


class Organizations:
    """Sets `doc.spans["organizations"]`; each span has a `referent`."""

    def __init__(self, finder: OrganizationFinder) -> None:
        """Keep the finder.

        Args:
            finder: What finds the organizations.
        """
        self._finder = finder

    def __call__(self, doc: Doc) -> Doc:
        """Mark the organizations.

        Args:
            doc: A tokenized document.

        Returns:
            The same document.
        """
        spans = []
        for mention in self._finder.find(doc):
            span = Span(doc, mention.start, mention.end, label="ORGANIZATION")
            span._.referent = mention.referent
            spans.append(span)
        doc.spans["organizations"] = spans
        return doc


@Language.factory("entente_organizations", assigns=["doc.spans", "span._.referent"])
def _create(nlp: Language, name: str) -> Organizations:
    """Create the component for spaCy."""
    register_attributes()
    return Organizations(OrganizationFinder(nlp.tokenizer))
