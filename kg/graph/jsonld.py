"""The dataset as JSON-LD in the words of `ontology/context.jsonld`: plain JSON for who knows no RDF."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, Final, TypeAlias

import pyoxigraph as ox

from kg import vocabulary as v
from kg.errors import UserError
from kg.resources import ontology_folder

__all__ = ["json_ld"]

Node: TypeAlias = "dict[str, Any]"

_STRING: Final = v.XSD + "string"


def json_ld(quads: Iterable[ox.Quad]) -> bytes:
    """Write quads as JSON-LD, a thing a line, each report's graph under its name.

    Args:
        quads: The dataset in the order in which it is to be written: what is in one graph together, and in it
            what is about one thing.

    Returns:
        The content of the file, with the context in it, so that it is read without a network.

    Raises:
        UserError: The dataset holds what JSON-LD cannot say.
    """
    context = _context()
    lines: list[str] = []
    for graph, inside in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = [_json(node) for node in _nodes(inside, context)]
        if isinstance(graph, ox.DefaultGraph):
            lines += nodes
        else:
            name = json.dumps(context.name(graph), ensure_ascii=False)
            lines.append(f'{{"id":{name},"@graph":[\n' + ",\n".join(nodes) + "\n]}")
    body = ",\n".join(lines)
    return f'{{"@context":{_json(context.terms)},\n"@graph":[\n{body}\n]}}\n'.encode()


@dataclass(frozen=True)
class _Context:
    """What the short names of the context stand for.

    Attributes:
        terms: The context as its file has it.
        properties: Short name of each property, by its IRI.
        kinds: What the values of a short name are read as: a datatype's IRI, "@id", "@vocab", or "".
    """

    terms: Mapping[str, Any]
    properties: Mapping[str, str]
    kinds: Mapping[str, str]

    def name(self, node: object) -> str:
        """Give the IRI of a node, or the name of a blank one."""
        if isinstance(node, ox.BlankNode):
            return str(node)
        if not isinstance(node, ox.NamedNode):
            raise UserError(f"JSON-LD knows no statements about statements: {node}")
        scheme, _, rest = node.value.partition(":")
        if scheme in self.terms and not rest.startswith("//"):
            raise UserError(f"JSON-LD would take {node.value} for a short name: {scheme}: is a prefix there")
        return node.value

    def word(self, node: object) -> str:
        """Give the short name of a term of the ontology; the IRI of anything else."""
        iri = self.name(node)
        local = iri.removeprefix(v.ENT)
        if self.properties.get(iri):
            return self.properties[iri]
        return local if local != iri and local.isidentifier() and local not in self.terms else iri


@cache
def _context() -> _Context:
    content = json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))
    terms: dict[str, Any] = content["@context"]
    properties, kinds = {}, {}
    for term, meaning in terms.items():
        iri, kind = (meaning, "") if isinstance(meaning, str) else (meaning["@id"], meaning.get("@type", ""))
        if iri.startswith("@") or term.startswith("@") or iri.endswith(("#", "/")):
            continue  # another word for a keyword, the vocabulary, a prefix
        properties[_full(iri, terms)] = term
        kinds[term] = kind if kind.startswith("@") else _full(kind, terms)
    return _Context(terms, properties, kinds)


def _full(name: str, terms: Mapping[str, Any]) -> str:
    """Give the IRI that a name with a prefix stands for."""
    prefix, colon, local = name.partition(":")
    return terms[prefix] + local if colon else name


def _nodes(quads: Iterable[ox.Quad], context: _Context) -> Iterator[Node]:
    """Give each thing with what is said of it; one value stands alone, several in a list."""
    for subject, about in groupby(quads, key=lambda quad: quad.subject):
        values: dict[str, list[Any]] = defaultdict(list)
        for quad in about:
            if quad.predicate.value == v.RDF_TYPE and isinstance(quad.object, ox.NamedNode):
                values["type"].append(context.word(quad.object))
            else:
                term = context.properties.get(quad.predicate.value)
                key = term or context.name(quad.predicate)
                values[key].append(_value(quad.object, context.kinds.get(key, ""), context))
        single = {key: found[0] if len(found) == 1 else found for key, found in values.items()}
        yield {"id": context.name(subject), **single}


def _value(node: object, kind: str, context: _Context) -> Any:
    if not isinstance(node, ox.Literal):
        if kind == "@vocab" and isinstance(node, ox.NamedNode):
            return context.word(node)
        return context.name(node) if kind in {"@id", "@vocab"} else {"id": context.name(node)}
    if node.language:
        return {"value": node.value, "@language": node.language}
    if node.datatype.value == (kind or _STRING):
        return node.value
    if node.datatype.value == _STRING:
        return {"value": node.value}
    return {"value": node.value, "type": context.name(node.datatype)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
