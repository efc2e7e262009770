"""What an act on an agreement amounts to in its mood: "will sign" is agreed, "may sign" is proposed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from spacy.tokens import Span

from kg.extraction.lexicon import words
from kg.extraction.status.mood import Mood
from kg.extraction.syntax.forms import base_forms

__all__ = ["JOINED", "NO_ACT", "TO_COME", "Act", "weighed"]

NO_ACT: Final = "no act stated"
"""The rule for an agreement that is only spoken of."""

TO_COME: Final = "act to come"
"""The rule for what is still to be done: "will sign", "agreed to sign"."""

JOINED: Final = "verb joined to that of the clause"
"""The rule for the second of two acts: "signed in July and ratified in December"."""


@dataclass(frozen=True)
class Act:
    """What is done with an agreement, as far as a sentence says.

    Attributes:
        stage: Local name of the status.
        word: The words that say it.
        rule: Name of the rule.
        confidence: In [0, 1].
        mood: How it is spoken of.
    """

    stage: str
    word: Span
    rule: str
    confidence: float = 0.85
    mood: Mood = field(default_factory=Mood)

    @property
    def is_none(self) -> bool:
        """Is no act told at all?"""
        return self.rule == NO_ACT

    @property
    def is_own_clause(self) -> bool:
        """Is it told in a clause on the agreement, and not by the sentence?"""
        return self.rule == "participle on the agreement"


def weighed(act: Act, known: bool) -> Act | None:
    """Give what is left of an act in its mood: "will sign" is agreed but not done, "may sign" is proposed."""
    weigh = {
        "Signed": _signed,
        "AgreedInPrinciple": _agreed,
        "UnderNegotiation": _negotiated,
        "Proposed": _proposed,
    }.get(act.stage, _plain)
    stage = weigh(act, known)
    if stage == "Signed" and base_forms(act.word.root) & words("status", "concluded", "words"):
        stage = "Existing"
    return replace(act, stage=stage) if stage else None


def _signed(act: Act, known: bool) -> str | None:
    mood = act.mood
    if mood.supposed:
        return None
    if mood.negated or mood.wished:
        talks = any(token.lower_.startswith("negotiat") for token in act.word.sent)
        return "UnderNegotiation" if talks and mood.negated else "Proposed"
    return "AgreedInPrinciple" if mood.planned or mood.put_off or mood.agreed else "Signed"


def _agreed(act: Act, known: bool) -> str | None:
    mood = act.mood
    if mood.negated or mood.supposed or (known and base_forms(act.word.root) & _OF_WHAT_IS_THERE):
        return None
    return "Proposed" if mood.wished or mood.planned else "AgreedInPrinciple"


_OF_WHAT_IS_THERE = frozenset({"accept", "adopt", "announce", "enter", "declare", "unveil", "outline"})
"""Verbs that make an agreement, but not one that is known already: "accepted the treaty"."""


def _negotiated(act: Act, known: bool) -> str | None:
    mood = act.mood
    if mood.negated or mood.supposed:
        return None
    to_come = mood.planned or mood.wished or mood.put_off or (mood.beginning and mood.agreed)
    return "Proposed" if to_come or "launch" in {t.lower_ for t in act.word.sent} else "UnderNegotiation"


def _proposed(act: Act, known: bool) -> str | None:
    return None if known or act.mood.negated or act.mood.supposed else "Proposed"


def _plain(act: Act, known: bool) -> str | None:
    """What is only agreed to be done, or said to be near, is not done: "agreed to replace the pact"."""
    return act.stage if act.mood.is_done and not act.mood.agreed else None
