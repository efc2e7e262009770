"""The IRIs that are minted for what is not an individual: documents, claims, disputes."""

from __future__ import annotations

from kg.records import Literal, Triple
from kg.text import digest

__all__ = ["claim_iri", "dispute_iri", "document_iri"]


def document_iri(document_id: str, base_iri: str) -> str:
    """Name a document, and the named graph that holds what it says."""
    return f"{base_iri}document/{document_id}"


def claim_iri(document: str, triple: Triple, base_iri: str) -> str:
    """Name the claim of one document (an IRI) that one triple holds: a digest of both."""
    subject, predicate, value = triple
    key = (value.value, value.datatype) if isinstance(value, Literal) else (value,)
    return f"{base_iri}claim/{digest(document, subject, predicate, *key, length=16)}"


def dispute_iri(subjects: tuple[str, ...], predicate: str, base_iri: str) -> str:
    """Name the dispute about one property of some individuals."""
    return f"{base_iri}dispute/{digest(*subjects, predicate)}"
