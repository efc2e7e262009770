"""Joint exercises: each mention of one with its parties, date, place and status."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.extraction.arguments.attachment import attached, words_before
from kg.extraction.arguments.cast import Cast
from kg.extraction.arguments.circumstances import find_place, is_named
from kg.extraction.arguments.place_names import name_of_place
from kg.extraction.exercises.days import add_days, is_prepared
from kg.extraction.exercises.parties import add_exercise_parties
from kg.extraction.exercises.telling import telling_part
from kg.extraction.exercises.triggers import find_exercises
from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.status import context
from kg.extraction.status.mood import Mood, mood_of
from kg.extraction.status.sources import source_of
from kg.extraction.syntax.clauses import Clause, clause_of
from kg.extraction.syntax.coordination import with_shared_subject
from kg.extraction.syntax.forms import base_forms

__all__ = ["exercise_mentions", "is_joint"]


def exercise_mentions(doc: Doc, cast: Cast) -> list[Happening]:
    """Give every mention of an exercise with what is said of it there, in the order of the text."""
    found = find_exercises(doc)
    spans = [span for span, _ in found]
    return [mention for span, name in found if (mention := _mention(span, spans, name, cast))]


def is_joint(mention: Happening) -> bool:
    """Tell whether a mention that names one party alone says that there are others.

    Args:
        mention: A mention of an exercise.

    Returns:
        True for "a joint drill of Chad and its neighbours", which a later sentence may name.
    """
    said = any(token.lower_ in words("exercises", "joint", "words") for token in mention.triggers[0])
    return said and bool(mention.values("party"))


def _mention(span: Span, spans: list[Span], name: str, cast: Cast) -> Happening | None:
    clause = with_shared_subject(clause_of(span.root, words("roles", "verbs_of_saying")))
    rivals = [other for other in spans if other.start != span.start and other.root.sent == span.root.sent]
    mention = Happening(kind="Exercise", triggers=[span])
    mention.definite = _is_definite(span)
    mention.another = _is_another(span)
    mention.about = frozenset({name}) - {""}
    status = _status(span, clause, known=mention.definite or bool(name))
    if status is None or _is_founded(clause):
        return None
    if mention.definite and status[0] == "Possible":
        return mention  # what somebody wishes of a known exercise makes nobody take part
    add_exercise_parties(mention, clause, cast, rivals)
    add_days(mention, clause, rivals)
    _add_place(mention, telling_part(mention, clause), rivals)
    mention.add("status", *status, "verb above the exercise", 0.8)
    mention.attribute(source_of(clause, span))
    return mention


def _is_definite(span: Span) -> bool:
    before = span.doc[span.start - 1].lower_ if span.start else ""
    is_known = span.text.lower() in words("exercises", "editions", "words")
    return is_known or before in _KNOWN or _is_described(span) or _is_of_this_year(span)


_KNOWN = frozenset({"the", "these", "those", "this"})


def _is_described(span: Span) -> bool:
    """Is it "the four-day exercise", and not "the first exercise" or "the largest exercise"?"""
    before = [child for child in span.root.children if child.i < span.root.i]
    is_new = any(child.tag_ == "JJS" or child.lower_ in {"first", "most"} for child in before)
    return not is_new and any(child.lower_ in _KNOWN for child in before)


def _is_of_this_year(span: Span) -> bool:
    """Is it "this year's exercise"?"""
    owner = span.doc[max(span.start - 3, span.sent.start) : span.start]
    return len(owner) > 1 and owner[0].lower_ == "this" and owner[-1].tag_ == "POS"


def _is_another(span: Span) -> bool:
    """Is it set apart from the one that the report is about: "the previous drill", "a separate exercise"?"""
    before = {child.lower_ for child in span.root.children if child.i < span.root.i}
    return bool(before & words("exercises", "another", "words"))


def _add_place(mention: Happening, clause: Clause, rivals: list[Span]) -> None:
    """Note where it is: waters first, and no place that is part of its own name."""
    span = mention.triggers[0]

    def is_at_sea(place: Span) -> bool:
        return _is_at_sea(place) and not is_named(place, mention.about)

    waters = attached(span, clause, rivals, "places", is_at_sea)
    place = next(waters, None) or find_place(span, clause, rivals, mention.about)
    if place is not None and place not in span.doc.spans.get("countries", ()):
        mention.add("place", name_of_place(place), place, "place of the clause", 0.75)


def _is_at_sea(place: Span) -> bool:
    """Is this a sea or the like in which an exercise may be, though nobody meets there?"""
    is_water = any(token.lower_ in words("exercises", "waters", "words") for token in place)
    return is_water and bool(words_before(place) & {"in", "off", "near", "on"})


def _status(span: Span, clause: Clause, *, known: bool) -> tuple[str, Span] | None:
    """Give status and the words that give it; None for an exercise that is denied or only imagined."""
    root = span.root
    if is_prepared(root):
        return "Planned", root.doc[root.head.i : root.head.i + 1]
    before = {child.lower_ for child in root.children if child.i < root.i}
    said = "Held" if before & words("exercises", "under_way", "words") else None
    adjective = said or context.status_of_adjective(root, "meeting")
    is_off = clause.chain and context.status_of_verb(clause.chain[0], "meeting") in _OFF
    if not clause.chain or (adjective and not is_off):
        return adjective or "Held", root.doc[root.i : root.i + 1]
    verb = clause.chain[0]
    is_noun = verb.i == root.i and root.pos_ != "VERB"
    mood = Mood() if is_noun else mood_of(verb, clause.chain[1:])
    if mood.negated or mood.supposed or context.is_negated(clause, root) or context.is_hypothetical(clause):
        return ("Held", root.doc[root.i : root.i + 1]) if known and not mood.negated else None
    return _stage(root, verb, mood, known=known), verb.doc[verb.i : verb.i + 1]


_OFF = frozenset({"Cancelled", "Postponed"})


def _stage(root: Token, verb: Token, mood: Mood, *, known: bool) -> str:
    own, forms = context.status_of_verb(verb, "meeting"), base_forms(verb)
    stops = own == "Cancelled" or bool(forms & words("exercises", "stopping", "words"))
    if (stops or own == "Postponed") and not mood.wished:
        return "Cancelled" if stops else "Postponed"
    if mood.put_off:
        return "Postponed"
    planned = not known and _is_object(root) and forms & words("exercises", "planning", "verbs")
    if mood.wished or (own == "Possible" and not planned):
        return "Possible"
    return "Planned" if planned or mood.planned or mood.agreed or own == "Planned" else "Held"


def _is_object(root: Token) -> bool:
    """Is it, or the holding of it, what the verb is about: "discussed the holding of joint drills"?"""
    is_held = root.dep_ == "nmod" and base_forms(root.head) & words("exercises", "holding", "words")
    return bool(is_held) or root.dep_ in {"obj", "nsubj:pass"}


def _is_founded(clause: Clause) -> bool:
    """Does it tell how a series began: "began in 1992 as an exercise of two navies", "was instituted"?"""
    for verb in clause.chain:
        if base_forms(verb) & words("exercises", "founding", "verbs"):
            return True
        begins = base_forms(verb) & {"begin", "start"}
        if begins and any(case.lower_ == "as" for child in verb.children for case in child.children):
            return True
    return False
