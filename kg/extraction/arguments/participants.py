"""Who takes part: the people, states and organizations that a trigger or its clause takes as arguments."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.extraction.arguments.beside import beside
from kg.extraction.arguments.cast import Cast
from kg.extraction.lexicon import words
from kg.extraction.syntax.clauses import Clause, adds_participants
from kg.extraction.syntax.forms import base_forms
from kg.extraction.syntax.subjects import core_of, subjects_of

__all__ = ["Participants", "find_participants"]

_PASS = frozenset({"conj", "flat", "compound", "appos", "list", "fixed", "dep", "nmod:desc", "nmod:unmarked"})
_SUBJECT_OR_OBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl:agent", "vocative"})
_MODIFIER = frozenset({"nmod", "nmod:poss", "amod", "compound", "nmod:desc", "nmod:unmarked", "appos", "det"})


@dataclass(frozen=True)
class Participants:
    """The arguments of one trigger.

    Attributes:
        people: Mentions of people.
        countries: Mentions of states.
        organizations: Mentions of organizations.
        offices: Mentions of offices without the name of their holder.
        references: Words that stand for people or states named elsewhere.
    """

    people: tuple[Span, ...] = ()
    countries: tuple[Span, ...] = ()
    organizations: tuple[Span, ...] = ()
    offices: tuple[Span, ...] = ()
    references: tuple[Span, ...] = ()


def find_participants(
    trigger: Span,
    clause: Clause,
    cast: Cast,
    rivals: Collection[int],
    *,
    own_phrase: bool = False,
    also: Collection[int] = (),
) -> Participants:
    """Find who takes part.

    Args:
        trigger: The words that name the happening.
        clause: The clause that they stand in.
        cast: Who is who in the document.
        rivals: Tokens of other triggers; what hangs on one of them is not ours.
        own_phrase: Look no further than the phrase of the trigger: it is mentioned in passing.
        also: Tokens of others who are known to take part.

    Returns:
        The participants, in the order of the text.
    """
    inside, targets = _scope(trigger, clause, own_phrase=own_phrase)
    others = set(rivals) - targets

    shares = clause.chain and not own_phrase
    near = beside(trigger, cast) | set(also) | (_shared_subjects(clause, others) if shares else set())

    def takes_part(span: Span) -> bool:
        if _is_on_agenda(span) or _only_says(span.root, clause):
            return False
        if _only_judges(span.root, trigger) or _is_quoted(span, trigger):
            return False
        return span.root.i in near or _reaches(span.root, targets, others, cast)

    def is_side(span: Span) -> bool:
        return not _is_talked_about(span.root) and takes_part(span)

    tokens = sorted(inside | near)
    return Participants(
        tuple(span for span in cast.people_in(tokens) if takes_part(span) and not _is_only_owner(span, cast)),
        tuple(filter(is_side, cast.countries_in(tokens))),
        tuple(filter(takes_part, cast.organizations_in(tokens))),
        tuple(filter(takes_part, cast.offices_in(tokens))),
        tuple(filter(takes_part, cast.references_in(tokens))),
    )


def _scope(trigger: Span, clause: Clause, *, own_phrase: bool) -> tuple[set[int], set[int]]:
    """Give the tokens among which participants stand, and those that they must hang on."""
    inside = {token.i for token in trigger.root.subtree} | {token.i for token in trigger}
    targets = {token.i for token in trigger} | {token.i for token in clause.carriers}
    if not own_phrase and not clause.tells_itself:
        inside |= clause.tokens
        targets |= {token.i for token in clause.chain}
    return inside, targets


def _is_quoted(span: Span, trigger: Span) -> bool:
    """Is it spoken of in a quotation, and the happening outside of it: "“…,” she said at the meeting"?"""
    marks = [token.i for token in span.sent if token.is_quote]
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        if first < span.start < last and not first < trigger.start < last:
            return any(token.pos_ in {"VERB", "AUX"} for token in span.doc[first:last])
    return False


def _is_only_owner(person: Span, cast: Cast) -> bool:
    """Is it another who takes part: "Kosygin's successor, Tikhonov, met"?"""
    root = person.root
    is_owner = root.dep_ == "nmod:poss" and any(child.dep_ == "case" for child in root.children)
    return is_owner and root.head.lower_ in _OF_ANOTHER and not cast.is_actor(root.head.i)


_OF_ANOTHER = frozenset(
    {"predecessor", "successor", "aide", "adviser", "advisor", "envoy", "spokesman", "spokeswoman", "deputy"}
)


def _is_on_agenda(span: Span) -> bool:
    """Is it talked about and not there: "with Syria and Iraq on the agenda"?"""
    doc, sentence = span.doc, span.root.sent
    before = {token.lower_ for token in doc[max(sentence.start, span.start - _AGENDA) : span.start]}
    after = doc[span.end : min(span.end + _AGENDA, sentence.end)].text.lower()
    return "with" in before and ("on the agenda" in after or "on the table" in after)


_AGENDA = 7


def _only_says(token: Token, clause: Clause) -> bool:
    """Is it the one who says it: "said the minister" behind the sentence?"""
    verb = token.head
    if token.dep_ != "nsubj" or verb.i in {link.i for link in clause.chain} or token.i < verb.i:
        return False
    return verb.lemma_.lower() in words("roles", "verbs_of_saying")


def _is_talked_about(token: Token) -> bool:
    """Is it what they discussed: "discussed Haiti and Cuba", "reviewed the war in Sudan"?"""
    while token.dep_ in {"conj", "flat", "compound", "nmod", "nmod:poss"} and token.head.pos_ != "VERB":
        token = token.head
    return token.dep_ == "obj" and token.head.lemma_.lower() in words("meetings", "discussing", "words")


def _only_judges(token: Token, trigger: Span) -> bool:
    """Is it the one who welcomes or regrets a meeting of others: "the spokesman hailed the talks"?"""
    verb = trigger.root.head
    speaking = words("status", "judging", "words") | words("meetings", "watching", "words")
    if trigger.root.dep_ != "obj" or not base_forms(verb) & speaking:
        return False
    while token.dep_ in _PASS | {"nmod", "nmod:poss", "amod"} and token.head.i != token.i:
        token = token.head
    return token.dep_ == "nsubj" and token.head.i == verb.i


def _shared_subjects(clause: Clause, others: Collection[int]) -> set[int]:
    """Give the tokens of the subject that a clause shares with the one above it."""
    cores = [list(core_of(subject)) for subject in subjects_of(clause.chain[-1])]
    return {token.i for core in cores if core[0].i not in clause.tokens | set(others) for token in core}


def _reaches(node: Token, targets: Collection[int], rivals: Collection[int], cast: Cast) -> bool:
    """Climb from an actor to the trigger; every step must be one that an argument can take."""
    for _ in range(30):
        if node.i in targets:
            return True
        if node.i in rivals or node.head.i == node.i:
            return False
        if not _may_step(node, cast):
            return False
        node = node.head
    return False


def _may_step(node: Token, cast: Cast) -> bool:
    relation, head = node.dep_, node.head
    if relation in _PASS or relation in _SUBJECT_OR_OBJECT:
        return True
    if relation in {"acl", "acl:relcl", "advcl", "xcomp"} and adds_participants(node):
        return True
    if relation == "advmod" and node.lower_ in {"together", "along", "jointly"}:
        return True
    cases = _cases(node)
    if cases & words("roles", "topic_cases") and not cases & {"with", "between"}:
        return False
    if relation in {"obl", "obl:unmarked", "advmod", "advcl", "acl", "xcomp", "parataxis", "root", "ROOT"}:
        return bool(cases & words("roles", "participant_cases"))
    if relation in _MODIFIER:
        return _is_role(head, cast) or bool(cases & {"with", "between", "among"}) or _is_trigger_like(head)
    return False


def _cases(node: Token) -> set[str]:
    return {child.lower_ for child in node.children if child.dep_ in {"case", "mark", "cc"}}


def _is_role(token: Token, cast: Cast) -> bool:
    return token.lower_ in words("roles", "role_nouns") or cast.is_actor(token.i)


def _is_trigger_like(token: Token) -> bool:
    """Nouns that themselves name what is looked for: "Japan-Kenya summit talks", "security talks"."""
    return token.lower_ in words("meetings", "nouns") or token.lower_ in {
        "agreement",
        "pact",
        "exercise",
        "exercises",
    }
