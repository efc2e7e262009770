"""Aligning and counting: which facts were found, which were missed, which are spurious.

Template filling as the Message Understanding Conferences scored it (Chinchor, 1992): events are aligned one
to one so that as many slots as possible agree, then every slot of every event counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

import networkx as nx

from kg.evaluation.facts import KINDS, PEOPLE, Event, Facts, Person

__all__ = ["Score", "Scores", "score"]


@dataclass
class Score:
    """Counts of one kind of fact.

    Attributes:
        right: Facts that both have.
        missed: Facts of the annotation that the graph lacks: the report and the fact in words.
        spurious: Facts of the graph that the annotation lacks.
    """

    right: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)
    spurious: list[tuple[str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self._share(len(self.spurious))

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 1 where there is nothing."""
        return self._share(len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = 2 * self.right + len(self.missed) + len(self.spurious)
        return 2 * self.right / both if both else 1.0

    def _share(self, wrong: int) -> float:
        return self.right / (self.right + wrong) if self.right + wrong else 1.0

    def count(self, report: str, gold: Iterable[str], found: Iterable[str]) -> None:
        """Count facts in words.

        Args:
            report: Where they stand.
            gold: Those of the annotation.
            found: Those of the graph.
        """
        wanted, had = set(gold), set(found)
        self.right += len(wanted & had)
        self.missed += [(report, fact) for fact in sorted(wanted - had)]
        self.spurious += [(report, fact) for fact in sorted(had - wanted)]


Scores = dict[str, Score]


def score(gold: Mapping[str, Facts], found: Mapping[str, Facts]) -> Scores:
    """Score a graph.

    Args:
        gold: The annotated facts of each report.
        found: The facts of the graph; reports without annotation don't count.

    Returns:
        A score for people, offices, countries and organizations, for the slots of each kind of event together
        (`meetings`) and one by one (`meeting.date`), and for everything (`all`).
    """
    scores: defaultdict[str, Score] = defaultdict(Score)
    for report, facts in gold.items():
        _report(scores, report, facts, found.get(report, Facts()))
    parts = ("people", "offices", "countries", "organizations", *(f"{kind}s" for kind in KINDS))
    scores["all"] = Score(
        sum(scores[part].right for part in parts),
        list(chain.from_iterable(scores[part].missed for part in parts)),
        list(chain.from_iterable(scores[part].spurious for part in parts)),
    )
    return {name: scores[name] for name in (*parts, "all", *sorted(set(scores) - {*parts, "all"}))}


def _report(scores: defaultdict[str, Score], report: str, gold: Facts, found: Facts) -> None:
    """Count the facts of one report."""
    names = _same_people(gold.people, found.people)
    scores["people"].count(
        report,
        (person.names[0] for person in gold.people),
        (names[person.names[0]] for person in found.people),
    )
    scores["offices"].count(report, _offices(gold.people, {}), _offices(found.people, names))
    scores["countries"].count(report, gold.countries, found.countries)
    scores["organizations"].count(
        report,
        (min(known) for known in gold.organizations),
        (_organization(known, gold.organizations) for known in found.organizations),
    )
    for kind in KINDS:
        wanted = [event for event in gold.events if event.kind == kind]
        had = [_renamed(event, names) for event in found.events if event.kind == kind]
        _events(scores, report, kind, wanted, had)


def _same_people(gold: Iterable[Person], found: Iterable[Person]) -> dict[str, str]:
    """Say which person of the annotation each one of the graph is; by full names before other forms."""
    left, names = list(gold), {}
    for exact in (True, False):
        for person in found:
            if person.names[0] in names:
                continue
            match = next(
                (
                    one
                    for one in left
                    if one.names[0] == person.names[0] or (not exact and one.is_same(person))
                ),
                None,
            )
            if match:
                left.remove(match)
                names[person.names[0]] = match.names[0]
            elif not exact:
                names[person.names[0]] = person.names[0]
    return names


def _offices(people: Iterable[Person], names: Mapping[str, str]) -> Iterator[str]:
    """Write offices as facts."""
    for person in people:
        for title, country in person.offices:
            yield f"{names.get(person.names[0], person.names[0])}: {title} {country}".strip()


def _organization(known: frozenset[str], gold: Iterable[frozenset[str]]) -> str:
    """Give the name by which an annotation knows an organization, else its own first one."""
    return next((min(names) for names in gold if names & known), min(known))


def _renamed(event: Event, names: Mapping[str, str]) -> Event:
    """Call people what the annotation calls them."""
    items = {(slot, names.get(value, value) if slot in PEOPLE else value) for slot, value in event.items}
    return Event(event.kind, frozenset(items))


def _events(
    scores: defaultdict[str, Score], report: str, kind: str, gold: list[Event], found: list[Event]
) -> None:
    """Align the events of one kind and count their slots."""
    pairs = _aligned(gold, found)
    twin = {there: here for here, there in pairs.items()}
    wanted = [(place, item) for place, event in enumerate(gold) for item in event.items]
    # An event of the graph that has no twin stands behind those of the annotation.
    had = [
        (twin.get(place, len(gold) + place), item)
        for place, event in enumerate(found)
        for item in event.items
    ]
    titles = dict(enumerate(map(_title, gold)))
    titles |= {len(gold) + place: _title(event) for place, event in enumerate(found)}
    for slot in ("", *sorted({item[0] for _, item in (*wanted, *had)})):
        scores[f"{kind}.{slot}" if slot else f"{kind}s"].count(
            report,
            (_told(titles, place, item) for place, item in wanted if slot in ("", item[0])),
            (_told(titles, place, item) for place, item in had if slot in ("", item[0])),
        )


def _aligned(gold: list[Event], found: list[Event]) -> dict[int, int]:
    """Align events one to one so that most slots agree; a common party is needed where parties are named."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for here, wanted in enumerate(gold):
        for there, had in enumerate(found):
            common = len(wanted.items & had.items)
            parties = wanted.values("party")
            if common and (not parties or parties & had.values("party")):
                graph.add_edge(("gold", here), ("found", there), weight=common)
    matching = nx.max_weight_matching(graph)
    pairs = (sorted(pair, key=lambda end: end[0] != "gold") for pair in matching)
    return {here: there for (_, here), (_, there) in pairs}


def _title(event: Event) -> str:
    """Name an event by its parties and its date."""
    parts = (event.kind, "–".join(sorted(event.values("party"))), *sorted(event.values("date"))[:1])
    return " ".join(filter(None, parts))


def _told(titles: Mapping[int, str], place: int, item: tuple[str, str]) -> str:
    """Write one slot as a fact; the number keeps like events apart."""
    slot, value = item
    return f"{titles[place]} [{place + 1}]: {slot} {value}"
