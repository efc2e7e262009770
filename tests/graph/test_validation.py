"""Validation as a whole: rules across graphs, what a finding says, files, speed."""

from __future__ import annotations

import gzip
import random
import time
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import vocabulary as v
from kg.errors import UserError
from kg.graph.serialize import serialize
from kg.graph.validation import Finding, Severity, Validation, read_dataset, validate, validate_file
from tests.graph.conforming import BASE, changed, conforming
from tests.small import quads

# Name of the rule, what breaks it, and the name of what is found to be wrong.
ACROSS_GRAPHS = [
    ("claim behind a statement", "INSERT DATA { GRAPH :report { :drill ent:place :nairobi } }", "drill"),
    ("claim behind a statement", "INSERT DATA { GRAPH :report { :report ent:mentions :dispute } }", "report"),
    ("statement of a claim", "DELETE DATA { GRAPH :report { :talks ent:place :nairobi } }", None),
    (
        "graph of a sentence",
        "INSERT DATA { GRAPH :report { :sentence oa:hasSource :elsewhere } }",
        "sentence",
    ),
    (
        "length of a sentence",
        "DELETE DATA { GRAPH :report { :sentence oa:end 27 } } ; "
        "INSERT DATA { GRAPH :report { :sentence oa:end 28 } }",
        "sentence",
    ),
    ("document behind the resolved view", "INSERT DATA { :drill ent:place :nairobi }", "drill"),
    ("rescheduled as itself", "INSERT DATA { :talks ent:rescheduledAs :talks }", "talks"),
    ("rival is a claim", "INSERT DATA { :dispute ent:rival :sentence }", "dispute"),
    ("winner is a rival", "INSERT DATA { :dispute ent:winner :claim3 }", "dispute"),
    ("document of a graph", "INSERT DATA { GRAPH :unknown { :talks ent:ordinal 2 } }", "unknown"),
]


@pytest.mark.parametrize(("rule", "update", "wrong"), ACROSS_GRAPHS)
def test_a_broken_rule_across_graphs_is_found(rule: str, update: str, wrong: str | None) -> None:
    validation = validate(changed(update))
    found = [f for f in validation.findings if f.rule == rule]
    assert len(found) == 1
    assert found[0].severity is Severity.VIOLATION
    assert not validation.conforms
    if wrong:
        assert found[0].focus == BASE + wrong


def test_the_small_dataset_conforms() -> None:
    validation = validate(quads())
    told = f"{len(quads())} triples from 3 documents: conforms (nothing to remark)"
    assert list(validation.lines()) == [told]


def test_each_report_is_checked_by_itself() -> None:
    """Two reports that give one meeting two numbers are each right by themselves."""
    store = changed(
        "INSERT DATA { GRAPH :second { :second a ent:Document ; dct:source 'b' ; "
        f"ent:contentHash '{'a' * 64}' . :talks ent:ordinal 3 }} }}"
    )
    rules = {f.rule for f in validate(store).findings}
    assert "one number" not in rules
    assert rules == {"claim behind a statement", "document with a date"}


def test_a_graph_of_something_else_is_let_alone() -> None:
    assert not validate(changed("INSERT DATA { GRAPH :notes { :a dct:title 'Notes' } }")).findings


def test_a_resolved_view_alone_is_checked_without_its_reports() -> None:
    view = [quad for quad in quads() if quad.graph_name == ox.DefaultGraph()]
    assert validate(view).findings == ()


def test_an_empty_dataset_conforms() -> None:
    assert str(validate([]).summary()) == "0 triples from 0 documents: conforms (nothing to remark)"


def test_a_finding_says_report_sentence_and_what_is_wrong() -> None:
    validation = validate(changed("DELETE WHERE { :talks ent:party ?c }"))
    assert list(validation.lines()) == [
        "1 violation:",
        '  reports/pact.txt, sentence "Talks, in Nairobi 🌍.": '
        "this meeting has no party (Chile–Kenya summit)",
        "1 warning:",
        '  reports/pact.txt, sentence "Talks, in Nairobi 🌍.": this meeting has fewer than two parties, '
        "and it takes two to meet (Chile–Kenya summit)",
        f"{validation.triples} triples from 1 documents: does not conform (1 violation, 1 warning)",
    ]


def test_a_finding_about_a_claim_says_what_it_claims() -> None:
    validation = validate(changed("DELETE WHERE { GRAPH :report { :claim1 ent:foundBy ?r } }"))
    assert [f.label for f in validation.findings] == [
        "Foreign Minister of Chile officeTitle foreign minister"
    ]


def test_a_finding_gives_the_wrong_value() -> None:
    validation = validate(changed("INSERT DATA { :pact ent:status ent:Held }"))
    line = next(str(f) for f in validation.findings if f.rule == "status of an agreement")
    assert line.endswith('this is no status of an agreement (Chile–Kenya pact: "Held")')


