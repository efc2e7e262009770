"""A happening as it is being put together: the values of its slots, each with the words that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Span

__all__ = ["SOMEBODY", "Fact", "Happening"]

SOMEBODY = "somebody"
"""Slot of a note, never written: somebody takes part who is named by an office alone."""


@dataclass(frozen=True)
class Fact:
    """One value of one slot.

    Attributes:
        slot: Local name of the property: "party", "date", "status", …
        value: ISO code or organization for a party, name for a person or place, EDTF for a date, local name
            of a concept for a status or mode, digits for an ordinal.
        span: The words that say it; their sentence is the evidence.
        rule: Name of the rule that found it.
        confidence: In [0, 1].
        earliest: First day of a date, ISO; "" if open or no date.
        latest: Last day of a date, ISO; "" if open or no date.
        attribution: Who is said to have said it; "" where the text speaks for itself.
        since: When it came to be so (EDTF), for a stage of an agreement that the text looks back on.
    """

    slot: str
    value: str
    span: Span
    rule: str
    confidence: float = 0.8
    earliest: str = ""
    latest: str = ""
    attribution: str = ""
    since: str = ""


@dataclass
class Happening:
    """One meeting, agreement or exercise of a document, or one mention of it.

    Attributes:
        kind: Local name of its class.
        triggers: The words that name it, in the order of the text.
        facts: What is said of it.
        definite: It is spoken of as known: "the talks".
        bare: It is called no more than "accord", "treaty" or "the pact".
        proper: It has a name of its own: "the Lima Accords".
        about: Words that say what an agreement is about, beside its name: "on the common border".
        another: It is set apart from the one that the report is about: "the last session", "the inaugural
            meeting", "a separate meeting".
    """

    kind: str
    triggers: list[Span]
    facts: list[Fact] = field(default_factory=list)
    definite: bool = False
    bare: bool = False
    another: bool = False
    proper: bool = False
    about: frozenset[str] = frozenset()

    def add(self, slot: str, value: str, span: Span, rule: str, confidence: float = 0.8) -> None:
        """Note a value of a slot other than the date."""
        self.facts.append(Fact(slot, value, span, rule, confidence))

    def add_date(self, date: Span, rule: str, confidence: float = 0.8) -> None:
        """Note a date, given as a span of the dates' component."""
        if date._.edtf:
            bounds = (date._.earliest or "", date._.latest or "")
            self.facts.append(Fact("date", date._.edtf, date, rule, confidence, *bounds))

    def add_until(self, last: Span, rule: str, confidence: float = 0.75) -> None:
        """Note that it lasted until a date, given as a span of the dates' component."""
        if last._.edtf:
            value, bounds = "../" + last._.edtf.removeprefix("../"), ("", last._.latest or "")
            self.facts.append(Fact("date", value, last, rule, confidence, *bounds))

    def all(self, slot: str) -> Iterator[Fact]:
        """Give the facts of one slot."""
        return (fact for fact in self.facts if fact.slot == slot)

    def values(self, slot: str) -> frozenset[str]:
        """Give the values of one slot."""
        return frozenset(fact.value for fact in self.all(slot))

    def first(self, slot: str) -> Fact | None:
        """Give the first fact of one slot, or None."""
        return next(self.all(slot), None)

    def attribute(self, source: str) -> None:
        """Note who is said to have said all that is noted so far."""
        self.facts = [replace(fact, attribution=source) for fact in self.facts]

    def drop(self, slot: str) -> None:
        """Take all facts of one slot away."""
        self.facts = [fact for fact in self.facts if fact.slot != slot]

    def extend(self, facts: Iterable[Fact]) -> None:
        """Note several facts."""
        self.facts.extend(facts)

    @property
    def start(self) -> int:
        """The first character of the first trigger."""
        return min(span.start_char for span in self.triggers)
