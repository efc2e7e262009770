"""What differs between two graphs: facts added, withdrawn and changed, each in a sentence with its source."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from itertools import groupby
from typing import Final, TypeAlias

import pyoxigraph as ox

from kg import vocabulary as v
from kg.accounts.wording import Quote, Speaker, Term, counted
from kg.view.words import kind_of, rank_of

__all__ = ["Change", "Differences", "compare"]

Facts: TypeAlias = "dict[tuple[ox.NamedNode, str], set[Term]]"

_UNTOLD: Final = frozenset(
    {v.RDFS_LABEL, v.SKOS_ALT_LABEL, v.OWL_SAME_AS, v.DCT_REPLACES}
    | {v.ent(name) for name in ("earliest", "latest", "mergeReason", "iso3", "officeTitle", "officeOf")}
)
"""Names, codes and reasons are no news; bounds repeat a date, and the name of an office says what it is."""

_OF_DISPUTES: Final = frozenset(
    v.ent(name) for name in ("rule", "winner", "rival", "disputedSubject", "disputedProperty")
)
_OF_DATASETS: Final = (v.DCT, "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#")
"""What describes the dataset as a whole says nothing of the world."""


@dataclass(frozen=True)
class Change:
    """A fact that only one of two graphs has, or that has another value in each.

    Attributes:
        sentence: The fact in words, without a full stop.
        subject: IRI of what it is about.
        predicate: IRI of the property.
        value: IRI or text of the value; the new one where it has changed.
        was: IRI or text of the earlier value; None where it has not changed.
        quotes: The sentences of the reports that say it, from the graph that has it.
    """

    sentence: str
    subject: str
    predicate: str
    value: str
    was: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Differences:
    """Everything that differs between two graphs; false when nothing does.

    Attributes:
        reports_added: Sources of reports that only the new graph has.
        reports_removed: Sources of reports that only the old graph has.
        reports_changed: Sources whose text is another.
        changed: Facts with another value.
        added: Facts that only the new graph has.
        withdrawn: Facts that only the old graph has.
    """

    reports_added: tuple[str, ...]
    reports_removed: tuple[str, ...]
    reports_changed: tuple[str, ...]
    changed: tuple[Change, ...]
    added: tuple[Change, ...]
    withdrawn: tuple[Change, ...]

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def json(self) -> str:
        """Give them as JSON, with a line break at the end."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    def text(self) -> str:
        """Give them for people to read, with a line break at the end."""
        if not self:
            return "The two graphs say the same.\n"
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        for title, sources in (
            ("added", self.reports_added),
            ("removed", self.reports_removed),
            ("changed", self.reports_changed),
        ):
            if sources:
                yield f"{counted(len(sources), 'report', 'reports')} {title}: {', '.join(sources)}"
        for title, changes in (
            ("changed", self.changed),
            ("added", self.added),
            ("withdrawn", self.withdrawn),
        ):
            if changes:
                yield f"\n{counted(len(changes), 'fact', 'facts')} {title}:"
            for quotes, said in groupby(changes, key=lambda change: change.quotes):
                yield from (f"  {change.sentence}." for change in said)
                yield from (f"    {quote.told()}" for quote in quotes)


def compare(old: ox.Store, new: ox.Store) -> Differences:
    """Compare the resolved views of two graphs.

    Individuals are the same if they have the same IRI, or one has taken the other's place.

    Args:
        old: The earlier dataset.
        new: The later one.

    Returns:
        What differs.
    """
    moved = _moved(old) | _moved(new)
    before, after = _facts(old, moved), _facts(new, moved)
    changed: list[Change] = []
    added: list[Change] = []
    withdrawn: list[Change] = []
    others: dict[str, list[str]] = defaultdict(list)
    for earlier, iri in sorted(moved.items()):
        others[iri].append(earlier)
    then, now = Speaker(old, others), Speaker(new, others)
    for subject, predicate in sorted(before.keys() | after.keys(), key=_order):
        key = (subject, predicate)
        gone = sorted(before.get(key, set()) - after.get(key, set()), key=str)
        come = sorted(after.get(key, set()) - before.get(key, set()), key=str)
        if len(gone) == len(come) == 1 and predicate in (*v.FUNCTIONAL, v.RDF_TYPE):
            was = (gone[0].value, then.name(gone[0]))
            changed.append(_change(now, subject, predicate, come[0], was))
            continue
        added += (_change(now, subject, predicate, value) for value in come)
        withdrawn += (_change(then, subject, predicate, value) for value in gone)
    return Differences(*_reports(old, new), tuple(changed), tuple(added), tuple(withdrawn))


def _change(
    speaker: Speaker, subject: ox.NamedNode, predicate: str, value: Term, was: tuple[str, str] | None = None
) -> Change:
    """Tell a fact as one of the graphs has it; `was` is the earlier value and its name."""
    sentence = speaker.sentence(subject, predicate, value) + (f"; before it was {was[1]}" if was else "")
    quotes = speaker.quotes(subject, predicate, value)
    return Change(sentence, subject.value, predicate, value.value, was[0] if was else None, quotes)


def _order(key: tuple[ox.NamedNode, str]) -> tuple[str, tuple[int, str]]:
    return key[0].value, rank_of(key[1])


def _moved(store: ox.Store) -> dict[str, str]:
    """Give the IRIs that others have taken the place of, with these."""
    pattern = (None, ox.NamedNode(v.DCT_REPLACES), None, ox.DefaultGraph())
    return {
        quad.object.value: quad.subject.value
        for quad in store.quads_for_pattern(*pattern)
        if isinstance(quad.object, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode)
    }


def _facts(store: ox.Store, moved: Mapping[str, str]) -> Facts:
    """Give the facts of the resolved view; of the classes of an individual, the most specific one."""
    facts: Facts = defaultdict(set)
    classes: dict[ox.NamedNode, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
            continue
        subject = ox.NamedNode(moved.get(subject.value, subject.value))
        if predicate == v.RDF_TYPE:
            classes[subject].add(value.value)
        elif predicate not in _UNTOLD | _OF_DISPUTES and not predicate.startswith(_OF_DATASETS):
            if isinstance(value, ox.NamedNode):
                value = ox.NamedNode(moved.get(value.value, value.value))
            facts[subject, predicate].add(value)
    for subject, kinds in classes.items():
        own = {kind for kind in kinds if kind.startswith(v.ENT)} - {v.ent("Dispute")}
        if own:
            facts[subject, v.RDF_TYPE].add(ox.NamedNode(kind_of(own)))
    return facts


def _reports(old: ox.Store, new: ox.Store) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Give the sources of reports that are new, gone, and changed."""
    before, after = _hashes(old), _hashes(new)
    return (
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(before.keys() - after.keys())),
        tuple(sorted(s for s in before.keys() & after.keys() if before[s] != after[s])),
    )


def _hashes(store: ox.Store) -> dict[str, str]:
    hashes = {
        quad.subject: quad.object.value
        for quad in store.quads_for_pattern(None, ox.NamedNode(v.ent("contentHash")), None, None)
        if isinstance(quad.object, ox.Literal)
    }
    sources = store.quads_for_pattern(None, ox.NamedNode(v.DCT_SOURCE), None, None)
    return {
        quad.object.value: hashes[quad.subject]
        for quad in sources
        if isinstance(quad.object, ox.Literal) and quad.subject in hashes
    }
