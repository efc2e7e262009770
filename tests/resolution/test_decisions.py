"""What the user decides: said in a file, followed, given as the reason, refused in one line where it errs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import vocabulary as v
from kg.errors import UserError
from kg.records import Findings
from kg.resolution import Decisions, load_decisions, resolve
from kg.resolution.decisions import parse_decisions
from tests.resolution.made import Happening, Person, report, together

MAY, JUNE, JULY = date(2019, 5, 6), date(2019, 6, 3), date(2019, 7, 1)


def decided(text: str) -> Decisions:
    return parse_decisions(text, "resolution.toml")


def entry(kind: str, *mentions: tuple[str, str], reason: str = "") -> str:
    rows = ", ".join(f'{{ report = "{report}", name = "{name}" }}' for report, name in mentions)
    because = f'reason = "{reason}"\n' if reason else ""
    return f"[[{kind}]]\n{because}mentions = [{rows}]\n"


def people(found: list[Findings], text: str) -> list[list[tuple[str, str]]]:
    return together(resolve(found, decisions=decided(text)), "Person")


MARRIED = [report("a", MAY, Person("Ana Rojas", "CHL")), report("b", JUNE, Person("Ana Soto", "CHL"))]
SAME = entry("same", ("a.txt", "Ana Rojas"), ("b.txt", "Ana Soto"), reason="Her husband's name.")
NAMESAKES = [report("a", MAY, Person("Luis Rojas", "CHL")), report("b", JUNE, Person("Luis Rojas", "CHL"))]
DIFFERENT = entry("different", ("a.txt", "Luis Rojas"), ("b.txt", "Luis Rojas"), reason="Father and son.")


def test_a_merge_can_be_forced_and_says_why() -> None:
    assert len(people(MARRIED, "")) == 2
    (person,) = (
        i for i in resolve(MARRIED, decisions=decided(SAME)).individuals if i.kind == v.ent("Person")
    )
    assert len(person.mentions) == 2
    assert person.reasons == ("'Ana Soto' in b.txt: Her husband's name.",)
    assert (person.label, person.aliases) == ("Ana Rojas", ("Ana Soto",))


def test_a_merge_can_be_forbidden() -> None:
    assert len(people(NAMESAKES, "")) == 1
    assert len(people(NAMESAKES, DIFFERENT)) == 2


def test_a_third_who_may_be_either_joins_one_only_of_those_kept_apart() -> None:
    found = [*NAMESAKES, report("c", JULY, Person("Luis Rojas", "CHL"))]
    assert sorted(map(len, people(found, DIFFERENT))) == [1, 1, 1]


def test_a_chain_of_forced_merges_is_one() -> None:
    found = [*MARRIED, report("c", JULY, Person("Ana Vega", "CHL"))]
    text = SAME + entry("same", ("b.txt", "Ana Soto"), ("c.txt", "Ana Vega"))
    (mentions,) = people(found, text)
    assert len(mentions) == 3


@pytest.mark.parametrize("kind", ["Summit", "AcquisitionAndCrossServicingAgreement", "Treaty"])
def test_happenings_too(kind: str) -> None:
    key = "meeting/1" if kind == "Summit" else "agreement/1"
    one, other = (Happening(kind, key=key, date="2019-05-05", label="it") for _ in range(2))
    found = [report("a", MAY, one), report("b", JUNE, other)]
    family = "Event" if kind == "Summit" else "Agreement"
    assert len(together(resolve(found), family)) == 1
    text = entry("different", ("a.txt", key), ("b.txt", key))
    assert len(together(resolve(found, decisions=decided(text)), family)) == 2


def test_places_of_one_name() -> None:
    found = [report(n, MAY, Happening("Summit", place="San José", date="2019-05-05")) for n in ("a", "b")]
    text = entry("different", ("a.txt", "San José"), ("b.txt", "San José"))
    places = [i for i in resolve(found, decisions=decided(text)).individuals if i.kind == v.ent("Place")]
    assert len({place.iri for place in places}) == 2


def test_two_of_one_report_can_be_one() -> None:
    found = [report("a", MAY, Person("Ana Rojas", "CHL"), Person("Rojas", "CHL"))]
    assert len(people(found, "")) == 2
    assert len(people(found, entry("same", ("a.txt", "Ana Rojas"), ("a.txt", "Rojas")))) == 1


@pytest.mark.parametrize("name", ["Ana Rojas", "ANA ROJAS", "person/ana-rojas"])
@pytest.mark.parametrize("path", ["a.txt", MARRIED[0].document.id])
def test_ways_to_point_to_a_mention(name: str, path: str) -> None:
    assert len(people(MARRIED, entry("same", (path, name), ("b.txt", "Ana Soto")))) == 1


def test_a_report_that_is_not_there_leaves_a_decision_aside_and_is_named() -> None:
    resolution = resolve(MARRIED[:1], decisions=decided(SAME))
    (note,) = resolution.notes
    assert note == ("resolution.toml, [[same]] number 1 is left aside: no report 'b.txt' is in this graph")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (entry("same", ("a.txt", "Eva"), ("b.txt", "Ana Soto")), "a.txt speaks of nothing called 'Eva'"),
        (entry("same", ("a.txt", "Ana Rojas"), ("b.txt", "country/CHL")), "Country and Person cannot be one"),
        (
            entry("same", ("a.txt", "country/CHL"), ("b.txt", "country/CHL")),
            "states are told apart by their codes",
        ),
        (SAME + entry("different", ("a.txt", "Ana Rojas"), ("b.txt", "Ana Soto")), "another entry says"),
    ],
)
def test_what_does_not_fit_the_reports(text: str, complaint: str) -> None:
    with pytest.raises(UserError, match=r"^resolution\.toml, \[\[same\]\] number 1: ") as caught:
        resolve(MARRIED, decisions=decided(text))
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_name_that_two_mentions_have() -> None:
    twice = [
        Happening("Summit", key=f"meeting/{n}", label="the summit", date=f"2019-05-0{n}") for n in (1, 2)
    ]
    found = [report("a", MAY, *twice), report("b", JUNE, twice[0])]
    text = entry("same", ("a.txt", "the summit"), ("b.txt", "the summit"))
    with pytest.raises(UserError, match="is one of meeting/1, meeting/2: give one as name"):
        resolve(found, decisions=decided(text))


def test_two_reports_of_one_file_name() -> None:
    found = [report("x/a", MAY, Person("Ana")), report("y/a", JUNE, Person("Ana")), *MARRIED[1:]]
    with pytest.raises(UserError, match=r"2 reports are called 'a\.txt': give the whole path"):
        people(found, entry("same", ("a.txt", "Ana"), ("b.txt", "Ana Soto")))
    assert len(people(found, entry("same", ("x/a.txt", "Ana"), ("b.txt", "Ana Soto")))) == 2


BAD = [
    ("[[same]", "is not TOML"),
    ("x = 1", "'x' is unknown"),
    ("[same]\nmentions = []", r"write \[\[same\]\] in double brackets"),
    ("same = 1", r"write \[\[same\]\] in double brackets"),
    ("[[same]]", "give two mentions or more"),
    ("[[same]]\nmentions = 'a'", "give two mentions or more"),
    ("[[same]]\nmentions = [1, 2]", "write each mention as"),
    ("[[same]]\nmentions = [{report = 'a'}, {report = 'b'}]", "write each mention as"),
    ("[[same]]\nmentions = [{report = 'a', name = ''}, {report = 'b', name = 'c'}]", "write each mention as"),
    ("[[same]]\nmentions = [{report = 'a', name = 1}, {report = 'b', name = 'c'}]", "write each mention as"),
    ("[[different]]\nwhy = 'x'", "'why' is unknown"),
    ("[[different]]\nreason = 1", "the reason must be text"),
    (entry("same", ("a", "b"), ("a", "b")), "the same mention stands there twice"),
]


@pytest.mark.parametrize(("text", "complaint"), BAD, ids=[text for text, _ in BAD])
def test_bad_files(text: str, complaint: str) -> None:
    with pytest.raises(UserError, match=complaint) as caught:
        decided(text)
    assert str(caught.value).startswith("resolution.toml")
    assert "\n" not in str(caught.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"cannot read .*none\.toml: no such file or directory"):
        load_decisions([tmp_path / "none.toml"])
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="it is not text in UTF-8"):
        load_decisions([tmp_path / "binary.toml"])


@given(st.text())
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    complaint = ""
    try:
        assert not decided(text)
    except UserError as error:
        complaint = str(error)
    assert "\n" not in complaint