def test_the_sentence_of_a_finding_is_the_nearest() -> None:
    """A wrong value is told with the sentence that gives it, not with the first about its subject."""
    store = changed(
        "DELETE { GRAPH :report { ?c prov:wasDerivedFrom :sentence } } "
        "INSERT { GRAPH :report { ?c prov:wasDerivedFrom :late . "
        ":late a ent:Sentence ; oa:hasSource :report ; oa:exact 'They sign.' ; oa:start 90 ; oa:end 100 } } "
        "WHERE { GRAPH :report { ?c rdf:subject :pact ; rdf:predicate ent:status } } ; "
        "DELETE WHERE { :pact ent:status ?s } ; INSERT DATA { :pact ent:status ent:Held , ent:Signed }"
    )
    found = next(f for f in validate(store).findings if f.rule == "one status")
    assert found.sentence == "They sign."


def test_one_fault_in_two_graphs_is_told_once() -> None:
    store = changed("INSERT DATA { :talks ent:mode ent:Held . GRAPH :report { :talks ent:mode ent:Held } }")
    assert len([f for f in validate(store).findings if f.rule == "mode of a meeting"]) == 1


def test_a_document_without_a_name_is_named_by_its_source() -> None:
    finding = Finding(Severity.INFO, "it has no date", "a.txt", "", "", "", "doc:1", "doc:1", "r")
    assert str(finding) == "a.txt: it has no date"


def test_a_long_sentence_is_shortened_in_the_line() -> None:
    finding = Finding(Severity.INFO, "m", "a.txt", "word \n" * 100, "l", "", "f", "d", "r")
    assert len(str(finding)) < 160
    assert '…": m (l)' in str(finding)


def test_warnings_and_notes_do_not_break_conformity() -> None:
    validation = validate(
        changed("DELETE WHERE { :later ent:status ?s } ; DELETE WHERE { :pact ent:party ?c }")
    )
    assert validation.conforms
    assert validation.text().splitlines()[-1].endswith("conforms (1 warning, 1 note)")


def test_findings_are_the_same_for_any_order_of_quads() -> None:
    store = changed("DELETE WHERE { ?x ent:party ?c } ; DELETE WHERE { ?x rdfs:label ?l }")
    shuffled = list(store)
    first = validate(shuffled)
    random.Random(7).shuffle(shuffled)
    assert validate(shuffled) == first
    assert [f.severity for f in first.findings] == sorted(f.severity for f in first.findings)


def test_a_triple_term_is_refused_in_one_line() -> None:
    inner = ox.Triple(ox.NamedNode("a:b"), ox.NamedNode("a:b"), ox.NamedNode("a:b"))
    with pytest.raises(UserError, match=r"RDF 1\.1"):
        validate([ox.Quad(ox.NamedNode("a:b"), ox.NamedNode("a:b"), inner)])


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_part_of_a_dataset_can_be_validated(data: st.DataObject) -> None:
    everything = sorted(conforming(), key=str)
    keep = data.draw(st.lists(st.booleans(), min_size=len(everything), max_size=len(everything)))
    part = [quad for quad, kept in zip(everything, keep, strict=True) if kept]
    validation = validate(part)
    assert validation.triples == len(part)
    assert validation.conforms == all(f.severity is not Severity.VIOLATION for f in validation.findings)
    assert len(validation.text().splitlines()) >= len(validation.findings)


# -- dates -----------------------------------------------------------------------------------------------

EDTF = [
    *("2018", "2018-09", "2018-09-06", "2018-09-06T12:30:00Z", "2018-09-06T12:30:00+09:00"),
    *("2018/2019", "2018-09-06/2018-09", "2018/..", "../2018", "2018/", "/2018", "2018?/2019~"),
    *("2018-21", "2018-24", "2018?", "2018-09~", "2018-09-06%", "-0044", "Y17000", "Y-17000"),
    *("201X", "20XX", "2018-XX", "2018-09-XX", "2018-XX-XX"),
]
NOT_EDTF = [
    *("18", "2018-9", "2018-13", "2018-00", "2018-09-32", "2018-09-00", "2018-25", "2018-20"),
    *("..", "/", "../..", "2018/2019/2020", "2018-09-06/next", "2018-09?-06", "?", "September"),
    *("2018X", "Y170", "2018-XX-06", "2018-09-06T25:00:00Z"),
]


def _form_is_right(value: str) -> bool:
    store = changed(
        f"DELETE WHERE {{ :talks ent:date ?d }} ; INSERT DATA {{ :talks ent:date '{value}'^^edtf:EDTF }}"
    )
    return "form of a date" not in {f.rule for f in validate(store).findings}


@pytest.mark.parametrize("value", EDTF)
def test_dates_of_level_1_are_taken(value: str) -> None:
    assert _form_is_right(value)


@pytest.mark.parametrize("value", NOT_EDTF)
def test_other_dates_are_not(value: str) -> None:
    assert not _form_is_right(value)


