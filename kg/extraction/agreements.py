"""Agreements: each mention of one with its parties and its state."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.extraction import context
from kg.extraction.beside import beside, run_after
from kg.extraction.cast import Cast
from kg.extraction.circumstances import find_date
from kg.extraction.clauses import Clause, clause_of
from kg.extraction.happening import Happening
from kg.extraction.lexicon import agreement_kinds, table, words
from kg.extraction.participants import Participants, find_participants
from kg.extraction.references import add_antecedents, note_reference

__all__ = ["Name", "agreement_mentions", "find_names"]

_SIGNING = frozenset({"sign", "ink", "seal", "initial"})
_ACTS = frozenset({"Signed", "Ratified", "InForce", "AgreedInPrinciple", "Terminated", "Suspended"})
_ALSO_CALLED = re.compile(
    r"(?i)[\s,(“\"]*(?:(?:also )?(?:called|known as|named|dubbed)|or)?[\s,(“\"]*(?:the|an?)?[\s,(“\"]*"
)
_NOT_AFTER = frozenset({"in", "of", "no", "into", "under"})
_NOT_BEFORE = frozenset({"ally", "allies", "obligation", "obligations", "partner", "partners", "signatory"})


@dataclass(frozen=True)
class Name:
    """Words that name or describe an agreement.

    Attributes:
        span: The words.
        kind: Local name of the class.
        again: "similar" for "such an accord", "same" for "the pact", "" for a name of its own.
        alias: Other words beside them for the same agreement: "a defense pact called the …".
    """

    span: Span
    kind: str
    again: str = ""
    alias: Span | None = None


def agreement_mentions(doc: Doc, cast: Cast) -> list[Happening]:
    """Give every mention of an agreement with what is said of it there, in the order of the text.

    Args:
        doc: The document, read.
        cast: Who is who in it.

    Returns:
        One happening for each mention; mentions of the same agreement are not brought together yet.
    """
    names = find_names(doc)
    mentions = []
    last_kind = "Agreement"
    for name in names:
        if name.again == "similar":
            name = Name(name.span, last_kind, name.again)
        elif name.kind != "Agreement":
            last_kind = name.kind
        mentions.append(_mention(name, [n.span for n in names], cast))
    return mentions


def find_names(doc: Doc) -> list[Name]:
    """Find what names an agreement; where two patterns fit, the more telling one wins."""
    found: list[Name] = []
    taken: set[int] = set()
    for kind, again, pattern in _patterns():
        for match in pattern.finditer(doc.text):
            span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if span is None or taken & set(range(span.start, span.end)):
                continue
            if not again and not _names_something(span):
                continue
            taken |= set(range(span.start, span.end))
            found.append(Name(span, kind, again))
    return _without_aliases(sorted(found, key=lambda name: name.span.start))


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    again = table("agreements")["again"]
    kinds = agreement_kinds()
    return (
        *((kind.name, "", pattern) for kind in kinds for pattern in kind.patterns),
        *(("Agreement", way, re.compile(again[way], re.I)) for way in ("similar", "same")),
        *((kind.name, "", pattern) for kind in kinds for pattern in kind.bare),
    )


def _names_something(span: Span) -> bool:
    """Tell a named or described agreement from "in agreement" and "a treaty ally"."""
    doc = span.doc
    if span.end < len(doc) and doc[span.end].lower_ in _NOT_BEFORE:
        return False
    return not (len(span) == 1 and span.start and doc[span.start - 1].lower_ in _NOT_AFTER)


def _without_aliases(names: Sequence[Name]) -> list[Name]:
    """Make one of two names that stand in apposition; the more telling kind is kept."""
    ranks = {kind.name: rank for rank, kind in enumerate(agreement_kinds())}
    result: list[Name] = []
    for name in names:
        last = result[-1] if result else None
        if last is not None and _are_apposed(last.span, name.span):
            kind = min(last.kind, name.kind, key=lambda k: ranks[k])
            result[-1] = Name(last.span, kind, last.again and name.again, name.span)
        else:
            result.append(name)
    return result


def _are_apposed(first: Span, second: Span) -> bool:
    between = first.doc.text[first.end_char : second.start_char]
    if _ALSO_CALLED.fullmatch(between) is None or first.root.sent != second.root.sent:
        return False
    if "," not in between or "(" in between or "appos" in {first.root.dep_, second.root.dep_}:
        return True
    after = second.doc[second.end].text if second.end < len(second.doc) else "."
    return after in {",", "."}  # "a security pact, the Nadi Agreement, which"


def _mention(name: Name, spans: Sequence[Span], cast: Cast) -> Happening:
    span = name.span
    root = span.root
    clause = clause_of(root, words("roles", "verbs_of_saying"))
    own = {token.i for part in (span, name.alias) if part is not None for token in part}
    rivals = [s for s in spans if not own & set(range(s.start, s.end)) and s.root.sent == root.sent]
    mention = Happening(kind=name.kind, triggers=[s for s in (span, name.alias) if s is not None])
    mention.definite = name.again == "same" or _has_article(span)
    mention.another = name.again == "similar"
    mention.bare = name.again == "same" or (len(span) == 1 and name.kind in {"Agreement", "Treaty"})
    foreign = [token.i for s in rivals for token in s if token.i not in clause.tokens]
    _add_parties(mention, find_participants(span, clause, cast, foreign), own)
    if len(mention.values("party")) < 2:
        add_antecedents(mention, clause, cast)
        mention.drop("attendee")
        note_reference(mention, root.sent)
    _add_state(mention, name, clause, rivals, cast)
    mention.attribute(clause.source)
    return mention


def _has_article(span: Span) -> bool:
    """Is it spoken of as known: "the truce", "the ceasefire agreement"?"""
    return span.start > 0 and span.doc[span.start - 1].lower_ in {"the", "this", "that", "their"}


def _add_parties(mention: Happening, participants: Participants, own: Collection[int]) -> None:
    for span in participants.countries:
        if span.start not in own:  # the Treaty of Rome is no treaty with Italy
            mention.add("party", span._.iso3, span, "participant of the clause", 0.85)
    for span in participants.organizations:
        if span.start not in own:
            mention.add("organization", span._.referent, span, "participant of the clause", 0.7)


def _add_state(mention: Happening, name: Name, clause: Clause, rivals: Sequence[Span], cast: Cast) -> None:
    """Note status, and the date and signatories of the act that gives it."""
    status = next(_ways(name, clause), None)
    if status is None or (status[0] in _ACTS and not _is_done(status, name, clause)):
        return
    if mention.kind == "JointStatement" and status[0] != "Signed":
        status = ("Existing", name.span, "issued statement", 0.7)
    mention.add("status", *status)
    if status[0] == "Existing" and mention.kind != "JointStatement":
        date = find_date(name.span, Clause((), frozenset(), None), rivals)
        if date is not None:
            mention.add_date(date, "date of the name")
    elif status[0] == "AgreedInPrinciple" and status[1].root.lemma_.lower() in _SIGNING:
        return  # the day of the signing is still to come, and the agreement has none yet
    elif status[0] in _ACTS or mention.kind == "JointStatement":
        date = find_date(name.span, clause, rivals)
        if date is None and status[2] == "noun above the agreement":
            date = find_date(status[1], clause, rivals)
        if date is not None:
            mention.add_date(date, "date of the clause")
    if status[0] == "Signed":
        _add_signatories(mention, clause, cast)


def _is_done(status: tuple[str, Span, str, float], name: Name, clause: Clause) -> bool:
    """Tell an act that was done from one denied, awaited or made a condition: "once it is ratified"."""
    if context.is_negated(clause, name.span.root):
        return False
    if status[0] in {"Signed", "AgreedInPrinciple"} and status[2] == "verb of the clause":
        return not context.is_conditional(clause)  # what is to come was weighed with the verb
    return not (context.is_conditional(clause) or context.is_to_come(clause))


def _add_signatories(mention: Happening, clause: Clause, cast: Cast) -> None:
    for predicate in (*clause.carriers, *clause.chain):
        if predicate.lemma_.lower() not in _SIGNING:
            continue
        tokens = _signing_tokens(predicate, cast)
        named = [(span, cast.person(span)) for span in cast.people_in(tokens)]
        implied = [(span, person) for span in cast.offices_in(tokens) for person in cast.holders_of(span)]
        for span, person in (*named, *implied):
            mention.add("signatory", person.name, span, "subject of signing", 0.85)
            for code in sorted(person.countries):
                mention.add("party", code, span, "country of a signatory", 0.8)


def _signing_tokens(predicate: Token, cast: Cast) -> set[int]:
    """Give the tokens of those who sign: the subject, or what follows "signed by"."""
    subjects = [child for child in predicate.children if child.dep_ in {"nsubj", "obl:agent"}]
    tokens = {token.i for subject in subjects for token in subject.subtree}
    doc, end = predicate.doc, min(predicate.i + _REACH, predicate.sent.end)
    by = next((token for token in doc[predicate.i + 1 : end] if token.lower_ == "by"), None)
    if by is not None:
        return tokens | run_after(by, cast)
    return tokens | beside(doc[predicate.i : predicate.i + 1], cast)


_REACH = 14
"""How many words may stand between "signed" and the "by" that goes with it."""


def _ways(name: Name, clause: Clause) -> Iterator[tuple[str, Span, str, float]]:
    """Give status, the words that give it, the rule and how sure it is; the first is the best."""
    root, doc = name.span.root, name.span.doc
    for stage, where in _phrases(root, clause):
        yield stage, where, "set phrase in the clause", 0.85
    nouns = list(_nouns_above(root, clause))
    for stage, token in sorted(nouns, key=lambda item: item[0] != "Proposed"):
        yield stage, doc[token.i : token.i + 1], "noun above the agreement", 0.8
    for child in root.children:
        status = context.status_of_verb(child, "agreement") if child.dep_ in {"acl", "acl:relcl"} else None
        if status:
            yield status, doc[child.i : child.i + 1], "participle on the agreement", 0.8
    adjective = context.status_of_adjective(root, "agreement")
    if adjective:
        yield adjective, doc[root.i : root.i + 1], "adjective of the agreement", 0.8
    for predicate in clause.chain:
        status = context.status_of_verb(predicate, "agreement")
        if status:
            held = _held_back(status, clause)
            yield held, doc[predicate.i : predicate.i + 1], "verb of the clause", 0.85
    yield "Existing", name.span, "no act stated", 0.6


def _nouns_above(root: Token, clause: Clause) -> Iterator[tuple[str, Token]]:
    chain = {token.i for token in clause.chain}
    for ancestor in root.ancestors:
        if ancestor.i in chain and ancestor.pos_ == "VERB":
            break
        for status, nouns in table("status")["agreement"]["nouns"].items():
            if ancestor.lower_ in nouns:
                yield status, ancestor


def _phrases(root: Token, clause: Clause) -> Iterator[tuple[str, Span]]:
    tokens = sorted(clause.tokens | {root.i})
    part = root.doc[tokens[0] : tokens[-1] + 1]
    for status, phrases in table("status")["agreement"]["phrases"].items():
        for phrase in phrases:
            match = re.search(rf"(?i)\b{re.escape(phrase)}\b", part.text)
            if match:
                start = part.start_char + match.start()
                where = root.doc.char_span(start, start + len(phrase), alignment_mode="expand")
                if where is not None and where.root.i in clause.tokens:
                    yield status, where


def _held_back(status: str, clause: Clause) -> str:
    """Give what an act to come amounts to: "will sign" is agreed but not done, "may sign" is proposed."""
    if status not in {"Signed", "Ratified", "AgreedInPrinciple"}:
        return status
    if status == "Signed" and any(predicate.lemma_.lower() == "agree" for predicate in clause.chain[1:]):
        return "AgreedInPrinciple"
    for predicate in clause.chain:
        modal = context.modal_status(predicate) or context.status_of_verb(predicate, "meeting")
        if modal == "Possible" or context.status_of_verb(predicate, "agreement") == "Proposed":
            return "Proposed"
        if modal == "Planned" and predicate.lemma_.lower() != "agree":
            return "AgreedInPrinciple" if status == "Signed" else "Signed"
    return status
