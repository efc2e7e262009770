from __future__ import annotations

import socket
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.errors import UserError
from kg.store import graph_store
from kg.store.credentials import Credentials
from kg.store.graph_store import GraphStore
from kg.store.remote import load
from tests import small
from tests.store.graph_server import GraphServer, serving

BASE = "https://w3id.org/entente/id/"


@pytest.fixture(scope="module")
def quads() -> set[ox.Quad]:
    return small.quads()


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let neither the user's own log-in nor a proxy get in."""
    for name in ("ENTENTE_USER", "ENTENTE_PASSWORD", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(graph_store, "PAUSES", (0.0, 0.0, 0.0))


@pytest.fixture
def server() -> Iterator[GraphServer]:
    with serving(GraphServer()) as server:
        yield server


def test_everything_arrives(server: GraphServer, quads: set[ox.Quad]) -> None:
    report = load(server.graphs, quads, verify=True)
    assert set(server.store) == quads_in_a_store(quads)
    assert (report.graphs, report.triples, report.resolved_view) == (3, len(quads), None)
    assert report.verified


def quads_in_a_store(quads: set[ox.Quad]) -> set[ox.Quad]:
    """Give quads as a store gives them back: decimals in their shortest form."""
    store = ox.Store()
    store.bulk_extend(quads)
    return set(store)


def test_a_second_load_replaces(server: GraphServer, quads: set[ox.Quad]) -> None:
    load(server.graphs, quads)
    graph = next(q.graph_name for q in quads if q.graph_name != ox.DefaultGraph())
    fewer = {q for q in quads if q.graph_name != graph or q.predicate.value.endswith("contentHash")}
    load(server.graphs, fewer)
    assert set(server.store) == quads_in_a_store(fewer)


def test_graphs_of_others_stay(server: GraphServer, quads: set[ox.Quad]) -> None:
    other = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o"), ox.NamedNode("urn:g"))
    server.store.add(other)
    load(server.graphs, quads)
    assert other in server.store


def test_a_large_graph_goes_in_parts_of_which_the_first_replaces(
    server: GraphServer, quads: set[ox.Quad]
) -> None:
    old = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("old"))
    server.store.add(old)
    load(server.graphs, quads, chunk=2000)
    assert set(server.store) == quads_in_a_store(quads)
    methods = [method for method, target in server.requests if target.endswith("?default=")]
    assert methods[0] == "PUT"
    assert set(methods[1:]) == {"POST"}


def test_the_resolved_view_can_have_a_name(server: GraphServer, quads: set[ox.Quad]) -> None:
    report = load(server.graphs, quads, default_graph="urn:resolved")
    assert report.resolved_view == "urn:resolved"
    assert not report.was_chosen
    assert not list(server.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert list(server.store.quads_for_pattern(None, None, None, ox.NamedNode("urn:resolved")))


def test_a_server_without_a_default_graph_gets_a_named_one_and_the_report_says_so(
    server: GraphServer, quads: set[ox.Quad]
) -> None:
    server.has_default = False
    report = load(server.graphs, quads, verify=True)
    assert report.resolved_view == f"{BASE}graph/resolved"
    assert report.was_chosen
    assert f"FROM <{BASE}graph/resolved>" in report.text()


def test_graphs_of_reports_that_are_gone_are_deleted_on_demand(
    server: GraphServer, quads: set[ox.Quad]
) -> None:
    load(server.graphs, quads)
    gone = min(q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode))
    fewer = {q for q in quads if q.graph_name != ox.NamedNode(gone)}
    load(server.graphs, fewer)
    assert ox.NamedNode(gone) in set(server.store.named_graphs())
    assert load(server.graphs, fewer, prune_by=server.queries).pruned == (gone,)
    assert set(server.store) == quads_in_a_store(fewer)


def test_a_document_graph_under_another_base_is_never_deleted(
    server: GraphServer, quads: set[ox.Quad]
) -> None:
    theirs = ox.NamedNode("https://example.org/document/1")
    kind = ox.NamedNode("https://w3id.org/entente/ontology#Document")
    rdf_type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    server.store.add(ox.Quad(theirs, rdf_type, kind, theirs))
    assert load(server.graphs, quads, prune_by=server.queries).pruned == ()
    assert theirs in set(server.store.named_graphs())


def test_progress_is_told(server: GraphServer, quads: set[ox.Quad]) -> None:
    told: list[tuple[str, int, int]] = []
    load(server.graphs, quads, progress=lambda *step: told.append(step))
    assert told == [("loading", n, 4) for n in (1, 2, 3, 4)]


@pytest.mark.parametrize("login", ["basic", "digest"])
@pytest.mark.parametrize("auth", ["auto", "own"])
def test_logging_in(quads: set[ox.Quad], login: str, auth: str) -> None:
    with serving(GraphServer(login=login)) as server:
        load(server.graphs, quads, auth=login if auth == "own" else "auto", user="ada", password="s3cret")
        assert len(server.store) == len(quads)


