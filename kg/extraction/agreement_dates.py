"""The date of what was done with an agreement: of the act, or of the agreement where no act is told."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Span, Token

from kg.extraction.agreement_stages import JOINED, Act
from kg.extraction.attachment import NOT_OF_THE_EVENT
from kg.extraction.circumstances import find_date
from kg.extraction.clauses import Clause
from kg.extraction.coordination import first_conjunct
from kg.extraction.happening import Fact, Happening

__all__ = [
    "add_beginning",
    "add_date_of_act",
    "date_statements",
    "share_day_of_signing",
    "take_dates_of_meetings",
]

_UNDATED = frozenset({"Proposed", "UnderNegotiation"})
_MADE = frozenset({"Signed", "AgreedInPrinciple", "Existing"})
_NOWHERE = Clause((), frozenset(), None)
_REACH = 12
_DAY = len("2000-01-01")
_NEARBY = 5
"""How many sentences before the statement the meeting may have been spoken of last."""


def add_date_of_act(mention: Happening, act: Act, clause: Clause, rivals: Sequence[Span]) -> None:
    """Note the date of an act, if the text gives one.

    Args:
        mention: A mention of an agreement; its facts are added to.
        act: What was done.
        clause: The clause that it stands in.
        rivals: The names of other agreements in the sentence.
    """
    if act.stage in _UNDATED:
        return
    span = mention.triggers[0]
    day = _date_of(act, span, clause, rivals)
    if day is not None:
        mention.add_date(day, "date of the name" if act.is_none else "date of the clause")
    elif act.stage in {"Existing", "InForce"}:
        add_beginning(mention, act.word.root if act.stage == "InForce" else span[-1])


def _date_of(act: Act, span: Span, clause: Clause, rivals: Sequence[Span]) -> Span | None:
    if act.is_own_clause or act.rule == JOINED:
        return _date_after(act.word.root)
    if act.is_none:
        own = find_date(span, _NOWHERE, rivals)
        return own if own is not None and not _is_open(own) else None
    if not act.mood.is_done:
        return None  # the day of the signing is still to come, and the agreement has none yet
    verb = act.word.root
    day = _date_after(act.word[-1]) if act.rule == "set phrase in the clause" else None
    day = day or _own_date(act, span, clause, rivals)
    if act.rule == "noun above the agreement":
        day = day or find_date(act.word, clause, rivals)
    day = day or _date_before_when(verb)
    if first_conjunct(verb).i != verb.i:  # "met on Friday and signed"
        day = day or _date_on(first_conjunct(verb)) or _date_after(first_conjunct(verb))
    return day


def _own_date(act: Act, span: Span, clause: Clause, rivals: Sequence[Span]) -> Span | None:
    """Give the date of the clause, if it is not told of something else in it."""
    day = find_date(span, clause, rivals)
    if day is None or _is_of_another_act(day, act, span):
        return None
    is_of_name = day.end <= span.start and _is_before_name(day, span)
    return _date_after(span[-1]) if is_of_name and act.stage in _LATER else day


def _is_before_name(day: Span, span: Span) -> bool:
    """Is it the year of the agreement itself: "suspended its 2002 treaty"?"""
    between = day.doc[day.end : span.start]
    return len(between) < _BESIDE and all(token.pos_ in {"ADJ", "NOUN", "PROPN"} for token in between)


_BESIDE = 4
_LATER = frozenset({"Ratified", "InForce", "Suspended", "Terminated"})


def _is_of_another_act(day: Span, act: Act, span: Span) -> bool:
    """Does it hang on a clause about another thing: "the Commission, which will meet in May"?"""
    stop = {token.i for token in (*span, *act.word)}
    node = day.root
    while node.head.i != node.i and node.i not in stop:
        is_clause = node.dep_ in {"acl", "acl:relcl"} and node.pos_ in {"VERB", "AUX"}
        if is_clause and node.head.i not in stop and not node.is_ancestor(act.word.root):
            return True
        node = node.head
    return False


def _date_after(verb: Token) -> Span | None:
    """Give the date after a participle, before the next verb: "signed in Lima in 1998"."""
    doc, stop = verb.doc, verb.sent.end
    for token in doc[verb.i + 1 : stop]:
        if token.pos_ in {"VERB", "AUX"} or token.i > verb.i + _REACH:
            stop = token.i
            break
    days = (d for d in _dates_of(verb.sent) if verb.i < d.start < stop and d._.edtf)
    return next((day for day in days if not (_is_open(day) or _is_bound(day))), None)


def _date_on(verb: Token) -> Span | None:
    """Give the date that hangs on a verb, also before it: "on Thursday met and signed"."""
    days = (day for day in _dates_of(verb.sent) if day.root.head.i == verb.i and day._.edtf)
    return next((day for day in days if not (_is_open(day) or _is_bound(day))), None)


def _is_bound(day: Span) -> bool:
    """Is it that of something before or after: "the first since 2015"?"""
    before = day.doc[day.start - 1].lower_ if day.start else ""
    return bool({before, day[0].lower_} & NOT_OF_THE_EVENT)


def _date_before_when(verb: Token) -> Span | None:
    """Give the date on which a clause hangs: "on 1 January, when the two signed"."""
    for day in _dates_of(verb.sent):
        after = [t.lower_ for t in verb.doc[day.end : min(day.end + 2, verb.i)] if t.text != ","]
        if after[:1] == ["when"] and day._.edtf and day.end < verb.i < day.end + 2 * _REACH:
            return day
    return None


def _dates_of(sentence: Span) -> Iterable[Span]:
    return (d for d in sentence.doc.spans.get("dates", ()) if sentence.start <= d.start < sentence.end)


def _is_open(day: Span) -> bool:
    return str(day._.edtf).endswith("/..")


def add_beginning(mention: Happening, last: Token) -> None:
    """Note the day since which there has been an agreement: "has had a treaty with Peru since 1960".

    Args:
        mention: A mention of an agreement; its facts are added to.
        last: The word after which the day stands.
    """
    doc = last.doc
    for day in _dates_of(last.sent):
        value = (day._.edtf or "").removesuffix("/..")
        first = day.start if day[0].lower_ == "since" else day.start - 1
        is_near = last.i < first < last.i + _REACH and doc[first].lower_ == "since"
        if is_near and _is_plain(value) and not _has_verb(doc[last.i + 1 : first]):
            bounds = (_bound(value, last=False), _bound(value, last=True))
            mention.facts.append(Fact("date", value, day, "since then", 0.75, *bounds))
            return


def _has_verb(span: Span) -> bool:
    return any(token.pos_ in {"VERB", "AUX"} for token in span)


def _is_plain(value: str) -> bool:
    return re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value) is not None


def _bound(value: str, *, last: bool) -> str:
    """Give the first or last day of a year, month or day."""
    year, month, day = ([int(part) for part in value.split("-")] + [0, 0])[:3]
    month = month or (12 if last else 1)
    day = day or (monthrange(year, month)[1] if last else 1)
    return f"{year:04}-{month:02}-{day:02}"


def date_statements(agreements: Iterable[Happening], published: date | None) -> None:
    """Date the statement that the document itself is by the day on which it was published.

    Args:
        agreements: Agreements whose facts are settled; dates are added to those that have none.
        published: The day of the document.
    """
    for agreement in agreements:
        title = agreement.triggers[0]
        is_title = title.start <= _TITLE and title.text[0].isupper()
        if agreement.kind == "JointStatement" and is_title and published and not agreement.first("date"):
            day = published.isoformat()
            agreement.facts.append(Fact("date", day, title, "day of the document", 0.6, day, day))


_TITLE = 2
"""How many words may stand before the name of a statement in its own title."""


def take_dates_of_meetings(agreements: Iterable[Happening], meetings: Sequence[Happening]) -> None:
    """Date a statement or signing by the meeting at which the text tells of it.

    Args:
        agreements: Agreements whose facts are settled; dates are added to those that have none.
        meetings: The meetings of the document.
    """
    for agreement in agreements:
        status = agreement.first("status")
        if status is None or status.value not in _MADE or agreement.first("date"):
            continue
        if status.value == "Existing" and agreement.kind != "JointStatement":
            continue
        fitting = [meeting for meeting in meetings if _is_made_at(agreement, status, meeting)]
        days = {fact.value: fact for meeting in fitting for fact in meeting.all("date")}
        if len(days) == 1 and len(next(iter(days))) == _DAY:
            day = next(iter(days.values()))
            agreement.extend([replace(day, rule="date of the meeting", confidence=0.6)])


def share_day_of_signing(agreements: Sequence[Happening]) -> None:
    """Date what "the two also signed" by the day on which they signed what the text tells of before.

    Args:
        agreements: Agreements whose facts are settled; dates are added to those that have none.
    """
    for number, agreement in enumerate(agreements):
        status = agreement.first("status")
        if status is None or status.value != "Signed" or agreement.first("date"):
            continue
        if status.rule in _OF_ANOTHER_TIME or _is_of_the_past(status):
            continue
        for other in reversed(agreements[:number]):
            day = other.first("date")
            if day is not None and len(day.value) == _DAY and _are_signed_together(agreement, other, status):
                agreement.extend([replace(day, rule="day of another signing", confidence=0.6)])
                break


def _are_signed_together(agreement: Happening, other: Happening, status: Fact) -> bool:
    same = agreement.values("party") == other.values("party") and bool(other.values("party"))
    return same and "Signed" in other.values("status") and _is_near(status.span.sent, other)


def _is_made_at(agreement: Happening, status: Fact, meeting: Happening) -> bool:
    """Is it told in the sentence of a meeting that was held between its parties, or in the one after?"""
    if "Held" not in meeting.values("status") or not agreement.values("party"):
        return False
    if not agreement.values("party") <= meeting.values("party"):
        return False
    sentence = status.span.sent
    if status.rule in _OF_ANOTHER_TIME or not _is_near(sentence, meeting):
        return False
    return not _is_of_the_past(status)


def _is_of_the_past(status: Fact) -> bool:
    """Is it told as done before: "had signed", "already signed"?"""
    small = {token.lower_ for token in (*status.span.sent, *status.span.root.children)}
    perfect = {child.lower_ for child in status.span.root.children} & {"had", "has", "have"}
    return bool(perfect or small & {"already", "earlier", "previously"})


_OF_ANOTHER_TIME = frozenset({"noun above the agreement", "participle on the agreement"})


def _is_near(sentence: Span, meeting: Happening) -> bool:
    starts = [other.start for other in sentence.doc.sents]
    here = starts.index(sentence.start)
    return any(0 <= here - starts.index(t.sent.start) <= _NEARBY for t in meeting.triggers)
