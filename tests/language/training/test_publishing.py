from __future__ import annotations

import json
from pathlib import Path

from kg.language.training.publishing import put_papers, put_scores, table

SCORES = {"ewt": {"las": 90.04, "raw token": 98.5}, "re3d": {"entities": 82.0}}


def test_papers_and_scores(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"name": "made"}', encoding="utf-8")
    put_papers(tmp_path)
    assert "CC BY-SA 4.0" in (tmp_path / "LICENSE").read_text(encoding="utf-8")
    put_scores(tmp_path, SCORES)
    first = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "| re3d |" in first
    put_scores(tmp_path, SCORES)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == first
    meta = json.loads((tmp_path / "meta.json").read_text(encoding="utf-8"))
    assert meta == {"name": "made", "performance": SCORES}


def test_the_loss_by_rounding_is_told(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    put_papers(tmp_path)
    put_scores(tmp_path, SCORES, {"ewt": {"las": 90.55}})
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert card.index("90.0") < card.index("before rounding") < card.index("90.5")
    meta = json.loads((tmp_path / "meta.json").read_text(encoding="utf-8"))
    assert meta["performance_before_rounding"]["ewt"]["las"] == 90.55


def test_a_score_that_is_missing_is_an_empty_cell() -> None:
    head, rule, ewt, re3d = table(SCORES).splitlines()
    assert head.count("|") == rule.count("|") == ewt.count("|") == re3d.count("|")
    assert "90.0" in ewt
    assert "82.0" in re3d
    assert "0.0" not in re3d.replace("82.0", "")
