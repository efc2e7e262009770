"""The scores as text: a table, and on demand every missed and spurious fact."""

from __future__ import annotations

from collections.abc import Iterator

from kg.evaluation.scores import Score, Scores

__all__ = ["report"]


def report(scores: Scores, *, facts: bool = False) -> str:
    """Write scores.

    Args:
        scores: What `score` counted.
        facts: Whether each missed and each spurious fact is listed, report by report.

    Returns:
        Lines of text.
    """
    lines = list(_facts(scores["all"])) if facts else []
    lines += [f"{'':24}{'precision':>10}{'recall':>8}{'F1':>7}{'right':>7}{'missed':>8}{'spurious':>10}"]
    lines += [_row(name, one) for name, one in scores.items()]
    return "\n".join(lines) + "\n"


def _row(name: str, one: Score) -> str:
    indented = f"  {name}" if "." in name else name
    numbers = f"{one.precision:10.3f}{one.recall:8.3f}{one.f1:7.3f}"
    return f"{indented:24}{numbers}{one.right:7}{len(one.missed):8}{len(one.spurious):10}"


def _facts(one: Score) -> Iterator[str]:
    """List what is wrong, report by report."""
    wrong = [(where, "missed  ", fact) for where, fact in one.missed]
    wrong += [(where, "spurious", fact) for where, fact in one.spurious]
    before = ""
    for where, how, fact in sorted(wrong, key=lambda entry: (entry[0], entry[2], entry[1])):
        if where != before:
            yield where
            before = where
        yield f"  {how}  {fact}"
    yield ""
