from __future__ import annotations

from datetime import date

import pytest

from kg.resolution import resolve
from tests.resolution.made import Person, iris, report, together

MAY, JUNE, JULY = date(2019, 5, 6), date(2019, 6, 3), date(2019, 7, 1)


def test_the_same_name_is_the_same_person() -> None:
    ana = Person("Ana Rojas", "CHL")
    found = [report("a", MAY, ana), report("b", JUNE, ana)]
    resolution = resolve(found)
    assert len(together(resolution, "Person")) == 1
    assert set(iris(resolution, found, ana.key)) == {"https://w3id.org/entente/id/person/ana-rojas-chl"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyen Van Binh", "Van Binh Nguyen"),
        ("Anselmo Quiroga", "Quiroga Anselmo"),
        ("Seda Kirazlı", "Seda Kirazli"),
        ("Birgir O'Neill", "Birgir O’Neill"),
        ("Jean-Marc Ondo", "Jean Marc Ondo"),
        ("ANA ROJAS", "Ana Rojas"),
    ],
)
def test_order_case_and_accents_do_not_count(one: str, other: str) -> None:
    found = [report("a", MAY, Person(one, "CHL")), report("b", JUNE, Person(other, "CHL"))]
    assert len(together(resolve(found), "Person")) == 1


def test_a_merge_says_why() -> None:
    found = [report("a", MAY, Person("Ana Rojas", "CHL")), report("b", JUNE, Person("Rojas Ana"))]
    (person,) = (i for i in resolve(found).individuals if i.kind.endswith("Person"))
    assert len(person.reasons) == 1
    assert "the same name" in person.reasons[0]
    assert "Rojas Ana" in person.reasons[0]


def test_namesakes_of_two_states_stay_apart() -> None:
    found = [
        report("a", MAY, Person("Kim Jong-su", "KOR")),
        report("b", JUNE, Person("Kim Jong-su", "PRK")),
        report("c", JULY, Person("Kim Jong-su", "KOR")),
    ]
    resolution = resolve(found)
    assert [len(mentions) for mentions in together(resolution, "Person")] in ([1, 2], [2, 1])
    first, second, third = iris(resolution, found, "person/kim-jong-su")
    assert first == third != second


def test_a_surname_joins_the_only_holder_of_its_state() -> None:
    found = [
        report("a", MAY, Person("Ana Rojas", "CHL")),
        report("b", JUNE, Person("Rojas", "CHL")),
        report("c", JULY, Person("Luis Rojas", "PER")),
    ]
    resolution = resolve(found)
    full, surname = iris(resolution, found[:1], "person/ana-rojas") + iris(
        resolution, found[1:2], "person/rojas"
    )
    assert full == surname


def test_a_surname_with_two_holders_joins_neither() -> None:
    found = [
        report("a", MAY, Person("Ana Rojas", "CHL")),
        report("b", JUNE, Person("Rojas", "CHL")),
        report("c", JULY, Person("Luis Rojas", "CHL")),
    ]
    assert len(together(resolve(found), "Person")) == 3


@pytest.mark.parametrize("surname", [Person("Rojas"), Person("Rojas", "PER")])
def test_a_surname_with_no_or_another_state_joins_nobody(surname: Person) -> None:
    found = [report("a", MAY, Person("Ana Rojas", "CHL")), report("b", JUNE, surname)]
    assert len(together(resolve(found), "Person")) == 2


def test_two_surnames_of_one_state_are_one_person() -> None:
    found = [report("a", MAY, Person("Rojas", "CHL")), report("b", JUNE, Person("Rojas", "CHL"))]
    assert len(together(resolve(found), "Person")) == 1


def test_the_fullest_name_is_the_label() -> None:
    found = [report("a", MAY, Person("Rojas", "CHL")), report("b", JUNE, Person("Ana Rojas", "CHL"))]
    (person,) = (i for i in resolve(found).individuals if i.kind.endswith("Person"))
    assert (person.label, person.aliases) == ("Ana Rojas", ("Rojas",))


def test_a_report_names_a_person_once() -> None:
    """Two that one report keeps apart are two, though another report could join them."""
    found = [
        report("a", MAY, Person("Nguyen Binh", "VNM"), Person("Binh Nguyen", "VNM")),
        report("b", JUNE, Person("Nguyen Binh", "VNM")),
    ]
    assert sorted(map(len, together(resolve(found), "Person"))) == [1, 2]


def test_a_surname_beside_the_full_name_in_one_report_is_another() -> None:
    found = [report("a", MAY, Person("Ana Rojas", "CHL"), Person("Rojas", "CHL"))]
    assert len(together(resolve(found), "Person")) == 2


def test_people_who_are_kept_apart_have_names_of_their_own() -> None:
    found = [report("a", MAY, Person("Rojas")), report("b", JUNE, Person("Rojas"))]
    individuals = [i for i in resolve(found).individuals if i.kind.endswith("Person")]
    assert len({i.iri for i in individuals}) == len(individuals) == 2


def test_who_may_be_either_of_two_namesakes_joins_neither() -> None:
    found = [
        report("a", MAY, Person("Kim Jong-su", "KOR")),
        report("b", JUNE, Person("Kim Jong-su", "PRK")),
        report("c", JULY, Person("Kim Jong-su")),
    ]
    assert len(together(resolve(found), "Person")) == 3
