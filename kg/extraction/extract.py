"""One annotated document in, everything that it says out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from kg.extraction.agreements.days import date_statements, share_day_of_signing, take_dates_of_meetings
from kg.extraction.agreements.former_stages import keep_former_stages
from kg.extraction.agreements.identity import closeness, same_agreement
from kg.extraction.agreements.mentions import agreement_mentions
from kg.extraction.agreements.sides import complete_sides
from kg.extraction.agreements.signatories import name_signers
from kg.extraction.arguments.cast import Cast
from kg.extraction.arguments.known_parties import resolve_parties
from kg.extraction.arguments.scene import add_scene, add_scene_of_lead
from kg.extraction.claims.evidence import Sentences
from kg.extraction.claims.factsheet import FactSheet
from kg.extraction.claims.people import write_people
from kg.extraction.claims.things import write_things
from kg.extraction.claims.writing import write_happening, write_link
from kg.extraction.exercises.lengths import settle_days
from kg.extraction.exercises.mentions import exercise_mentions, is_joint
from kg.extraction.exercises.rosters import add_rosters
from kg.extraction.exercises.series import take_parties_of_series
from kg.extraction.happenings.consolidating import consolidate
from kg.extraction.happenings.happening import Happening
from kg.extraction.happenings.links import links_between
from kg.extraction.happenings.merging import merge, same_exercise, same_meeting
from kg.extraction.happenings.settling import (
    infer_attendees,
    infer_mode,
    keep_best,
    settle_agreement_status,
    settle_status,
)
from kg.extraction.lexicon import agreement_kinds
from kg.extraction.meetings.delegations import add_heads_of_delegations
from kg.extraction.meetings.fringes import share_scene
from kg.extraction.meetings.groupings import leave_to_grouping
from kg.extraction.meetings.kinds import kind_without_names, take_kind_of_series, take_kind_of_such
from kg.extraction.meetings.mentions import meeting_mentions
from kg.extraction.meetings.telling import says_something
from kg.extraction.topics.mentions import add_topics
from kg.records import Document, Findings

__all__ = ["extract"]

_MEETING_NAMES = {
    "TwoPlusTwo": "2+2",
    "Summit": "summit",
    "MultilateralSummit": "summit",
    "MinisterialMeeting": "ministerial meeting",
    "WorkingLevelTalks": "working-level talks",
    "PhoneCall": "phone call",
    "BilateralTalks": "talks",
    "Meeting": "meeting",
}
_AGREEMENT_NAMES = {kind.name: kind.short for kind in agreement_kinds()}
_ONE_VALUE = ("date", "place", "mode", "ordinal")


def extract(document: Document, doc: Doc) -> Findings:
    """Give everything that one document says: a pure function of the document and its reading.

    Args:
        document: The document.
        doc: `document.content`, read by `kg.language`.

    Returns:
        Mentions and claims, each with its evidence.
    """
    sheet, sentences, cast = FactSheet(document), Sentences(document, doc), Cast(doc)
    write_people(cast, sheet, sentences)
    write_things(doc, sheet, sentences)
    meetings = _meetings(doc, cast, document.published)
    agreements = _agreements(doc, cast, meetings, document.published)
    add_topics(meetings, agreements, doc)
    keys: dict[int, str] = {}
    for happenings, names in (
        (meetings, _MEETING_NAMES),
        (agreements, _AGREEMENT_NAMES),
        (_exercises(doc, cast, meetings, document.published), {"Exercise": "exercise"}),
    ):
        for number, happening in enumerate(happenings, 1):
            name = names[happening.kind]
            keys[id(happening)] = write_happening(happening, name, number, sheet, sentences)
    for link in links_between(meetings, agreements):
        write_link(link, keys[id(link.subject)], keys[id(link.object)], sheet, sentences)
    return sheet.findings()


def _meetings(doc: Doc, cast: Cast, published: date | None) -> list[Happening]:
    mentions = meeting_mentions(doc, cast)
    add_scene(mentions, doc)
    share_scene(mentions)
    resolve_parties([m for m in mentions if not m.definite], (), doc)
    meetings = merge(mentions, same_meeting)
    resolve_parties(meetings, (), doc)
    meetings = consolidate(meetings)
    add_scene_of_lead(meetings, doc, cast)
    add_heads_of_delegations(meetings, doc, cast)
    for meeting in meetings:
        leave_to_grouping(meeting)
        meeting.kind = kind_without_names(meeting, cast)
        _one_value_each(meeting)
        settle_status(meeting, published)
        infer_mode(meeting)
    take_kind_of_series(meetings)
    take_kind_of_such(meetings)
    infer_attendees(meetings, cast)
    return [meeting for meeting in meetings if _is_between_states(meeting) and says_something(meeting)]


def _agreements(
    doc: Doc, cast: Cast, meetings: Sequence[Happening], published: date | None
) -> list[Happening]:
    mentions = agreement_mentions(doc, cast)
    agreements = merge(mentions, same_agreement, closeness)
    resolve_parties(agreements, meetings, doc)
    complete_sides(agreements, meetings, doc)
    for agreement in agreements:
        name_signers(agreement, cast)
        settle_agreement_status(agreement)
        keep_former_stages(agreement)
        _one_value_each(agreement)
    date_statements(agreements, published)
    take_dates_of_meetings(agreements, meetings)
    share_day_of_signing(agreements)
    return [a for a in agreements if _is_known(a) or _is_between_states(a) or _is_told_with_date(a)]


def _is_known(agreement: Happening) -> bool:
    """Is it called by a full name, so that all know whose it is, or is it said who signed it?"""
    capital = any(s[-1].text[0].isupper() or s[0].text.isupper() for s in agreement.triggers)
    return (agreement.proper and capital) or len(agreement.values("signatory")) > 1


def _is_told_with_date(agreement: Happening) -> bool:
    """Is it said of one state when it signed or left an agreement, and only the other side left out?"""
    one = len(agreement.values("party")) == 1 and agreement.first("date") is not None
    return one and not agreement.values("status") & {"Existing", "Proposed", "UnderNegotiation"}


def _exercises(
    doc: Doc, cast: Cast, meetings: Sequence[Happening], published: date | None
) -> list[Happening]:
    mentions = exercise_mentions(doc, cast)
    resolve_parties([m for m in mentions if m.first("reference")], meetings, doc)
    mentions = [m for m in mentions if m.definite or m.about or len(m.values("party")) > 1 or is_joint(m)]
    exercises = merge(mentions, same_exercise)
    add_rosters(exercises, doc, cast)
    for exercise in exercises:
        settle_days(exercise, published)
        _one_value_each(exercise)
        settle_status(exercise, published)
    take_parties_of_series(exercises)
    return [exercise for exercise in exercises if len(exercise.values("party")) > 1]


def _one_value_each(happening: Happening) -> None:
    for slot in _ONE_VALUE:
        keep_best(happening, slot)


def _is_between_states(happening: Happening) -> bool:
    """Is it said who takes part: two states, or an organization?"""
    if len(happening.values("party")) > 1 or happening.values("organization"):
        return True
    two_people = len(happening.values("attendee")) > 1 and len(happening.values("party")) == 1
    return two_people and _is_of_nobody_known(happening)


def _is_of_nobody_known(meeting: Happening) -> bool:
    """Does somebody take part whose state the text does not say?"""
    said = {(fact.span.start, fact.span.end) for fact in meeting.all("party")}
    known = {fact.value for fact in meeting.all("attendee") if (fact.span.start, fact.span.end) in said}
    return bool(meeting.values("attendee") - known)
