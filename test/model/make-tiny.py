"""Writes test/model/tiny/: a MarianMT folder with random fp32 weights, small enough for the repository.

Made once with `pip install onnx numpy && python test/model/make-tiny.py`; the tests use what it wrote.
Being fp32, its cached and uncached decoding agree to the last digits, so that it can judge the search.
"""
import json, pathlib
import numpy as np
from onnx import TensorProto as T, helper as h, numpy_helper, save

D, H, FF, V, POS, ENC, DEC = 16, 2, 32, 40, 96, 1, 2
HS = D // H
rng = np.random.default_rng(7)
out = pathlib.Path(__file__).parent / "tiny"


class Graph:
    def __init__(self):
        self.nodes, self.inits, self.count = [], [], 0

    def op(self, kind, *inputs, outputs=1, **attributes):
        names = [f"n{id(self)}_{self.count + i}" for i in range(outputs)]
        self.count += outputs
        self.nodes.append(h.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def const(self, value):
        name = f"c{id(self)}_{len(self.inits)}"
        self.inits.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def weight(self, *shape, scale=None):
        return self.const((rng.standard_normal(shape) * (scale or shape[0] ** -0.5 * 1.6)).astype(np.float32))

    def norm(self, x):
        return self.op("LayerNormalization", x, self.const(np.ones(D, np.float32)), self.const(np.zeros(D, np.float32)), axis=-1)

    def split(self, x):  # batch, length, D -> batch, heads, length, head size
        return self.op("Transpose", self.op("Reshape", x, self.const(np.array([0, 0, H, HS]))), perm=[0, 2, 1, 3])

    def attend(self, q, k, v, bias):
        scores = self.op("MatMul", q, self.op("Transpose", k, perm=[0, 1, 3, 2]))
        scores = self.op("Add", self.op("Mul", scores, self.const(np.float32(HS**-0.5))), bias)
        mixed = self.op("Transpose", self.op("MatMul", self.op("Softmax", scores, axis=-1), v), perm=[0, 2, 1, 3])
        return self.op("MatMul", self.op("Reshape", mixed, self.const(np.array([0, 0, D]))), self.weight(D, D))

    def feed_forward(self, x):
        return self.op("MatMul", self.op("Relu", self.op("MatMul", x, self.weight(D, FF))), self.weight(FF, D))

    def padding_bias(self, mask):  # batch, source -> batch, 1, 1, source
        gone = self.op("Sub", self.const(np.float32(1)), self.op("Cast", mask, to=T.FLOAT))
        return self.op("Unsqueeze", self.op("Mul", gone, self.const(np.float32(-1e9))), self.const(np.array([1, 2])))

    def length(self, x, axis):
        return self.op("Gather", self.op("Shape", x), self.const(np.int64(axis)))

    def range(self, start, end):
        return self.op("Range", start, end, self.const(np.int64(1)))


shared = (rng.standard_normal((V, D)) * 0.9).astype(np.float32)
positions = (rng.standard_normal((POS, D)) * 0.5).astype(np.float32)
zero = np.int64(0)


def encoder():
    g = Graph()
    where = g.range(g.const(zero), g.length("input_ids", 1))
    x = g.op("Add", g.op("Gather", g.const(shared), "input_ids"), g.op("Gather", g.const(positions), where))
    bias = g.padding_bias("attention_mask")
    for _ in range(ENC):
        q, k, v = (g.split(g.op("MatMul", x, g.weight(D, D))) for _ in range(3))
        x = g.norm(g.op("Add", x, g.attend(q, k, v, bias)))
        x = g.norm(g.op("Add", x, g.feed_forward(x)))
    g.nodes.append(h.make_node("Identity", [x], ["last_hidden_state"]))
    ids = [h.make_tensor_value_info(n, T.INT64, ["batch", "source"]) for n in ("input_ids", "attention_mask")]
    return g, ids, [h.make_tensor_value_info("last_hidden_state", T.FLOAT, ["batch", "source", D])]


def cross_cache(g, layer):
    """Keys and values of the source: computed on the first call, passed through on later ones."""
    fresh, kept = Graph(), Graph()
    outs = []
    for kind in ("key", "value"):
        made = fresh.split(fresh.op("MatMul", "encoder_hidden_states", fresh.weight(D, D)))
        passed = kept.op("Identity", f"past_key_values.{layer}.encoder.{kind}")
        outs.append((made, passed))
    value = lambda n: h.make_tensor_value_info(n, T.FLOAT, None)
    branch = lambda b, names: h.make_graph(b.nodes, "branch", [], [value(n) for n in names], b.inits)
    names = [f"present.{layer}.encoder.{kind}" for kind in ("key", "value")]
    flag = g.op("Squeeze", "use_cache_branch")
    g.nodes.append(h.make_node("If", [flag], names, then_branch=branch(kept, [p for _, p in outs]), else_branch=branch(fresh, [m for m, _ in outs])))
    return names


def decoder():
    g = Graph()
    past = g.length("past_key_values.0.decoder.key", 2)
    total = g.op("Add", past, g.length("input_ids", 1))
    x = g.op("Add", g.op("Gather", g.const(shared), "input_ids"), g.op("Gather", g.const(positions), g.range(past, total)))
    later = g.op("Greater", g.op("Unsqueeze", g.range(g.const(zero), total), g.const(np.array([0]))), g.op("Unsqueeze", g.range(past, total), g.const(np.array([1]))))
    causal = g.op("Mul", g.op("Cast", later, to=T.FLOAT), g.const(np.float32(-1e9)))
    bias = g.padding_bias("encoder_attention_mask")
    cache = lambda n, length: h.make_tensor_value_info(n, T.FLOAT, ["batch", H, length, HS])
    inputs, outputs = [], []
    for layer in range(DEC):
        q, k, v = (g.split(g.op("MatMul", x, g.weight(D, D))) for _ in range(3))
        whole = {}
        for kind, part in (("key", k), ("value", v)):
            whole[kind] = f"present.{layer}.decoder.{kind}"
            g.nodes.append(h.make_node("Concat", [f"past_key_values.{layer}.decoder.{kind}", part], [whole[kind]], axis=2))
        x = g.norm(g.op("Add", x, g.attend(q, whole["key"], whole["value"], causal)))
        key, value = cross_cache(g, layer)
        x = g.norm(g.op("Add", x, g.attend(g.split(g.op("MatMul", x, g.weight(D, D))), key, value, bias)))
        x = g.norm(g.op("Add", x, g.feed_forward(x)))
        for side, length in (("decoder", "past"), ("encoder", "past_source")):
            for kind in ("key", "value"):
                inputs.append(cache(f"past_key_values.{layer}.{side}.{kind}", length))
                outputs.append(cache(f"present.{layer}.{side}.{kind}", "total" if side == "decoder" else "source"))
    lean = np.zeros(V, np.float32)
    lean[0] = 1.5  # hypotheses of a random model should end now and then
    g.nodes.append(h.make_node("Add", [g.op("MatMul", x, g.const((shared.T * 0.8).copy())), g.const(lean)], ["logits"]))
    first = [
        h.make_tensor_value_info("encoder_attention_mask", T.INT64, ["batch", "source"]),
        h.make_tensor_value_info("input_ids", T.INT64, ["batch", "target"]),
        h.make_tensor_value_info("encoder_hidden_states", T.FLOAT, ["batch", "states", D]),
    ]
    last = h.make_tensor_value_info("use_cache_branch", T.BOOL, [1])
    return g, first + inputs + [last], [h.make_tensor_value_info("logits", T.FLOAT, ["batch", "target", V])] + outputs


def write(name, built):
    g, inputs, outputs = built
    model = h.make_model(h.make_graph(g.nodes, name, inputs, outputs, g.inits), opset_imports=[h.make_opsetid("", 17)], ir_version=8)
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    save(model, str(out / "onnx" / f"{name}.onnx"))


write("encoder_model", encoder())
write("decoder_model_merged", decoder())
letters = [f"▁{c}" for c in "abcdefghijklmnopqr"] + list("abcdefghijklmnopqrs")
tokenizer = json.loads((out.parents[2] / "models/padan-id-en/tokenizer.json").read_text())
tokenizer["model"] = {"type": "Unigram", "unk_id": 1, "vocab": [["</s>", 0], ["<unk>", -10]] + [[p, -3.0] for p in letters] + [["<pad>", 0]]}
for token in tokenizer["added_tokens"]:
    if token["content"] == "<pad>":
        token["id"] = V - 1
assert len(tokenizer["model"]["vocab"]) == V, len(tokenizer["model"]["vocab"])
config = json.loads((out.parents[2] / "models/padan-id-en/config.json").read_text())
config |= dict(_name_or_path="tiny", d_model=D, encoder_layers=ENC, decoder_layers=DEC, encoder_attention_heads=H, decoder_attention_heads=H,
               encoder_ffn_dim=FF, decoder_ffn_dim=FF, num_hidden_layers=ENC, vocab_size=V, decoder_vocab_size=V, max_position_embeddings=POS,
               max_length=POS, pad_token_id=V - 1, decoder_start_token_id=V - 1, bad_words_ids=[[V - 1]])
del config["padan"]
generation = json.loads((out.parents[2] / "models/padan-id-en/generation_config.json").read_text())
generation |= dict(bad_words_ids=[[V - 1]], decoder_start_token_id=V - 1, max_length=POS, pad_token_id=V - 1)
for name, value in (("tokenizer", tokenizer), ("config", config), ("generation_config", generation)):
    (out / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
(out / "tokenizer_config.json").write_text((out.parents[2] / "models/padan-id-en/tokenizer_config.json").read_text())
