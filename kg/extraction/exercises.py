"""Joint exercises: each mention of one with its parties, date and status."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from kg.extraction import context
from kg.extraction.attachment import attached, words_before
from kg.extraction.cast import Cast
from kg.extraction.circumstances import find_date, find_place
from kg.extraction.clauses import Clause, clause_of
from kg.extraction.coordination import own_subjects, with_shared_subject
from kg.extraction.exercise_names import is_military, named_exercises
from kg.extraction.forms import base_forms
from kg.extraction.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.mood import Mood, mood_of
from kg.extraction.participants import find_participants
from kg.extraction.place_names import name_of_place
from kg.extraction.references import add_antecedents, add_referents, note_reference
from kg.extraction.sources import source_of

__all__ = ["exercise_mentions", "join_ends"]

_EXERCISE = re.compile(
    rf"(?i)\b(?:(?:{'|'.join(sorted(words('exercises', 'modifiers', 'words')))})[ -])+"
    r"(?:exercises?|drills?|games|man(?:o?eu|eu)vers?|manoeuvres)\b"
    r"|\b(?:maritime|naval|air) co-?operative activit(?:y|ies)\b|\b(?:exercises?|drills?)\b"
)


def exercise_mentions(doc: Doc, cast: Cast) -> list[Happening]:
    """Give every mention of an exercise with what is said of it there, in the order of the text."""
    spans = [span for m in _EXERCISE.finditer(doc.text) if (span := _span(doc, m)) and is_military(span)]
    named = list(named_exercises(doc, spans))
    spans = sorted((*spans, *(span for span, _ in named if span not in spans)), key=lambda span: span.start)
    names = dict(named)
    return [mention for span in spans if (mention := _mention(span, spans, names.get(span, ""), cast))]


def _span(doc: Doc, match: re.Match[str]) -> Span | None:
    return doc.char_span(match.start(), match.end(), alignment_mode="expand")


def _mention(span: Span, spans: list[Span], name: str, cast: Cast) -> Happening | None:
    root: Token = span.root
    if root.pos_ == "VERB":
        return None
    clause = with_shared_subject(clause_of(root, words("roles", "verbs_of_saying")))
    rivals = [other for other in spans if other.start != span.start and other.root.sent == root.sent]
    mention = Happening(kind="Exercise", triggers=[span])
    mention.definite = _is_definite(span)
    mention.about = frozenset({name}) - {""}
    status = _status(span, clause, known=mention.definite or bool(name))
    if status is None:
        return None
    if mention.definite and status[0] == "Possible":
        return mention  # what somebody wishes of a known exercise makes nobody take part
    _add_parties(mention, span, clause, cast)
    date, end = find_date(span, clause, rivals) or _date_of_holding(root, clause), _end(root, clause)
    if end is not None:
        mention.add_until(end, "end of the exercise")
    if date is not None and (end is None or (date != end and date._.earliest == date._.latest)):
        mention.add_date(date, "date of the clause")
    waters = attached(span, clause, rivals, "places", _is_at_sea)
    place = next(waters, None) or find_place(span, clause, rivals)
    is_name = place is not None and place.text.lower() in mention.about
    if place is not None and not is_name and place not in root.doc.spans.get("countries", ()):
        mention.add("place", name_of_place(place), place, "place of the clause", 0.75)
    mention.add("status", *status, "verb above the exercise", 0.8)
    mention.attribute(source_of(clause, span))
    return mention


def _is_definite(span: Span) -> bool:
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return before in {"the", "these", "those", "this"}


def _add_parties(mention: Happening, span: Span, clause: Clause, cast: Cast) -> None:
    root = span.root
    onlookers = _onlookers(clause)
    for scope in (clause, replace(clause, carriers=())):  # who joins it, and who holds it
        found = find_participants(span, scope, cast, onlookers)
        for country in found.countries:
            if country.start not in onlookers:
                mention.add("party", country._.iso3, country, "participant of the clause", 0.8)
        add_referents(mention, found.references, cast, "reference in the clause")
    add_antecedents(mention, clause, cast)
    mention.drop("attendee")
    is_one = span[-1].lower_ not in {"exercises", "drills"}
    if is_one and (len(mention.values("party")) < 2 or root.dep_ in {"nsubj", "nsubj:pass"}):
        _add_states_of_sentence(mention, root, cast)


def _onlookers(clause: Clause) -> set[int]:
    """Give the tokens of those who look on or judge: "Chad sent observers to", "criticised the exercise"."""
    for verb in clause.chain:
        sends = any(child.dep_ == "obj" and child.lower_ == "observers" for child in verb.children)
        if sends or base_forms(verb) & words("status", "judging", "words"):
            return {token.i for subject in own_subjects(verb) for token in subject.subtree}
    return set()


def _add_states_of_sentence(mention: Happening, root: Token, cast: Cast) -> None:
    """Take the states that a sentence about one exercise names, or note that it says "the two countries"."""
    countries = cast.countries_in(range(root.sent.start, root.sent.end))
    if len({country._.iso3 for country in countries}) > 1:
        for country in countries:
            mention.add("party", country._.iso3, country, "state in the sentence of an exercise", 0.6)
        return
    note_reference(mention, root.sent)


def _status(span: Span, clause: Clause, *, known: bool) -> tuple[str, Span] | None:
    """Give status and the words that give it; None for an exercise that is denied or only imagined."""
    root = span.root
    adjective = context.status_of_adjective(root, "meeting")
    if adjective:
        return adjective, root.doc[root.i : root.i + 1]
    if root.head.lower_ in _PLANNING:
        return "Planned", root.doc[root.head.i : root.head.i + 1]
    if not clause.chain:
        return "Held", root.doc[root.i : root.i + 1]
    verb = clause.chain[0]
    mood = mood_of(verb, clause.chain[1:]) if verb.i != root.i else Mood()
    if mood.negated or mood.supposed or context.is_negated(clause, root) or context.is_hypothetical(clause):
        return ("Held", root.doc[root.i : root.i + 1]) if known and not mood.negated else None
    return _stage(root, verb, mood), verb.doc[verb.i : verb.i + 1]


def _stage(root: Token, verb: Token, mood: Mood) -> str:
    own = context.status_of_verb(verb, "meeting")
    stops = own == "Cancelled" or bool(base_forms(verb) & _STOPPING)
    if (stops or own == "Postponed") and not mood.wished:
        return "Cancelled" if stops else "Postponed"
    if mood.put_off:
        return "Postponed"
    if mood.wished or own == "Possible":
        return "Possible"
    announced = base_forms(verb) & _ANNOUNCING and root.dep_ == "obj"
    to_come = mood.planned or mood.agreed or own == "Planned" or announced
    return "Planned" if to_come else "Held"


def _date_of_holding(root: Token, clause: Clause) -> Span | None:
    """Give the date in "the holding of joint drills in June"."""
    head = root.head
    is_holding = root.dep_ == "nmod" and base_forms(head) & _HOLDING
    return find_date(head.doc[head.i : head.i + 1], clause, ()) if is_holding else None


def _is_at_sea(place: Span) -> bool:
    """Is this a sea or the like in which an exercise may be, though nobody meets there?"""
    return place[-1].lower_ in _WATERS and bool(words_before(place) & {"in", "off", "near"})


def _end(root: Token, clause: Clause) -> Span | None:
    """Give the day on which it ends: "the drills, which will end on Friday"."""
    below = [token for token in root.subtree if token.pos_ == "VERB"]
    for verb in (*clause.chain, *below):
        if base_forms(verb) & _ENDING and "by" not in {child.lower_ for child in verb.children}:
            days = (day for day in verb.doc.spans.get("dates", ()) if day.root.head.i == verb.i)
            return next((day for day in days if day._.edtf and "/" not in day._.edtf), None)
    return None


_HOLDING = frozenset({"hold", "stage", "conduct", "opening", "launch", "start", "beginning"})
_WATERS = frozenset({"sea", "ocean", "strait", "straits", "gulf", "bay", "channel"})
_ENDING = frozenset({"end", "conclude", "finish"})
_PLANNING = frozenset({"preparation", "preparations", "plan", "plans", "planning"})
_STOPPING = frozenset({"stop", "halt", "suspend", "freeze", "discontinue"})
_ANNOUNCING = frozenset({"announce", "prepare", "schedule"})


def join_ends(exercise: Happening) -> None:
    """Make one date of the day on which it began and that until which it lasts: "through 18 June"."""
    ends = [fact for fact in exercise.all("date") if fact.value.startswith("../")]
    begins = [fact for fact in exercise.all("date") if fact.earliest and fact.earliest == fact.latest]
    for end in ends:
        for begin in begins:
            if begin.latest < end.latest:
                exercise.drop("date")
                value = f"{begin.value}/{end.value.removeprefix('../')}"
                exercise.extend([replace(begin, value=value, latest=end.latest)])
                return
