"""Asking a store in SPARQL."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from kg.errors import UserError
from kg.store.answer import Answer
from kg.store.lexing import calls_service, first_word, undeclared_prefixes, where_begins
from kg.store.names import base_iri
from kg.vocabulary import PREFIXES

__all__ = ["Answer", "run"]

_QUERIES: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES: Final = frozenset(
    {"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"}
)
_CAUSES: Final = {
    "contains a variable that is unbound": "SELECT names a variable that is neither grouped nor aggregated",
    "Duplicated variable name": "SELECT names a variable twice",
    "IRI parsing failed": "this is not a whole IRI",
}
"""What the engine says, and the same in words that help."""


def run(store: ox.Store, sparql: str, parameters: Mapping[str, str] | None = None) -> Answer:
    """Answer a SPARQL query. The prefixes of the vocabulary need no declaration, and `<country/KEN>` will do.

    A pattern asks the resolved view; `GRAPH ?report { … }` asks what the reports say.

    Args:
        store: The dataset.
        sparql: A query: SELECT, ASK, CONSTRUCT or DESCRIBE.
        parameters: Values for variables of the query, by name without "?"; each is taken as a plain string.

    Returns:
        The answer.

    Raises:
        UserError: The query is not SPARQL, or it would change the data or reach the network.

    >>> run(ox.Store(), "SELECT ?name WHERE { ?p a ent:Person ; rdfs:label ?name }").columns
    ('name',)
    """
    _check(sparql)
    base = base_iri(store)
    try:
        asked = _with_values(sparql, parameters) if parameters else sparql
        if calls_service(asked):
            raise UserError(
                "SERVICE would send data over the network, and queries work offline: leave it out"
            )
        return _answer(store.query(asked, base_iri=base, prefixes=PREFIXES), base)
    except SyntaxError as error:
        raise UserError(_where(sparql, _complaint(sparql, base) or str(error))) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise UserError(f"the query failed: {' '.join(str(error).split())}") from error


def _check(sparql: str) -> None:
    """Refuse what is no query, or would change data."""
    try:
        sparql.encode()
    except UnicodeEncodeError as error:
        raise UserError(f"the query holds half a character at position {error.start + 1}") from error
    word = first_word(sparql)
    if word in _UPDATES:
        raise UserError(f"{word} would change the graph, which can only be read: build it anew instead")
    if word not in _QUERIES:
        found = f"this begins with {word!r}" if word else "this is empty"
        raise UserError(f"no SPARQL query, which begins with one of {', '.join(_QUERIES)}: {found}")


def _with_values(sparql: str, parameters: Mapping[str, str]) -> str:
    """Give some variables of a query a value each, at the start of its pattern."""
    place = where_begins(sparql)
    values = ""
    for name, value in parameters.items():
        if place is None or not re.search(rf"[?$]{re.escape(name)}(?!\w)", sparql):
            raise UserError(f"the query has no variable ?{name} that could take the value {value!r}")
        values += f" VALUES ?{name} {{ {ox.Literal(value)} }}"
    return f"{sparql[:place]}{values} {sparql[place:]}"


def _answer(results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, base: str) -> Answer:
    if isinstance(results, ox.QueryTriples):
        return Answer(triples=tuple(results), base_iri=base)
    if isinstance(results, ox.QueryBoolean):
        content = results.serialize(format=ox.QueryResultsFormat.JSON)
        return Answer(yes=bool(results), base_iri=base, _json=content or b"")
    content = results.serialize(format=ox.QueryResultsFormat.JSON) or b""
    solutions = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("a table was written as JSON and came back as something else")
    columns = tuple(variable.value for variable in solutions.variables)
    rows = tuple(tuple(solution[column] for column in columns) for solution in solutions)
    return Answer(columns=columns, rows=rows, base_iri=base, _json=content)


def _complaint(sparql: str, base: str) -> str:
    """Give what the engine has against a query as the user wrote it, without values set; "" for nothing."""
    try:
        ox.Store().query(sparql, base_iri=base, prefixes=PREFIXES)
    except SyntaxError as error:
        return str(error)
    return ""


def _where(sparql: str, message: str) -> str:
    """Say in one line what is wrong with a query, and where."""
    missing = undeclared_prefixes(sparql, set(PREFIXES))
    if missing:
        return f"the query uses the prefix {missing[0]}: and does not declare it (PREFIX {missing[0]}: <…>)"
    match = re.search(r"error at (\d+):(\d+)", message)
    if not match:
        return f"the query cannot be read: {' '.join(message.split())}"
    row, column = int(match[1]), int(match[2])
    line = (sparql.splitlines() or [""])[min(row, len(sparql.splitlines())) - 1]
    cause = next((words for said, words in _CAUSES.items() if said in message), "")
    rest = line[column - 1 :].strip()[:30]
    near = f"near {rest!r}" if rest else "something is missing at the end of the line"
    return f"the query cannot be read at line {row}, column {column}: {cause or near}"
