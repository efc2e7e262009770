"""The embedded store: the dataset in a folder, ready to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UserError

__all__ = ["open_store", "write_store"]


def write_store(quads: Iterable[ox.Quad], folder: Path) -> None:
    """Write a dataset into a new store and close it.

    Args:
        quads: The dataset.
        folder: Where the store goes; nothing may be there yet.

    Raises:
        UserError: The folder exists already.
        OSError: The folder cannot be written.
    """
    if folder.exists():
        raise UserError(f"cannot write a store to {folder}: it exists already")
    store = ox.Store(folder)
    store.bulk_extend(quads)
    store.flush()
    del store  # it has no `close`: it lets go of its files when nothing refers to it any more


def open_store(folder: Path) -> ox.Store:
    """Open a store for reading; any number of programs can do so at once.

    Args:
        folder: What `write_store` wrote.

    Returns:
        The store. It cannot be changed.

    Raises:
        UserError: There is none, or it cannot be read.
    """
    if not (folder / "CURRENT").is_file():  # the file that names the store's state; without it there is none
        raise UserError(f"no graph in {folder.parent}/: run kg build first")
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:
        reason = " ".join(str(error).split())
        raise UserError(
            f"the graph in {folder.parent}/ cannot be read ({reason}): run kg build again"
        ) from error
