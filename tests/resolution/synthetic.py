"""Synthetic reports whose identities are known: names in many forms, meetings and agreements that go on.

Only what extraction would find is made, no text to be read. The hard things are in it on purpose: surnames
alone, names turned round, in capitals or without accents; namesakes in other countries; one surname in the
same government; people who change offices; meetings of one pair in neighbouring months; dates by the day,
month or year or none; meetings that are announced, put off and announced anew; wrong days, places and
numbers; stages of agreements, with and without a name, and a second agreement of the kind.
"""

from __future__ import annotations

import random
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from kg.records import Findings
from kg.resolution import Resolution
from tests.resolution.made import Happening, Person, report

__all__ = ["Scores", "World", "scores"]

Place = tuple[str, str]

GIVEN = "Ana Luís Björn Zoë Seda Émile Nguyễn Tomás Ewa Jun Aylin Noor Þóra Kwame Ines Dragan Søren Yuki Petr"
FAMILY = (
    "Rojas Müller Kirazlı Ødegård Tanaka Nováková Okafor Duarte Lindström Haddad Perera Kovač Mensah Łukasik"
)
ENDINGS = ("", "son", "ova", "ez", "shi", "wala", "ström", "ić")
OFFICES = ("foreign minister", "defense minister", "prime minister", "ambassador")
KINDS = ("Summit", "MinisterialMeeting", "TwoPlusTwo", "PhoneCall", "WorkingLevelTalks")
ONE_EACH = (
    "AcquisitionAndCrossServicingAgreement",
    "ReciprocalAccessAgreement",
    "InformationSecurityAgreement",
)
STAGES = ("Proposed", "UnderNegotiation", "AgreedInPrinciple", "Signed", "Ratified", "InForce")
FIRST = date(2012, 1, 1)


@dataclass(frozen=True)
class Official:
    """A person who holds an office for some time; who bears one name in one country is one person."""

    id: str
    given: str
    family: str
    country: str
    title: str
    since: date
    until: date


@dataclass(frozen=True)
class Told:
    """One report's view of one thing."""

    published: date
    thing: Happening
    truth: str
    parties: tuple[str, ...]


