"""Every IRI that the program uses, named once.

A test reads this module and `ontology/entente.ttl` against each other, both ways.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "AGREEMENT_KINDS",
    "BASE_IRI",
    "EDTF",
    "ENT",
    "MEETING_KINDS",
    "PREFIXES",
    "SUPERCLASSES",
    "classes_of",
    "ent",
]

ENT: Final = "https://w3id.org/entente/ontology#"
BASE_IRI: Final = "https://w3id.org/entente/id/"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
PROV: Final = "http://www.w3.org/ns/prov#"
DCT: Final = "http://purl.org/dc/terms/"
OA: Final = "http://www.w3.org/ns/oa#"
SCHEMA: Final = "https://schema.org/"
WD: Final = "http://www.wikidata.org/entity/"

PREFIXES: Final[dict[str, str]] = {
    "dct": DCT,
    "ent": ENT,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": OA,
    "org": "http://www.w3.org/ns/org#",
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": SKOS,
    "wd": WD,
    "xsd": XSD,
}

EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
XSD_DATE: Final = XSD + "date"
XSD_DECIMAL: Final = XSD + "decimal"
XSD_INTEGER: Final = XSD + "integer"


def ent(name: str) -> str:
    """Give the full IRI of a term of the ontology.

    >>> ent("Meeting")
    'https://w3id.org/entente/ontology#Meeting'
    """
    return ENT + name


# -- classes: each with the class above it; None at the top ------------------------------------------------

SUPERCLASSES: Final[dict[str, str | None]] = {
    "Person": None,
    "Country": None,
    "Organization": None,
    "Place": None,
    "Office": None,
    "Event": None,
    "Meeting": "Event",
    "TwoPlusTwo": "Meeting",
    "Summit": "Meeting",
    "MultilateralSummit": "Meeting",
    "MinisterialMeeting": "Meeting",
    "WorkingLevelTalks": "Meeting",
    "PhoneCall": "Meeting",
    "BilateralTalks": "Meeting",
    "Exercise": "Event",
    "Agreement": None,
    "AcquisitionAndCrossServicingAgreement": "Agreement",
    "ReciprocalAccessAgreement": "Agreement",
    "InformationSecurityAgreement": "Agreement",
    "StatusOfForcesAgreement": "Agreement",
    "VisitingForcesAgreement": "Agreement",
    "DefenseCooperationAgreement": "Agreement",
    "DefenseEquipmentTransferAgreement": "Agreement",
    "SecurityPact": "Agreement",
    "Treaty": "Agreement",
    "TradeAgreement": "Agreement",
    "JointStatement": "Agreement",
    "Document": None,
    "Sentence": None,
    "Claim": None,
    "Dispute": None,
}


def classes_of(kind: str) -> tuple[str, ...]:
    """Give a class and all classes above it, the most specific first.

    Args:
        kind: IRI of a class of the ontology, or of `skos:Concept`, which stands alone.

    Returns:
        IRIs of the class and of its superclasses within the ontology.

    Raises:
        KeyError: The ontology has no such class.

    >>> [c.removeprefix(ENT) for c in classes_of(ent("TwoPlusTwo"))]
    ['TwoPlusTwo', 'Meeting', 'Event']
    """
    if kind == SKOS_CONCEPT:
        return (kind,)
    chain: list[str] = []
    name: str | None = kind.removeprefix(ENT)
    while name is not None:
        chain.append(ent(name))
        name = SUPERCLASSES[name]
    return tuple(chain)


MEETING_KINDS: Final = frozenset(c for c, parent in SUPERCLASSES.items() if parent == "Meeting")
AGREEMENT_KINDS: Final = frozenset(c for c, parent in SUPERCLASSES.items() if parent == "Agreement")

# -- properties --------------------------------------------------------------------------------------------

PROPERTIES: Final = frozenset(
    {
        "iso3",
        "holdsOffice",
        "officeOf",
        "officeTitle",
        "represents",
        "party",
        "attendee",
        "signatory",
        "agreedAt",
        "place",
        "inCountry",
        "rescheduledAs",
        "mode",
        "ordinal",
        "date",
        "earliest",
        "latest",
        "status",
        "formerStatus",
        "topic",
        "mentions",
        "contentHash",
        "dateFoundBy",
        "confidence",
        "foundBy",
        "attributedTo",
        "since",
        "disputedSubject",
        "disputedProperty",
        "rival",
        "winner",
        "rule",
        "mergeReason",
    }
)

FUNCTIONAL: Final = tuple(ent(p) for p in ("status", "date", "place", "mode", "ordinal"))
"""Properties of an event or agreement that have one value in the resolved view."""

# -- concepts ----------------------------------------------------------------------------------------------

MEETING_STATUSES: Final = ("Possible", "Planned", "Postponed", "Held", "Cancelled")
AGREEMENT_STATUSES: Final = (
    "Proposed",
    "UnderNegotiation",
    "AgreedInPrinciple",
    "Signed",
    "Ratified",
    "InForce",
    "Suspended",
    "Terminated",
    "Existing",
)
MODES: Final = ("Virtual", "InPerson")

# -- terms of other vocabularies that the program writes ----------------------------------------------------

RDF_TYPE: Final = RDF + "type"
RDF_SUBJECT: Final = RDF + "subject"
RDF_PREDICATE: Final = RDF + "predicate"
RDF_OBJECT: Final = RDF + "object"
RDFS_LABEL: Final = RDFS + "label"
SKOS_ALT_LABEL: Final = SKOS + "altLabel"
SKOS_CONCEPT: Final = SKOS + "Concept"
OWL_SAME_AS: Final = OWL + "sameAs"
SCHEMA_MEMBER_OF: Final = SCHEMA + "memberOf"
DCT_REPLACES: Final = DCT + "replaces"
DCT_SOURCE: Final = DCT + "source"
DCT_TITLE: Final = DCT + "title"
PROV_DERIVED: Final = PROV + "wasDerivedFrom"
OA_EXACT: Final = OA + "exact"
OA_SOURCE: Final = OA + "hasSource"
OA_START: Final = OA + "start"
OA_END: Final = OA + "end"
