"""What stands behind an individual or a triple, as records."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Dispute", "Evidence", "Explanation", "Fact", "Subject"]


@dataclass(frozen=True, order=True)
class Evidence:
    """One sentence that says it.

    Attributes:
        published: Day of the report's publication (EDTF); "" where it is unknown.
        source: Path or URL of the report.
        title: Its headline, or "".
        start: First character of the sentence in the report's text.
        end: One past its last character.
        sentence: The exact text.
        confidence: How sure it is that the report says it.
        found_by: Name of the rule that found it.
        attributed_to: Who the report says said it; "" where it speaks for itself.
        since: When it came to be so (EDTF), for what was so before; "" elsewhere.
    """

    published: str
    source: str
    title: str
    start: int
    end: int
    sentence: str
    confidence: Decimal
    found_by: str
    attributed_to: str = ""
    since: str = ""


@dataclass(frozen=True, order=True)
class Fact:
    """One triple, and what it rests on.

    Attributes:
        subject: Label or short name of the subject.
        predicate: Short name of the property.
        value: Label or short name of the object, or the literal's text.
        stands: Is the triple in the resolved view, or was it overtaken, or did a rival win?
        evidence: The sentences, the earliest report first.
    """

    subject: str
    predicate: str
    value: str
    stands: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, order=True)
class Dispute:
    """A disagreement of reports about the individual.

    Attributes:
        label: What is disputed.
        rule: Why the winner wins, or why there is none.
        rivals: The rival statements.
    """

    label: str
    rule: str
    rivals: tuple[Fact, ...]


@dataclass(frozen=True, order=True)
class Subject:
    """What is explained.

    Attributes:
        iri: Its IRI.
        name: Its short name.
        label: Its label, or its short name where it has none.
        kinds: Short names of its classes, sorted.
        aliases: Its other names, sorted.
        merged: Why the mentions behind it are one.
    """

    iri: str
    name: str
    label: str
    kinds: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """Everything the reports say of an individual or a triple; false when that is nothing.

    Attributes:
        subject: What was asked about; None where nothing has that name.
        facts: The triples with their sentences.
        disputes: What the reports disagree on.
    """

    subject: Subject | None = None
    facts: tuple[Fact, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.facts or self.disputes)

    def text(self, width: int = 100) -> str:
        """Give the explanation for people to read.

        Args:
            width: Columns that the text may take.
        """
        from kg.store.telling import told

        return told(self, width)
