"""Each format: what the text is, and what is taken from around it."""

from __future__ import annotations

import gzip
import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import Columns, read
from kg.documents.formats.front_matter import split_front_matter
from kg.documents.formats.markdown import find_markup
from kg.records import Document

from .small import OTHER, REPORT, read_bytes, reasons

PAGE = """<!DOCTYPE html><html><head><title>Chile and Oman sign pact | Example</title>
<meta property="og:title" content="Chile and Oman sign pact on ports">
<meta property="article:modified_time" content="2021-03-04T10:22:00+01:00">
{meta}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World news</a></li></ul></nav>
<article><h1>Chile and Oman sign pact on ports</h1>
<figure><img src="a.jpg">
<figcaption>The ministers shake hands in Muscat. (AP Photo/Ann Example)</figcaption></figure>
<p>MUSCAT, Oman (AP) — Chile and Oman signed a pact on the use of their ports on Monday, the foreign
ministry of Oman said in a statement issued after the talks.</p>
<p>The pact, which was negotiated over two years, lets ships of both navies take on fuel, officials said.</p>
<h2>Second pact of the year</h2>
<p>It is the second such pact that the government in Muscat signed this year. One with Kenya may follow.</p>
</article>
<aside><h3>Related posts</h3><ul><li><a href="/x">Peru and Ecuador to hold border talks</a></li></ul></aside>
<footer>© 2019 Example. All rights reserved.</footer></body></html>"""


def _one(folder: Path, name: str, text: str) -> Document:
    (document,) = read_bytes(folder, name, text.encode()).documents
    return document


def test_plain_text_is_the_file(tmp_path: Path) -> None:
    document = _one(tmp_path, "a.txt", REPORT)
    assert document.text == REPORT
    assert document.title == "Chile and Norway open talks"
    assert document.content_hash == sha256(REPORT.encode()).hexdigest()


def test_markdown_is_headline_and_body_as_it_is(tmp_path: Path) -> None:
    body = "Chile and **Norway** opened [talks](https://example.org/a) on *fish*.\n\n- First point\n\n\\###\n"
    document = _one(tmp_path, "a.md", f'---\ntitle: "Talks\\u00a0open"\ndate: 2015-03-03\n---\n{body}')
    assert document.text == f"Talks open\n\n{body}"
    assert document.title == "Talks open"
    assert document.published == date(2015, 3, 3)
    assert (
        " ".join(document.content.split()) == "Talks open Chile and Norway opened talks on fish . First point"
    )


def test_markdown_without_front_matter(tmp_path: Path) -> None:
    document = _one(tmp_path, "a.markdown", f"# Talks open in Bergen\n\n{REPORT}")
    assert document.title == "Talks open in Bergen"


def test_plain_text_with_front_matter_is_markdown(tmp_path: Path) -> None:
    document = _one(tmp_path, "a.txt", f"---\ntitle: Talks open\n---\n**{REPORT.strip()}**\n")
    assert document.text.startswith("Talks open\n\n**Chile")
    assert "*" not in document.content


@pytest.mark.parametrize(
    "text",
    [
        "---\nno front matter, but a rule\n---\n",
        "--- title: a ---\n",
        "----\ntitle: a\n----\n",
        "---\ntitle: a\n",
    ],
)
def test_no_front_matter(text: str) -> None:
    assert split_front_matter(text + REPORT).body == 0


def test_front_matter_of_other_shapes() -> None:
    assert (
        split_front_matter("---\n[\na: b\n]\n---\n").fault
        == "the front matter is not a list of names and values"
    )
    assert split_front_matter("---\na: " + "[" * 3000 + "\n---\n").fault is not None
    assert split_front_matter("---\na: &a [x, x]\nb: [*a, *a]\ntitle: T\n---\n").title == "T"
    assert split_front_matter("---\na: !!python/object/apply:os.system [ls]\ntitle: T\n---\n").title == "T"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# Heading #", "Heading"),
        ("a **b** __c__ *d* _e_ ***f***", "a b c d e f"),
        ("snake_case and 2*3*4 stay", "snake_case and 2*3*4 stay"),
        ("[text](https://example.org/a_(b) 'title') end", "text end"),
        ("![A caption of a picture](a.png)", "A caption of a picture"),
        ("> quoted\n> lines", "quoted lines"),
        ("1. one\n2) two\n* three\n+ four", "one two three four"),
        ("a[^1] and <https://example.org>", "a and"),
        ("| a | b |\n|---|:--|\n| c | d |", "a b c d"),
        ("Title\n=====\n\ntext", "Title text"),
        ("line  \nbreak\\\nhere", "line break here"),
        ("5 < 6 and a > b", "5 < 6 and a > b"),
        ("the U.S.-Japan pact [sic] holds", "the U.S.-Japan pact [sic] holds"),
        ("<b>bold</b><br/>text", "bold text"),
        ("- 5 degrees - cold", "5 degrees - cold"),
        ("2015 - 2016", "2015 - 2016"),
    ],
)
def test_markup(text: str, words: str) -> None:
    masked = list(text)
    for start, end, _ in find_markup(text):
        masked[start:end] = " " * (end - start)
    assert "".join(masked).split() == words.split()


@given(st.text(st.sampled_from("ab *_[]()!#>-|\\\n<`~=^:1.'\"/h"), max_size=300))
def test_markup_of_anything(text: str) -> None:
    for start, end, reason in find_markup(text):
        assert 0 <= start < end <= len(text)
        assert reason


