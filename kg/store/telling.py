"""An explanation as text: each sentence once, in the order of the reports, with what it states."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from kg.store.explanation import Dispute, Evidence, Explanation, Fact, Subject
from kg.store.names import printable

__all__ = ["told"]


def told(explanation: Explanation, width: int = 100) -> str:
    """Write an explanation for people.

    Args:
        explanation: What to write.
        width: Columns that the text may take.

    Returns:
        The text, with a line break at its end.
    """
    if not explanation or explanation.subject is None:
        return "nothing found\n"
    label = explanation.subject.label
    lines = [*_head(explanation.subject), "", *_sentences(explanation.facts, label, "  ")]
    for dispute in explanation.disputes:
        lines += _dispute(dispute, label)
    text = "\n".join(part for line in lines for part in _wrapped(line, width))
    return text.rstrip("\n") + "\n"


def _head(subject: Subject) -> Iterator[str]:
    yield f"{subject.label} ({', '.join(subject.kinds) or 'no class'})"
    yield f"  {subject.name}"
    if subject.aliases:
        yield f"  also called: {'; '.join(subject.aliases)}"
    for reason in subject.merged:
        yield f"  one because: {reason}"


def _sentences(facts: Iterable[Fact], label: str, indent: str) -> Iterator[str]:
    """Write the sentences behind some facts, and under each the facts that it states."""
    stated: dict[tuple[str, str, int, int], list[tuple[Fact, Evidence]]] = {}
    for fact in facts:
        for evidence in fact.evidence:
            place = (evidence.published, evidence.source, evidence.start, evidence.end)
            stated.setdefault(place, []).append((fact, evidence))
    for _, pairs in sorted(stated.items(), key=lambda item: item[0]):
        yield from _place(pairs[0][1], indent)
        for fact, evidence in pairs:
            yield indent + "    " + _statement(fact, evidence, label)
        yield ""


def _place(evidence: Evidence, indent: str) -> Iterator[str]:
    yield f"{indent}“{' '.join(evidence.sentence.split())}”"
    title = f"“{evidence.title}”, " if evidence.title else ""
    day = evidence.published or "no date"
    yield f"{indent}  {title}{evidence.source}, {day}, characters {evidence.start}–{evidence.end}"


def _statement(fact: Fact, evidence: Evidence, label: str) -> str:
    """Write one fact as its sentence states it, without the subject where that is what is explained."""
    said = f", said by {evidence.attributed_to}" if evidence.attributed_to else ""
    basis = f"({evidence.confidence} by {evidence.found_by}{said})"
    if fact.predicate == "ent:mentions" and fact.value == label:
        return f"is mentioned  {basis}"
    subject = "" if fact.subject == label else f"{fact.subject}  "
    doubt = "" if fact.stands else "  [not in the resolved view]"
    since = f" since {evidence.since}" if evidence.since else ""
    return f"{subject}{fact.predicate}  {fact.value}{since}  {basis}{doubt}"


def _dispute(dispute: Dispute, label: str) -> Iterator[str]:
    yield f"  disputed: {dispute.label}"
    yield f"    decision: {dispute.rule}"
    yield from _sentences(dispute.rivals, label, "    ")


def _wrapped(line: str, width: int) -> list[str]:
    """Break a line at spaces; what follows stands two columns further in."""
    text = printable(line)
    if len(text) <= width:
        return [text]
    indent = " " * (len(text) - len(text.lstrip()))
    return textwrap.wrap(
        text.strip(),
        width,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
