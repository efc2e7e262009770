"""Where and when a report is set: its dateline, its lead, the heads of the entries of a chronology.

"CAIRO, Feb. 2, 1995 — Mubarak at the close of a summit" says where and when that summit was; "a summit here"
is one in the city of the dateline; and what the second sentence of a report tells without a date happened on
the day that the first one names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span, Token

from kg.extraction.arguments.cast import Cast
from kg.extraction.arguments.place_names import name_of_place
from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words

__all__ = ["add_scene", "add_scene_of_lead"]

_DASHES = frozenset({"-", "--", "–", "—", ":"})
_HEAD = 16
"""How many words the head of a line has at most."""

_HERE = 12
_LEAD = 4
"""How many sentences after the lead go on with its scene."""

_DAYS = 7


@dataclass(frozen=True)
class Scene:
    """Where and when something is set.

    Attributes:
        place: The place, if it is named.
        date: The day or days, if they are named.
    """

    place: Span | None = None
    date: Span | None = None


def add_scene(mentions: Sequence[Happening], doc: Doc) -> None:
    """Give mentions without a date or place those of the line that they stand in, and "here" its place.

    Args:
        mentions: Mentions of meetings; their facts are added to.
        doc: The document.
    """
    dateline = next((scene for scene in _heads(doc) if scene.place is not None), Scene())
    for mention in mentions:
        root = mention.triggers[0].root
        head = _head_of_line(root)
        is_entry = head.date is not None and head.date._.edtf != doc._.published
        if is_entry and head.date is not None and not mention.first("date"):
            mention.add_date(head.date, "date at the head of the entry", 0.7)
        place = head.place or dateline.place if (is_entry and head.place) or _says("here", root) else None
        place = place or _place_meant(root) or _place_of_visit(mention)
        add_time_of_when(mention, mentions)
        if place is not None and not mention.first("place"):
            mention.add("place", name_of_place(place), place, "place of the dateline", 0.7)


def _heads(doc: Doc) -> Iterator[Scene]:
    for sentence in doc.sents:
        if sentence.text.strip():
            yield _head_of_line(sentence[0])


def _head_of_line(token: Token) -> Scene:
    """Read place and date off the beginning of the line, up to a dash or colon."""
    doc, start = token.doc, token.i
    while start and "\n" not in doc[start - 1].text_with_ws:
        start -= 1
    end = next(
        (
            i
            for i in range(start + 1, min(start + _HEAD, len(doc)))
            if doc[i].text in _DASHES and _ends_head(doc, i)
        ),
        None,
    )
    if end is None:
        return Scene()
    places = [span for span in _located(doc) if start <= span.start <= start + _FIRST and span.end <= end]
    dates = [s for s in doc.spans.get("dates", ()) if start <= s.start and s.end <= end and s._.edtf]
    if any(t.pos_ in {"VERB", "AUX"} for t in doc[start:end]):
        return Scene()
    return Scene(next(iter(places), None), next(iter(dates), None))


def _ends_head(doc: Doc, i: int) -> bool:
    """Does a dash stand free, unlike that in "Al-Ula"?"""
    return doc[i].text != "-" or bool(doc[i - 1].whitespace_)


def add_time_of_when(mention: Happening, others: Sequence[Happening]) -> None:
    """Give a mention the date before "when", and the place of what happened then.

    Args:
        mention: A mention; "A met B" in "signed it in May 2009, when A met B" was in May 2009.
        others: All mentions; "the talks were held in Bonn in May, when A met B" says where, too.
    """
    root = mention.triggers[0].root
    when = next((t for t in reversed(root.doc[root.sent.start : root.i]) if t.lower_ == "when"), None)
    if when is None or mention.first("date"):
        return
    comma = root.doc[when.i - 1].text == ","
    end = when.i - comma
    date = next((s for s in root.doc.spans.get("dates", ()) if s.end == end and s._.edtf), None)
    if date is None or any(t.text in {";", ":"} for t in root.doc[when.i : root.i]):
        return
    mention.add_date(date, 'date before "when"', 0.7)
    told = [o for o in others if o is not mention and root.sent.start <= o.triggers[0].start < when.i]
    also = any(token.lower_ == "also" for token in root.doc[when.i : root.i])
    mention.definite = mention.definite or (not also and any(o.values("date") == {date._.edtf} for o in told))
    for fact in (f for o in told for f in o.all("place") if not mention.first("place")):
        if fact.span.start < when.i:
            mention.extend([fact])


_FIRST = 4
"""How many words, or marks of a list, may stand before the place of a dateline."""


def _located(doc: Doc) -> list[Span]:
    """Give the places of a text and the capitals, in order."""
    capitals = (span for span in doc.spans.get("countries", ()) if span._.sense == "capital")
    return sorted([*doc.spans.get("places", ()), *capitals], key=lambda span: int(span.start))


def _says(word: str, root: Token) -> bool:
    return any(token.lower_ == word for token in root.doc[root.i + 1 : min(root.i + _HERE, root.sent.end)])


def _place_meant(root: Token) -> Span | None:
    """Give the place that "there" stands for: the last one that was named."""
    near = root.doc[root.i + 1 : min(root.i + _FIRST, root.sent.end)]
    if all(token.lower_ != "there" for token in near):
        return None
    before = [span for span in _located(root.doc) if root.i - _BACK < span.start < root.i]
    return before[-1] if before else None


_BACK = 40


def _place_of_visit(mention: Happening) -> Span | None:
    """Give the place of the visit on which somebody is received: "met X, who is on a visit to Quito".

    It must lie in a state that takes part.
    """
    root = mention.triggers[0].root
    spans: list[Span] = [*root.doc.spans.get("places", ()), *root.doc.spans.get("countries", ())]
    for span in spans:
        inside = root.sent.start <= span.start < root.sent.end
        if inside and span._.iso3 in mention.values("party") and _is_visited(span):
            return span
    return None


def _is_visited(span: Span) -> bool:
    """Is this the place in "on a working visit to", "during her trip to"?"""
    before = span.doc[max(span.sent.start, span.start - _VISIT) : span.start]
    words_before = [token.lower_ for token in before if token.lower_ != "the"]
    if len(words_before) < 2 or words_before[-1] != "to":
        return False
    return words_before[-2] in words("meetings", "journeys", "nouns") and bool(
        {"on", "during"} & {*words_before}
    )


_VISIT = 7
"""How many words "during his two-day official visit to" has at most."""


def add_scene_of_lead(meetings: Sequence[Happening], doc: Doc, cast: Cast) -> None:
    """Give what is told right after the lead, without a date of its own, the date and place of the lead.

    Args:
        meetings: The meetings of the document; their facts are added to.
        doc: The document.
        cast: Who is who in it.
    """
    sentences = [sentence for sentence in doc.sents if len(sentence) > 1 and sentence.text.strip()]
    lead = next((n for n, sentence in enumerate(sentences) if _day_of(sentence) is not None), None)
    if lead is None:
        return
    day = _day_of(sentences[lead])
    parties = {span._.iso3 for span in cast.countries_in(range(sentences[lead].start, sentences[lead].end))}
    following = {sentence.start for sentence in sentences[: lead + _LEAD]}
    for meeting in meetings:
        root = meeting.triggers[0].root
        if meeting.another or meeting.values("status") != {"Held"} or root.sent.start not in following:
            continue
        if (parties and not meeting.values("party") & parties) or _is_told_back(root):
            continue
        if day is not None and not meeting.first("date"):
            meeting.add_date(day, "date of the lead", 0.55)
        place = _place_of(sentences[lead])
        if place is not None and not meeting.first("place") and "Virtual" not in meeting.values("mode"):
            meeting.add("place", name_of_place(place), place, "place of the lead", 0.55)


def _day_of(sentence: Span) -> Span | None:
    """Give the day that a sentence tells something past of, if it is one of the last days."""
    published = sentence.doc._.published
    root = sentence.root
    if not published or root.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    for span in sentence.doc.spans.get("dates", ()):
        inside = sentence.start <= span.start < sentence.end
        hangs = root.i in {span.root.head.i, span.root.head.head.i}
        if inside and hangs and span._.earliest and span._.earliest == span._.latest:
            age = (date.fromisoformat(published) - date.fromisoformat(span._.earliest)).days
            return span if 0 <= age <= _DAYS else None
    return None


def _place_of(sentence: Span) -> Span | None:
    """Give the place that the main verb of a sentence takes with "in" or "at"."""
    places: list[Span] = list(sentence.doc.spans.get("places", ()))
    for span in places:
        head = span.root.head if span.root.dep_ == "obl" else span.root.head.head
        at = span.start and span.doc[span.start - 1].lower_ in {"in", "at", "of"}
        if sentence.start <= span.start < sentence.end and at and head.i == sentence.root.i:
            return span
    return None


def _is_told_back(root: Token) -> bool:
    """Does the sentence go further back: "had met", or has it a day of its own?"""
    had = any(token.lower_ == "had" for token in root.sent)
    dates = [s for s in root.doc.spans.get("dates", ()) if root.sent.start <= s.start < root.sent.end]
    return had or any(span._.edtf for span in dates)
