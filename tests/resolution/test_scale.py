"""A thousand reports whose identities are known: how many pairs are found, and what more reports cost."""

from __future__ import annotations

import os
import sys
import time
from types import FrameType

import pytest

from kg.resolution import Resolution, resolve, resolve_and_settle
from tests.resolution.synthetic import World, scores

MOST_TIME_FOR_TEN_TIMES_AS_MANY = 12
TRIES = 4
"""How often the time is taken again: another program at work makes the larger run slower than the smaller."""

MOST_WORK_FOR_FOUR_TIMES_AS_MANY = 4.6
"""Twelve times for ten times as many would be 4.8; a little is left to the memory of the machine."""


@pytest.fixture(scope="module")
def world() -> World:
    return World(1000)


@pytest.fixture(scope="module")
def resolution(world: World) -> Resolution:
    return resolve(world.findings)


def test_the_world_is_what_it_is_said_to_be(world: World) -> None:
    assert len(world.findings) == len({f.document.id for f in world.findings}) == 1000
    assert len(world.truth) > 2500
    assert {key.partition("/")[0] for _, key in world.truth} == {"person", "meeting", "agreement"}


@pytest.mark.parametrize(
    ("family", "precision", "recall"),
    [
        ("", 0.98, 0.90),
        ("person", 0.98, 0.90),
        ("meeting", 0.98, 0.90),
        ("agreement", 0.97, 0.90),  # a second agreement of a kind, without a name, can look like the first
    ],
)
def test_pairs(world: World, resolution: Resolution, family: str, precision: float, recall: float) -> None:
    found = scores(resolution, world.truth, family)
    assert found.there > 500
    assert found.precision >= precision
    assert found.recall >= recall


def test_to_join_nothing_or_everything_would_not_do(world: World) -> None:
    """The measure tells good from bad."""
    apart = Resolution((), {place: "/".join(place) for place in world.truth})
    as_one = Resolution((), dict.fromkeys(world.truth, "one"))
    assert scores(apart, world.truth).recall == 0
    assert scores(as_one, world.truth).precision < 0.01


@pytest.mark.parametrize("seed", [2, 3])
def test_other_worlds(seed: int) -> None:
    other = World(1000, seed)
    found = scores(resolve(other.findings), other.truth)
    assert found.precision >= 0.98
    assert found.recall >= 0.90


def calls(world: World) -> int:
    """Count the calls of functions, which tell of work and not of what else the machine does."""
    count = 0

    def counting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counting)
    try:
        resolve_and_settle(world.findings)
    finally:
        sys.setprofile(None)
    return count


def test_work_grows_about_linearly(world: World) -> None:
    assert calls(World(4000)) < MOST_WORK_FOR_FOUR_TIMES_AS_MANY * calls(world)


def seconds(world: World, runs: int) -> float:
    """Give the least processor time of some runs."""

    def once() -> float:
        start = time.process_time()
        resolve(world.findings)
        return time.process_time() - start

    return min(once() for _ in range(runs))


def test_time_grows_about_linearly(world: World) -> None:
    large = World(10_000)
    ratios = []
    for _ in range(TRIES):
        ratios.append(seconds(large, runs=1) / seconds(world, runs=3))
        if ratios[-1] <= MOST_TIME_FOR_TEN_TIMES_AS_MANY:
            return
    if os.getloadavg()[0] > 1.5:
        pytest.skip(f"other programs are at work: {ratios}")
    pytest.fail(f"times as long: {ratios}")
