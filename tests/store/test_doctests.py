"""The examples in the documentation of what reads and writes datasets."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import kg.graph
import kg.store


def modules() -> Iterator[str]:
    for package in (kg.graph, kg.store):
        yield from (module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))


EXAMPLES = [
    example
    for name in sorted(modules())
    for example in doctest.DocTestFinder(exclude_empty=True).find(importlib.import_module(name))
    if example.examples
]


def test_there_are_examples() -> None:
    assert {example.name.rpartition(".")[2] for example in EXAMPLES} >= {"run", "shortened", "printable"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_example_gives_what_it_says(example: doctest.DocTest) -> None:
    complaints: list[str] = []
    doctest.DocTestRunner().run(example, out=complaints.append)
    assert complaints == []
