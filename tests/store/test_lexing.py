from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.store.lexing import calls_service, first_word, undeclared_prefixes

CALLS = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { sErViCe<URL>{?s ?p ?o} }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<URL>{?s ?p ?o} }",
    "PREFIX : <URL> SELECT * { SERVICE:{?s ?p ?o} }",
    "SELECT * { ent:a ent:b trueSERVICE<URL>{?s ?p ?o} }",
    "SELECT * { ?a ent:b 5SERVICE<URL>{?s ?p ?o} }",
    "SELECT * { BIND(<URL> AS ?x) SERVICE?x{?s ?p ?o} }",
    "SELECT * { { ?x ent:p\\#x ?o } UNION { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ent:.SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE#>\n <URL> { ?s ?p ?o } }",
    "SELECT * { BIND(1 AS ?a) FILTER(?a<ent:b#>'''\n) SERVICE <URL> { ?s ?p ?o } } #'''",
    "SELECT * { BIND(1 AS ?a) FILTER(?a<'x>')SERVICE <URL> { ?s ?p ?o } } #'",
    "ASK { # a comment\n SERVICE # another\n <URL> {} }",
]
INNOCENT = [
    "SELECT ?service { ?service ent:service ?x }",
    "SELECT ?x { ?x rdfs:label 'in the service of' }",
    'SELECT ?x { ?x rdfs:label """the "service" """ }',
    "SELECT ?x { ?x ?p <http://example.org/service#a> }  # service",
    "PREFIX e: <http://example.org/service#> SELECT * { ?x e:Service ?y . FILTER(?y < 3 && ?y > 1) }",
    "SELECT * { ?x rdfs:label ?l . FILTER(CONTAINS(LCASE(?l), 'service') || ?x = <http://example.org/a#b>) }",
]


@pytest.mark.parametrize("query", CALLS)
def test_calls_are_seen(query: str) -> None:
    assert calls_service(query.replace("URL", "http://example.org/sparql"))


@pytest.mark.parametrize("query", INNOCENT)
def test_the_word_alone_is_no_call(query: str) -> None:
    assert not calls_service(query)


FRAGMENTS = [
    *(
        "SERVICE",
        "service",
        "SILENT",
        "<URL>",
        "<URL>",
        "{",
        "{ ?s ?p ?o }",
        "}",
        "{ ?s ?p ?o } }",
        "?x",
        "?a",
        "ent:a",
    ),
    *(
        "ent:",
        ".",
        "#",
        "#>",
        "\n",
        " ",
        " ",
        "'",
        '"',
        "'''",
        '"""',
        "\\",
        "\\#",
        "\\'",
        "<",
        ">",
        "<ent:b",
        "<'x>'",
    ),
    *(
        "FILTER(",
        "BIND(1 AS ?a)",
        "(",
        ")",
        "OPTIONAL {",
        "UNION",
        "true",
        "5",
        "@en",
        "^^",
        "<<",
        ">>",
        ",",
        ";",
    ),
]


@contextmanager
def listening() -> Iterator[tuple[str, list[int]]]:
    """Give an address on this machine, and a list that grows with every connection to it."""
    calls: list[int] = []
    over = Event()
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(64)
        server.settimeout(0.02)

        def accept() -> None:
            while not over.is_set():
                with suppress(TimeoutError):
                    server.accept()[0].close()
                    calls.append(1)

        thread = Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql", calls
        finally:
            over.set()
            thread.join()


def ask(query: str) -> None:
    with suppress(SyntaxError, OSError, RuntimeError, ValueError):
        results = ox.Store().query(query, prefixes={"ent": "https://w3id.org/entente/ontology#"})
        if isinstance(results, ox.QuerySolutions):
            list(results)


def test_the_engine_would_call() -> None:
    with listening() as (address, calls):
        ask(CALLS[0].replace("URL", address))
        ask(
            "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE#>\n <URL> {?s ?p ?o} }".replace(
                "URL", address
            )
        )
        assert len(calls) == 2


def test_what_passes_never_reaches_the_network() -> None:
    with listening() as (address, calls):

        @settings(max_examples=400, deadline=None)
        @given(st.lists(st.sampled_from(FRAGMENTS), max_size=14))
        def holds(fragments: list[str]) -> None:
            query = ("SELECT * { " + "".join(fragments) + " }").replace("URL", address)
            if not calls_service(query):
                ask(query)
                assert not calls, query

        holds()


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    calls_service(text)
    calls_service(text + "service" + text)
    first_word(text)
    undeclared_prefixes(text, set())


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_quoted_string_hides_the_word(text: str) -> None:
    assert not calls_service(f"ASK {{ ?s ?p {ox.Literal(text + ' SERVICE <http://x.example/> {}')} }}")


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT * {}", "SELECT"),
        ("# DELETE\nask {}", "ASK"),
        ("PREFIX delete: <http://example.org/> CONSTRUCT WHERE {}", "CONSTRUCT"),
        ("BASE <http://example.org/> DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("", ""),
        ("{ SELECT", ""),
    ],
)
def test_the_word_that_says_what_is_done(query: str, word: str) -> None:
    assert first_word(query) == word
