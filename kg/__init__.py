"""Entente: diplomatic and security news in, a knowledge graph out.

>>> from kg import build, load
>>> graph = build(["reports/"], out="output/")     # doctest: +SKIP
>>> graph.query("SELECT ?m WHERE { ?m a ent:TwoPlusTwo }")     # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.building.build import Build, Options, build
    from kg.knowledge_graph import KnowledgeGraph, load

__all__ = ["Build", "KnowledgeGraph", "Options", "build", "load"]


def __getattr__(name: str) -> Any:
    """Import what is asked for only then, so that `import kg.vocabulary` loads no language model."""
    if name not in __all__:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    home = "kg.knowledge_graph" if name in {"KnowledgeGraph", "load"} else "kg.building.build"
    return getattr(import_module(home), name)
