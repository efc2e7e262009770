"""Short names for IRIs, and what a short name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox

from kg import vocabulary as v

__all__ = ["base_iri", "expanded", "labelled", "printable", "shortened"]

_DOCUMENT = ox.NamedNode(v.ent("Document"))
_TYPE = ox.NamedNode(v.RDF_TYPE)


def base_iri(store: ox.Store) -> str:
    """Give what the IRIs of the individuals begin with.

    Args:
        store: The dataset; each of its documents has an IRI of the form `BASE document/ID`.

    Returns:
        The part before `document/` of one of them; the program's default where there is no document.
    """
    for quad in store.quads_for_pattern(None, _TYPE, _DOCUMENT, None):
        if isinstance(quad.subject, ox.NamedNode) and "document/" in quad.subject.value:
            return quad.subject.value.rpartition("document/")[0]
    return v.BASE_IRI


def shortened(iri: str, base: str = v.BASE_IRI) -> str:
    """Write an IRI short: an individual without the base, a term with its prefix.

    What comes out can be given to `kg explain` again.

    >>> shortened("https://w3id.org/entente/id/country/KEN")
    'country/KEN'
    >>> shortened("https://w3id.org/entente/ontology#Held")
    'ent:Held'
    """
    if iri.startswith(base) and iri != base:
        return iri.removeprefix(base)
    for prefix, start in v.PREFIXES.items():
        if iri.startswith(start) and iri != start:
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri


def expanded(name: str, base: str = v.BASE_IRI) -> str | None:
    """Give the IRI that a name stands for, or None where the name has not the form of one.

    >>> expanded("ent:status")
    'https://w3id.org/entente/ontology#status'
    >>> expanded("country/KEN")
    'https://w3id.org/entente/id/country/KEN'
    >>> expanded("Kenya") is None
    True
    """
    name = name.strip().removeprefix("<").removesuffix(">")
    prefix, colon, local = name.partition(":")
    if colon and prefix in v.PREFIXES and not local.startswith("//"):
        return v.PREFIXES[prefix] + local
    if "://" in name or name.startswith("urn:"):
        return name
    return base + name if "/" in name and " " not in name else None


def labelled(store: ox.Store, label: str) -> list[str]:
    """List the individuals of the resolved view with a label, sorted.

    If none has it, those that have it among their other names; if none has that, those with these words
    in their label ("Hayashi"). Letter case is not regarded.
    """
    wanted = label.casefold().split()
    for predicate in (v.RDFS_LABEL, v.SKOS_ALT_LABEL):
        found = {iri for iri, name in _names(store, predicate) if name.casefold().split() == wanted}
        if found:
            return sorted(found)
    words = _words(label)
    return sorted({iri for iri, name in _names(store, v.RDFS_LABEL) if _is_part(words, _words(name))})


def _words(name: str) -> list[str]:
    return re.findall(r"[\w+'’.]+", name.casefold())


def _is_part(words: list[str], name: list[str]) -> bool:
    """Tell whether words stand in a name, in this order and side by side."""
    places = range(len(name) - len(words) + 1)
    return bool(words) and any(name[at : at + len(words)] == words for at in places)


def _names(store: ox.Store, predicate: str) -> Iterator[tuple[str, str]]:
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            yield quad.subject.value, quad.object.value


def printable(text: str) -> str:
    r"""Make text of a report safe to print: what could steer a terminal or turn letters round becomes �.

    Line breaks and tabs become spaces.

    >>> printable("signed\nin \x1b[31mNairobi")
    'signed in �[31mNairobi'
    """
    kept = (" " if c in "\n\r\t\u2028\u2029" else c for c in text)
    return "".join(c if c.isprintable() or c in "\u200c\u200d\u00ad" else "�" for c in kept)
