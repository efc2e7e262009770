"""What validation finds, in a form for people and one for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

__all__ = ["Finding", "Problem", "Severity", "Validation"]

_LONGEST_QUOTATION = 120


class Severity(IntEnum):
    """How serious a finding is, the most serious first."""

    VIOLATION = 0
    WARNING = 1
    INFO = 2

    def count(self, number: int) -> str:
        """Say how many there are.

        >>> Severity.WARNING.count(2), Severity.INFO.count(1)
        ('2 warnings', '1 note')
        """
        word = ("violation", "warning", "note")[self]
        return f"{number} {word}" if number == 1 else f"{number} {word}s"


@dataclass(frozen=True, order=True)
class Problem:
    """A rule that one node of one graph breaks, before it is known which report and sentence that is.

    Attributes:
        severity: How serious it is.
        rule: Short name of the rule.
        message: What is wrong, for a person.
        graph: IRI of the document's graph; "" for the default graph.
        focus: IRI of what is wrong.
        predicate: IRI of the property that it is about; "" where it is about none.
        value: The value that is wrong; "" where none is, as for something missing.
    """

    severity: Severity
    rule: str
    message: str
    graph: str
    focus: str
    predicate: str = ""
    value: str = ""


@dataclass(frozen=True, order=True)
class Finding:
    """A problem with the report and the sentence that it comes from.

    Attributes:
        severity: How serious it is.
        message: What is wrong: "this meeting has no party".
        source: The report, as its reader knows it; "" for what no report says.
        sentence: The sentence that it comes from; "" where there is none.
        label: Name of what is wrong.
        value: The value that is wrong, by its name where it has one; "" where something is missing.
        focus: IRI of what is wrong.
        document: IRI of the report; "" for what no report says.
        rule: Short name of the rule; the `sh:name` of a shape.
    """

    severity: Severity
    message: str
    source: str
    sentence: str
    label: str
    value: str
    focus: str
    document: str
    rule: str

    def __str__(self) -> str:
        """Say it in one line: where, what, and about what."""
        place = self.source or "resolved view"
        if self.sentence:
            place += f', sentence "{_shortened(self.sentence)}"'
        about = self.label or ("" if self.focus == self.document else self.focus)
        if self.value and self.value != about:
            about += f': "{_shortened(self.value)}"'
        return f"{place}: {self.message} ({about})" if about else f"{place}: {self.message}"


@dataclass(frozen=True)
class Validation:
    """The result of a validation.

    Attributes:
        findings: All that was found, most serious first and the same rule together.
        documents: How many reports the dataset holds.
        triples: How many triples it holds, in all graphs.
    """

    findings: tuple[Finding, ...]
    documents: int = 0
    triples: int = 0

    @property
    def conforms(self) -> bool:
        """No rule that must hold is broken; warnings and notes are no hindrance."""
        return not self.of(Severity.VIOLATION)

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """Give the findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)

    def summary(self) -> str:
        """Say the result in one line."""
        counts = [s.count(len(self.of(s))) for s in Severity if self.of(s)]
        verdict = "conforms" if self.conforms else "does not conform"
        found = ", ".join(counts) or "nothing to remark"
        return f"{self.triples} triples from {self.documents} documents: {verdict} ({found})"

    def lines(self) -> Iterator[str]:
        """Give the findings as text, a heading for each severity, and the summary at the end."""
        for severity in Severity:
            findings = self.of(severity)
            if findings:
                yield severity.count(len(findings)) + ":"
                yield from (f"  {finding}" for finding in findings)
        yield self.summary()

    def text(self) -> str:
        """Give all lines as one text."""
        return "".join(f"{line}\n" for line in self.lines())


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTATION else text[: _LONGEST_QUOTATION - 1].rstrip() + "…"
