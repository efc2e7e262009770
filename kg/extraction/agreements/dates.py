"""The date of what was done with an agreement: of the act, or of the agreement where no act is told."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.agreements.parties import is_in_statement
from kg.extraction.agreements.stages import JOINED, Act
from kg.extraction.arguments.attachment import NOT_OF_THE_EVENT
from kg.extraction.arguments.circumstances import find_date
from kg.extraction.happenings.happening import Fact, Happening
from kg.extraction.lexicon import words
from kg.extraction.syntax.clauses import Clause, cases_of
from kg.extraction.syntax.coordination import first_conjunct
from kg.extraction.syntax.forms import base_forms

__all__ = ["SPEAKERS_DAY", "add_beginning", "add_date_of_act"]

_MADE = frozenset({"Signed", "Existing"})
_UNDATED = frozenset({"Proposed", "UnderNegotiation"})
_NOWHERE = Clause((), frozenset(), None)
_REACH = 12


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
    if day is None and is_in_statement(mention) and clause.chain:
        day = _date_on(clause.chain[0])
    if day is not None:
        rule = "date of the name" if act.is_none else "date of the clause"
        if _is_open(day):  # "since 1 May, when they signed"
            mention.facts.append(_day_of_beginning(day, rule))
        else:
            mention.add_date(day, *((SPEAKERS_DAY, 0.5) if _is_of_a_speaker(day) else (rule, 0.8)))
    elif act.stage in {"Existing", "InForce"}:
        add_beginning(mention, act.word.root if act.stage == "InForce" else span[-1])


SPEAKERS_DAY = "today of a speaker"
"""Rule of a day that a quotation calls "today": that on which it was said, and not that of the report."""


def _is_of_a_speaker(day: Span) -> bool:
    """Does somebody who is quoted say "today"?"""
    if not any(token.lower_ in {"today", "tonight", "yesterday"} for token in day):
        return False
    before = day.doc.text[: day.start_char].rsplit("\n", 1)[-1]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _date_of(act: Act, span: Span, clause: Clause, rivals: Sequence[Span]) -> Span | None:
    if act.is_own_clause or act.rule == JOINED:
        return _date_after(act.word.root) or (_date_of_name(span) if act.stage in _MADE else None)
    if act.is_none:
        return _date_of_name(span)
    if not (act.mood.is_done or _is_only_planned(act)):
        return None
    verb = act.word.root
    day = _date_after(act.word[-1]) if act.rule == "set phrase in the clause" else None
    day = day or _own_date(act, span, clause, rivals)
    if act.rule == "noun above the agreement":
        day = day or find_date(act.word, clause, rivals)
    day = day or _date_before_when(verb) or _date_of_announcing(verb, act)
    if first_conjunct(verb).i != verb.i:  # "met on Friday and signed"
        day = day or _date_on(first_conjunct(verb)) or _date_after(first_conjunct(verb))
    day = day or _date_of_cause(act.word.root)
    return day or (_date_of_name(span) if act.stage in _MADE else None)


def _date_of_cause(word: Token) -> Span | None:
    """Read "exchanged notes on Friday, bringing the treaty into force"."""
    verb = word if word.pos_ == "VERB" else word.head
    return _date_on(verb.head) if verb.dep_ == "advcl" and verb.tag_ == "VBG" else None


def _is_only_planned(act: Act) -> bool:
    """Is it to be signed on a day that is set: "will sign it in May"? What is only hoped for has none."""
    return act.mood.planned and replace(act.mood, planned=False).is_done


def _own_date(act: Act, span: Span, clause: Clause, rivals: Sequence[Span]) -> Span | None:
    """Give the date of the clause, if it is not told of something else in it."""
    day = find_date(span, clause, rivals)
    if day is None or _is_of_another_act(day, act, span):
        return None
    if act.stage not in _LATER or not _is_of_name(day, span):
        return day
    return _date_after(span[-1]) if day.end <= span.start else None


def _is_of_name(day: Span, span: Span) -> bool:
    """Is it the year of the agreement itself: "suspended its 2002 treaty", "the treaty of May 2002"?"""
    if day.start >= span.end:
        if day.start == span.end + 1 and day.doc[span.end].lower_ == "of":
            return True
        return day.root.head.i == span.root.i and bool(cases_of(day.root) & {"of", "from", "dated"})
    between = day.doc[day.end : span.start]
    is_before = day.end <= span.start and len(between) < _BESIDE
    return is_before and all(token.pos_ in {"ADJ", "NOUN", "PROPN"} for token in between)


def _date_of_name(span: Span) -> Span | None:
    """Give the date in the phrase of the name: "the 1962 accord", "a pact dating from 1989 with Peru"."""
    days = (day for day in _dates_of(span.sent) if day._.edtf and not (_is_open(day) or _is_bound(day)))
    return next((day for day in days if _is_of_name(day, span) or _is_below(day, span)), None)


def _is_below(day: Span, span: Span) -> bool:
    """Does it hang on the name, at most by way of a verb that tells when it was made?"""
    if not span.root.is_ancestor(day.root):
        return False
    node = day.root
    while node.i != span.root.i:
        if node.pos_ in {"VERB", "AUX"} and not base_forms(node) & words("status", "made", "words"):
            return False
        node = node.head
    return True


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
    if any(child.lower_ == "when" for child in verb.children):
        return _date_on(verb.head) or _date_on(verb.head.head)
    return None


def _date_of_announcing(verb: Token, act: Act) -> Span | None:
    """Give the day on which it was announced: "announced on Monday that it was suspending the treaty"."""
    if act.stage not in _DONE_BY_SAYING or not act.mood.is_done:
        return None
    for node in verb.ancestors:
        if base_forms(node) & words("status", "announcing", "words"):
            return _date_on(node) or _date_on(node.head)
    return None


_DONE_BY_SAYING = frozenset({"AgreedInPrinciple", "Suspended", "Terminated"})


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
        value = _value(day)
        first = day.start if day[0].lower_ == "since" else day.start - 1
        is_near = last.i < first < last.i + _REACH and doc[first].lower_ == "since"
        if is_near and _is_plain(value) and not _has_verb(doc[last.i + 1 : first]):
            mention.facts.append(_day_of_beginning(day, "since then"))
            return


def _day_of_beginning(day: Span, rule: str) -> Fact:
    value = _value(day)
    return Fact("date", value, day, rule, 0.75, _bound(value, last=False), _bound(value, last=True))


def _value(day: Span) -> str:
    return str(day._.edtf or "").removesuffix("/..")


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
