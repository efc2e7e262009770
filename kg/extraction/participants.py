"""Who takes part: the people, states and organizations that a trigger or its clause takes as arguments."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.extraction.beside import beside
from kg.extraction.cast import Cast
from kg.extraction.clauses import Clause, adds_participants
from kg.extraction.lexicon import words

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
    """

    people: tuple[Span, ...] = ()
    countries: tuple[Span, ...] = ()
    organizations: tuple[Span, ...] = ()
    offices: tuple[Span, ...] = ()


def find_participants(
    trigger: Span, clause: Clause, cast: Cast, rivals: Collection[int], *, own_phrase: bool = False
) -> Participants:
    """Find who takes part.

    Args:
        trigger: The words that name the happening.
        clause: The clause that they stand in.
        cast: Who is who in the document.
        rivals: Tokens of other triggers; what hangs on one of them is not ours.
        own_phrase: Look no further than the phrase of the trigger: it is mentioned in passing.

    Returns:
        The participants, in the order of the text.
    """
    inside = {token.i for token in trigger.root.subtree} | {token.i for token in trigger}
    targets = {token.i for token in trigger}
    targets |= {token.i for token in clause.carriers}
    if not own_phrase and not clause.tells_itself:
        inside |= clause.tokens
        targets |= {token.i for token in clause.chain}
    others = set(rivals) - targets

    near = beside(trigger, cast)

    def takes_part(span: Span) -> bool:
        return span.root.i in near or _reaches(span.root, targets, others, cast)

    tokens = sorted(inside | near)
    return Participants(
        tuple(filter(takes_part, cast.people_in(tokens))),
        tuple(filter(takes_part, cast.countries_in(tokens))),
        tuple(filter(takes_part, cast.organizations_in(tokens))),
        tuple(filter(takes_part, cast.offices_in(tokens))),
    )


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
