from __future__ import annotations

import gc

import pytest

from kg.resolution.collecting import uncollected


def test_the_collector_rests_and_wakes() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_wakes_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), uncollected():
        _ = 1 / 0
    assert gc.isenabled()


def test_it_stays_at_rest_where_the_caller_put_it_to_rest() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_made_counts_as_old_and_nothing_is_frozen() -> None:
    gc.collect()
    with uncollected():
        made = [[number] for number in range(50_000)]
    assert gc.get_count()[0] < len(made) // 10
    assert gc.get_freeze_count() == 0
