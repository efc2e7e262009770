"""A report that was changed: which of its mentions are those of earlier, and keep their IRIs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeAlias

from kg import vocabulary as v
from kg.records import Findings, Mention
from kg.resolution.entry import Place
from kg.resolution.naming import EarlierNames

__all__ = ["names_for"]

Trait: TypeAlias = Callable[[Mention, Findings], Hashable]
"""What two mentions of one report have in common if they are the same."""


def names_for(
    findings: Iterable[Findings], before: Iterable[Findings], earlier: EarlierNames
) -> EarlierNames:
    """Carry the IRIs of an earlier build over to what was found now.

    A report is known again by its text, or else by its source: the text may have changed since, or the
    program may find something else in it. Then its mentions are matched by what they say.

    Args:
        findings: What was found now.
        before: What was found then.
        earlier: The IRIs that were given then.

    Returns:
        The IRIs of those mentions of now that are known.
    """
    findings, before = list(findings), list(before)
    here = {found.document.id for found in findings}
    by_text = {old.document.id: old for old in before}
    by_source = {old.document.source: old for old in before if old.document.id not in here}
    iris: dict[Place, str] = {}
    for new in findings:
        old = by_text.get(new.document.id) or by_source.get(new.document.source)
        if old is None:
            continue
        for own, theirs in _pairs(new, old).items():
            if theirs in earlier.iris:
                iris[own] = earlier.iris[theirs]
    return EarlierNames(iris, earlier.replaced)


def _pairs(new: Findings, old: Findings) -> Mapping[Place, Place]:
    """Match the mentions of two texts, the surest first: all alike; then the label; then the key."""
    if new.mentions == old.mentions:
        return {(m.document, m.key): (m.document, m.key) for m in new.mentions}
    pairs: dict[Place, Place] = {}
    for trait in (_everything, _label, _key):
        own = _unique(new, trait, set(pairs))
        theirs = _unique(old, trait, set(pairs.values()))
        pairs |= {place: theirs[mark] for mark, place in own.items() if mark in theirs}
    return pairs


def _unique(found: Findings, trait: Trait, done: set[Place]) -> dict[Hashable, Place]:
    """Give the mentions that are not matched yet by a trait that only one of them has."""
    left = [m for m in found.mentions if (m.document, m.key) not in done]
    count = Counter(trait(m, found) for m in left)
    return {trait(m, found): (m.document, m.key) for m in left if count[trait(m, found)] == 1}


def _everything(mention: Mention, found: Findings) -> Hashable:
    return mention.key, mention.kind, mention.label


def _label(mention: Mention, found: Findings) -> Hashable:
    return v.classes_of(mention.kind)[-1], mention.label


def _key(mention: Mention, found: Findings) -> Hashable:
    """Its place among its kind, with the same parties: a date may have been put right."""
    parties = frozenset(
        str(claim.object)
        for claim in found.claims
        if claim.subject == mention.key and claim.predicate == v.ent("party")
    )
    return mention.key, v.classes_of(mention.kind)[-1], parties
