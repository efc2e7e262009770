"""What was found in the reports, made into one dataset that keeps the contract."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache, partial

from kg.building import reuse
from kg.building.memory import Memory
from kg.graph.background import Background
from kg.graph.conformity import noted
from kg.graph.dataset import Dataset, dataset_of
from kg.language.countries import countries
from kg.language.organizations import organizations
from kg.records import DOCUMENT_KEY, Findings
from kg.resolution import Decisions, EarlierNames
from kg.text import slug

__all__ = ["assembled", "checked", "names_in"]


def checked(
    found: Sequence[Findings], known: Container[str], base_iri: str, memory: Memory, decisions: Decisions
) -> tuple[list[Findings], Dataset | None]:
    """Leave out of new findings what breaks the contract; the known ones were checked when they were new.

    Args:
        found: What was found in all reports.
        known: Identifiers of the reports that an earlier build has checked.
        base_iri: What every new IRI begins with.
        memory: What the earlier build remembers.
        decisions: What the user says is one, and is not.

    Returns:
        What conforms, in the order given; and, where all reports are new, the dataset that was made of them
        to be checked, which is the one that `assembled` would make again.

    Raises:
        UserError: The decisions do not fit the reports or each other.
    """
    new = [f for f in found if f.document.id not in known]
    if len(new) < len(found):
        kept = iter(noted(new, base_iri)[0])
        return [f if f.document.id in known else next(kept) for f in found], None
    make = partial(assembled, memory=memory, decisions=decisions)
    findings, dataset = noted(new, base_iri, make)
    return list(findings), dataset


def assembled(
    findings: Sequence[Findings], base_iri: str, *, memory: Memory, decisions: Decisions
) -> Dataset:
    """Make one dataset of all reports.

    Args:
        findings: What was found, a record for each document.
        base_iri: What every new IRI begins with.
        memory: What the earlier build remembers; the IRIs that it gave stay.
        decisions: What the user says is one, and is not.

    Raises:
        UserError: The decisions do not fit the reports or each other.
    """
    earlier = reuse.names_for(findings, memory, base_iri)
    return dataset_of(findings, base_iri, background=_background(), earlier=earlier, decisions=decisions)


def names_in(dataset: Dataset) -> EarlierNames:
    """Give the IRIs of a dataset's individuals, for the next build."""
    resolution = dataset.resolution
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
