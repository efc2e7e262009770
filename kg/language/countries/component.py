"""The component that marks the states."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.attributes import register_attributes
from kg.language.countries.finder import CountryFinder
from kg.language.organizations.table import all_forms as organization_forms
from kg.language.places.table import all_forms as place_forms

__all__ = ["Countries"]


class Countries:
    """Sets `doc.spans["countries"]`; each span has `iso3` and `sense`."""

    def __init__(self, finder: CountryFinder) -> None:
        """Keep the finder.

        Args:
            finder: What finds the states.
        """
        self._finder = finder

    def __call__(self, doc: Doc) -> Doc:
        """Mark the states.

        Args:
            doc: A document with tags and statistical names.

        Returns:
            The same document.
        """
        spans = []
        for mention in self._finder.find(doc):
            span = Span(doc, mention.start, mention.end, label="COUNTRY")
            span._.iso3, span._.sense = mention.iso3, mention.sense
            spans.append(span)
        doc.spans["countries"] = spans
        return doc


@Language.factory(
    "entente_countries",
    requires=["doc.ents", "token.tag"],
    assigns=["doc.spans", "span._.iso3", "span._.sense"],
)
def _create(nlp: Language, name: str) -> Countries:
    """Create the component for spaCy."""
    register_attributes()
    return Countries(CountryFinder(nlp.tokenizer, [*organization_forms(), *place_forms()]))
