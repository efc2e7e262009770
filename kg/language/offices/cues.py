"""Cues from the words beside a title: who is the host, who speaks for whom, who has such an office."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.language.offices.case import Case
from kg.language.offices.incumbencies import may_lead
from kg.language.offices.pair import other_of
from kg.language.offices.scene import Owner, Scene

__all__ = [
    "announces",
    "bare",
    "counterpart",
    "delegation",
    "guest",
    "host",
    "only",
    "represented",
    "third",
]

_TWO: Final = 2
_REACH: Final = 5
_CLAUSE: Final = 8
_HIS_HOST: Final = (["his", "host"], ["her", "host"], ["their", "host"])
_DELEGATIONS: Final = frozenset({"delegation", "side", "team"})
_LED: Final = frozenset({"was", "is", "led", "headed", "represented", "by", "being", ",", "were"})
_LEADS: Final = frozenset({",", "who", "leads", "led", "headed", "heads", "leading", "heading", "the"})
_SAYS: Final = frozenset({"announce", "announced", "announces"})
_DOES: Final = frozenset({"was", "is", "would", "will", "had", "has"})


def host(case: Case) -> Iterator[str]:
    """Read "visiting Lima, he met his host, President A".

    Args:
        case: The office with what is known around it.

    Yields:
        The states that the cue points to.
    """
    if _host_before(case.scene, case.draft.start):
        yield from filter(None, [case.visited() or case.venue()])


def guest(case: Case) -> Iterator[str]:
    """Read "President A and his host, President B", "visiting President A".

    Args:
        case: The office with what is known around it.

    Yields:
        The states that the cue points to.
    """
    words = case.scene.words.low
    end = case.holder.end
    hosted = words[end : end + 1] == ["and"] and words[end + 1 : end + 3] in _HIS_HOST
    visiting = case.draft.start > 0 and words[case.draft.start - 1] == "visiting"
    other = other_of(case.pair, case.venue())
    if other is not None and (hosted or visiting):
        yield other


def _host_before(scene: Scene, i: int) -> bool:
    """Say whether "his host," stands before a title."""
    words = scene.words.low
    return words[max(0, i - 3) : i - 1] in _HIS_HOST and words[i - 1] == ","


def represented(case: Case) -> Iterator[str]:
    """Read "Foreign Minister A, representing President B" and "on behalf of President B".

    Args:
        case: The office with what is known around it.

    Yields:
        The states that the cue points to.
    """
    scene, start = case.scene, case.draft.start
    before = scene.words.low[max(0, start - 3) : start]
    if before[-1:] == ["representing"] or before == ["on", "behalf", "of"]:
        people = [p for p in scene.people if p.end < start and scene.sentences[p.start] == case.here]
        if people and people[-1].referent in case.states:
            yield case.states[people[-1].referent]


def counterpart(case: Case) -> Iterator[str]:
    """Read "Foreign Minister A met his Danish counterpart" in a text about Denmark and one other state.

    Args:
        case: The office with what is known around it.

    Yields:
        The states that the cue points to.
    """
    for counterpart in case.counterparts:
        if not counterpart.phrase.pronoun or len(counterpart.owners) != 1:
            continue
        own = {person.referent for person in counterpart.phrase.holders}
        after = case.scene.sentences[counterpart.start] == case.here and counterpart.start > case.draft.start
        other = other_of(case.pair, counterpart.owners[0].iso3)
        if after and case.draft.who not in own and other is not None:
            yield other


def delegation(case: Case) -> Iterator[str]:
    """Read "the Omani side was led by A", "the delegation of Oman headed by A", "A, who led the Omani side".

    Args:
        case: The office with what is known around it.

    Yields:
        The states that the cue points to.
    """
    scene, words = case.scene, case.scene.words.low
    start = min(case.draft.start, case.holder.start)
    for k in range(len(words)):
        if words[k] not in _DELEGATIONS or scene.sentences[k] != case.here:
            continue
        owner = _sent_by(scene, k)
        if owner is None:
            continue
        by = words[max(k + 1, owner.end) : start]
        led = words[case.holder.end : min(k, owner.start)]
        passive = by[-1:] == ["by"] and len(by) <= _REACH and set(by) <= _LED
        active = led[-1:] == ["the"] and len(led) <= _REACH and set(led) <= _LEADS
        if passive or active:
            yield from filter(None, [owner.iso3])


def _sent_by(scene: Scene, k: int) -> Owner | None:
    """Read whose delegation it is: "Omani" right before the word, or "of Oman" after it."""
    words = scene.words.low
    before, after = scene.owner_at(k - 1), k + 2 + (words[k + 2 : k + 3] == ["the"])
    if before is not None and before.end == k:
        return before
    owner = scene.owner_at(after) if words[k + 1 : k + 2] == ["of"] and after < len(words) else None
    return owner if owner is not None and owner.start == after else None


def bare(case: Case) -> Iterator[str]:
    """Reporters leave the state out for officials of one of the two: those of their readers.

    Args:
        case: The office with what is known around it.

    Yields:
        The states that the cue points to.
    """
    start = case.draft.start
    if case.holder.start < case.draft.end or case.scene.words.low[max(0, start - 1)] in {"late", "then"}:
        return
    others = {d.who: d for d in case.drafts if d.is_bare and d.owner is None and d.who != case.draft.who}
    states = [d.iso3 for d in others.values() if d.iso3 in case.pair and not d.former]
    taken = {d.iso3 for d in case.drafts if d.title == case.draft.title and d.who != case.draft.who}
    if len(states) >= _TWO and len(set(states)) == 1 and states[0] is not None and states[0] not in taken:
        yield states[0]


def announces(case: Case) -> Iterator[str]:
    """Read "President A announced that Malawi was leaving the pact".

    Args:
        case: The office with what is known around it.

    Yields:
        The states that the cue points to.
    """
    words, first = case.scene.words.low, case.holder.end
    for k in range(first, min(first + _CLAUSE, len(words) - 2)):
        owner = case.scene.owner_at(k + 2)
        said = words[k] in _SAYS and words[k + 1] == "that"
        if said and owner is not None and owner.iso3 and words[owner.end] in _DOES:
            yield owner.iso3


def only(case: Case) -> Iterator[str]:
    """Only one of the two states has such an office, or is led by the one who has it.

    Args:
        case: The office with what is known around it.

    Yields:
        The states that the cue points to.
    """
    able = [iso3 for iso3 in case.pair if case.allows(iso3)]
    if len(able) > 1:
        able = [iso3 for iso3 in able if may_lead(iso3, case.draft.title)]
    if len(able) == 1:
        yield able[0]


def third(case: Case) -> Iterator[str]:
    """The sentence names a state outside the pair.

    Args:
        case: The office with what is known around it.

    Yields:
        The states that the cue points to.
    """
    yield from case.third()