class World:
    """A made world and the reports on it.

    Args:
        size: How many reports there are, about.
        seed: The same seed, the same world.
    """

    def __init__(self, size: int, seed: int = 1) -> None:
        self.random = random.Random(seed)
        states = max(12, min(150, size // 40))
        self.states = [f"{a}{b}X" for a in "ABCDEFGHIJKLM" for b in "ABCDEFGHIJKLM"][:states]
        self.officials = [o for state in self.states for o in self._government(state)]
        self.by_state: dict[str, list[Official]] = defaultdict(list)
        for official in self.officials:
            self.by_state[official.country].append(official)
        pairs = list(combinations(self.states, 2))
        self.random.shuffle(pairs)
        told: list[Told] = []
        for number, pair in enumerate(pairs):
            if len(told) >= size * 1.25:
                break
            told += self._meetings(pair, number)
            told += self._agreements(pair, number)
        self.truth: dict[Place, str] = {}
        self.findings = list(self._reports(told, size))

    # -- people --------------------------------------------------------------------------------------------

    def _government(self, state: str) -> Iterator[Official]:
        for title in OFFICES:
            since = FIRST
            while since < date(2022, 1, 1):
                until = since + timedelta(self.random.randint(500, 1900))
                given = self.random.choice(GIVEN.split())
                family = self.random.choice(FAMILY.split()) + self.random.choice(ENDINGS)
                yield Official(f"{state}/{given} {family}", given, family, state, title, since, until)
                since = until

    def _person(self, official: Official) -> Person:
        """Give a person as a report names her."""
        draw = self.random.random()
        name = f"{official.given} {official.family}"
        if draw < 0.22:
            name = official.family
        elif draw < 0.32:
            name = f"{official.family.upper()} {official.given}"
        elif draw < 0.37:
            name = f"{official.family} {official.given}"
        elif draw < 0.42:
            name = name.upper()
        if self.random.random() < 0.15:
            name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        alone = " " not in name
        country = official.country if alone or self.random.random() < 0.85 else ""
        title = official.title if country and self.random.random() < 0.8 else ""
        return Person(name, country, title)

    # -- meetings ------------------------------------------------------------------------------------------

    def _meetings(self, pair: tuple[str, str], number: int) -> Iterator[Told]:
        day = FIRST + timedelta(self.random.randint(0, 900))
        session: Counter[str] = Counter()
        for count in range(self.random.randint(2, 7)):
            near = self.random.random() < 0.25
            day += timedelta(self.random.randint(22, 45) if near else self.random.randint(70, 500))
            kind = self.random.choice(KINDS)
            session[kind] += 1
            place = self.random.choice([f"{pair[0]} City", f"{pair[1]} City", "Geneva"])
            if self.random.random() < 0.12:
                yield from self._put_off(f"m{number}.{count}.off", kind, pair, day)
                day += timedelta(self.random.randint(40, 150))
            ordinal = session[kind] if kind == "TwoPlusTwo" else None
            yield from self._meeting(f"m{number}.{count}", kind, pair, day, place, ordinal)

    def _put_off(self, truth: str, kind: str, pair: tuple[str, str], day: date) -> Iterator[Told]:
        """Tell of a meeting that is put off, by reports that announce it and reports that say so."""
        for _ in range(self.random.randint(0, 2)):
            published = day - timedelta(self.random.randint(12, 40))
            when = self._when(day, exact=0.5, month=0.5)
            yield Told(published, Happening(kind, pair, status="Planned", date=when), truth, pair)
        for _ in range(self.random.randint(1, 3)):
            published = day - timedelta(self.random.randint(0, 9))
            when = self._when(day, exact=0.5, month=0.5)
            yield Told(published, Happening(kind, pair, status="Postponed", date=when), truth, pair)

    def _meeting(
        self, truth: str, kind: str, pair: tuple[str, str], day: date, place: str, ordinal: int | None
    ) -> Iterator[Told]:
        for _ in range(self.random.randint(1, 6)):
            view = self.random.choice(["announced", "news", "news", "looked back"])
            if view == "announced":
                published = day - timedelta(self.random.randint(3, 40))
                status, when = "Planned", self._when(day, exact=0.5, month=0.4, stretch=0.1)
            elif view == "news":
                published = day + timedelta(self.random.randint(0, 3))
                status, when = "Held", self._when(day, exact=0.88, month=0.02)
            else:
                published = day + timedelta(self.random.randint(30, 500))
                status, when = "Held", self._when(day, exact=0.55, month=0.4, year=0.05)
            told = ordinal if ordinal is not None and self.random.random() < 0.5 else None
            if told is not None and self.random.random() < 0.02:
                told += 1  # counted wrong
            where = place if self.random.random() < 0.6 else ""
            if where and self.random.random() < 0.03:
                where = "Elsewhere"
            said = "BilateralTalks" if self.random.random() < 0.12 else kind
            yield Told(published, Happening(said, pair, "", status, when, where, told), truth, pair)

    def _when(self, day: date, *, exact: float, month: float = 0, year: float = 0, stretch: float = 0) -> str:
        """Give a date as precise as chance will have it; "" for the rest."""
        draw = self.random.random()
        if self.random.random() < 0.01:
            day += timedelta(1)  # one report errs
        for share, form in ((exact, "%Y-%m-%d"), (month, "%Y-%m"), (year, "%Y")):
            if draw < share:
                return day.strftime(form)
            draw -= share
        if draw < stretch:
            first = day - timedelta(self.random.randint(0, 6))
            return f"{first}/{first + timedelta(9)}"
        return ""

    # -- agreements ----------------------------------------------------------------------------------------

    def _agreements(self, pair: tuple[str, str], number: int) -> Iterator[Told]:
        start = FIRST + timedelta(self.random.randint(0, 1200))
        kind = self.random.choice([*ONE_EACH, "DefenseCooperationAgreement", "Treaty", "TradeAgreement"])
        last = yield from self._life(f"a{number}", kind, pair, start)
        if kind not in ONE_EACH and self.random.random() < 0.3:
            yield from self._life(f"a{number}.second", kind, pair, last + timedelta(900))
        for count in range(self.random.randint(0, 2)):
            day = start + timedelta(400 * count + self.random.randint(0, 200))
            for _ in range(self.random.randint(1, 4)):
                published = day + timedelta(self.random.randint(0, 4))
                when = self._when(day, exact=0.9)
                happening = Happening("JointStatement", pair, status="Signed", date=when)
                yield Told(published, happening, f"j{number}.{count}", pair)

    def _life(self, truth: str, kind: str, pair: tuple[str, str], day: date) -> Generator[Told, None, date]:
        """Tell of an agreement stage by stage; give the day of the last one."""
        name = f"Treaty of {truth}" if kind == "Treaty" and self.random.random() < 0.5 else ""
        for stage in STAGES[self.random.randint(0, 2) :]:
            if self.random.random() < 0.3:
                continue  # no report tells of this stage
            day += timedelta(self.random.randint(40, 300))
            for _ in range(self.random.randint(1, 2)):
                published = day + timedelta(self.random.randint(0, 5))
                when = self._when(day, exact=0.5, month=0.1) if stage in STAGES[2:] else ""
                names = (name,) if name and self.random.random() < 0.7 else ()
                happening = Happening(kind, pair, "", stage, when, names=names)
                yield Told(published, happening, truth, pair)
        return day

    # -- reports -------------------------------------------------------------------------------------------

    def _reports(self, told: list[Told], size: int) -> Iterator[Findings]:
        """Put the views into reports: one or two of one day and pair in each, with the people at hand."""
        for number, view in enumerate(told[:size]):
            name = f"report {number}"
            family = "agreement" if view.truth[0] in "aj" else "meeting"
            happening = Happening(**{**vars(view.thing), "key": f"{family}/1"})
            people = dict(self._people(view))
            found = report(name, view.published, happening, *people)
            self.truth[found.document.id, happening.key] = view.truth
            self.truth |= {(found.document.id, person.key): truth for person, truth in people.items()}
            yield found

    def _people(self, view: Told) -> Iterator[tuple[Person, str]]:
        keys: set[str] = set()
        for state in view.parties:
            in_office = [o for o in self.by_state[state] if o.since <= view.published < o.until]
            for official in self.random.sample(in_office, min(len(in_office), self.random.randint(0, 2))):
                person = self._person(official)
                if person.key not in keys:
                    keys.add(person.key)
                    yield person, official.id


@dataclass(frozen=True)
class Scores:
    """How well pairs of mentions of one thing were found."""

    right: int
    found: int
    there: int

    @property
    def precision(self) -> float:
        """Of the pairs that were made one, the share that is one."""
        return self.right / self.found

    @property
    def recall(self) -> float:
        """Of the pairs that are one, the share that was made one."""
        return self.right / self.there


def scores(resolution: Resolution, truth: Mapping[Place, str], family: str = "") -> Scores:
    """Compare a resolution with the truth, pair by pair; only keys that begin with the family count."""
    places = [place for place in truth if place[1].startswith(family)]
    both = Counter((resolution.iris[place], truth[place]) for place in places)
    found = Counter(resolution.iris[place] for place in places)
    there = Counter(truth[place] for place in places)
    return Scores(_pairs(both.values()), _pairs(found.values()), _pairs(there.values()))


def _pairs(counts: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts)
