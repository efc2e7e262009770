"""Parties that the text names elsewhere: those of "the talks" told before, and the two that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc, Span

from kg.extraction.arguments.references import sentence_before
from kg.extraction.happenings.happening import SOMEBODY, Fact, Happening
from kg.extraction.meetings.status import CALLED_OFF

__all__ = ["main_pair", "resolve_parties"]


def main_pair(doc: Doc) -> frozenset[str]:
    """Give the two states that a text names more often than any third; empty if there is no such pair."""
    counts = Counter(span._.iso3 for span in doc.spans.get("countries", ()))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and ranked[2][1] >= ranked[1][1]):
        return frozenset()
    return frozenset(code for code, _ in ranked[:2])


def resolve_parties(happenings: Sequence[Happening], context: Sequence[Happening], doc: Doc) -> None:
    """Put the parties in where the text says "the two countries" or speaks of a known happening.

    They are those of the last happening before with two or more parties, else the two states that the text
    is about. "The last session" of 2+2 talks was a 2+2, too.

    Args:
        happenings: What may lack parties; they are completed in place.
        context: Happenings of other families, which name parties, too.
        doc: The document.
    """
    pair = main_pair(doc)
    for happening in happenings:
        _complete_pair(happening, pair)
        if len(happening.values("party")) >= 2 or happening.values("organization"):
            _take_kind(happening, happenings)
            continue
        if _is_a_new_one(happening) and not happening.first("reference"):
            continue
        if _is_of_nobody(happening):
            _add_pair(happening, pair)
        else:
            _take_parties(happening, happenings, context, pair)


def _take_parties(
    happening: Happening, others: Sequence[Happening], context: Sequence[Happening], pair: frozenset[str]
) -> None:
    """Put in those of the happening before, or the two states that the text is about."""
    reference = happening.first("reference")
    known = happening.another or happening.definite or happening.first("ordinal") or _is_proposed(happening)
    if not (reference or known):
        return
    earlier = _of_same_series(happening, others) or _last_before(happening, (*others, *context))
    parties = earlier.values("party") if earlier else frozenset[str]()
    if reference and len(parties) != _TWO:
        parties = pair or _pair_near(happening.triggers[0])
    if not parties or not happening.values("party") <= parties or (reference and len(parties) != _TWO):
        return
    span = reference.span if reference else happening.triggers[0]
    rule = "the two sides" if reference else "known happening"
    for code in sorted(parties - happening.values("party")):
        happening.add("party", code, span, rule, 0.65)
    if earlier and happening.kind == "Meeting" and earlier in others:
        happening.kind = earlier.kind
    if earlier and reference and _stands_alone(reference.span):
        _add_both(happening, earlier, reference.span)


def _pair_near(trigger: Span) -> frozenset[str]:
    """Give the two states that the sentence or the one before it names, where they are no more than two."""
    before = sentence_before(trigger[0])
    start = trigger.sent.start if before is None else before.start
    states = trigger.doc.spans.get("countries", ())
    here = frozenset(s._.iso3 for s in states if trigger.sent.start <= s.start < trigger.start)
    near = here or frozenset(s._.iso3 for s in states if start <= s.start < trigger.start)
    return near if len(near) == _TWO else frozenset()


def _add_both(happening: Happening, earlier: Happening, two: Span) -> None:
    """Let "the two" be the two people who met before, where no more than two did."""
    before = sentence_before(two[0])
    if before is None or not any(t.sent.start in {before.start, two.sent.start} for t in earlier.triggers):
        return
    names = sorted(earlier.values("attendee"))
    if len(names) == _TWO and not happening.values("attendee") and len(earlier.values("party")) == _TWO:
        for name in names:
            happening.add("attendee", name, two, "the two who met before", 0.6)


def _stands_alone(reference: Span) -> bool:
    """Is this "the two" or "the pair" before its verb, and no part of "the two countries"?"""
    after = reference.doc[reference.end : reference.end + 1]
    words_of_it = reference.text.lower()
    return (
        words_of_it in {"the two", "the pair"}
        and bool(len(after))
        and after[0].pos_ in {"VERB", "AUX", "ADV"}
    )


def _add_pair(happening: Happening, pair: frozenset[str]) -> None:
    for code in sorted(pair):
        happening.add("party", code, happening.triggers[0], "the two that the text is about", 0.5)


def _is_of_nobody(happening: Happening) -> bool:
    """Is it not said who talked, but when or where: "planned talks were called off in August"?"""
    if happening.kind not in _OPEN or happening.definite or happening.another:
        return False
    if any(map(happening.first, ("party", "attendee", "reference"))):
        return False
    if happening.values("status") & CALLED_OFF:
        return True
    return bool(happening.first("status") and (happening.first("date") or happening.first("place")))


_OPEN = frozenset({"Meeting", "MinisterialMeeting"})


def _complete_pair(happening: Happening, pair: frozenset[str]) -> None:
    """Let somebody of whom the text does not say the state be of the other of the two that it is about."""
    known = happening.values("party")
    stateless = [fact for fact in happening.all("attendee") if not _says_state(fact, happening)]
    stateless += happening.all(SOMEBODY)
    if len(known) >= _TWO or not stateless or not known <= pair:
        return
    if len(happening.values("attendee")) + len(known) < _TWO or len(happening.values("attendee")) > _TWO:
        return
    for code in sorted(pair - known):
        happening.add("party", code, stateless[0].span, "the other of the main pair", 0.5)


def _says_state(attendee: Fact, happening: Happening) -> bool:
    return any(party.span == attendee.span for party in happening.all("party"))


_TWO = 2


def _is_proposed(happening: Happening) -> bool:
    """Is it a summit that one side of the talks told before proposes to the other?"""
    return (
        happening.kind != "Meeting"
        and "Possible" in happening.values("status")
        and bool(happening.values("party"))
    )


def _is_a_new_one(happening: Happening) -> bool:
    """Is it "another summit", "a separate meeting", of whom the text does not say?"""
    root = happening.triggers[0].root
    near = {token.lower_ for token in root.doc[max(root.sent.start, root.i - _NEAR) : root.i]}
    return bool(near & {"another", "separate", "similar"})


_NEAR = 4


def _take_kind(happening: Happening, others: Sequence[Happening]) -> None:
    """Let "their last meeting" be of the kind of the one before with the same parties."""
    earlier = _of_same_series(happening, others) or _last_before(happening, others)
    if earlier is None or not (happening.another or happening.first("ordinal")):
        return
    is_open = happening.kind == "Meeting" or (happening.kind, earlier.kind) == _MINISTERS
    if is_open and earlier.values("party") == happening.values("party"):
        happening.kind = earlier.kind


def _of_same_series(happening: Happening, others: Sequence[Happening]) -> Happening | None:
    """Give the meeting told before that is called alike: "the second round of the strategic dialogue"."""
    names = _series_of(happening)
    before = [
        h for h in others if h is not happening and h.start <= happening.start and len(h.values("party")) > 1
    ]
    return next((h for h in before if names & _called(h)), None) if names else None


def _series_of(happening: Happening) -> set[str]:
    """Give the nouns after "of" on a session: "dialogue", "mechanism"."""
    root = happening.triggers[0].root
    return {c.lower_ for c in root.children if c.dep_ == "nmod" and any(x.lower_ == "of" for x in c.children)}


def _called(happening: Happening) -> set[str]:
    return {t.root.lower_ for t in happening.triggers} | _series_of(happening)


_MINISTERS = ("MinisterialMeeting", "TwoPlusTwo")
"""What "such ministerial talks" are where the text has told that four ministers meet."""


def _last_before(happening: Happening, others: Sequence[Happening]) -> Happening | None:
    before = [
        h for h in others if h is not happening and h.start <= happening.start and len(h.values("party")) > 1
    ]
    return max(before, key=lambda h: h.start, default=None)
