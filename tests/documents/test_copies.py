"""Copies of one report count as one; two reports of one event are two."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import read
from kg.documents.copies import fold_copies
from kg.records import Document

DAY = date(2015, 3, 3)
WIRE = """\
Iceland and Portugal agreed on Tuesday to share the cost of a patrol ship that will watch the waters
between the Azores and the Westman Islands, their ministers of defence said after talks in Ponta
Delgada.

The ship, which is to be built at Viana do Castelo, will sail from 2018 under both flags in turn,
with a crew of forty from each navy, said the Portuguese minister, Rui Tavares Moura.

"The ocean does not ask for passports," he told reporters. "Neither will she."

His guest, Birna Jonsdottir, said that Reykjavik had looked for a partner for three years, and that
talks with Ireland and Norway had failed over the question of who would command.

Iceland has no armed forces of its own but a coast guard, which has three ships. It is a founding
member of the North Atlantic alliance, and leases an airfield at Keflavik to its partners.

Fishermen of both countries have complained of poachers since the quota for redfish was cut by a
third in 2013. The parliament in Lisbon is to vote on the money in May; the Althing has already done
so.

A second ship, for which the shipyard has an option until the end of next year, could follow if
Denmark joins.
"""
SAME_EVENT = """\
Lisbon will build a patrol vessel together with Reykjavik. Defence ministers Rui Tavares Moura and
Birna Jonsdottir signed a letter of intent in the Azores on Tuesday, ending a search that had led
the Icelandic government to Dublin and Oslo before.

The new ship is meant to keep poachers away from the redfish grounds. Each side will send forty
sailors, and the command changes every half year. "The ocean does not ask for passports," Moura
said. "Neither will she."

