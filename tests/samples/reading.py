"""Reads the bundled reports and what is expected of them, without the program's own readers."""

from __future__ import annotations

import csv
import html
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from kg.samples import expected, reports

Fact: TypeAlias = "dict[str, Any]"

HAPPENINGS = ("meetings", "agreements", "exercises")


@cache
def records() -> tuple[Fact, ...]:
    lines = expected().read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def content(record: Fact) -> str:
    """Give what a reader takes in: the title and the text, no markup or furniture, white space normalised."""
    text = (reports() / record["document"]).read_text(encoding="utf-8")
    if record["document"].endswith(".html"):
        text = _article(text)
    if text.startswith("---\n"):
        _, front, rest = text.split("---\n", 2)
        text = "\n".join(re.findall(r"^title: \"(.*)\"$", front, flags=re.MULTILINE)) + "\n" + rest
    lines = [line for line in text.splitlines() if line.strip() not in record["chrome"]]
    return "\n".join(" ".join(re.sub(r"^ date \d{4}-\d\d-\d\d ", "", line).split()) for line in lines)


def body(record: Fact) -> str:
    """Give the sentences: the content without headlines, place lines and dates."""
    return "\n".join(line for line in content(record).splitlines() if line.endswith("."))


def sentence(record: Fact, fact: Fact) -> str:
    """Give the sentence that states a fact, by its first words."""
    text = " ".join(content(record).replace("*", "").split())
    rest = text[text.index(fact["evidence"]) :]
    return re.split(r"(?<=[a-z0-9)]\.) (?=[A-Z])", rest, maxsplit=1)[0]


def happenings(record: Fact) -> list[Fact]:
    return [fact for kind in HAPPENINGS for fact in record[kind]]


@cache
def country_forms() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Give, for each country, its names alone, and its names and the seats of its government."""
    with (Path(__file__).parent / "country_forms.csv").open(encoding="utf-8", newline="") as file:
        return {row["iso3"]: _patterns(row["names"], row["seats"]) for row in csv.DictReader(file)}


def _patterns(names: str, seats: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    either = "|".join(filter(None, (names, seats)))
    return re.compile(rf"\b(?:{names})\b"), re.compile(rf"\b(?:{either})\b")


def _article(page: str) -> str:
    inside = page[page.index("<article>") : page.index("</article>")]
    blocks = re.findall(r"<(?:h1|p|figcaption)>(.*?)</(?:h1|p|figcaption)>", inside, flags=re.DOTALL)
    return "\n".join(html.unescape(re.sub(r"<[^>]+>", "", block)) for block in blocks)
