"""Joint exercises: each mention of one with its parties, date and status."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from kg.extraction import context
from kg.extraction.cast import Cast
from kg.extraction.circumstances import find_date, find_place
from kg.extraction.clauses import Clause, clause_of
from kg.extraction.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.participants import find_participants
from kg.extraction.references import add_antecedents, note_reference

__all__ = ["exercise_mentions"]

_MODIFIERS = (
    "joint|combined|bilateral|trilateral|multilateral|multinational|annual|large-scale|first|military|naval|air"
    "|maritime|defen[cs]e|live-fire|training|war|field|anti-submarine|counter-terrorism|amphibious"
)
_EXERCISE = re.compile(
    rf"(?i)\b(?:(?:{_MODIFIERS})[ -])+(?:exercises?|drills?|games|man(?:o?eu|eu)vers?|manoeuvres)\b"
    r"|\b(?:exercises?|drills)\b"
)


def exercise_mentions(doc: Doc, cast: Cast) -> list[Happening]:
    """Give every mention of an exercise with what is said of it there, in the order of the text."""
    spans = [
        span
        for match in _EXERCISE.finditer(doc.text)
        if (span := doc.char_span(match.start(), match.end(), alignment_mode="expand")) is not None
    ]
    return [mention for span in spans if (mention := _mention(span, spans, cast))]


def _mention(span: Span, spans: list[Span], cast: Cast) -> Happening | None:
    root: Token = span.root
    if root.pos_ == "VERB":
        return None
    clause = clause_of(root, words("roles", "verbs_of_saying"))
    if context.is_negated(clause, root):
        return None
    rivals = [other for other in spans if other.start != span.start and other.root.sent == root.sent]
    mention = Happening(kind="Exercise", triggers=[span])
    mention.definite = (
        root.doc[span.start - 1].lower_ in {"the", "these", "those", "this"} if span.start else False
    )
    for scope in (clause, replace(clause, carriers=())):  # who joins it, and who holds it
        for country in find_participants(span, scope, cast, ()).countries:
            mention.add("party", country._.iso3, country, "participant of the clause", 0.8)
    if len(mention.values("party")) < 2:
        add_antecedents(mention, clause, cast)
        mention.drop("attendee")
    if len(mention.values("party")) < 2 and span[-1].lower_ in {"exercise", "drill"}:
        _add_states_of_sentence(mention, root, cast)
    date = find_date(span, clause, rivals)
    if date is not None:
        mention.add_date(date, "date of the clause")
    place = find_place(span, clause, rivals)
    if place is not None:
        mention.add("place", place._.referent or place.text, place, "place of the clause", 0.75)
    status, where = _status(root, clause)
    mention.add("status", status, where, "verb above the exercise", 0.8)
    mention.attribute(clause.source)
    return mention


def _add_states_of_sentence(mention: Happening, root: Token, cast: Cast) -> None:
    """Take the states that a sentence about one exercise names, or note that it says "the two countries"."""
    countries = cast.countries_in(range(root.sent.start, root.sent.end))
    if len({country._.iso3 for country in countries}) > 1:
        for country in countries:
            mention.add("party", country._.iso3, country, "state in the sentence of an exercise", 0.6)
        return
    note_reference(mention, root.sent)


def _status(root: Token, clause: Clause) -> tuple[str, Span]:
    doc = root.doc
    adjective = context.status_of_adjective(root, "meeting")
    if adjective:
        return adjective, doc[root.i : root.i + 1]
    for predicate in reversed(clause.chain):
        status = context.status_of_verb(predicate, "meeting") or context.modal_status(predicate)
        if status:
            return status, doc[predicate.i : predicate.i + 1]
    return "Held", doc[root.i : root.i + 1]
