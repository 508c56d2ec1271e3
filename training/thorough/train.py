"""Trains the thorough tagger: every layer of the encoder, all annotations at once.

    python training/thorough/train.py --shared ../shared --work DIR

Leaves a checkpoint after each epoch in the work folder and takes up from the last one; export.py
makes the shipped files from the mean of the last ones. About an hour on two cores.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import corpora
import pools
from augmentation import augmented
from encoder import Blocks, Network

from tawatur.annotators._tagging.pieces import Pieces
from tawatur.annotators._tagging.viterbi import BIO

HEADS = {"ner": 9, "fane": 7, "wojood": 7, "clitic": 3}
SHARES = {"ner": 1.0, "fane": 0.5, "wojood": 1.0, "clitic": 0.3}
EPOCHS = 6
BATCH = 16
TOP_RATE = 1.5e-4  # learning rate of the top layer; each layer below has DECAY of the one above
DECAY = 0.9
HEAD_RATE = 1e-3
WARM_UP = 0.1
SEED = 20
IGNORED = -100
ORDER = {label: i for i, label in enumerate(BIO)}


class Row:
    """One sentence as numbers."""

    def __init__(self, item: corpora.Example, pieces: Pieces) -> None:
        self.pieces, self.first = pieces.encode(item.written)
        self.targets = {head: [_target(head, x) for x in row] for head, row in item.labels.items()}
        self.length = len(item.folded)


def _target(head: str, label: str | None) -> int:
    if label is None:
        return IGNORED
    return int(label) if head == "clitic" else ORDER[label]


def batches(rows: list[Row], chance: random.Random) -> list[list[Row]]:
    """Batches of about equal length in random order."""
    ranked = sorted(rows, key=lambda row: len(row.pieces) + chance.random() * 6)
    out = [ranked[i : i + BATCH] for i in range(0, len(ranked), BATCH)]
    chance.shuffle(out)
    return out


def collate(rows: list[Row]) -> tuple[Tensor, Tensor, Tensor, dict[str, Tensor]]:
    longest = max(len(row.pieces) for row in rows)
    words = max(row.length for row in rows)
    pieces = torch.ones((len(rows), longest), dtype=torch.long)
    mask = torch.zeros((len(rows), longest))
    first = torch.zeros((len(rows), words), dtype=torch.long)
    targets = {head: torch.full((len(rows), words), IGNORED) for head in HEADS}
    for i, row in enumerate(rows):
        pieces[i, : len(row.pieces)] = torch.tensor(row.pieces)
        mask[i, : len(row.pieces)] = 1
        first[i, : row.length] = torch.tensor(row.first)
        for head, values in row.targets.items():
            targets[head][i, : row.length] = torch.tensor(values)
    return pieces, mask, first, targets


def loss_of(scores: dict[str, Tensor], targets: dict[str, Tensor], words: int) -> Tensor:
    total = torch.zeros(())
    for head, wanted in targets.items():
        if (wanted != IGNORED).any():
            lost = functional.cross_entropy(
                scores[head].float().transpose(1, 2), wanted, ignore_index=IGNORED, reduction="sum"
            )
            total = total + SHARES[head] * lost / words
    return total


def groups(network: Network) -> list[dict[str, object]]:
    """Parameters with their learning rates: the lower the layer, the slower."""
    depth = len(network.layers)
    out: list[dict[str, object]] = [
        {"params": list(layer.parameters()), "lr": TOP_RATE * DECAY ** (depth - 1 - i)}
        for i, layer in enumerate(network.layers)
    ]
    out.append(
        {"params": [network.places, *network.norm.parameters()], "lr": TOP_RATE * DECAY**depth}
    )
    out.append({"params": list(network.heads.parameters()), "lr": HEAD_RATE})
    return out


def learnt(network: nn.Module) -> dict[str, Tensor]:
    return {k: v for k, v in network.state_dict().items() if k != "words.weight"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    blocks = Blocks()
    pieces = Pieces.of((blocks.pieces[i], float(blocks.scores[i])) for i in blocks.kept())
    train, _ = corpora.anercorp(options.shared)
    everything = corpora.chunks([*train, *corpora.wojood(options.shared)])
    pool = pools.load(options.shared)
    network = Network(blocks, HEADS)
    optimiser = torch.optim.AdamW(groups(network), weight_decay=0.01)
    steps = -(-len(everything) // BATCH) * options.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda s: min(
            (s + 1) / (WARM_UP * steps), max(0.02, (steps - s) / ((1 - WARM_UP) * steps))
        ),
    )
    begun = 0
    saved = options.work / "state.pt"
    if saved.exists():
        state = torch.load(saved)
        begun = state["epoch"]
        network.load_state_dict(state["network"], strict=False)
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
    started = time.monotonic()
    for epoch in range(begun, options.epochs):
        chance = random.Random(options.seed * 1000 + epoch)
        items = everything if epoch == 0 else [augmented(e, pool, chance) for e in everything]
        network.train()
        total = 0.0
        planned = batches([Row(item, pieces) for item in items], chance)
        for number, rows in enumerate(planned, 1):
            ids, mask, first, targets = collate(rows)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network(ids, mask, first)
            loss = loss_of(scores, targets, sum(row.length for row in rows))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
            if number % 20 == 0:
                spent = time.monotonic() - started
                print(epoch, number, len(planned), f"{total / number:.4f} {spent:.0f}s", flush=True)
        torch.save(learnt(network), options.work / f"epoch{epoch + 1}.pt")
        state = {"epoch": epoch + 1, "network": learnt(network)}
        state |= {"optimiser": optimiser.state_dict(), "schedule": schedule.state_dict()}
        torch.save(state, saved)


if __name__ == "__main__":
    main()
