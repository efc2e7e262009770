"""Who is said to have said it: "officials in Lima said that", "according to the ministry"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg.extraction.syntax.clauses import Clause

__all__ = ["source_of"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_REACH = 12


def source_of(clause: Clause, trigger: Span) -> str:
    """Give the words that name the source of what a clause says.

    Args:
        clause: The clause that the trigger stands in.
        trigger: The words that name the happening.

    Returns:
        The words; "" where the text speaks for itself.
    """
    for child in clause.reporter.children if clause.reporter is not None else ():
        if child.dep_ in _SUBJECTS and child.pos_ != "PRON":
            return _phrase(child.doc[child.left_edge.i : child.right_edge.i + 1])
    return _according_to(trigger.sent)


def _according_to(sentence: Span) -> str:
    """Read "According to the ministry, …" and "…, according to the ministry"."""
    doc = sentence.doc
    for token in sentence[:-1]:
        if token.lower_ == "according" and doc[token.i + 1].lower_ == "to":
            return _phrase(doc[token.i + 2 : min(token.i + 2 + _REACH, sentence.end)])
    return ""


def _phrase(span: Span) -> str:
    """Give a noun phrase without what follows a comma and without a clause on it."""
    end = next((token.i for token in span if _ends(token)), span.end)
    return " ".join(span.doc[span.start : end].text.split())


def _ends(token: Token) -> bool:
    return (
        token.pos_ in {"VERB", "AUX", "SCONJ"}
        or token.text in {",", ".", ";", ":", "(", "—"}
        or (token.lower_ in {"who", "which", "that"})
    )
