"""What was found, in the form of the table, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import permutations
from typing import Final, TypeAlias

from kg import vocabulary as v
from kg.records import Claim, Findings, Literal, Mention
from kg.text import fold
from tests.extraction.rows import Facts, Row

Item: TypeAlias = "tuple[str, str]"
"""A slot and one of its values."""

_SLOTS: Final = {
    "party": "party",
    "attendee": "attendee",
    "signatory": "signatory",
    "date": "date",
    "place": "place",
    "mode": "mode",
    "status": "status",
    "ordinal": "ordinal",
    "topic": "topic",
    "rescheduledAs": "rescheduled_as",
}
_PLURALS: Final = {"parties": "party", "attendees": "attendee", "signatories": "signatory", "topics": "topic"}
_ONLY_WHERE_STATED: Final = frozenset({"said_by", "rescheduled_as", "topic"})
_FAMILIES: Final = {"Meeting": "meetings", "Agreement": "agreements", "Exercise": "exercises"}


def problems(row: Row, findings: Findings) -> list[str]:
    """Say what is wrong, a short word first: "meetings missed: …"; nothing where all is right."""
    found = happenings_of(findings)
    result = []
    for family, expected in row.happenings.items():
        result += _differences(family, [_items(facts) for facts in expected], found[family])
    if row.offices is not None:
        wanted = {(fold(o["person"]), o["title"], o.get("country", "")) for o in row.offices}
        got = offices_of(findings)
        result += [f"office missed: {office}" for office in sorted(wanted - got)]
        result += [f"office too many: {office}" for office in sorted(got - wanted)]
    return result


def reason(messages: Sequence[str]) -> str:
    """Give the short words of some problems, each once."""
    return ", ".join(dict.fromkeys(message.split(":")[0] for message in messages))


def happenings_of(findings: Findings) -> dict[str, list[frozenset[Item]]]:
    """Give every happening of a document as slots and values, by family."""
    mentions = {mention.key: mention for mention in findings.mentions}
    dates = {c.subject: c.object.value for c in findings.claims if _is(c, "date")}  # type: ignore[union-attr]
    result: dict[str, list[frozenset[Item]]] = {family: [] for family in _FAMILIES.values()}
    for mention in findings.mentions:
        family = _family(mention)
        if family is None:
            continue
        claims = [claim for claim in findings.claims if claim.subject == mention.key]
        kind = mention.kind.removeprefix(v.ENT)
        items = [("type", kind)] if kind != "Exercise" else []
        items += [_item(claim, mentions, dates) for claim in claims if _local(claim) in _SLOTS]
        items += [("said_by", _plain(claim.attribution)) for claim in claims if claim.attribution]
        result[family].append(frozenset(items))
    return result


def offices_of(findings: Findings) -> set[tuple[str, str, str]]:
    """Give person, title and state of every office that a named person holds."""
    labels = {mention.key: mention.label for mention in findings.mentions}
    titles = {c.subject: c.object.value for c in findings.claims if _is(c, "officeTitle")}  # type: ignore[union-attr]
    owners = {c.subject: str(c.object).rpartition("/")[2] for c in findings.claims if _is(c, "officeOf")}
    return {
        (fold(labels[c.subject]), titles[str(c.object)], owners.get(str(c.object), ""))
        for c in findings.claims
        if _is(c, "holdsOffice")
    }


def _is(claim: Claim, name: str) -> bool:
    return claim.predicate == v.ent(name)


def _local(claim: Claim) -> str:
    return claim.predicate.removeprefix(v.ENT)


def _family(mention: Mention) -> str | None:
    names = [iri.removeprefix(v.ENT) for iri in v.classes_of(mention.kind)]
    return next((_FAMILIES[name] for name in names if name in _FAMILIES), None)


def _item(claim: Claim, mentions: Mapping[str, Mention], dates: Mapping[str, str]) -> Item:
    slot, value = _SLOTS[_local(claim)], claim.object
    if isinstance(value, Literal):
        return slot, value.value
    if slot == "rescheduled_as":
        return slot, dates.get(value, "")
    if slot == "party":
        is_state = mentions[value].kind == v.ent("Country")
        return slot if is_state else "organization", mentions[value].identity
    if value in mentions:
        return slot, fold(mentions[value].label)
    return slot, value.removeprefix(v.ENT)


def _items(facts: Facts) -> frozenset[Item]:
    """Give what a row states of one happening as slots and values."""
    items: list[Item] = []
    for name, value in facts.items():
        values = value if isinstance(value, list) else [value]
        slot = _PLURALS.get(name, name)
        items += [(slot, _expected(slot, str(one))) for one in values]
    return frozenset(items)


def _expected(slot: str, value: str) -> str:
    if slot == "said_by":
        return _plain(value)
    return fold(value) if slot in {"attendee", "signatory", "place", "topic"} else value


def _plain(attribution: str) -> str:
    """Take the article from a source."""
    words = fold(attribution).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def _differences(
    family: str, expected: Sequence[frozenset[Item]], found: Sequence[frozenset[Item]]
) -> list[str]:
    pairs = _align(expected, found)
    result = []
    for i, wanted in enumerate(expected):
        got = found[pairs[i]] if i in pairs else None
        result += [f"{family} missed: {sorted(wanted)}"] if got is None else _slots(family, wanted, got)
    taken = set(pairs.values())
    result += [f"{family} too many: {sorted(got)}" for j, got in enumerate(found) if j not in taken]
    return result


def _slots(family: str, wanted: Collection[Item], got: Collection[Item]) -> list[str]:
    stated = {slot for slot, _ in wanted}
    counted = {item for item in got if item[0] not in _ONLY_WHERE_STATED - stated}
    wrong = sorted({slot for slot, _ in set(wanted) ^ counted})
    return [f"{slot} of {family}: wanted {_of(slot, wanted)}, got {_of(slot, counted)}" for slot in wrong]


def _of(slot: str, items: Iterable[Item]) -> list[str]:
    return sorted(value for name, value in items if name == slot)


def _align(expected: Sequence[frozenset[Item]], found: Sequence[frozenset[Item]]) -> dict[int, int]:
    """Pair expected and found happenings so that most slots agree; there are few of them in a row."""
    short = min(len(expected), len(found))
    if not short or len(found) > _MANY:
        return dict(zip(range(short), range(short), strict=True))
    slots = range(max(len(expected), len(found)))
    best = max(
        permutations(slots, len(expected)),
        key=lambda p: sum(len(expected[i] & found[j]) for i, j in enumerate(p) if j < len(found)),
    )
    return {i: j for i, j in enumerate(best) if j < len(found)}


_MANY: Final = 7
