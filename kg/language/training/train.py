"""The training loop: several processes of one thread each, gradients averaged, against the clock."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, distributed, nn

from kg.language.training.batches import Labeller, endless
from kg.language.training.labels import LabelSets, collect
from kg.language.training.model import build, load, pretrained_pieces, save, tensors
from kg.language.training.network import Tagger
from kg.language.training.passages import Passage, read_passages
from kg.language.training.settings import Settings, Training
from kg.language.training.trial import try_out

__all__ = ["train"]

_REPORT_STEPS = 50
_ADDED = ("encoder.case.", "encoder.gaps.", "encoder.beside.")


def train(data: Path, output: Path, settings: Settings, start: Path | None = None) -> None:
    """Train a model.

    Args:
        data: The folder that `prepare` filled.
        output: Where checkpoints go.
        settings: The settings.
        start: A checkpoint to go on from, with a fresh optimizer; None to start from the pretrained encoder.
    """
    os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    with tempfile.TemporaryDirectory() as meeting:
        arguments = (data, output, settings, start, f"file://{meeting}/point")
        context = multiprocessing.get_context("spawn")
        processes = [
            context.Process(target=_process, args=(rank, *arguments))
            for rank in range(settings.training.processes)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
    if any(process.exitcode for process in processes):
        raise RuntimeError("a training process failed; its traceback stands above")


def _process(
    rank: int, data: Path, output: Path, settings: Settings, start: Path | None, meeting: str
) -> None:
    """Train as one of several processes."""
    torch.set_num_threads(1)
    distributed.init_process_group(
        "gloo", init_method=meeting, rank=rank, world_size=settings.training.processes
    )
    names = sorted(settings.sources)
    sources = {name: list(read_passages(data / f"{name}.train.jsonl.gz")) for name in names}
    labels = collect((passage for name in names for passage in sources[name]), settings.labels)
    torch.manual_seed(settings.seed)
    network = build(settings, labels)
    before: list[dict[str, Any]] = []
    if start:
        network, labels, facts = load(start, settings)
        before = [*facts.get("before", []), {name: facts[name] for name in ("steps", "minutes", "words")}]
    torch.manual_seed(settings.seed + rank)
    _Run(rank, network, labels, settings, output, data, before).learn(sources)
    distributed.destroy_process_group()


class _Run:
    """One training run, as one process sees it."""

    def __init__(
        self,
        rank: int,
        network: Tagger,
        labels: LabelSets,
        settings: Settings,
        output: Path,
        data: Path,
        before: list[dict[str, Any]],
    ) -> None:
        self.rank = rank
        self.network = network
        self.labels = labels
        self.settings = settings
        self.output = output
        self.data = data
        self.before = before
        self.labeller = Labeller(labels, pretrained_pieces(settings))
        self.optimizer = _optimizer(network, settings.training)
        self.learnt = [value for value in network.parameters() if value.requires_grad]
        self.began = time.monotonic()
        self.saved = self.tried = 0.0
        self.totals: defaultdict[str, list[float]] = defaultdict(list)

    def learn(self, sources: dict[str, list[Passage]]) -> None:
        """Learn until the budget is spent."""
        progress, words = 0.0, 0
        batches = endless(sources, self.labeller, self.settings, self.rank)
        for step, batch in enumerate(batches, 1):
            rate = min(1.0, step / self.settings.training.warm_up_steps) * (1.0 - progress)
            arrays, labels = tensors(batch)
            words += int(batch.words.sum())
            progress = self._step(arrays, labels, rate)
            if self.rank == 0 and step % _REPORT_STEPS == 0:
                self._report(step, words, progress)
            if self.rank == 0:
                self._checkpoint(step, words, progress)
            if progress >= 1.0:
                break

    def _step(self, arrays: dict[str, Tensor], labels: dict[str, Tensor], rate: float) -> float:
        """Learn from one batch in each process; give how much of the budget is spent."""
        self.network.train()
        for group in self.optimizer.param_groups:
            group["lr"] = group["full_rate"] * rate
        weights = self.settings.training.losses
        with torch.autocast("cpu", torch.bfloat16):
            losses = self.network.losses(arrays, labels)
        for task, loss in losses.items():
            self.totals[task].append(loss.item())
        total = torch.stack([weights[task] * loss for task, loss in losses.items()]).sum()
        self.optimizer.zero_grad()
        torch.autograd.backward(total)
        progress = self._average()
        nn.utils.clip_grad_norm_(self.learnt, self.settings.training.clip)
        self.optimizer.step()
        return progress

    def _average(self) -> float:
        """Average the gradients of all processes; the first one's clock goes with them."""
        spent = (time.monotonic() - self.began) / 60 / self.settings.training.budget_minutes
        clock = torch.tensor([spent if self.rank == 0 else 0.0])
        grads = [torch.zeros_like(value) if value.grad is None else value.grad for value in self.learnt]
        flat = torch.cat([*(grad.flatten() for grad in grads), clock])
        distributed.all_reduce(flat)
        progress = float(flat[-1])
        flat /= self.settings.training.processes
        start = 0
        for value in self.learnt:
            value.grad = flat[start : start + value.numel()].view_as(value)
            start += value.numel()
        return progress

    def _report(self, step: int, words: int, progress: float) -> None:
        """Print the mean losses since the last report."""
        losses = " ".join(f"{task} {sum(all_) / len(all_):.3f}" for task, all_ in sorted(self.totals.items()))
        minutes = (time.monotonic() - self.began) / 60
        print(f"{minutes:5.1f} min  step {step}  {words} words  {progress:.1%}  {losses}", flush=True)
        self.totals.clear()

    def _checkpoint(self, step: int, words: int, progress: float) -> None:
        """Save from time to time, and at the end; try the model out more rarely."""
        minutes = (time.monotonic() - self.began) / 60
        training = self.settings.training
        last = progress >= 1.0
        if last or minutes - self.saved >= training.checkpoint_minutes:
            self.saved = minutes
            facts: dict[str, Any] = {
                "steps": step,
                "minutes": round(minutes, 1),
                "words": words * training.processes,
                "before": self.before,
            }
            save(self.output, self.network, self.labels, facts)
        if last or minutes - self.tried >= training.evaluate_minutes:
            self.tried = minutes
            print(f"development: {try_out(self.network, self.labeller, self.data)}", flush=True)


def _is_pretrained(name: str) -> bool:
    """Say whether a parameter is pretrained; what was added to the encoder learns as fast as the heads."""
    return name.startswith("encoder.") and not name.startswith(_ADDED)


def _optimizer(network: Tagger, training: Training) -> torch.optim.AdamW:
    """Make the optimizer: the encoder learns slowly, the heads fast; no decay on biases and norms."""
    groups = []
    for encoder in (True, False):
        rate = training.encoder_rate if encoder else training.head_rate
        for decays in (True, False):
            values = [
                value
                for name, value in network.named_parameters()
                if value.requires_grad and _is_pretrained(name) == encoder and (value.dim() > 1) == decays
            ]
            decay = training.weight_decay if decays else 0.0
            groups.append({"params": values, "lr": rate, "full_rate": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups)
