"""Agreements: each mention of one with its parties and its state."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spacy.tokens import Doc, Span

from kg.extraction.agreement_acts import acts_on
from kg.extraction.agreement_dates import add_date_of_act
from kg.extraction.agreement_names import Name, find_names
from kg.extraction.agreement_parties import (
    add_common_party,
    add_partner_of_relative,
    add_speakers,
    is_in_statement,
)
from kg.extraction.agreement_stages import Act
from kg.extraction.cast import Cast
from kg.extraction.clauses import Clause, cases_of, clause_of
from kg.extraction.coordination import subjects_of, with_shared_subject
from kg.extraction.forms import base_forms
from kg.extraction.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.listed import one_for_each_partner, parties_of_others
from kg.extraction.participants import Participants, find_participants
from kg.extraction.references import add_antecedents, add_referents, note_reference
from kg.extraction.signatories import add_signatories, looks_on
from kg.extraction.sources import source_of

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
    mentions: list[Happening] = []
    last_kind = "Agreement"
    for name in names:
        if name.again == "similar":
            name = Name(name.span, last_kind, name.again)
        elif name.again != "same" and name.kind not in {"Agreement", "JointStatement"}:
            last_kind = name.kind
        mention = _mention(name, [n.span for n in names], cast)
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
    mention = _named(name)
    acts = acts_on(span, clause, rivals, known=mention.definite or name.is_proper)
    act = acts[0] if acts else None
    if act is None and not mention.definite:
        return None
    foreign = {token.i for s in rivals for token in s if token.i not in clause.tokens}
    foreign |= parties_of_others(span, rivals)
    narrow = _is_in_passing(name, act, clause) or is_in_statement(mention)
    participants = find_participants(span, clause, cast, foreign, own_phrase=narrow)
    _add_parties(mention, participants, own | foreign)
    add_speakers(mention, clause, cast)
    add_partner_of_relative(mention, clause, cast)
    if act is not None and (act.stage == "Ratified" or act.is_own_clause):
        _add_subjects(mention, act, cast)
    if act is not None and act.is_none and mention.bare and not (mention.definite or mention.values("party")):
        return None  # "has the rank of a treaty"
    if name.is_of_many:
        mention.definite = False  # the parties of what was spoken of before are not those of the treaty
    elif len(mention.values("party")) < 2:
        add_referents(mention, participants.references, cast, "the two sides")
        add_antecedents(mention, clause, cast)
        mention.drop("attendee")
        note_reference(mention, root.sent)
    if mention.proper and not (name.is_of_many or mention.values("party") or mention.values("organization")):
        _add_states_of_sentence(mention, span, own, cast)
    mention.definite = mention.definite or name.kind == "JointStatement"  # of those who have just met
    if act is not None:
        _add_state(mention, act, span)
        add_date_of_act(mention, act, clause, rivals)
    for signing in acts:
        if _is_signing(signing):
            add_signatories(mention, signing, clause, cast)
    mention.attribute(source_of(clause, span))
    return mention


def _matter(span: Span) -> frozenset[str]:
    """Give the words that say what it is about: "on the common border"."""
    doc, found = span.doc, set()
    if span.end >= len(doc) or doc[span.end].lower_ not in _ABOUT:
        return frozenset()
    days = {token.i for date in doc.spans.get("dates", ()) for token in date}
    for token in doc[span.end + 1 : min(span.end + 9, span.sent.end)]:
        if token.i in days:
            break
        if token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            found.add(token.lower_.rstrip("s"))
        elif token.pos_ not in {"DET", "ADP", "CCONJ", "PRON"} or token.lower_ in _ENDS_MATTER:
            break
    return frozenset(found)


_ABOUT = frozenset({"on", "about", "for", "over", "concerning", "governing", "of"})
_ENDS_MATTER = frozenset({"in", "at", "with", "between", "by", "after", "during", "from", "to"})
_APART = frozenset({"after", "since", "before", "like", "unlike", "than", "beyond", "alongside"})
"""Prepositions before the name of another agreement: "half a century after the Treaty of Lima"."""


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


def _is_in_principle(span: Span) -> bool:
    """Is this a stage of an agreement, "an agreement in principle", and not another one?"""
    return [token.lower_ for token in span.doc[span.end : span.end + 2]] == ["in", "principle"]


def _has_article(span: Span) -> bool:
    """Is it spoken of as known: "the truce", "the ceasefire agreement"?"""
    first = span[0].lower_
    return bool({first, *_word_before(span)} & {"the", "this", "that", "their", "its", "our", "'s", "’s"})


def _word_before(span: Span) -> list[str]:
    return [token.lower_ for token in span.doc[max(span.start - 1, 0) : span.start]]


def _add_parties(mention: Happening, participants: Participants, own: Collection[int]) -> None:
    for span in participants.countries:
        if span.start not in own and not looks_on(span):  # the Treaty of Rome is no treaty with Italy
            mention.add("party", span._.iso3, span, "participant of the clause", 0.85)
    for span in participants.organizations:
        if span.start not in own:
            mention.add("organization", span._.referent, span, "participant of the clause", 0.7)


def _named(name: Name) -> Happening:
    """Begin a mention with what its name says."""
    span = name.span
    mention = Happening(kind=name.kind, triggers=[s for s in (span, name.alias) if s is not None])
    headlined = name.is_bare and (span.start == span.sent.start or _is_in_principle(span))
    mention.definite = name.again in {"same", "short"} or headlined or _has_article(span)
    mention.another = name.again == "similar" or (name.is_proper and bool(cases_of(span.root) & _APART))
    mention.about = _matter(span)
    mention.bare, mention.proper = name.is_bare, name.is_proper
    return mention


def _add_subjects(mention: Happening, act: Act, cast: Cast) -> None:
    """Take the states of those who act: "Chad's parliament approved", "that Chad and Niger signed".

    Where the clause on the agreement names two, it is theirs, whoever the sentence speaks of.
    """
    root = mention.triggers[0].root
    subjects = [s for s in subjects_of(act.word.root) if s.i != root.i and not s.is_ancestor(root)]
    countries = cast.countries_in(sorted({token.i for subject in subjects for token in subject.subtree}))
    if act.is_own_clause and len({country._.iso3 for country in countries}) > 1:
        mention.drop("party")
    for country in countries:
        mention.add("party", country._.iso3, country, "subject of the act", 0.8)


def _add_states_of_sentence(mention: Happening, span: Span, own: Collection[int], cast: Cast) -> None:
    """Take the two states that a sentence names beside an agreement that is known by its name."""
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
        mention.add("status", act.stage, act.word, act.rule, act.confidence)


def _is_signing(act: Act) -> bool:
    """Did people put their names to it, or their initials?"""
    return act.stage == "Signed" or bool(base_forms(act.word.root) & {"initial", "initialle"})
