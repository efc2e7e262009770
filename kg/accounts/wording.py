"""One fact in one sentence, and the sentences of reports that say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kg import vocabulary as v
from kg.store.explain import explain
from kg.store.explanation import Evidence
from kg.store.names import base_iri, expanded, printable, shortened
from kg.view.dates import spoken_date
from kg.view.words import wording, words_of

__all__ = ["Quote", "Speaker", "Term", "counted", "present_name", "quotes_of"]

Term: TypeAlias = ox.NamedNode | ox.Literal


@dataclass(frozen=True, order=True)
class Quote:
    """A sentence of a report.

    Attributes:
        published: Day of publication (EDTF); "" where it is unknown.
        report: Path or address of the report.
        sentence: The exact text.
    """

    published: str
    report: str
    sentence: str

    def told(self) -> str:
        """Give it with its report, safe to print, in one line."""
        text = printable(" ".join(self.sentence.split()))
        return f"“{text}” ({printable(self.report)}, {self.published or 'no date'})"


def quotes_of(evidence: Sequence[Evidence]) -> tuple[Quote, ...]:
    """Give the sentences of some evidence, each once, the oldest report first."""
    return tuple(sorted({Quote(e.published, e.source, e.sentence) for e in evidence}))


def counted(number: int, one: str, many: str) -> str:
    """Give a number with its noun: "1 report", "2,000 reports"."""
    return f"{number:,} {one if number == 1 else many}"


def present_name(store: ox.Store, name: str) -> str:
    """Give the IRI that has taken the place of the one that a user names; any other name stays as it is.

    Args:
        store: The dataset.
        name: An IRI, a short name such as `person/ana-rojas-chl`, or a label.
    """
    iri = expanded(name, base_iri(store))
    try:
        node = ox.NamedNode(iri) if iri else None
    except ValueError:
        node = None
    if node is None:
        return name
    found = store.quads_for_pattern(None, ox.NamedNode(v.DCT_REPLACES), node, ox.DefaultGraph())
    return next((q.subject.value for q in found if isinstance(q.subject, ox.NamedNode)), name)


class Speaker:
    """Says the facts of one dataset.

    Args:
        store: The dataset.
        others: IRIs under which the dataset may have an individual, by that which is asked for.
    """

    def __init__(self, store: ox.Store, others: Mapping[str, Sequence[str]] | None = None) -> None:
        self._store = store
        self._others = others or {}
        self._base = base_iri(store)

    def name(self, term: Term) -> str:
        """Give an individual's label, a term in plain words, or a value as people write it."""
        if isinstance(term, ox.Literal):
            return spoken_date(term.value) if term.datatype.value == v.EDTF else term.value
        labels = (label for iri in self._iris(term) for label in self._labels(iri))
        if label := next(labels, None):
            return label
        return words_of(term.value) if term.value.startswith(v.ENT) else shortened(term.value, self._base)

    def _labels(self, iri: str) -> list[str]:
        pattern = (ox.NamedNode(iri), ox.NamedNode(v.RDFS_LABEL), None, ox.DefaultGraph())
        found = (quad.object for quad in self._store.quads_for_pattern(*pattern))
        return sorted(label.value for label in found if isinstance(label, ox.Literal))

    def _iris(self, term: Term) -> tuple[str, ...]:
        """Give what a term may be called here; a literal is itself."""
        others = self._others.get(term.value, ()) if isinstance(term, ox.NamedNode) else ()
        return (term.value, *others)

    def sentence(self, subject: ox.NamedNode, predicate: str, value: Term) -> str:
        """Say a fact in a sentence without its full stop."""
        what = self.name(value)
        says = wording(predicate).says
        if what[:1].lower() in "aeiou":
            says = says.replace(" a {object}", " an {object}")
        return printable(says.format(subject=self.name(subject), object=what))

    def quotes(self, subject: ox.NamedNode, predicate: str, value: Term) -> tuple[Quote, ...]:
        """Give the sentences of the reports that state a fact."""
        asked = ([s, predicate, o] for s in self._iris(subject) for o in self._iris(value))
        facts = (fact for terms in asked for fact in explain(self._store, terms).facts)
        return quotes_of([evidence for fact in facts for evidence in fact.evidence])
