"""The organizations that a document names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from kg.language.gazetteer import Gazetteer, Hit, is_all_capitals, longest_first
from kg.language.organizations.table import aliases, context, not_organizations, organizations

__all__ = ["OrganizationFinder", "OrganizationMention"]

_WORDS_TOO: Final = frozenset({"WHO", "ALBA", "ECO", "CAN"})
"""Abbreviations that are words in a headline in capitals."""


@dataclass(frozen=True, order=True)
class OrganizationMention:
    """One place where the document names an organization.

    Attributes:
        start: First token.
        end: One past the last token.
        referent: Its common short name.
    """

    start: int
    end: int
    referent: str


class OrganizationFinder:
    """Finds bodies and groupings of states by name and abbreviation."""

    def __init__(self, tokenizer: Callable[[str], Doc], blockers: Iterable[str] = ()) -> None:
        """Prepare the forms.

        Args:
            tokenizer: What cuts the documents into tokens.
            blockers: Longer names in which an organization's name does not count.
        """
        self._aliases = aliases()
        exact = {form for form in self._aliases if _is_abbreviation(form)}
        others = set(self._aliases) - exact
        self._gazetteer = Gazetteer(tokenizer, others | not_organizations() | set(blockers), exact)

    def find(self, doc: Doc) -> list[OrganizationMention]:
        """Find the organizations.

        Args:
            doc: Any tokenized document.

        Returns:
            The mentions in the order of the text.
        """
        hits = [h for h in longest_first(self._gazetteer.find(doc)) if h.form in self._aliases]
        sure = {self._aliases[h.form].id for h in hits if not self._aliases[h.form].care}
        return [
            OrganizationMention(h.start, h.end, organizations()[self._aliases[h.form].id].label)
            for h in hits
            if self._is_meant(doc, h, sure)
        ]

    def _is_meant(self, doc: Doc, hit: Hit, sure: Collection[str]) -> bool:
        """Say whether a form stands for the organization here."""
        if hit.form in _WORDS_TOO and is_all_capitals(doc, hit.start):
            return False
        if _is_national(doc, hit) or _is_other_quad(doc, hit):
            return False
        alias = self._aliases[hit.form]
        return not alias.care or alias.id in sure or _has_cue(doc, hit)


def _is_abbreviation(form: str) -> bool:
    """Say whether a form is found in its own letters alone."""
    return " " not in form and (len(form) <= 6 or form.upper() == form)


def _is_national(doc: Doc, hit: Hit) -> bool:
    """See "Russia's Security Council", "the Georgia General Assembly": a body of one state."""
    if hit.form not in {"Security Council", "General Assembly"} or hit.start == 0:
        return False
    before = doc[hit.start - 1]
    if before.text in {"'s", "’s", "of"}:
        return hit.start < 2 or doc[hit.start - 2].text not in {"UN", "U.N.", "Nations"}
    return before.is_title and not before.is_sent_start


def _is_other_quad(doc: Doc, hit: Hit) -> bool:
    """See "Quad bikes"."""
    if hit.form.title() != "Quad" or hit.end == len(doc):
        return False
    return doc[hit.end].lower_ in context("not the quad")


def _has_cue(doc: Doc, hit: Hit) -> bool:
    """Say whether one of the words beside a form is one that goes with organizations."""
    beside = (*doc[max(0, hit.start - 2) : hit.start], *doc[hit.end : hit.end + 3])
    return any(token.lower_ in context("about an organization") for token in beside)