def test_the_log_in_comes_from_the_environment(quads: set[ox.Quad], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_USER", "ada")
    monkeypatch.setenv("ENTENTE_PASSWORD", "s3cret")
    with serving(GraphServer(login="digest")) as server:
        load(server.graphs, quads)
        assert len(server.store) == len(quads)


def test_the_log_in_comes_from_the_address_and_is_not_shown(quads: set[ox.Quad]) -> None:
    with serving(GraphServer(login="digest")) as server:
        report = load(server.graphs.replace("//", "//ada:s3cret@"), quads)
        assert "s3cret" not in report.text()
        assert report.address == server.graphs


@pytest.mark.parametrize("login", ["basic", "digest"])
def test_a_wrong_password_is_one_line_without_the_password(quads: set[ox.Quad], login: str) -> None:
    with serving(GraphServer(login=login)) as server:
        with pytest.raises(UserError, match="the user or the password is wrong") as caught:
            load(server.graphs, quads, user="ada", password="guess-1")
        assert "guess-1" not in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_password_is_never_sent_unasked(server: GraphServer, quads: set[ox.Quad]) -> None:
    load(server.graphs, quads, user="ada", password="s3cret")
    assert server.secrets == []


def test_a_password_is_not_sent_in_clear_text_over_the_network() -> None:
    import httpx

    auth = Credentials("ada", "s3cret").auth()
    assert auth is not None
    flow = auth.sync_auth_flow(httpx.Request("GET", "http://triples.example/store"))
    next(flow)
    asked = httpx.Response(401, headers={"WWW-Authenticate": "Basic"})
    with pytest.raises(UserError, match="in clear text"):
        flow.send(asked)


def test_credentials_hide_their_password() -> None:
    assert "s3cret" not in repr(Credentials("ada", "s3cret"))


def test_an_unknown_way_to_log_in() -> None:
    with pytest.raises(UserError, match="choose one of auto, digest, basic, none"):
        Credentials.given("ada", "x", "kerberos")


@pytest.mark.parametrize("faults", [[503], [429, 502], [504, 503, 0], [0]])
def test_faults_that_pass_are_survived(server: GraphServer, quads: set[ox.Quad], faults: list[int]) -> None:
    server.faults = faults
    load(server.graphs, quads, verify=True)
    assert set(server.store) == quads_in_a_store(quads)


def test_faults_that_stay_are_told(server: GraphServer, quads: set[ox.Quad]) -> None:
    server.faults = [503] * 50
    with pytest.raises(UserError, match=r"503, Fault by order$"):
        load(server.graphs, quads)
    assert len(server.requests) == 5  # the probe, one try and three more


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (301, "has moved to https://elsewhere.example/store"),
        (401, "the user or the password is wrong"),
        (403, "this user may not write there"),
        (404, "no graph store at this address; Virtuoso's"),
        (405, "takes no graphs"),
        (413, "takes no requests of this size"),
        (415, "does not read N-Triples"),
        (500, "500, Fault by order"),
        (507, "no room left"),
    ],
)
def test_refusals_are_one_line(server: GraphServer, quads: set[ox.Quad], status: int, said: str) -> None:
    server.faults = [status]
    with pytest.raises(UserError) as caught:
        load(server.graphs, quads)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_web_site_is_no_graph_store(server: GraphServer, quads: set[ox.Quad]) -> None:
    server.page = True
    with pytest.raises(UserError, match="answers with a page, so it is no graph store"):
        load(server.graphs, quads)


def test_another_address_of_the_server_is_no_graph_store(server: GraphServer, quads: set[ox.Quad]) -> None:
    with pytest.raises(UserError, match="takes no graphs; Virtuoso's graph store is at"):
        load(server.address + "/else", quads)


def test_nobody_there(quads: set[ox.Quad]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(UserError, match="cannot be reached") as caught:
        load(f"http://127.0.0.1:{port}/store", quads)
    assert "\n" not in str(caught.value)


def test_a_server_that_says_nothing(quads: set[ox.Quad]) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        store = GraphStore(f"http://127.0.0.1:{silent.getsockname()[1]}/", Credentials(), timeout=0.1)
        with store, pytest.raises(UserError, match="did not answer in time"):
            store.put("urn:g", b"")


@pytest.mark.parametrize("address", ["localhost/store", "ftp://localhost/", "http://", "", "http://[::1/"])
def test_what_is_no_address(quads: set[ox.Quad], address: str) -> None:
    with pytest.raises(UserError, match="is no address"):
        load(address, quads)


def test_what_is_no_name_of_a_graph(server: GraphServer, quads: set[ox.Quad]) -> None:
    with pytest.raises(UserError, match="cannot name a graph"):
        load(server.graphs, quads, default_graph="resolved view")
    assert server.requests == []


def test_what_is_lost_on_the_way_is_noticed(server: GraphServer, quads: set[ox.Quad]) -> None:
    server.loses = True
    with pytest.raises(UserError, match="lacks 1 triples and has 0 others"):
        load(server.graphs, quads, verify=True)


def test_a_query_endpoint_that_is_none(server: GraphServer, quads: set[ox.Quad]) -> None:
    with pytest.raises(UserError, match="does not answer queries"):
        load(server.graphs, quads, prune_by=server.address + "/else")