@settings(max_examples=25, deadline=None)
@given(st.dates(), st.dates())
def test_any_day_and_interval_is_taken(one: date, other: date) -> None:
    assert _form_is_right(f"{one.isoformat()}/{other.isoformat()}")


# -- files -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["nq", "trig", "jsonld"])
def test_a_file_is_read_in_its_format(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"kg.{ending}"
    path.write_bytes(serialize(quads(), ending))
    assert set(read_dataset(path)) == quads()
    assert validate_file(path) == validate(quads())


def test_a_turtle_file_holds_the_resolved_view(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    path.write_bytes(serialize(quads(), "ttl"))
    assert validate_file(path).conforms


def test_a_compressed_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "kg.nq.gz"
    path.write_bytes(gzip.compress(serialize(quads(), "nq")))
    assert set(read_dataset(path)) == quads()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("kg.nq", b"<a:b> <a:b> <a:b> .\nnonsense\n", r"kg\.nq: not valid N-Quads: line 2"),
        ("kg.nq", b"\xff\xfe\x00", r"kg\.nq: not valid N-Quads"),
        ("kg.ttl", b"@prefix", r"kg\.ttl: not valid Turtle"),
        ("kg.jsonld", b"{", r"kg\.jsonld: not valid JSON-LD"),
        ("kg.jsonld", b'{"@context": "https://example.org/c"}', r"kg\.jsonld: not valid JSON-LD"),
        ("kg.nq.gz", b"no gzip", r"kg\.nq\.gz: cannot be read"),
        ("kg.nq.gz", gzip.compress(b"<a:b> <a:b> <a:b> .\n", mtime=0)[:-10], r"kg\.nq\.gz: cannot be read"),
        ("kg.docx", b"", r"kg\.docx: not the name of an RDF file; it must end in \.nq"),
    ],
)
def test_a_bad_file_is_told_in_one_line(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match=message) as caught:
        validate_file(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read: No such file"):
        validate_file(tmp_path / "kg.nq")
    (tmp_path / "kg.nq").mkdir()
    with pytest.raises(UserError, match="cannot be read: Is a directory"):
        validate_file(tmp_path / "kg.nq")


WRONG = [
    ox.BlankNode("b"),
    ox.NamedNode("urn:x"),
    ox.Literal("x"),
    ox.Literal("x", language="en"),
    *(
        ox.Literal(value, datatype=ox.NamedNode(v.XSD + name))
        for name, value in (
            *(("date", "2023-02-31"), ("date", "99999-01-01"), ("dateTime", "now"), ("duration", "12:00")),
            *(("integer", "²"), ("integer", "1_000"), ("decimal", "NaN"), ("double", "1e999")),
        )
    ),
]


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.integers(0, 400), st.sampled_from(WRONG), min_size=1, max_size=40))
def test_any_value_in_any_place_is_found_or_taken_and_never_an_error(changes: dict[int, ox.Literal]) -> None:
    everything = sorted(conforming(), key=str)
    for place, value in changes.items():
        quad = everything[place % len(everything)]
        everything[place % len(everything)] = ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)
    assert validate(everything).text()


@pytest.mark.parametrize("value", WRONG, ids=str)
def test_a_day_that_is_none_is_found(value: ox.Literal, caplog: pytest.LogCaptureFixture) -> None:
    store = conforming()
    for name in ("talks", "pact"):
        store.add(ox.Quad(ox.NamedNode(BASE + name), ox.NamedNode(v.ent("latest")), value))
    found = {f.focus for f in validate(store).findings if f.rule == "latest day"}
    assert found == {f"{BASE}talks", f"{BASE}pact"}
    assert not caplog.records


# -- speed -----------------------------------------------------------------------------------------------


def _many(size: int) -> list[ox.Quad]:
    """Give a dataset of many reports, each on happenings of its own; the countries are shared."""
    shared = {f"{BASE}{name}" for name in ("kenya", "chile", "union", "nairobi")}
    pattern = [(quad.subject, quad.predicate, quad.object, quad.graph_name) for quad in conforming()]
    many: set[ox.Quad] = set()

    def own(node: ox.NamedNode, number: int) -> ox.NamedNode:
        if node.value.startswith(BASE) and node.value not in shared:
            return ox.NamedNode(f"{BASE}{number}/{node.value.removeprefix(BASE)}")
        return node

    number = 0
    while len(many) < size:
        many.update(
            ox.Quad(*(own(term, number) if isinstance(term, ox.NamedNode) else term for term in parts))
            for parts in pattern
        )
        number += 1
    return list(many)


def test_100_000_triples_take_less_than_a_minute() -> None:
    many = _many(100_000)
    start = time.perf_counter()
    validation = validate(many)
    seconds = time.perf_counter() - start
    print(f"{validation.summary()}: {seconds:.1f} s")
    assert validation.findings == ()
    assert seconds < 60


def test_validation_knows_its_counts() -> None:
    assert Validation((), 2, 3).summary() == "3 triples from 2 documents: conforms (nothing to remark)"
