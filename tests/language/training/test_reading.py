from __future__ import annotations

from pathlib import Path

from kg.language.training.named import read_entities
from kg.language.training.passages import read_passages, write_passages
from kg.language.training.treebanks import read_document
from kg.language.transformer.features import PARAGRAPH
from tests.language.training.made import NONE, SPACE, two_sentences

DOCUMENT = """# newdoc id = one
# sent_id = 1
# newpar
# text = They can't go.
1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\tVerbForm=Fin\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_
5.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t4:conj\t_

# sent_id = 2
# text = Why?
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_
"""


def test_a_treebank(tmp_path: Path) -> None:
    path = tmp_path / "one.conllu"
    path.write_text(DOCUMENT, encoding="utf-8")
    passage = read_document(path, "made")
    assert passage.words == ["They", "ca", "n't", "go", ".", "Why", "?"]
    assert passage.gaps == [PARAGRAPH, SPACE, NONE, SPACE, NONE, SPACE, NONE]
    assert passage.starts == [True, False, False, False, False, True, False]
    assert passage.syntax is not None
    assert passage.syntax.heads == [3, 3, 3, 3, 3, 5, 5]
    assert passage.syntax.feats[:3] == ["Case=Nom", "VerbForm=Fin", ""]


def test_named_entities(tmp_path: Path) -> None:
    path = tmp_path / "names.iob2"
    path.write_text("In\tO\t_\nOslo\tB-GPE\tSpaceAfter=No\n.\tO\t_\n\nIda\tB-PERSON\t_\n", encoding="utf-8")
    first, second = read_entities(path, "made")
    assert first.entities == ["O", "B-GPE", "O"]
    assert first.gaps == [PARAGRAPH, SPACE, NONE]
    assert first.starts is None
    assert first.syntax is None
    assert second.words == ["Ida"]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "made.train.jsonl.gz"
    assert write_passages(path, [two_sentences(), two_sentences()]) == 14
    assert list(read_passages(path)) == [two_sentences(), two_sentences()]
