"""When a document was published, and how that is known."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import Columns, load_dates, read
from kg.errors import UserError
from kg.records import Document

from .small import REPORT, read_bytes

DAY = date(2015, 3, 3)
HEADLINE, _, BODY = REPORT.partition("\n\n")


def _read(folder: Path, text: str, name: str = "report.txt") -> Document:
    (document,) = read_bytes(folder, name, text.encode()).documents
    return document


@pytest.mark.parametrize(
    ("text", "found_by"),
    [
        (f" date 2015-03-03 {REPORT}", "first line"),
        (f"---\ndate: 2015-03-03\n---\n{REPORT}", "front matter"),
        (f"---\npublished_time: 2015-03-03 23:59:00-05:00\ndate: 2015-03-04\n---\n{REPORT}", "front matter"),
        (f"---\npublished: 1425376800\n---\n{REPORT}", "front matter"),
        (f"{HEADLINE}\n\nPublished: 3 March 2015\n\n{BODY}", "published line"),
        (f"{HEADLINE}\n\nPublished on Tuesday, March 3, 2015 at 5pm\n\n{BODY}", "published line"),
        (f"{HEADLINE}\n\nUpdated: 5 March 2015\nPublished: 3 March 2015\n\n{BODY}", "published line"),
        (f"{REPORT}\nPublished 3 March 2015, 03:24 IST\n", "published line"),
        (f"{HEADLINE}\n\nMarch 3, 2015\n\n{BODY}", "date line"),
        (f"{HEADLINE}\n\n14:18 JST, March 3, 2015\n\n{BODY}", "date line"),
        (f"{HEADLINE}\n\n1425376800\n\n{BODY}", "date line"),
        (f"26 April, 2024\n\n{HEADLINE}\n\n3 March 2015\n\n{BODY}", "date line"),
        (f"{HEADLINE}\n\nBergen, 3 March 2015\n\n{BODY}", "dateline"),
        (f"{HEADLINE}\n\nBERGEN, 3 March 2015 (NTB) – {BODY}", "dateline"),
        (f"{HEADLINE}\n\nBERGEN (Example News / NTB - 3rd March, 2015) {BODY}", "dateline"),
        (f"{HEADLINE}\n\nUpdated: 3 March 2015\n\n{BODY}", "line of the last change"),
        (f"{REPORT}\nhttps://example.org/2015/03/03/talks\n", "address"),
        (f"---\nurl: https://example.org/2015/03/03/talks\n---\n{REPORT}", "address"),
    ],
)
def test_day_is_found(tmp_path: Path, text: str, found_by: str) -> None:
    document = _read(tmp_path, text)
    assert (document.published, document.date_found_by) == (DAY, found_by)


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        f"{HEADLINE}\n\nOslo, 3 March, /NTB/\n\n{BODY}",
        f"{HEADLINE}\n\nOSLO, March 3 (NTB) -- {BODY}",
        f"{HEADLINE}\n\n03/04/2015\n\n{BODY}",
        f"{HEADLINE}\n\n{BODY}\nThe last talks were held on March 3, 2015.\n",
        f"3 March 2015\n\n{HEADLINE}\n\n5 March 2015\n\n6 March 2015\n\n{BODY}",
        f"{REPORT}\n© 2015 Example Media\n",
    ],
)
def test_day_stays_unknown(tmp_path: Path, text: str) -> None:
    document = _read(tmp_path, text)
    assert (document.published, document.date_found_by) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        f"---\nurl: https://example.org/2015/03/talks\n---\n{HEADLINE}\n\nOslo, 3 March, /NTB/\n\n{BODY}",
        f"{HEADLINE}\n\nOSLO, March 3 (NTB) -- {BODY}\nhttps://example.org/2015/03/04/talks\n",
    ],
)
def test_address_gives_a_dateline_its_year(tmp_path: Path, text: str) -> None:
    document = _read(tmp_path, text)
    assert (document.published, document.date_found_by) == (DAY, "dateline")


def test_file_name(tmp_path: Path) -> None:
    document = _read(tmp_path, REPORT, "2015-03-03-talks.txt")
    assert (document.published, document.date_found_by) == (DAY, "file name")


def test_folder_and_time_stamp_say_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "2015-03-03"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT)
    os.utime(folder / "report.txt", (1425376800, 1425376800))
    (document,) = read([str(folder)]).documents
    assert document.published is None


def test_metadata_go_before_the_text(tmp_path: Path) -> None:
    text = f"---\ndate: 2015-03-03\n---\nPublished: 5 May 2016\n\n{REPORT}"
    assert _read(tmp_path, text).published == DAY


def test_column_goes_before_the_address(tmp_path: Path) -> None:
    row = b"text,when,url\nPeru and Chile met.,3 March 2015,https://example.org/2016/05/05/a\n"
    (document,) = read_bytes(tmp_path, "a.csv", row, Columns(date="when")).documents
    assert (document.published, document.date_found_by) == (DAY, "metadata column")
    assert document.source == "https://example.org/2016/05/05/a"


@pytest.mark.parametrize("name", ["report.md", "report"])
def test_dates_file_goes_before_all(tmp_path: Path, name: str) -> None:
    (tmp_path / "report.md").write_text(f"---\ndate: 2001-01-01\n---\n{REPORT}")
    (tmp_path / "dates.csv").write_text(f"document,date\n{name},2015-03-03\n")
    reading = read([str(tmp_path / "report.md")], dates=load_dates(tmp_path / "dates.csv"))
    (document,) = reading.documents
    assert (document.published, document.date_found_by) == (DAY, "dates file")


def test_dates_file_with_everything_allowed(tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_bytes("\ufeffDate, Document\r\n2015-03-03,a.txt\r\n\r\n,b.txt\r\n5 May 2016,c\r\n".encode())
    assert load_dates(path) == {"a.txt": DAY, "c": date(2016, 5, 5)}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the file is empty"),
        ("name,day\na,2015-03-03\n", "the first row must name the columns document and date"),
        ("document,date\na.txt,soon\n", "row 2: 'soon' is not a day; write it as 2015-03-03"),
        ("document,date\na.txt,2015-03-03\n,2015-03-03\n", "row 3: no document is named"),
        ("document,date\na,2015-03-03\na,2015-03-04\n", "row 3: 'a' has another date in an earlier row"),
        ("document,date\na,2015-02-30\n", "row 2: '2015-02-30' is not a day; write it as 2015-03-03"),
    ],
)
def test_dates_file_at_fault(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "dates.csv"
    path.write_text(content)
    with pytest.raises(UserError) as caught:
        load_dates(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_dates_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such file"):
        load_dates(tmp_path / "none.csv")


@given(st.binary(max_size=200))
def test_dates_file_of_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"document,date\n" + data)
    try:
        load_dates(path)
    except UserError as error:
        assert "\n" not in str(error)  # noqa: PT017 - most bytes are at fault, some are not
