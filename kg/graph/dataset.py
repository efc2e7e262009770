"""What was found in reports, resolved and written as quads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg import vocabulary as v
from kg.graph.background import Background
from kg.graph.quads import quads_of
from kg.records import Findings
from kg.resolution import NO_DECISIONS, NO_NAMES, Decisions, EarlierNames, Resolution, resolve_and_settle
from kg.resolution.collecting import uncollected

__all__ = ["Dataset", "dataset_of"]


NOTHING_KNOWN: Final = Background()
"""No more than the codes and groups of states."""


@dataclass(frozen=True)
class Dataset:
    """A dataset, and which mention went where in it.

    Attributes:
        quads: The dataset.
        resolution: The individuals and their mentions.
    """

    quads: set[ox.Quad]
    resolution: Resolution


def dataset_of(
    findings: Sequence[Findings],
    base_iri: str = v.BASE_IRI,
    *,
    background: Background = NOTHING_KNOWN,
    earlier: EarlierNames = NO_NAMES,
    decisions: Decisions = NO_DECISIONS,
) -> Dataset:
    """Resolve what was found, choose among rival values, and write all of it as quads.

    Args:
        findings: What was found, a record for each document.
        base_iri: What every new IRI begins with.
        background: What is known of countries and organizations beside the texts.
        earlier: The IRIs that an earlier build gave; they stay.
        decisions: What the user says is one, and is not.

    Raises:
        UserError: The decisions do not fit the reports or each other.
    """
    with uncollected():
        resolution, settled = resolve_and_settle(findings, base_iri, earlier=earlier, decisions=decisions)
        return Dataset(quads_of(findings, resolution, settled, background, base_iri), resolution)