What she will cost is not yet public. Deputies in Lisbon vote on their share in spring, and
opposition parties want to know why the navy needs partners at all. Iceland, which has no army, has
approved its part.
"""
TEMPLATE = """\
President {name} of {country} spoke today by telephone with the Secretary of State. The two
discussed the strong partnership between the two countries, the situation in the region, and the
upcoming visit of the Secretary to {capital}. They agreed on the importance of free elections, of
the rule of law and of open sea lanes. The Secretary thanked President {name} for the hospitality
that {country} shows to refugees, and underscored that support for the people of {country} remains
firm. Both looked forward to the next meeting of the joint commission, which will take place in
{capital} in autumn, and to continued cooperation on trade, health, energy and education.
"""


def _document(source: str, text: str, published: date | None = DAY) -> Document:
    return Document(source, text, published=published, content_hash=source)


def _edited(text: str, share: float, seed: int = 7) -> str:
    """Put another word in place of some."""
    shuffled = random.Random(seed)
    words = text.split(" ")
    for i in shuffled.sample(range(len(words)), int(share * len(words))):
        words[i] = shuffled.choice(["also", "however", "officials", "later", "meanwhile"])
    return " ".join(words)


def _paragraphs(text: str, *numbers: int) -> str:
    every = text.split("\n\n")
    return "\n\n".join(every[i] for i in numbers)


COPIES = {
    "the same": WIRE,
    "another headline": "Two flags, one ship: Iceland and Portugal join forces\n\n" + WIRE,
    "headline in capitals of each word": "Iceland And Portugal To Build Ship Together, Ministers Say\n\n"
    + WIRE,
    "small edits": _edited(WIRE, 0.04),
    "cut by a third": WIRE[: 2 * len(WIRE) // 3],
    "the first paragraphs": _paragraphs(WIRE, 0, 1, 2),
    "other spacing": WIRE.replace("\n\n", "\n \n").replace(" ", "  "),
    "other quotation marks": WIRE.replace('"', "”"),
    "cut and edited": _edited(WIRE, 0.02)[: 5 * len(WIRE) // 6],
}
OTHERS = {
    "the same event in other words": SAME_EVENT,
    "the background with other news": _paragraphs(WIRE, 4, 5) + "\n\n" + SAME_EVENT,
    "half of it changed": _edited(WIRE, 0.5),
}


@pytest.mark.parametrize("name", sorted(COPIES))
def test_copies(name: str) -> None:
    (kept,) = fold_copies([_document("a", WIRE), _document("b", COPIES[name])])
    assert kept.copies in (("a",), ("b",))


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_other_reports(name: str) -> None:
    kept = fold_copies([_document("a", WIRE), _document("b", OTHERS[name])])
    assert [document.copies for document in kept] == [(), ()]


def test_one_template_for_two_countries() -> None:
    texts = [
        TEMPLATE.format(name="Amara Diallo", country="Guinea", capital="Conakry"),
        TEMPLATE.format(name="Milo Peric", country="Croatia", capital="Zagreb"),
    ]
    assert len(fold_copies([_document(str(i), text) for i, text in enumerate(texts)])) == 2


def test_report_carried_on_next_day() -> None:
    later = (
        _paragraphs(WIRE, 1, 2, 3, 4, 5, 6)
        + "\n\nThe two ministers signed the contract in Lisbon on Wednesday."
    )
    today, tomorrow = (
        _document("a", WIRE),
        _document("b", later + "\n\n" + SAME_EVENT, DAY + timedelta(days=1)),
    )
    assert len(fold_copies([today, tomorrow])) == 2


def test_part_of_a_report_of_another_day() -> None:
    brief = _document("a", _paragraphs(WIRE, 0, 1), DAY - timedelta(days=1))
    assert len(fold_copies([brief, _document("b", WIRE)])) == 2


def test_short_texts_are_copies_only_if_equal() -> None:
    texts = [
        "Malta recalls envoy. It gave no reason.",
        "malta recalls envoy; it gave no reason",
        "Malta recalls no envoy.",
    ]
    kept = fold_copies([_document(str(i), text) for i, text in enumerate(texts)])
    assert [(d.source, d.copies) for d in kept] == [("0", ("1",)), ("2", ())]


def test_the_one_kept() -> None:
    documents = [
        _document("a", WIRE, None),
        _document("b", WIRE, DAY + timedelta(days=1)),
        _document("c", WIRE),
        _document("d", "A headline of its own\n\n" + WIRE),
    ]
    (kept,) = fold_copies(documents)
    assert (kept.source, kept.copies) == ("d", ("a", "b", "c"))
    (kept,) = fold_copies([replace(d, published=None) for d in documents[:3]])
    assert kept.source == "a"


@given(st.permutations(range(6)))
def test_order_does_not_matter(order: list[int]) -> None:
    texts = [WIRE, COPIES["small edits"], COPIES["cut by a third"], SAME_EVENT, "Short.", "Short!"]
    documents = [_document(str(i), text) for i, text in enumerate(texts)]
    assert fold_copies([documents[i] for i in order]) == fold_copies(documents)


def test_copies_are_told_in_the_reading(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WIRE)
    (tmp_path / "b.txt").write_text(
        f"Menu\nLogin\n\n{WIRE}\nMost read\nTen soups for a cold evening\n© 2015 Example"
    )
    reading = read([str(tmp_path)])
    (document,) = reading.documents
    (skipped,) = reading.skipped
    assert document.copies == (skipped.source,)
    assert skipped.reason == f"copy of {document.source}"
    assert not skipped.is_error


def test_cost_is_about_linear() -> None:
    shuffled = random.Random(3)
    vocabulary = [f"word{i}" for i in range(3000)]
    frame = " ".join(vocabulary[:40])  # a phrase that every report has

    def seconds(count: int) -> float:
        documents = [
            _document(f"{i:05}", " ".join(shuffled.choices(vocabulary, k=150)) + " " + frame)
            for i in range(count)
        ]
        start = time.perf_counter()
        assert len(fold_copies(documents)) == count
        return time.perf_counter() - start

    seconds(50)
    assert seconds(800) < 4 * 3 * seconds(200)
