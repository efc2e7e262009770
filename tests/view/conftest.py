from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.view import render
from tests.small import quads
from tests.view.reading import ReadPage, read_page


@pytest.fixture(scope="session")
def store() -> ox.Store:
    """The three reports on one summit."""
    store = ox.Store()
    store.extend(quads())
    return store


@pytest.fixture(scope="session")
def html(store: ox.Store) -> str:
    return render(store)


@pytest.fixture(scope="session")
def page(html: str) -> ReadPage:
    return read_page(html)
