"""`python -m kg.language.training STEP …`: prepare the data, train, export, evaluate, measure the speed."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.language.training.settings import read_settings

_NEWS = ("gum.train.jsonl.gz", "wikigold.train.jsonl.gz")


def main(arguments: list[str] | None = None) -> None:
    """Run one step.

    Args:
        arguments: The command line; None for the process's own.
    """
    given = _parser().parse_args(arguments)
    given.run(given)


def _parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(prog="python -m kg.language.training", description=__doc__)
    steps = parser.add_subparsers(required=True, metavar="STEP")

    prepare = steps.add_parser("prepare", help="turn the public corpora into training data")
    prepare.add_argument("corpora", type=Path)
    prepare.add_argument("data", type=Path, help="where to")
    prepare.set_defaults(run=_prepare)

    train = steps.add_parser("train", help="train, with checkpoints")
    train.add_argument("data", type=Path)
    train.add_argument("checkpoint", type=Path, help="where to")
    train.add_argument("--start", type=Path, metavar="CHECKPOINT", help="go on from this one")
    train.set_defaults(run=_train)

    export = steps.add_parser("export", help="write a checkpoint as a spaCy pipeline")
    export.add_argument("checkpoint", type=Path)
    export.add_argument("data", type=Path)
    export.add_argument("model", type=Path, help="where to")
    export.add_argument("--plain", action="store_true", help="don't round the encoder to 8 bits")
    export.set_defaults(run=_export)

    evaluate = steps.add_parser("evaluate", help="score a pipeline")
    evaluate.add_argument("model", type=Path)
    evaluate.add_argument("data", type=Path)
    evaluate.add_argument("--part", choices=("dev", "test"), default="test")
    evaluate.add_argument("--record", action="store_true", help="write the scores into the model's card")
    evaluate.add_argument("--plain", type=Path, help="the same model exported --plain, to score beside it")
    evaluate.set_defaults(run=_evaluate)

    speed = steps.add_parser("speed", help="measure pipelines one beside the other")
    speed.add_argument("data", type=Path, help="what `prepare` made: the news among it is read")
    speed.add_argument("models", nargs="+", help="folders or names of installed pipelines")
    speed.set_defaults(run=_speed)

    for step in (prepare, train, export):
        step.add_argument("--config", type=Path, help="settings (TOML); else those of the packaged model")
    return parser


# Each step imports what it needs when it is run: only training needs torch.


def _prepare(given: argparse.Namespace) -> None:
    from kg.language.training.preparation import prepare

    for name, words in prepare(given.corpora, given.data, read_settings(given.config).seed).items():
        print(f"{words:9,} words  {name}")


def _train(given: argparse.Namespace) -> None:
    from kg.language.training.train import train

    train(given.data, given.checkpoint, read_settings(given.config), given.start)


def _export(given: argparse.Namespace) -> None:
    from kg.language.training.export import export

    settings = read_settings(given.config)
    export(given.checkpoint, given.data, given.model, settings, quantised=not given.plain)


def _evaluate(given: argparse.Namespace) -> None:
    import spacy

    import kg.language.transformer  # noqa: F401
    from kg.language.training.evaluation import evaluate
    from kg.language.training.publishing import put_scores, table

    scores = evaluate(spacy.load(given.model), given.data, given.part)
    plain = evaluate(spacy.load(given.plain), given.data, given.part) if given.plain else None
    print(table(scores))
    if plain:
        print(f"Without rounding to 8 bits:\n\n{table(plain)}")
    if given.record:
        put_scores(given.model, scores, plain)


def _speed(given: argparse.Namespace) -> None:
    from kg.language.training.evaluation import raw_text
    from kg.language.training.passages import read_passages
    from kg.language.training.speed import measure

    passages = [passage for path in _NEWS for passage in read_passages(given.data / path)]
    texts = [raw_text(passage)[0] for passage in passages if passage.source in {"gum_news", "wikigold"}]
    for processes in (1, 2):
        for model in given.models:
            speed = measure(model, texts, processes)
            print(
                f"{speed.rate:7,.0f} words/s in {processes} process(es) over {speed.words:,} words, "
                f"loaded in {speed.loading:.2f} s, {speed.memory:.0f} MiB: {model}"
            )


if __name__ == "__main__":
    main()
