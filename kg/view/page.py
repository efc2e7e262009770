"""The page itself."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files
from typing import Any

import pyoxigraph as ox
from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from kg.view import embed
from kg.view.contents import Contents, read_contents
from kg.view.facts import Numbers, facts_of
from kg.view.network import network_of
from kg.view.picture import hosts_of, picture_of
from kg.view.words import families, family_of

__all__ = ["render"]


def render(store: ox.Store, *, title: str = "Entente", most: int = 1500) -> str:
    """Show a dataset as one HTML page that needs nothing else, not even a network.

    Args:
        store: A dataset of the shape that the ontology's contract gives.
        title: Heading of the page.
        most: How many individuals the picture shows at most; the list and the search have all.

    Returns:
        The page, the same for the same dataset; to be written as UTF-8.

    Raises:
        UserError: A sentence of the dataset does not say where in its document it stands.
    """
    contents = read_contents(store)
    numbers = Numbers.of(contents)
    graph = picture_of(contents, most)
    network = network_of(graph, {e.iri: e for e in contents.entities}, numbers.entities, numbers.terms)
    nodes, edges, *_, options = network.get_network_data()
    scripts = (embed.vis_network(), embed.script())
    hosts = hosts_of(contents)
    return _template().render(
        title=title.encode("utf-8", "replace").decode(),
        policy=Markup(embed.policy(scripts)),  # noqa: S704 -- made of digests alone
        style=Markup(embed.style()),  # noqa: S704 -- a file of this package
        scripts=[Markup(code) for code in scripts],  # noqa: S704 -- files of this package and of pyvis
        network=Markup(embed.json_for_script({"nodes": nodes, "edges": edges})),  # noqa: S704 -- escaped
        options=Markup(embed.json_for_script(json.loads(options))),  # noqa: S704 -- escaped
        facts=Markup(embed.json_for_script(facts_of(contents, numbers, hosts))),  # noqa: S704 -- escaped
        legend=_legend(contents, set(graph)),
        everything=len(contents.entities) - len(hosts),
        drawn=len(graph),
    )


def _legend(contents: Contents, drawn: set[str]) -> list[dict[str, Any]]:
    """Give the families that occur: place among all, how many individuals, and whether any is drawn."""
    counts = Counter(family_of(e.classes).name for e in contents.entities)
    seen = {family_of(e.classes).name for e in contents.entities if e.iri in drawn}
    return [
        {"index": i, "family": family, "count": counts[family.name], "drawn": family.name in seen}
        for i, family in enumerate(families())
        if counts[family.name]
    ]


def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = files("kg.view").joinpath("assets", "page.html").read_text(encoding="utf-8")
    return environment.from_string(source)
