from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.language.transformer.features import PARAGRAPH
from kg.language.transformer.windows import CONTEXT, WINDOW, windows

SPACE = 1
Text = tuple[list[str], list[int], list[int]]


@st.composite
def texts(draw: st.DrawFn) -> Text:
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["Word", "word", ".", "?"]),
                st.sampled_from([0, SPACE, SPACE, SPACE, 2, PARAGRAPH]),
                st.integers(1, 10),
            ),
            max_size=250,
        )
    )
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


@given(texts())
def test_every_word_is_kept_once_in_order(text: Text) -> None:
    kept = [place for window in windows(*text) for place in range(window.kept, window.end)]
    assert kept == list(range(len(text[0])))


@given(texts())
def test_windows_fit(text: Text) -> None:
    lengths = text[2]
    for start, kept, end in windows(*text):
        assert start <= kept < end
        assert sum(lengths[start:end]) <= WINDOW
        assert sum(lengths[start:kept]) <= CONTEXT


@given(texts())
def test_no_context_comes_from_another_paragraph_break(text: Text) -> None:
    gaps = text[1]
    assert all(start == kept for start, kept, _ in windows(*text) if kept and gaps[kept] == PARAGRAPH)


def test_a_short_text_is_one_window() -> None:
    assert list(windows(["A", "b", "."], [PARAGRAPH, SPACE, 0], [1, 1, 1])) == [(0, 0, 3)]


def test_cuts_are_made_between_paragraphs() -> None:
    words = ["word"] * 100 + ["New"] + ["word"] * 120
    gaps = [PARAGRAPH] + [SPACE] * 99 + [PARAGRAPH] + [SPACE] * 120
    assert [tuple(window) for window in windows(words, gaps, [1] * 221)] == [(0, 0, 100), (100, 100, 221)]


def test_a_long_paragraph_is_cut_at_a_sentence_and_has_context() -> None:
    words = (["Word"] + ["word"] * 58 + ["."]) * 4
    gaps = [PARAGRAPH] + [SPACE] * 239
    first, second = windows(words, gaps, [1] * 240)
    assert first == (0, 0, 180)
    assert second == (180 - CONTEXT, 180, 240)


def test_a_paragraph_without_any_stop_is_cut_all_the_same() -> None:
    found = list(windows(["word"] * 500, [PARAGRAPH] + [SPACE] * 499, [1] * 500))
    assert found[0] == (0, 0, WINDOW)
    assert found[-1].end == 500
