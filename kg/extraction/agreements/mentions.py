"""Agreements: each mention of one with its parties and its state."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from kg.extraction.agreements.acts import acts_on
from kg.extraction.agreements.dates import add_date_of_act
from kg.extraction.agreements.former_stages import add_former_stages
from kg.extraction.agreements.listed import one_for_each_partner, parties_of_others
from kg.extraction.agreements.names import Name, find_names
from kg.extraction.agreements.parties import (
    add_actors,
    add_common_party,
    add_makers,
    add_participants,
    add_partner_of_relative,
    add_speakers,
    is_in_statement,
    tells_its_side,
)
from kg.extraction.agreements.signatories import add_signatories
from kg.extraction.agreements.stages import TO_COME, Act
from kg.extraction.agreements.wording import begin_mention
from kg.extraction.arguments.cast import Cast
from kg.extraction.arguments.participants import Participants, find_participants
from kg.extraction.arguments.references import add_antecedents, add_referents, note_reference
from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.status.sources import source_of
from kg.extraction.syntax.clauses import Clause, clause_of
from kg.extraction.syntax.coordination import with_shared_subject
from kg.extraction.syntax.forms import base_forms

__all__ = ["agreement_mentions"]


def agreement_mentions(doc: Doc, cast: Cast) -> list[Happening]:
    """Give every mention of an agreement with what is said of it there, in the order of the text.

    Args:
        doc: The document, read.
        cast: Who is who in it.

    Returns:
        One happening for each mention; mentions of the same agreement are not brought together yet.
    """
    names = find_names(doc)
    spans = [name.span for name in names]
    mentions: list[Happening] = []
    last_kind = "Agreement"
    for name in names:
        if name.again == "similar":
            name = Name(name.span, last_kind, name.again)
        elif name.again != "same" and name.kind not in {"Agreement", "JointStatement"}:
            last_kind = name.kind
        mention = _mention(name, spans, cast)
        if mention is not None:
            add_common_party(mention, mentions)
            rivals = [n.span for n in names if n is not name and n.span.sent == name.span.sent]
            mentions += one_for_each_partner(mention, rivals, cast)
    return mentions


def _mention(name: Name, spans: Sequence[Span], cast: Cast) -> Happening | None:
    span = name.span
    root = span.root
    clause = with_shared_subject(clause_of(root, words("roles", "verbs_of_saying")))
    own = {token.i for part in (span, name.alias) if part is not None for token in part}
    rivals = [s for s in spans if not own & set(range(s.start, s.end)) and s.root.sent == root.sent]
    mention = begin_mention(name)
    acts = acts_on(span, clause, rivals, known=mention.definite or name.is_proper)
    act = acts[0] if acts else None
    if (act is None and not mention.definite) or (name.made and not _is_made(act)):
        return None
    narrow = _is_in_passing(name, act, clause) or is_in_statement(mention)
    foreign = {token.i for s in rivals for token in s if token.i not in clause.tokens}
    foreign |= parties_of_others(span, rivals)
    participants = find_participants(span, clause, cast, foreign, own_phrase=narrow)
    add_participants(mention, participants, own | foreign)
    if name.alias is not None:  # "this pact, known as the Lima Declaration between Chad and Mali"
        add_participants(mention, find_participants(name.alias, clause, cast, foreign, own_phrase=True), own)
    _add_sides_told(mention, act, clause, cast)
    if act is not None and act.is_none and mention.bare and not (mention.definite or mention.values("party")):
        return None  # "has the rank of a treaty"
    _add_sides_meant(mention, name, act, participants, clause, cast)
    mention.definite = mention.definite or name.kind == "JointStatement"  # of those who have just met
    if act is not None:
        _add_state(mention, act, span)
        add_date_of_act(mention, act, clause, rivals)
    add_former_stages(mention)
    for signing in acts:
        if _is_signing(signing):
            add_signatories(mention, signing, clause, cast)
    mention.attribute(source_of(clause, span))
    return mention


def _add_sides_told(mention: Happening, act: Act | None, clause: Clause, cast: Cast) -> None:
    """Take the parties that the sentence names in a place of its own."""
    add_speakers(mention, clause, cast)
    add_partner_of_relative(mention, clause, cast)
    add_makers(mention, cast)
    if act is None:
        return
    add_actors(mention, act, cast)
    if any(child.lower_ == "also" for child in act.word.root.children):
        mention.another |= mention.bare and not mention.definite  # "the two also signed an accord"


def _add_sides_meant(
    mention: Happening, name: Name, act: Act | None, participants: Participants, clause: Clause, cast: Cast
) -> None:
    """Take those for whom pronouns and "the two sides" stand, and the states beside a name of its own."""
    if name.is_of_many:
        mention.definite = False  # the parties of what was spoken of before are not those of the treaty
    elif len(mention.values("party")) < _TWO and not tells_its_side(mention, act):
        add_referents(mention, participants.references, cast, "the two sides")
        add_antecedents(mention, clause, cast)
        mention.drop("attendee")
        note_reference(mention, name.span.root.sent)
    if mention.proper and not (name.is_of_many or mention.values("party") or mention.values("organization")):
        _add_states_of_sentence(mention, name, cast)


def _is_made(act: Act | None) -> bool:
    """Is it said to be signed, agreed on or adopted, and not only spoken of?"""
    if act is None or act.stage not in {"Signed", "AgreedInPrinciple"} or act.rule not in _VERBAL:
        return False
    told = act.mood.is_done or (act.mood.planned and bool(base_forms(act.word.root) & _PUT_NAMES))
    return told and not base_forms(act.word.root) & _SAID


_PUT_NAMES = frozenset({"sign", "ink", "initial", "initialle"})
_VERBAL = frozenset({"verb of the clause", "set phrase in the clause", "noun above the agreement"})
_SAID = frozenset({"announce", "unveil", "declare", "outline", "enter", "accept", "strike"})
"""Verbs that one side may use of its own plans."""


def _is_subject(span: Span) -> bool:
    """Does the sentence speak of the agreement itself: "the treaty binds Chad and Niger"?"""
    return span.root.dep_ in {"nsubj", "nsubj:pass"}


def _is_in_passing(name: Name, act: Act | None, clause: Clause) -> bool:
    """Is it only spoken of by those who are no party to it: "Chad criticised the pact"?"""
    if act is None or not act.is_none or _is_subject(name.span):
        return False
    verb = next(iter(clause.chain), None)
    if verb is None:
        return name.again == "same"
    judged = bool(base_forms(verb) & words("status", "judging", "words"))
    under = name.is_of_many and not any(child.dep_ == "cop" for child in verb.children)
    return name.again == "same" or under or judged  # "ally under the treaty", but not "agreed under"


def _add_states_of_sentence(mention: Happening, name: Name, cast: Cast) -> None:
    """Take the two states that a sentence names beside an agreement that is known by its name."""
    span = name.span
    own = {token.i for part in (span, name.alias) if part is not None for token in part}
    tokens = (i for i in range(span.sent.start, span.sent.end) if i not in own)
    countries = [country for country in cast.countries_in(tokens) if country._.sense in _SENSES]
    if len({country._.iso3 for country in countries}) == _TWO:
        for country in countries:
            mention.add("party", country._.iso3, country, "state in the sentence of an agreement", 0.5)


_TWO = 2
_SENSES = frozenset({"name", "abbreviation", "adjective", "demonym", "prefix"})


def _add_state(mention: Happening, act: Act, span: Span) -> None:
    """Note the status that an act gives."""
    if mention.kind == "JointStatement" and act.stage != "Signed":
        mention.add("status", "Existing", span, "issued statement", 0.7)
    else:
        rule = act.rule if act.mood.is_done and not act.mood.agreed else TO_COME
        mention.add("status", act.stage, act.word, rule, act.confidence)


def _is_signing(act: Act) -> bool:
    """Did people put their names to it, or their initials?"""
    return act.stage == "Signed" or bool(base_forms(act.word.root) & {"initial", "initialle"})
