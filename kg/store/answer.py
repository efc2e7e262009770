"""What a query gives: a table, a yes or no, or triples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

import pyoxigraph as ox

from kg import vocabulary as v

__all__ = ["Answer", "Term", "Value"]

Term: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple"
Value: TypeAlias = "str | int | Decimal | date | bool | None"

_INTEGERS: Final = {v.XSD + name for name in ("integer", "int", "long", "nonNegativeInteger")}


@dataclass(frozen=True)
class Answer:
    """The answer to one query; it is true when it says something: a row, a triple, or yes.

    Attributes:
        columns: Names of the variables of a SELECT query, in their order.
        rows: A term for each column; None where a variable has no value.
        yes: The answer to an ASK query; None for other queries.
        triples: What a CONSTRUCT or DESCRIBE query made; None for other queries.
        base_iri: What the IRIs of the individuals begin with, for showing them short.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    yes: bool | None = None
    triples: tuple[ox.Triple, ...] | None = None
    base_iri: str = v.BASE_IRI
    _json: bytes = field(default=b"", repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.rows or self.yes or self.triples)

    def __len__(self) -> int:
        return len(self.rows) + len(self.triples or ())

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        """Give each row in plain Python values, for `pandas.DataFrame(answer, columns=answer.columns)`."""
        for row in self.rows:
            yield tuple(_plain(term) for term in row)

    def csv(self) -> str:
        """Give a table in the format "SPARQL 1.1 Query Results CSV"; triples as N-Triples."""
        if self.triples is not None:
            return self.turtle()
        return self._serialized(ox.QueryResultsFormat.CSV)

    def json(self) -> str:
        """Give the answer in the format "SPARQL 1.1 Query Results JSON"; triples as JSON-LD."""
        if self.triples is not None:
            quads = [ox.Quad(*triple) for triple in self.triples]
            return (ox.serialize(quads, format=ox.RdfFormat.JSON_LD) or b"").decode() + "\n"
        return self._json.decode() + "\n"

    def turtle(self) -> str:
        """Give triples in Turtle."""
        content = ox.serialize(self.triples or (), format=ox.RdfFormat.TURTLE, prefixes=v.PREFIXES)
        return (content or b"").decode()

    def _serialized(self, format: ox.QueryResultsFormat) -> str:
        results = ox.parse_query_results(self._json, format=ox.QueryResultsFormat.JSON)
        return (results.serialize(format=format) or b"").decode()

    def _repr_html_(self) -> str:
        from kg.store.rendering import html

        return html(self)


def _plain(term: Term | None) -> Value:
    """Give a term as the Python value that it stands for; what is not well-formed stays text."""
    if not isinstance(term, ox.Literal):
        return None if term is None else getattr(term, "value", str(term))
    kind = term.datatype.value
    try:
        if kind in _INTEGERS:
            return int(term.value)
        if kind == v.XSD_DECIMAL:
            return Decimal(term.value)
        if kind == v.XSD_DATE:
            return date.fromisoformat(term.value)
    except (ValueError, InvalidOperation):
        return term.value
    if kind == v.XSD + "boolean":
        return term.value in {"true", "1"}
    return term.value
