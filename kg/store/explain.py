"""Every sentence behind an individual or a triple."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from kg import vocabulary as v
from kg.errors import UserError
from kg.store.explanation import Dispute, Evidence, Explanation, Fact, Subject
from kg.store.names import base_iri, expanded, labelled, shortened

__all__ = ["explain"]

_SUBJECT: Final = ox.NamedNode(v.RDF_SUBJECT)
_OBJECT: Final = ox.NamedNode(v.RDF_OBJECT)
_PREDICATE: Final = ox.NamedNode(v.RDF_PREDICATE)
_RESOLVED: Final = ox.DefaultGraph()
_MENTIONS: Final = ox.NamedNode(v.ent("mentions"))


def explain(store: ox.Store, terms: Sequence[str] | str) -> Explanation:
    """Give every sentence behind an individual or a triple.

    Args:
        store: The dataset.
        terms: An individual: an IRI, a short name such as `country/KEN`, or a label. Or subject and property,
            or subject, property and object: the property as `ent:status` or `status`, the object as an
            individual, a term such as `Held`, or the text of a literal. The IRI of a claim, a dispute or a
            report will also do.

    Returns:
        The explanation; an empty one where nothing is found.

    Raises:
        UserError: More than three terms, or a label that several individuals have.
    """
    names = [terms] if isinstance(terms, str) else list(terms)
    if not 1 <= len(names) <= 3:
        raise UserError("explain takes an individual, or subject, property, object; quote what has spaces")
    return _Reader(store).explanation(names)


class _Reader:
    """Reads the claims about something out of a store.

    Args:
        store: The dataset.
    """

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.base = base_iri(store)

    def explanation(self, names: list[str]) -> Explanation:
        node = self.individual(names[0])
        if node is None:
            return Explanation()
        claims = self.claims(node)
        if len(names) > 1:
            wanted = (node, self.property(names[1]))
            claims = {c for c in claims if (self.one(c, _SUBJECT), self.one(c, _PREDICATE)) == wanted}
        if len(names) > 2:
            claims = {c for c in claims if self.is_meant(self.one(c, _OBJECT), names[2])}
        disputes = sorted(self.disputes(node, claims if len(names) > 1 else None))
        return Explanation(self.subject(node), self.facts(claims), tuple(disputes))

    # -- what a name stands for ---------------------------------------------------------------------------

    def individual(self, name: str) -> ox.NamedNode | None:
        """Give what a name stands for, if the dataset speaks of it."""
        iri = expanded(name, self.base)
        node = self.node(iri) if iri else None
        if node is not None and self.is_known(node):
            return node
        found = labelled(self.store, name)
        if len(found) > 1:
            names = ", ".join(shortened(iri, self.base) for iri in found[:8])
            more = f" and {len(found) - 8} more" if len(found) > 8 else ""
            raise UserError(f"{len(found)} individuals are called {name!r}: give one of {names}{more}")
        return ox.NamedNode(found[0]) if found else None

    def node(self, iri: str) -> ox.NamedNode | None:
        try:
            return ox.NamedNode(iri)
        except ValueError:
            return None

    def is_known(self, node: ox.NamedNode) -> bool:
        patterns = (
            self.store.quads_for_pattern(node, None, None, None),
            self.store.quads_for_pattern(None, None, node, None),
        )
        return any(next(iter(quads), None) is not None for quads in patterns)

    def property(self, name: str) -> ox.NamedNode | None:
        """Give the property that a name stands for; a bare name is one of the ontology's."""
        if name == "a":
            return ox.NamedNode(v.RDF_TYPE)
        return self.node(expanded(name, self.base) or v.ent(name))

    def is_meant(self, value: ox.NamedNode | ox.Literal | None, name: str) -> bool:
        """Is the object of a claim what the user named?"""
        if isinstance(value, ox.Literal):
            return value.value.casefold() == name.casefold()
        if value is None:
            return False
        iris = {expanded(name, self.base), v.ent(name)}
        return value.value in iris or self.label(value).casefold() == name.casefold()

    # -- claims --------------------------------------------------------------------------------------------

    def claims(self, node: ox.NamedNode) -> set[ox.NamedNode]:
        """Give the claims about an individual, of a report, of a dispute, or the claim itself."""
        kinds = set(self.kinds(node))
        if v.ent("Claim") in kinds:
            return {node}
        if v.ent("Document") in kinds:
            pattern = (None, ox.NamedNode(v.RDF_TYPE), ox.NamedNode(v.ent("Claim")), node)
            return _subjects(self.store.quads_for_pattern(*pattern))
        if v.ent("Sentence") in kinds:
            return _subjects(self.store.quads_for_pattern(None, ox.NamedNode(v.PROV_DERIVED), node, None))
        about = self.store.quads_for_pattern(None, _SUBJECT, node, None)
        to = self.store.quads_for_pattern(None, _OBJECT, node, None)
        return _subjects(about) | _subjects(to)

    def facts(self, claims: Iterable[ox.NamedNode]) -> tuple[Fact, ...]:
        """Put claims of one triple together; mentions stand last."""
        triples: dict[ox.Triple, list[ox.NamedNode]] = {}
        for claim in claims:
            subject, predicate = self.one(claim, _SUBJECT), self.one(claim, _PREDICATE)
            value = self.one(claim, _OBJECT)
            if (
                isinstance(subject, ox.NamedNode)
                and isinstance(predicate, ox.NamedNode)
                and value is not None
            ):
                triples.setdefault(ox.Triple(subject, predicate, value), []).append(claim)
        facts = [(t.predicate == _MENTIONS, self.fact(t, behind)) for t, behind in triples.items()]
        return tuple(fact for _, fact in sorted(facts))

    def fact(self, triple: ox.Triple, claims: Iterable[ox.NamedNode]) -> Fact:
        quad = ox.Quad(triple.subject, triple.predicate, triple.object, _RESOLVED)
        return Fact(
            subject=self.label(triple.subject),
            predicate=shortened(triple.predicate.value, self.base),
            value=self.label(triple.object),
            stands=quad in self.store or triple.predicate == _MENTIONS,
            evidence=tuple(sorted(e for claim in claims for e in self.evidence(claim))),
        )

    def evidence(self, claim: ox.NamedNode) -> Iterator[Evidence]:
        """Give the sentences of one claim."""
        for place in self.all(claim, v.PROV_DERIVED):
            if not isinstance(place, ox.NamedNode):
                continue
            document = self.one(place, ox.NamedNode(v.OA_SOURCE))
            yield Evidence(
                published=self.text(document, v.ent("date")),
                source=min((t.value for t in self.all(document, v.DCT_SOURCE)), default=""),
                title=self.text(document, v.DCT_TITLE),
                start=int(self.text(place, v.OA_START)),
                end=int(self.text(place, v.OA_END)),
                sentence=self.text(place, v.OA_EXACT),
                confidence=Decimal(self.text(claim, v.ent("confidence")) or "0"),
                found_by=self.text(claim, v.ent("foundBy")),
                attributed_to=", ".join(sorted(t.value for t in self.all(claim, v.ent("attributedTo")))),
                since=self.text(claim, v.ent("since")),
            )

    def disputes(self, node: ox.NamedNode, claims: set[ox.NamedNode] | None) -> Iterator[Dispute]:
        """Give the disputes about an individual; with claims, only those that one of them is part of."""
        if v.ent("Dispute") in self.kinds(node):
            found = {node}
        elif claims is None:
            about = ox.NamedNode(v.ent("disputedSubject"))
            found = _subjects(self.store.quads_for_pattern(None, about, node, None))
        else:
            rival = ox.NamedNode(v.ent("rival"))
            found = {d for c in claims for d in _subjects(self.store.quads_for_pattern(None, rival, c, None))}
        for dispute in found:
            rivals = [claim for claim in self.all(dispute, v.ent("rival")) if isinstance(claim, ox.NamedNode)]
            yield Dispute(self.label(dispute), self.text(dispute, v.ent("rule")), self.facts(rivals))

    # -- looking up ----------------------------------------------------------------------------------------

    def subject(self, node: ox.NamedNode) -> Subject:
        return Subject(
            iri=node.value,
            name=shortened(node.value, self.base),
            label=self.label(node),
            kinds=tuple(sorted(shortened(kind, self.base) for kind in self.kinds(node))),
            aliases=tuple(sorted(t.value for t in self.all(node, v.SKOS_ALT_LABEL))),
            merged=tuple(sorted(t.value for t in self.all(node, v.ent("mergeReason")))),
        )

    def kinds(self, node: ox.NamedNode) -> list[str]:
        return [t.value for t in self.all(node, v.RDF_TYPE)]

    def label(self, term: object) -> str:
        """Give the label of an individual, the short name of another IRI, or the text of a literal."""
        if isinstance(term, ox.NamedNode):
            return self.text(term, v.RDFS_LABEL) or shortened(term.value, self.base)
        return term.value if isinstance(term, ox.Literal) else str(term)

    def text(self, node: object, predicate: str) -> str:
        return min((t.value for t in self.all(node, predicate)), default="")

    def one(self, node: object, predicate: ox.NamedNode) -> ox.NamedNode | ox.Literal | None:
        return next(self.all(node, predicate.value), None)

    def all(self, node: object, predicate: str) -> Iterator[ox.NamedNode | ox.Literal]:
        """Give the objects of a subject and a predicate, in whatever graph, each once."""
        if not isinstance(node, ox.NamedNode):
            return
        quads = self.store.quads_for_pattern(node, ox.NamedNode(predicate), None, None)
        for value in {quad.object for quad in quads}:
            if isinstance(value, ox.NamedNode | ox.Literal):
                yield value


def _subjects(quads: Iterable[ox.Quad]) -> set[ox.NamedNode]:
    return {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}
