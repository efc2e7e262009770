"""What was found in the reports, made into one dataset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from kg import vocabulary as v
from kg.graph.background import Background
from kg.graph.quads import quads_of
from kg.language.countries import countries
from kg.language.organizations import organizations
from kg.records import DOCUMENT_KEY, Findings
from kg.resolution import (
    NO_DECISIONS,
    NO_NAMES,
    Decisions,
    EarlierNames,
    Resolution,
    resolve_and_settle,
)
from kg.resolution.collecting import uncollected
from kg.text import slug

__all__ = ["Assembly", "assembled"]


@dataclass(frozen=True)
class Assembly:
    """A dataset and how it came about.

    Attributes:
        quads: The dataset.
        names: The IRIs of its individuals, for the next build.
        notes: Decisions of the user that were left aside, and why.
    """

    quads: set[ox.Quad]
    names: EarlierNames
    notes: tuple[str, ...]


def assembled(
    findings: Sequence[Findings],
    base_iri: str = v.BASE_IRI,
    *,
    earlier: EarlierNames = NO_NAMES,
    decisions: Decisions = NO_DECISIONS,
) -> Assembly:
    """Resolve what was found, choose among rival values, and write all of it as quads.

    Args:
        findings: What was found, a record for each document.
        base_iri: What every new IRI begins with.
        earlier: The IRIs that an earlier build gave; they stay.
        decisions: What the user says is one, and is not.

    Raises:
        UserError: The decisions do not fit the reports or each other.
    """
    with uncollected():
        resolution, settled = resolve_and_settle(findings, base_iri, earlier=earlier, decisions=decisions)
        quads = quads_of(findings, resolution, settled, _background(), base_iri)
    return Assembly(quads, _names(resolution), resolution.notes)


def _names(resolution: Resolution) -> EarlierNames:
    return EarlierNames(
        {place: iri for place, iri in resolution.iris.items() if place[1] != DOCUMENT_KEY},
        {i.iri: i.replaces for i in resolution.individuals if i.replaces},
    )


@lru_cache(maxsize=1)
def _background() -> Background:
    """Give what the gazetteers know for certain beside the texts."""
    known = {f"country/{code}": state.wikidata for code, state in countries().items()}
    known |= {f"organization/{slug(o.label)}": o.wikidata for o in organizations().values()}
    return Background({key: item for key, item in known.items() if item})