def test_page(tmp_path: Path) -> None:
    meta = '<meta property="article:published_time" content="2019-03-04T10:22:00+01:00">'
    document = _one(tmp_path, "a.html", PAGE.format(meta=meta))
    assert document.title == "Chile and Oman sign pact on ports"
    assert (document.published, document.date_found_by) == (date(2019, 3, 4), "page metadata")
    paragraphs = [line.strip() for line in document.content.split("\n") if line.strip()]
    assert paragraphs[:2] == ["Chile and Oman sign pact on ports", "The ministers shake hands in Muscat."]
    assert paragraphs[2].startswith("Chile and Oman signed a pact")
    assert "Second pact of the year" in paragraphs
    assert not any(word in document.content for word in ("Home", "Peru", "rights reserved", "AP"))


@pytest.mark.parametrize(
    ("meta", "day"),
    [
        ("", None),
        ('<meta name="date" content="soon">', None),
        (
            '<script type="application/ld+json">{"@type": "Article", "datePublished": "2019-03-04"}</script>',
            True,
        ),
        (
            '<script type="application/ld+json">{"@type": "Article", "dateModified": "2019-03-04"}</script>',
            None,
        ),
        ('<link rel="canonical" href="https://example.org/2019/03/04/pact">', True),
    ],
)
def test_date_of_a_page(tmp_path: Path, meta: str, day: bool | None) -> None:
    page = PAGE.format(meta=meta).replace("Kenya", "Kenya, planned for 2017-05-05")
    document = _one(tmp_path, "a.html", page)
    assert document.published == (date(2019, 3, 4) if day else None)


def test_page_saved_as_text(tmp_path: Path) -> None:
    document = _one(tmp_path, "a.txt", PAGE.format(meta=""))
    assert "<p>" not in document.text
    assert document.title == "Chile and Oman sign pact on ports"


def test_page_in_an_old_encoding(tmp_path: Path) -> None:
    page = PAGE.format(meta='<meta charset="windows-1252">').replace("Monday", "“Monday”")
    (document,) = read_bytes(tmp_path, "a.htm", page.encode("cp1252")).documents
    assert "“Monday”" in document.text


def test_json_lines(tmp_path: Path) -> None:
    rows = (
        '{"text": "Peru and Chile met.", "title": "A meeting", "date": "2015-03-03", "id": 7}\n'
        '{"text": "Togo and Benin met.", "url": "https://example.org/b", "id": "x"}\n'
        '{"text": "Fiji and Tonga met."}\n'
    )
    path = tmp_path / "rows.jsonl"
    documents = {d.source: d for d in read_bytes(tmp_path, path.name, rows.encode()).documents}
    assert sorted(documents) == sorted([f"{path}#7", "https://example.org/b", f"{path}:3"])
    first = documents[f"{path}#7"]
    assert (first.text, first.title) == ("A meeting\n\nPeru and Chile met.", "A meeting")
    assert first.published == date(2015, 3, 3)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["id", "body"],
        ["1", '"Peru met ""Chile"".\n\nThey talked."'],
        ["2", '"Togo, Benin; Ghana met."'],
    ]
    data = "\n".join(delimiter.join(row) for row in rows)
    reading = read_bytes(tmp_path, "a.csv", data.encode("utf-8-sig"), Columns(text="body"))
    assert [d.text for d in reading.documents] == [
        'Peru met "Chile".\n\nThey talked.',
        "Togo, Benin; Ghana met.",
    ]
    assert [d.source.rpartition("#")[2] for d in reading.documents] == ["1", "2"]


def test_csv_lines_are_those_of_the_file(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, "a.csv", b'text\n"Peru met\nChile."\nTogo met Benin.\n')
    assert [d.source.rpartition(":")[2] for d in reading.documents] == ["2", "4"]


def test_csv_with_cells_beyond_the_library_limit(tmp_path: Path) -> None:
    text = "Peru met Chile and talked. " * 10_000
    assert len(read_bytes(tmp_path, "a.csv", f'text\n"{text}"\n'.encode()).documents) == 1


def test_csv_with_short_and_long_rows(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, "a.csv", b"id,text\n1\n2,Peru met Chile.,more\n")
    assert len(reading.documents) == 1
    assert reasons(reading) == ["no text in column 'text'"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", REPORT),
        ("a.md", REPORT),
        ("a.html", PAGE.format(meta="")),
        ("a.jsonl", '{"text": "Peru and Chile met."}\n'),
        ("a.csv", "text\nPeru and Chile met.\n"),
    ],
)
def test_packed_is_the_same(tmp_path: Path, name: str, text: str) -> None:
    (plain,) = read_bytes(tmp_path, name, text.encode()).documents
    (packed,) = read_bytes(tmp_path, f"{name}.gz", gzip.compress(text.encode())).documents
    assert (packed.text, packed.removed, packed.title) == (plain.text, plain.removed, plain.title)


@given(data=st.binary(max_size=300), suffix=st.sampled_from(["txt", "md", "html", "jsonl", "csv", "txt.gz"]))
def test_any_bytes_give_a_reading(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"any.{suffix}"
    path.write_bytes(data)
    reading = read([str(path)])
    assert reading.documents or reading.skipped
    for skipped in reading.skipped:
        assert "\n" not in skipped.reason + skipped.source


@given(text=st.text(max_size=200), title=st.text(max_size=30))
def test_any_row_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str, title: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_text(json.dumps({"text": text, "title": title}) + "\n" + json.dumps({"text": OTHER}) + "\n")
    assert any(OTHER in document.text for document in read([str(path)]).documents)
