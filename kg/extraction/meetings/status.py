"""Whether a meeting is held, planned, possible, put off or called off, by the words that govern it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.lexicon import words
from kg.extraction.meetings.sessions import find_ordinal
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.status import context
from kg.extraction.syntax.clauses import Clause, cases_of, is_infinitive
from kg.extraction.syntax.forms import base_forms

__all__ = ["CALLED_OFF", "cases_above", "status_of", "status_of_never_held", "was_never_held", "ways"]

CALLED_OFF = frozenset({"Postponed", "Cancelled"})
_TO_COME = frozenset({"ahead", "before", "until"})
_CIRCUMSTANCE = frozenset({"at", "during", "in", "after", "following", "since"})


def status_of(trigger: Trigger, clause: Clause, *, in_passing: bool) -> tuple[str, Span, str] | None:
    """Give the status of a meeting as one mention shows it.

    Args:
        trigger: What names the meeting.
        clause: The clause that it stands in.
        in_passing: The clause tells of something else; what is planned there is not the meeting.

    Returns:
        Local name of a status, the words that give it, and the rule; None where the words give none.
    """
    found = list(ways(trigger, clause))
    if in_passing:
        found = [way for way in found if way[0] == "Held" or way[2] not in _BY_THE_CLAUSE]
    called_off = [way for way in found if way[0] in CALLED_OFF]
    if found and found[0][0] == "Planned" and found[0][1].text.lower() == "next":
        unsure = [way for way in found if way[0] == "Possible"]  # "are considering a next round"
        found = unsure or found
    return next(iter(called_off or found), None)


_BY_THE_CLAUSE = frozenset({"overtaken by a later verb", "verb or auxiliary above the trigger"})


def cases_above(root: Token, clause: Clause) -> set[str]:
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


def ways(trigger: Trigger, clause: Clause) -> Iterator[tuple[str, Span, str]]:
    """Give every status that some words give, the one that governs most tightly first."""
    root = trigger.root
    doc = root.doc
    own = context.status_of_adjective(root, "meeting")
    if own:
        yield own, doc[root.i : root.i + 1], "adjective of the trigger"
    for child in root.children:
        if child.dep_ in {"acl", "acl:relcl"} and not _is_purpose(child):
            status = context.status_of_verb(child, "meeting") or context.modal_status(child)
            if status or child.tag_ in {"VBN", "VBD"}:
                yield status or "Held", doc[child.i : child.i + 1], "participle on the trigger"
    relation = _relation(root, clause)
    if relation == "to come":
        return
    if "for" in cases_above(root, clause) and _is_there(clause):
        yield "Held", doc[root.i : root.i + 1], "somebody is there for it"
    if trigger.is_verb or relation != "circumstance":
        yield from _by_predicates(clause, relation, trigger)
    elif _is_past(clause.chain[-1]) or cases_above(root, clause) & {"since"}:
        yield "Held", doc[root.i : root.i + 1], "circumstance of a past event"


def _is_purpose(verb: Token) -> bool:
    """Is this what they meet for, "a meeting to discuss", and not when: "a meeting to be held in May"?"""
    passive = any(child.dep_ == "aux:pass" or child.lower_ == "be" for child in verb.children)
    own = words("meetings", "takes_place", "words") | words("meetings", "telling", "words")
    return is_infinitive(verb) and not passive and not base_forms(verb) & own


def was_never_held(trigger: Trigger, clause: Clause) -> bool:
    """Is it said that a meeting which had been planned is not held: "a third round did not take place"?

    Args:
        trigger: What names the meeting.
        clause: The clause that it stands in, which is negated.

    Returns:
        Whether it is the subject of a verb of taking place, and known by its number, plan or article.
    """
    root, verb = trigger.root, clause.chain[0]
    if root.dep_ not in {"nsubj", "nsubj:pass"} or root.head.i != verb.i:
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "aux:pass"}}
    if not base_forms(verb) & words("meetings", "takes_place", "words") or helpers & _UNSURE:
        return False
    is_planned = context.status_of_adjective(root, "meeting") == "Planned" or find_ordinal(trigger.span)
    return bool(is_planned) or any(child.lower_ in {"the", "their"} for child in root.children)


def status_of_never_held(trigger: Trigger, clause: Clause) -> tuple[str, Span, str]:
    """Give the status of such a meeting: what "has not been held" is overdue, what "was not held" is off.

    Args:
        trigger: What names the meeting.
        clause: The negated clause.

    Returns:
        Local name of a status, the words that give it, and the rule.
    """
    verb = clause.chain[0]
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    status = "Postponed" if helpers & {"has", "have"} else "Cancelled"
    return status, trigger.root.doc[verb.i : verb.i + 1], "said not to be held"


_UNSURE = frozenset({"can", "may", "might", "could", "should", "would"})


def _is_there(clause: Clause) -> bool:
    """Is somebody in a place already: "is in Lima for talks", "was in Lima for the session"?"""
    for predicate in clause.chain:
        verbs = [predicate, *(c for c in predicate.children if c.dep_ == "cop")]
        helpers = {c.lower_ for c in predicate.children if c.dep_ == "aux"}
        if any(verb.lower_ in _IS for verb in verbs) and not helpers & {"to", "will", "would", "be"}:
            return any(c.lower_ == "in" for c in (*predicate.children, *_below(predicate)))
    return False


def _below(predicate: Token) -> Iterator[Token]:
    for child in predicate.children:
        yield from child.children


_IS = frozenset({"is", "are", "was", "were"})


def _by_predicates(clause: Clause, relation: str, trigger: Trigger) -> Iterator[tuple[str, Span, str]]:
    """Read the chain of predicates from the outside in, and what overtakes them ("but postponed it")."""
    doc = trigger.root.doc
    for later in doc[trigger.span.end : trigger.root.sent.end]:
        status = context.status_of_verb(later, "meeting") if later.pos_ == "VERB" else None
        if status in CALLED_OFF and _is_about_it(later, clause):
            yield status, doc[later.i : later.i + 1], "overtaken by a later verb"
    for predicate in reversed(clause.chain):
        governs = predicate.i != trigger.root.i
        status = context.status_of_verb(predicate, "meeting") if governs else None
        status = status or (None if _is_first_to(predicate) else context.modal_status(predicate))
        if status:
            yield status, doc[predicate.i : predicate.i + 1], "verb or auxiliary above the trigger"
    yield from _by_purpose(clause)
    if any(map(_is_past, clause.chain)) or trigger.is_verb or _follows_past_verb(trigger.root):
        head = clause.chain[0]
        yield "Held", doc[head.i : head.i + 1], "past event"


def _by_purpose(clause: Clause) -> Iterator[tuple[str, Span, str]]:
    """Give the status of what is done in order to meet: "plans to fly to Lima to meet the premier"."""
    verb = clause.chain[-1]
    while verb.dep_ in {"advcl", "xcomp"} and is_infinitive(verb):
        verb = verb.head
        status = context.modal_status(verb) or context.status_of_verb(verb, "meeting")
        if status:
            yield status, verb.doc[verb.i : verb.i + 1], "what is to be done for it"


def _is_first_to(predicate: Token) -> bool:
    """Is this "the first leader to be received", which is a fact and no plan?"""
    first = {"first", "last", "latest", "only", "second", "third"}
    return predicate.dep_ == "acl" and any(child.lower_ in first for child in predicate.head.children)


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
    cases = cases_of(node)
    if cases & _TO_COME:
        return "to come"
    if node.dep_ in {"obl", "nmod", "obl:unmarked"} and cases & _CIRCUMSTANCE:
        return "circumstance"
    return "argument"


def _is_past(token: Token) -> bool:
    """Is a predicate finite past or perfect? A participle alone ("are expected") is not."""
    helpers = {child.lower_ for child in token.children if child.dep_ in {"aux", "aux:pass", "cop"}}
    if helpers & {"will", "would", "to", "is", "are", "be", "may", "could", "should"}:
        return False
    return token.tag_ == "VBD" or bool(helpers & {"was", "were", "had", "has", "have", "been"})
