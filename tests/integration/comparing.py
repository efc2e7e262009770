"""Answers and datasets of several engines made comparable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox
import pytest

from kg import vocabulary as v
from kg.store.answer import Answer
from kg.store.questions import questions

__all__ = ["Rows", "each_question", "quads_of", "rows_of", "rows_of_json"]

Rows = Counter[tuple[str, ...]]
"""How often each row stands in a table; its cells in the order of the names of their columns."""

ASKED: dict[str, list[dict[str, str]]] = {
    "agreements": [{"country1": "JPN", "country2": "Kenya", "status": "Signed"}, {"status": "Terminated"}],
    "attributed": [{"source": "one source"}],
    "careers": [{"person": "Pablo Soto", "country": "CHL"}],
    "co-attendance": [{"person": "William Ruto"}],
    "documents": [{"country": "Chile"}],
    "doubtful": [{"below": "0.75", "country": "Chile"}],
    "exercise-places": [{"place": "PER"}],
    "exercises": [{"country": "JPN"}],
    "groupings": [{"organization": "UN"}],
    "in-force": [{"country": "CHL"}],
    "meetings": [{"country1": "KEN", "country2": "JPN", "status": "Held"}, {"country1": "UN"}],
    "ministers-then": [{"country1": "KEN", "country2": "JPN", "title": "prime minister"}],
    "most-meetings": [{"country": "KEN"}],
    "negotiations": [{"country": "JPN", "group": "Europe"}, {"group": "G7"}],
    "not-in-force": [{"country": "KEN"}],
    "offices": [{"country": "Peru", "title": "foreign minister"}],
    "reports": [{"country1": "KEN", "country2": "JPN"}],
    "sentences": [{"name": "ACSA"}, {"name": "Japan–Kenya summit", "property": "date"}],
    "signatories": [{"country1": "CHL", "name": "Pablo Soto"}],
    "status-changes": [{"country": "PER"}],
    "timeline": [{"country1": "CHL", "country2": "PER"}, {"country1": "JPN", "country2": "FRA"}],
    "topics": [{"country1": "CHL", "topic": "fishing"}],
    "upcoming": [{"after": "2023-02-20"}],
    "wanted": [{"country": "Japan"}, {"kind": "AcquisitionAndCrossServicingAgreement"}],
    "who-met": [{"person": "William Ruto", "country": "JPN"}],
}
"""Values for the parameters of some questions, beside their defaults."""

_CASES = [(question, values) for question in questions() for values in ({}, *ASKED.get(question.name, []))]

each_question = pytest.mark.parametrize(
    ("question", "values"), _CASES, ids=[",".join([q.name, *values.values()]) for q, values in _CASES]
)


def rows_of(answer: Answer) -> Rows:
    """Give the rows of an answer of ours."""
    order = sorted(range(len(answer.columns)), key=lambda i: answer.columns[i])
    return Counter(tuple(_text(row[i]) for i in order) for row in answer.rows)


def rows_of_json(content: bytes) -> Rows:
    """Give the rows of a table in SPARQL JSON."""
    results = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
    assert isinstance(results, ox.QuerySolutions)
    names = sorted(variable.value for variable in results.variables)
    return Counter(tuple(_text(solution[name]) for name in names) for solution in results)


def quads_of(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Give quads with decimals in their shortest form."""
    return {
        ox.Quad(q.subject, q.predicate, _shortest(q.object), q.graph_name)
        if isinstance(q.object, ox.Literal)
        else q
        for q in quads
    }


def _text(term: object) -> str:
    """Give a term as text, whatever its datatype; "" for no value."""
    if isinstance(term, ox.Literal):
        return _shortest(term).value
    return term.value if isinstance(term, ox.NamedNode) else ""


def _shortest(literal: ox.Literal) -> ox.Literal:
    """Write a decimal without zeros at its end, which some engines leave out."""
    if literal.datatype.value != v.XSD_DECIMAL:
        return literal
    return ox.Literal(literal.value.rstrip("0").rstrip("."), datatype=literal.datatype)
