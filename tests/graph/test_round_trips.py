"""What another library, another process and odd texts make of the files."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg import vocabulary as v
from kg.graph.serialize import FORMATS, serialize
from tests.seeds import printed_under
from tests.small import quads

PYOXIGRAPH = {
    "nq": ox.RdfFormat.N_QUADS,
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
}
RDFLIB = {"nq": "nquads", "ttl": "turtle", "trig": "trig", "jsonld": "json-ld"}
ODD = (
    'a "quote", a \\ backslash,\na line\r\n\ttab — “curly” 🤝🏽 \u200f שלום e\u0301 \x00 \x7f \u2028 '
    "<b>&amp;</b> '''\"\"\" \\u0041 @en ^^x {graph} # no comment"
)


def held(dataset: set[ox.Quad], ending: str) -> set[ox.Quad]:
    """Give what a format can hold of a dataset."""
    return {q for q in dataset if ending != "ttl" or q.graph_name == ox.DefaultGraph()}


def read_by_rdflib(written: bytes, format_: str) -> set[tuple[str, ...]]:
    """Give the quads as N3 terms; the default graph is named "" whatever rdflib calls it."""
    read = rdflib.Dataset()
    read.parse(written, format=format_)
    default = (None, DATASET_DEFAULT_GRAPH_ID)
    return {(s.n3(), p.n3(), o.n3(), "" if g in default else str(g)) for s, p, o, g in read.quads()}


def test_every_format_is_tested() -> None:
    assert set(FORMATS) == {*PYOXIGRAPH, "graphml"} == {*RDFLIB, "graphml"}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("ending", RDFLIB)
def test_rdflib_reads_the_same_out_of_every_format(ending: str) -> None:
    read = read_by_rdflib(serialize(quads(), ending), RDFLIB[ending])
    assert read == read_by_rdflib(serialize(held(quads(), ending), "nq"), "nquads")
    assert len(read) == len(held(quads(), ending))


@pytest.mark.parametrize("ending", PYOXIGRAPH)
def test_odd_text_comes_back_as_it_was(ending: str) -> None:
    subject, label = ox.NamedNode(f"{v.BASE_IRI}person/ana-rojas"), ox.NamedNode(v.RDFS_LABEL)
    graphs = (ox.DefaultGraph(), ox.NamedNode(f"{v.BASE_IRI}document/1"))
    made = {ox.Quad(subject, label, ox.Literal(ODD), graph) for graph in graphs}
    assert set(ox.parse(serialize(made, ending), format=PYOXIGRAPH[ending])) == held(made, ending)


@pytest.mark.parametrize("ending", PYOXIGRAPH)
def test_the_empty_dataset_can_be_written(ending: str) -> None:
    assert not list(ox.parse(serialize(set(), ending), format=PYOXIGRAPH[ending]))


def test_a_store_gives_back_what_went_in() -> None:
    store = ox.Store()
    store.extend(quads())
    assert serialize(store, "nq") == serialize(quads(), "nq")


PRINT_DIGESTS = """
from kg.graph.serialize import FORMATS, serialize
from kg.text import digest
from tests.small import quads
print(*(digest(serialize(quads(), ending).decode()) for ending in FORMATS))
"""


def test_the_same_bytes_under_every_hash_seed() -> None:
    assert len({printed_under(seed, PRINT_DIGESTS) for seed in ("0", "1", "2")}) == 1
