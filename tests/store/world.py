"""Datasets for the tests of stores: one written by hand, and it together with the small one."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from tests import small


def by_hand() -> set[ox.Quad]:
    """Give the dataset whose answers are known."""
    file = Path(__file__).with_name("data") / "world.trig"
    return set(ox.parse(path=str(file), format=ox.RdfFormat.TRIG))


def quads() -> set[ox.Quad]:
    """Give both datasets as one."""
    return by_hand() | small.quads()


def store() -> ox.Store:
    """Give the dataset whose answers are known, in a store in memory."""
    store = ox.Store()
    store.bulk_extend(by_hand())
    return store
