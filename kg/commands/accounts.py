"""Commands that tell what reports disagree on, and what differs between two graphs."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.options import OUTPUT, AsOf, Out

__all__ = ["diff", "disputes"]

AsJson = Annotated[bool, typer.Option("--json", help="Give JSON.")]


def disputes(out: Out = OUTPUT, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Show what the reports disagree on: each statement with its sentences, what stands, and by which rule.

    Exit code 1 when they do not disagree.
    """
    from kg.accounts import disputes_of, told
    from kg.building.as_of import graph_as_of, parse_day
    from kg.output import recover
    from kg.store.embedded import open_store

    recover(out)
    store = open_store(out / "store") if as_of is None else graph_as_of(out, parse_day(as_of)).store
    found = disputes_of(store)
    if as_json:
        sys.stdout.write(json.dumps([asdict(d) for d in found], ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(told(found))
    if not found:
        raise typer.Exit(1)


def diff(
    old: Annotated[Path, typer.Argument(help="Folder with a graph, or its .nq or .trig.", metavar="OLD")],
    new: Annotated[Path, typer.Argument(help="The same of the graph to compare with.", metavar="NEW")],
    as_json: AsJson = False,
) -> None:
    """Show what differs between two graphs: facts added, withdrawn and changed, each with its sentences.

    Individuals are the same if they have the same IRI, which builds into one folder keep: copy the folder
    before you build again. Exit code 1 when nothing differs.
    """
    from kg.accounts import compare
    from kg.knowledge_graph import load

    found = compare(load(old).store, load(new).store)
    sys.stdout.write(found.json() if as_json else found.text())
    if not found:
        raise typer.Exit(1)
