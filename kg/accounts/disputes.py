"""What reports disagree on: the rival statements with their sentences, and what stands by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

import pyoxigraph as ox

from kg import vocabulary as v
from kg.accounts.wording import Quote, counted, quotes_of
from kg.store.explain import explain
from kg.store.explanation import Fact
from kg.store.names import expanded, printable
from kg.view.dates import spoken_date
from kg.view.words import wording, words_of

__all__ = ["Disagreement", "Rival", "disputes_of", "told"]


@dataclass(frozen=True)
class Rival:
    """One of the statements that cannot all be right.

    Attributes:
        statement: A sentence without its full stop.
        won: Does its value stand in the resolved view by the rule of the dispute?
        quotes: The sentences of the reports that say it.
    """

    statement: str
    won: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Disagreement:
    """One dispute.

    Attributes:
        about: What is disputed.
        rivals: The rival statements, the winner first.
        rule: The rule that chose the winner, or why there is none.
    """

    about: str
    rivals: tuple[Rival, ...]
    rule: str


def disputes_of(store: ox.Store) -> list[Disagreement]:
    """Give the disputes of a graph.

    Args:
        store: The dataset.

    Returns:
        The disputes, by what they are about.
    """
    typed = store.quads_for_pattern(None, ox.NamedNode(v.RDF_TYPE), ox.NamedNode(v.ent("Dispute")), None)
    nodes = sorted({quad.subject.value for quad in typed if isinstance(quad.subject, ox.NamedNode)})
    return sorted((_disagreement(store, iri) for iri in nodes), key=lambda d: (d.about, d.rule))


def _disagreement(store: ox.Store, iri: str) -> Disagreement:
    dispute = explain(store, [iri]).disputes[0]
    has_winner = next(
        store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(v.ent("winner")), None, None), None
    )
    rivals = (_rival(fact, has_winner is not None) for fact in dispute.rivals)
    ordered = sorted(rivals, key=lambda rival: (not rival.won, rival.quotes, rival.statement))
    return Disagreement(dispute.label, tuple(ordered), dispute.rule)


def _rival(fact: Fact, has_winner: bool) -> Rival:
    predicate = expanded(fact.predicate) or fact.predicate
    value = words_of(v.ent(fact.value[4:])) if fact.value.startswith("ent:") else spoken_date(fact.value)
    statement = wording(predicate).says.format(subject=fact.subject, object=value)
    return Rival(printable(statement), fact.stands and has_winner, quotes_of(fact.evidence))


def told(disagreements: Sequence[Disagreement], width: int = 100) -> str:
    """Write disputes for people.

    Args:
        disagreements: The disputes.
        width: Columns that the text may take.

    Returns:
        The text, with a line break at its end.
    """
    if not disagreements:
        return "The reports do not disagree.\n"
    lines = [part for number, d in enumerate(disagreements, 1) for part in _lines(number, d)]
    return "\n".join(part for line in lines for part in _wrapped(line, width)) + "\n"


def _lines(number: int, disagreement: Disagreement) -> Iterator[str]:
    if number > 1:
        yield ""
    yield f"{number}. Disputed: {printable(disagreement.about)}"
    for rival in disagreement.rivals:
        reports = len({quote.report for quote in rival.quotes})
        say = "says" if reports == 1 else "say"
        yield f"   {rival.statement}, {say} {counted(reports, 'report', 'reports')}:"
        for quote in rival.quotes:
            yield f"     {quote.told()}"
    winner = next((rival for rival in disagreement.rivals if rival.won), None)
    if winner is None:
        yield f"   No winner: {disagreement.rule.removeprefix('none: ')}."
    else:
        yield f"   What stands: {winner.statement}. The rule: {disagreement.rule}."


def _wrapped(line: str, width: int) -> list[str]:
    """Break a line at spaces; what follows stands two columns further in."""
    indent = " " * (len(line) - len(line.lstrip()))
    return wrap(
        line.strip(),
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]
