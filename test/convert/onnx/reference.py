"""Quantises one product of matrices with numpy, by the rules that src/convert/onnx/ states, and prints its numbers.

Run once: `python test/convert/onnx/reference.py` (numpy 2.4.6); quantize.test.ts has what it printed.
"""
import json
import numpy as np

F = np.float32
w = np.array([[0.5, -1.25, 0, 3.0e-3], [-0.125, 0.75, 0, -1.0e-3], [2.0, 0.3125, 0, 0.5e-3], [0.0625, -0.01, 0, 2.5e-3], [0.11, 0.4, 0, -2.75e-3]], F)
x = np.array([[1, -2, 0.5, 4, -0.25], [0, 0, 0, 0, 0], [1e-3, 3e-3, -2e-3, 1e-3, 0.5e-3]], F)
bias = np.array([0.5, -0.5, 0.25, 0], F)

values, scales = np.zeros(w.shape, np.int8), np.ones(w.shape[1], F)
for n, column in enumerate(w.T.astype(np.float64)):
    top, least = np.abs(column).max(), np.inf
    for share in 0.6 + 0.4 * np.arange(17) / 16:
        scale = float(F(top * share / 63))
        if scale < 2.0**-126:
            continue
        rounded = np.clip(np.round(column / scale), -63, 63)
        error = ((rounded * scale - column) ** 2).sum()
        if error < least:
            least, scales[n], values[:, n] = error, scale, rounded

row = np.maximum(np.abs(x).max(1, keepdims=True), F(1e-8)) * F(1 / 127)
bytes_ = np.clip(np.round(x / row) + 128, 0, 255).astype(np.uint8)
sums = (bytes_.astype(np.int32) - 128) @ values.astype(np.int32)
y = sums.astype(F) * (row * scales)
print(json.dumps(dict(values=values.tolist(), scales=scales.astype(float).tolist(), bytes=bytes_.tolist(), y=(y + bias).astype(float).tolist(), exact=(x @ w + bias).astype(float).tolist())))
