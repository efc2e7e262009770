"""Meetings: each mention of one with its arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from kg.extraction import context
from kg.extraction.cast import Cast
from kg.extraction.circumstances import find_date, find_mode, find_ordinal, find_place, is_one_of_a_series
from kg.extraction.clauses import Clause, clause_of
from kg.extraction.happening import Happening
from kg.extraction.lexicon import table, words
from kg.extraction.meeting_kinds import kind_of_mention
from kg.extraction.participants import Participants, find_participants
from kg.extraction.references import add_antecedents, note_reference
from kg.extraction.triggers import Trigger, find_triggers, is_sport

__all__ = ["meeting_mentions"]


_NOWHERE = Clause((), frozenset(), None)
"""The clause of what is mentioned in passing: it has its own phrase only."""


def meeting_mentions(doc: Doc, cast: Cast) -> list[Happening]:
    """Give every mention of a meeting with what is said of it there, in the order of the text.

    Args:
        doc: The document, read.
        cast: Who is who in it.

    Returns:
        One happening for each mention; mentions of the same meeting are not brought together yet.
    """
    triggers = find_triggers(doc)
    found = [(trigger, mention) for trigger in triggers for mention in _mention(trigger, triggers, cast)]
    return _without_doubles(found)


def _without_doubles(found: Sequence[tuple[Trigger, Happening]]) -> list[Happening]:
    """Make one of a verb and the noun in its clause: "met in Rome for the 2+2 talks"."""
    result: list[Happening] = []
    verbs = {trigger.root.i: mention for trigger, mention in found if trigger.is_verb}
    for trigger, mention in found:
        told = None if trigger.is_verb else verbs.get(_governor(trigger.root))
        if told is None or mention.another or mention.values("organization"):
            result.append(mention)
        else:
            told.triggers += mention.triggers
            told.extend(mention.facts)
            told.kind = mention.kind if mention.kind != "Meeting" else told.kind
    return result


def _governor(noun: Token) -> int:
    """Give the verb that takes a noun as "for the talks" or "at a summit"; -1 if there is none."""
    cases = {child.lower_ for child in noun.children if child.dep_ == "case"}
    return int(noun.head.i) if noun.dep_ == "obl" and cases & {"for", "at", "in", "during"} else -1


def _mention(trigger: Trigger, triggers: Sequence[Trigger], cast: Cast) -> list[Happening]:
    clause = clause_of(trigger.root, words("roles", "verbs_of_saying"))
    if context.is_negated(clause, trigger.root) or context.is_hypothetical(clause):
        return []
    if is_one_of_a_series(trigger.span) or is_sport(trigger):
        return []
    rivals = [t.span for t in triggers if t is not trigger and t.root.sent == trigger.root.sent]
    in_passing = _is_in_passing(trigger, clause, rivals)
    foreign = [token.i for span in rivals for token in span if token.i not in clause.tokens]
    participants = find_participants(trigger.span, clause, cast, foreign, own_phrase=in_passing)
    mention = Happening(kind=trigger.kind, triggers=[trigger.span])
    if trigger.is_verb and not _is_meeting_of_somebody(trigger, participants):
        return []
    _mark_reference(mention, trigger.root)
    mention.another = mention.another or (in_passing and _cases_above(trigger.root, clause) >= {"since"})
    _add_participants(mention, participants, cast, trigger)
    if not in_passing:
        add_antecedents(mention, clause, cast)
        note_reference(mention, trigger.root.sent)
    _add_circumstances(mention, trigger, _NOWHERE if in_passing else clause, rivals)
    ways = list(_ways(trigger, clause))
    called_off = [way for way in ways if way[0] in {"Postponed", "Cancelled"}]
    for status in (called_off or ways)[:1]:
        mention.add("status", *status)
    mention.attribute(clause.source)
    mention.kind = kind_of_mention(mention, trigger, clause, cast)
    return _separate(mention, trigger, cast)


def _separate(mention: Happening, trigger: Trigger, cast: Cast) -> list[Happening]:
    """Give one meeting for each person met where they were met "separately"."""
    apart = any(child.lower_ == "separately" for child in trigger.root.children)
    after = [f for f in mention.all("attendee") if f.span.start > trigger.span.start]
    if not apart or len(after) < 2:
        return [mention]
    result = []
    for fact in after:
        others = {f.value for f in after} - {fact.value}
        gone = {code for name in others for code in cast.people[name].countries}
        one = Happening(mention.kind, list(mention.triggers), another=True)
        one.facts = [
            f
            for f in mention.facts
            if not (f.slot == "attendee" and f.value in others)
            and not (f.slot == "party" and f.value in gone)
        ]
        result.append(one)
    return result


def _is_in_passing(trigger: Trigger, clause: Clause, rivals: Sequence[Span]) -> bool:
    """Does the clause tell of something else: "for the sixth round since the inaugural meeting in 2019"?"""
    if trigger.is_verb or trigger.root.i in {token.i for token in clause.chain}:
        return False
    if any(child.lower_ == "their" for child in trigger.root.children):
        return False  # "announced it after their summit": the summit of those whom the clause names
    if not any(token.pos_ in {"VERB", "AUX"} for token in trigger.root.sent):
        return True  # a headline without a verb: "Statement by A on B's meeting with C"
    if any(rival.root.is_ancestor(trigger.root) and rival.root.i in clause.tokens for rival in rivals):
        return True
    return bool(
        _cases_above(trigger.root, clause) & {"since", "after", "before", "following", "ahead", "until"}
    )


def _cases_above(root: Token, clause: Clause) -> set[str]:
    """Give the prepositions between a trigger and the predicate of its clause."""
    chain = {token.i for token in clause.chain}
    cases: set[str] = set()
    node = root
    while node.i not in chain:
        cases |= {child.lower_ for child in node.children if child.dep_ in {"case", "mark"}}
        if node.head.i == node.i:
            break
        node = node.head
    return cases


def _is_meeting_of_somebody(trigger: Trigger, participants: Participants) -> bool:
    """Tell "X met Y" and "the leaders met" from "met the deadline" and "spoke to reporters"."""
    if not _has_preposition(trigger):
        return False
    for child in trigger.root.children:
        if child.dep_ == "obj" and not _is_somebody(child, participants):
            return False
    if not table("meetings")["verbs"][trigger.root.lemma_.lower()]["before"][0]:
        objects = {t.i for child in trigger.root.children if child.dep_ == "obj" for t in child.subtree}
        if not any(span.root.i in objects for span in participants.people):
            return False  # "calls Japan a partner", "hosts American troops"
    sides = {span.start for span in (*participants.people, *participants.countries)}
    subjects = [child for child in trigger.root.children if child.dep_.startswith("nsubj")]
    plural = any(_is_plural_reference(subject) for subject in subjects)
    pronoun = any(subject.lower_ in {"he", "she", "it"} for subject in subjects)
    return len(sides) >= 2 or plural or (pronoun and bool(sides))


def _has_preposition(trigger: Trigger) -> bool:
    """Does one of the prepositions that go with the verb follow it closely?"""
    wanted: list[str] = table("meetings")["verbs"][trigger.root.lemma_.lower()]["before"]
    if "" in wanted:
        return "with" in wanted or any(child.dep_ == "obj" for child in trigger.root.children)
    end = min(trigger.span.end + 6, trigger.root.sent.end)
    return any(token.lower_ in wanted for token in trigger.span.doc[trigger.span.end : end])


def _is_somebody(token: Token, participants: Participants) -> bool:
    inside = {t.i for span in (*participants.people, *participants.countries) for t in span}
    nouns = words("roles", "role_nouns") | {"him", "her", "them", "other"}
    return token.i in inside or token.lower_ in nouns or any(t.i in inside for t in token.subtree)


def _is_plural_reference(token: Token) -> bool:
    phrase = token.doc[token.left_edge.i : token.i + 1].text.lower()
    return any(phrase.endswith(reference) for reference in words("roles", "plural_references"))


def _mark_reference(mention: Happening, root: Token) -> None:
    before = {child.lower_ for child in root.children if child.i < root.i}
    start = mention.triggers[0].start
    near = {token.lower_ for token in root.doc[max(root.sent.start, start - 4) : root.i]}
    mention.definite = bool(before & {"the", "this", "these", "that", "their", "its"})
    mention.another = bool(near & words("meetings", "another", "words"))


def _add_participants(mention: Happening, participants: Participants, cast: Cast, trigger: Trigger) -> None:
    for span in participants.people:
        person = cast.person(span)
        mention.add("attendee", person.name, span, "participant of the clause", 0.85)
        for code in sorted(person.countries):
            mention.add("party", code, span, "country of an attendee", 0.8)
    for span in participants.offices:
        for person in cast.holders_of(span):
            mention.add("attendee", person.name, span, "holder of an office that takes part", 0.75)
    for span in participants.countries:
        mention.add("party", span._.iso3, span, "participant of the clause", 0.85)
    for span in participants.organizations:
        if _modifies(span, trigger):
            mention.add("organization", span._.referent, span, "modifier of the trigger", 0.8)


def _modifies(span: Span, trigger: Trigger) -> bool:
    """Does the name of an organization stand right before the trigger or hang on it: "G7 summit"?"""
    return trigger.span.start - 4 <= span.start < trigger.span.start or span.root.head.i == trigger.root.i


def _add_circumstances(mention: Happening, trigger: Trigger, clause: Clause, rivals: Sequence[Span]) -> None:
    date = find_date(trigger.span, clause, rivals)
    if date is not None:
        mention.add_date(date, "date of the clause")
    place = find_place(trigger.span, clause, rivals)
    if place is not None:
        mention.add("place", place._.referent or place.text, place, "place of the clause", 0.8)
    mode = find_mode(trigger.span, clause)
    if mode:
        mention.add("mode", mode[0], mode[1], "word for the mode", 0.9)
    ordinal = find_ordinal(trigger.span)
    if ordinal:
        mention.add("ordinal", str(ordinal[0]), ordinal[1], "number of the session", 0.85)


def _ways(trigger: Trigger, clause: Clause) -> Iterator[tuple[str, Span, str]]:
    root = trigger.root
    doc = root.doc
    own = context.status_of_adjective(root, "meeting")
    if own:
        yield own, doc[root.i : root.i + 1], "adjective of the trigger"
    for child in root.children:
        if child.dep_ in {"acl", "acl:relcl"}:
            status = context.status_of_verb(child, "meeting") or context.modal_status(child)
            if status or child.tag_ in {"VBN", "VBD"}:
                yield status or "Held", doc[child.i : child.i + 1], "participle on the trigger"
    relation = _relation(root, clause)
    if relation == "to come":
        return
    if trigger.is_verb or relation != "circumstance":
        yield from _by_predicates(clause, relation, trigger)
    elif _is_past(clause.chain[-1]) or _cases_above(root, clause) & {"since"}:
        yield "Held", doc[root.i : root.i + 1], "circumstance of a past event"


def _by_predicates(clause: Clause, relation: str, trigger: Trigger) -> Iterator[tuple[str, Span, str]]:
    """Read the chain of predicates from the outside in, and what overtakes them ("but postponed it")."""
    doc = trigger.root.doc
    for later in doc[trigger.span.end : trigger.root.sent.end]:
        status = context.status_of_verb(later, "meeting") if later.pos_ == "VERB" else None
        if status in {"Postponed", "Cancelled"} and _is_about_it(later, clause):
            yield status, doc[later.i : later.i + 1], "overtaken by a later verb"
    for predicate in reversed(clause.chain):
        governs = predicate.i != trigger.root.i
        status = context.status_of_verb(predicate, "meeting") if governs else None
        status = status or context.modal_status(predicate)
        if status:
            yield status, doc[predicate.i : predicate.i + 1], "verb or auxiliary above the trigger"
    if any(map(_is_past, clause.chain)) or trigger.is_verb or _follows_past_verb(trigger.root):
        head = clause.chain[0]
        yield "Held", doc[head.i : head.i + 1], "past event"


def _is_about_it(later: Token, clause: Clause) -> bool:
    """Does a later verb take the meeting up again: "but postponed it", "but it was cancelled"?"""
    pronouns = {child.lower_ for child in later.children if child.dep_ in {"obj", "nsubj:pass"}}
    return bool(pronouns & {"it", "them", "which"}) or (later in clause.chain[-1].conjuncts and not pronouns)


def _follows_past_verb(root: Token) -> bool:
    """Is the last verb before a trigger in its sentence in the past tense, whatever the tree says?"""
    for token in reversed(root.doc[root.sent.start : root.i]):
        if token.pos_ == "VERB":
            return token.tag_ == "VBD"
    return False


def _relation(root: Token, clause: Clause) -> str:
    """Tell whether the trigger is an argument of its clause or a circumstance ("at the talks")."""
    chain = {token.i for token in clause.chain}
    node = root
    while node.head.i not in chain and node.head.i != node.i:
        node = node.head
    if node.i in chain:
        return "argument"
    cases = {child.lower_ for child in node.children if child.dep_ == "case"}
    if cases & {"ahead", "before", "until"}:
        return "to come"
    if node.dep_ in {"obl", "nmod", "obl:unmarked"} and cases & {
        "at",
        "during",
        "in",
        "after",
        "following",
        "since",
    }:
        return "circumstance"
    return "argument"


def _is_past(token: Token) -> bool:
    """Is a predicate finite past or perfect? A participle alone ("are expected") is not."""
    helpers = {child.lower_ for child in token.children if child.dep_ in {"aux", "aux:pass", "cop"}}
    if helpers & {"will", "would", "to", "is", "are", "be", "may", "could", "should"}:
        return False
    return token.tag_ == "VBD" or bool(helpers & {"was", "were", "had", "has", "have", "been"})
