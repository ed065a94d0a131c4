r"""Make the package's files of a training: the int8 encoder, its tokenizer, the head's weights.

    python -m training.export --weights build/training/mean-4.pt --out verbale/weights
    python -m training.export --weights build/training/both.pt --decision build/training/decision.npz \
        --out verbale/weights

The second form is of a checkpoint of `training.train_moves`, which holds the head of moves as well.
Quantisation is dynamic, 8 bits, weights by output column; `--float` leaves the encoder in float32, to
tell what quantisation costs.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.model import Encoder, Model, minilm_folder
from verbale.reader.encoder import CONTEXT, LONGEST


def export_encoder(encoder: Encoder, path: Path, *, quantised: bool = True) -> None:
    """Write the encoder as ONNX: inputs ids, marks, mask (batch, pieces), output hidden."""
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    from onnxruntime.quantization import QuantType, quantize_dynamic

    encoder.eval()
    ids = torch.randint(1000, 20000, (2, 48))
    inputs = (ids, torch.zeros_like(ids), torch.ones_like(ids))
    names = ["ids", "marks", "mask"]
    free = {name: {0: "batch", 1: "pieces"} for name in [*names, "hidden"]}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            encoder, inputs, str(plain), input_names=names, output_names=["hidden"], dynamic_axes=free,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        if not quantised:
            shutil.copy(plain, path)
            return
        quantize_dynamic(
            plain,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"DefaultTensorType": 1},
        )


def write_tokenizer(path: Path) -> None:
    """Write the published tokenizer without its own truncation and padding."""
    told = json.loads((minilm_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    told["truncation"] = told["padding"] = None
    path.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def part(weights: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    """The weights of one part of a model, under their own names."""
    return {name.removeprefix(prefix): w for name, w in weights.items() if name.startswith(prefix)}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--decision", type=Path, help="thresholds and confidence of moves, whose head is shipped too"
    )
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--float", action="store_true", help="leave the encoder in float32")
    arguments = parser.parse_args()
    model = Model(arguments.layers)
    weights = torch.load(arguments.weights, weights_only=True)
    arguments.out.mkdir(parents=True, exist_ok=True)
    if arguments.decision:
        moves = {name: w.numpy() for name, w in part(weights, "moves.").items()}
        with np.load(arguments.decision) as told:
            moves |= {name: told[name].astype(np.float32) for name in told.files}
        np.savez(arguments.out / "moves.npz", **moves)
        weights = part(weights, "attribution_model.")
    model.load_state_dict(weights)
    export_encoder(model.encoder, arguments.out / "encoder.int8.onnx", quantised=not arguments.float)
    head = {name: w.numpy().astype(np.float32) for name, w in model.attribution.state_dict().items()}
    np.savez(arguments.out / "attribution.npz", **head)
    write_tokenizer(arguments.out / "tokenizer.json")
    print(f"windows of {LONGEST} pieces, {CONTEXT} of them context;", *sorted(
        f"{p.name} {p.stat().st_size / 1e6:.1f} MB" for p in arguments.out.iterdir() if p.suffix != ".md"
    ))  # fmt: skip


if __name__ == "__main__":
    main()
