"""Stages that an agreement had reached before: "the pact, signed in 2010 and ratified in 2012, is suspended".

A report gives an agreement one status, the latest. What it tells in clauses on the agreement, with a date of
its own, is the history of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

from kg import vocabulary as v
from kg.extraction.happenings.happening import Fact, Happening
from kg.extraction.status import context
from kg.extraction.status.mood import Mood, mood_of

__all__ = ["add_former_stages", "keep_former_stages"]

_SLOT: Final = "formerStatus"
_ORDER: Final = v.AGREEMENT_STATUSES
_CLAUSES: Final = frozenset({"acl", "acl:relcl"})
_BEGUN: Final = frozenset({"UnderNegotiation", "Signed", "Ratified", "InForce"})
_BEFORE: Final = frozenset({"since", "until", "by", "before", "after"})
_REACH: Final = 14


def add_former_stages(mention: Happening) -> None:
    """Note the dated stages that clauses on an agreement tell of.

    Args:
        mention: A mention of an agreement; its facts are added to.
    """
    name = mention.triggers[0].root
    for verb, above in _verbs_on(name):
        stage = context.status_of_verb(verb, "agreement") or ""
        day = _date_after(verb)
        if stage in _BEGUN and day is not None and _is_reached(stage, mood_of(verb, above)):
            bounds, word = (day._.earliest or "", day._.latest or ""), verb.doc[verb.i : verb.i + 1]
            mention.facts.append(
                Fact(_SLOT, stage, word, "clause on the agreement", 0.75, *bounds, since=day._.edtf)
            )


def keep_former_stages(agreement: Happening) -> None:
    """Leave only what came before the status that an agreement has now, one date for each stage.

    The date of such a stage is not that of the status: "ratified the pact that they had signed in 2018".

    Args:
        agreement: An agreement whose status is settled; it may have several dates yet.
    """
    status = agreement.first("status")
    kept: dict[str, Fact] = {}
    for fact in agreement.all(_SLOT):
        if status is not None and status.value != "Existing" and _rank(fact) < _rank(status):
            known = kept.setdefault(fact.value, fact)
            if len(fact.since) > len(known.since):
                kept[fact.value] = fact
    agreement.drop(_SLOT)
    taken = {fact.since for fact in kept.values()}
    agreement.facts = [fact for fact in agreement.facts if fact.slot != "date" or fact.value not in taken]
    agreement.extend(kept.values())


def _rank(fact: Fact) -> int:
    return _ORDER.index(fact.value)


def _verbs_on(name: Token) -> Iterator[tuple[Token, list[Token]]]:
    """Give the verbs of clauses on the agreement, those joined to them, and those that they govern."""
    todo: list[tuple[Token, list[Token]]] = [(c, []) for c in name.children if c.dep_ in _CLAUSES]
    while todo:
        verb, above = todo.pop(0)
        yield verb, above
        for child in verb.children:
            if child.dep_ in {"xcomp", "ccomp"}:
                todo.append((child, [verb, *above]))
            elif child.dep_ == "conj" and child.pos_ == "VERB":
                todo.append((child, above))


def _is_reached(stage: str, mood: Mood) -> bool:
    """Is it done; and, of talks, are they at least agreed on? "Agreed to sign" is not signed."""
    return mood.is_done and (stage == "UnderNegotiation" or not mood.agreed)


def _date_after(verb: Token) -> Span | None:
    """Give the day, month or year that stands after a verb, before the next one."""
    doc, stop = verb.doc, min(verb.sent.end, verb.i + _REACH)
    stop = next((t.i for t in doc[verb.i + 1 : stop] if t.pos_ in {"VERB", "AUX"}), stop)
    for day in doc.spans.get("dates", ()):
        is_bound = {doc[day.start - 1].lower_, day[0].lower_} & _BEFORE
        if verb.i < day.start < stop and day._.edtf and "/" not in day._.edtf and not is_bound:
            return day  # type: ignore[no-any-return]
    return None
