"""The pipeline component."""

from __future__ import annotations

from datetime import date
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.attributes import published_of, register_attributes
from kg.language.dates.finder import DateMention, find

__all__ = ["DateComponent", "create_dates"]

LABEL: Final = "DATE"
GROUP: Final = "dates"


class DateComponent:
    """Sets `doc.spans["dates"]`, with the attributes `edtf`, `earliest` and `latest` on each span."""

    def __init__(self) -> None:
        register_attributes()

    def __call__(self, doc: Doc) -> Doc:
        """Find the dates of a text and store them.

        Args:
            doc: The text; its day of publication is in `doc._.published`.

        Returns:
            The same text.
        """
        doc.spans[GROUP] = [_span(doc, mention) for mention in self.find(doc, published_of(doc))]
        return doc

    def find(self, doc: Doc, published: date | None) -> list[DateMention]:
        """Find the dates of a text; see `kg.language.dates.finder.find`."""
        return find(doc, published)


def _span(doc: Doc, mention: DateMention) -> Span:
    span = Span(doc, mention.start, mention.end, label=LABEL)
    span._.edtf, span._.earliest, span._.latest = mention.edtf, mention.earliest, mention.latest
    return span


@Language.factory(
    "entente_dates",
    requires=["token.tag", "token.dep"],
    assigns=["doc.spans", "span._.edtf", "span._.earliest", "span._.latest"],
)
def create_dates(nlp: Language, name: str) -> DateComponent:
    """Make the component for a pipeline."""
    return DateComponent()
