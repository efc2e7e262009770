"""A real Virtuoso takes the dataset by the graph store protocol, and answers as the embedded store does."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest

from kg import vocabulary as v
from kg.errors import UserError
from kg.store.query import run
from kg.store.questions import Question
from kg.store.remote import LoadReport, load
from tests.conftest import demand
from tests.integration import virtuoso
from tests.integration.comparing import each_question, quads_of, rows_of, rows_of_json
from tests.store import world

pytestmark = pytest.mark.virtuoso

RESOLVED = f"{v.BASE_IRI}graph/resolved"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    demand("virtuoso", virtuoso.is_there(), virtuoso.MISSING)
    with virtuoso.serving(tmp_path_factory.mktemp("virtuoso")) as address:
        yield address


@pytest.fixture
def loaded(address: str) -> LoadReport:
    return load_all(address)


def load_all(address: str, quads: set[ox.Quad] | None = None, prune_by: str | None = None) -> LoadReport:
    graphs = f"{address}/sparql-graph-crud-auth"
    quads = world.quads() if quads is None else quads
    return load(graphs, quads, user="dba", password="dba", verify=True, prune_by=prune_by)


def ask(address: str, query: str, **options: str) -> bytes:
    response = httpx.post(
        f"{address}/sparql",
        data={"query": query, **options},
        headers={"Accept": "application/sparql-results+json"},
        timeout=60,
        trust_env=False,
    )
    assert response.status_code == 200, response.text
    return response.content


def there(address: str) -> set[ox.Quad]:
    """Read all our graphs from the server, the resolved view as the default graph."""
    query = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), STR(<BASE>))) }"
    answer = ask(address, query.replace("BASE", v.BASE_IRI))
    results = ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
    assert isinstance(results, ox.QuerySolutions)
    return {
        ox.Quad(s, p, o, ox.DefaultGraph() if g == ox.NamedNode(RESOLVED) else g) for g, s, p, o in results
    }


def test_every_triple_arrives_in_its_graph(address: str, loaded: LoadReport) -> None:
    assert there(address) == quads_of(world.quads())
    assert (loaded.resolved_view, loaded.was_chosen) == (RESOLVED, True)
    assert loaded.triples == len(world.quads())


def test_loading_again_changes_nothing(address: str, loaded: LoadReport) -> None:
    assert load_all(address) == loaded
    assert there(address) == quads_of(world.quads())


def test_a_changed_report_replaces_its_graph(address: str, loaded: LoadReport) -> None:
    document = ox.NamedNode(f"{v.BASE_IRI}document/d3")
    title = ox.Quad(document, ox.NamedNode(v.DCT_TITLE), ox.Literal("New “title” <b>\\ \n\t"), document)
    changed = {q for q in world.quads() if q.graph_name != document or q.subject == document} | {title}
    assert len(changed) < len(world.quads())
    load_all(address, changed)
    assert there(address) == quads_of(changed)


def test_a_report_that_is_gone_is_deleted_on_demand(address: str, loaded: LoadReport) -> None:
    document = ox.NamedNode(f"{v.BASE_IRI}document/d3")
    fewer = {q for q in world.quads() if q.graph_name != document}
    assert load_all(address, fewer, prune_by=f"{address}/sparql").pruned == (document.value,)
    assert there(address) == quads_of(fewer)


@each_question
def test_virtuoso_answers_alike(
    address: str, loaded: LoadReport, question: Question, values: dict[str, str]
) -> None:
    store = ox.Store()
    store.bulk_extend(world.quads())
    found = ask(address, question.asked(values), **{"default-graph-uri": RESOLVED})
    assert rows_of_json(found) == rows_of(run(store, question.asked(values)))


@pytest.mark.parametrize(
    ("path", "password", "said"),
    [
        ("/sparql-graph-crud-auth", "wrong", "the user or the password is wrong"),
        ("/sparql-graph-crud", "dba", "this user may not write there"),
        ("/sparql", "dba", "Virtuoso's graph store is at /sparql-graph-crud-auth"),
        ("/nothing", "dba", "Virtuoso's graph store is at /sparql-graph-crud-auth"),
    ],
)
def test_what_goes_wrong_is_one_line(address: str, path: str, password: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as caught:
        load(address + path, world.quads(), user="dba", password=password)
    assert "\n" not in str(caught.value)
    assert "wrong" not in str(caught.value).replace("is wrong", "")
