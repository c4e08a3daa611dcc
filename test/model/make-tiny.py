"""Writes MarianMT folders with random weights, small enough for the repository:

tiny      fp32, one decoder graph with an If for the source's keys and values. Its cached and uncached decoding
          agree to the last digits, so that it can judge the search.
tiny-hub  as the hub's conversions are: six decoder layers, a decoder in each branch of an If with its weights
          outside, no attention outputs, bad words of one and two pieces, a forced </s>, a vocabulary of the
          decoder's own; in fp32, and in int8 with one activation scale a tensor (`quantize_dynamic`)
tiny-half the same in fp16, with 16-bit inputs and outputs

Made once with `pip install onnx numpy onnxruntime`, then `python test/model/make-tiny.py NAME`; the tests use what
it wrote.
"""
import json, pathlib, sys
import numpy as np
from onnx import TensorProto as T, helper as h, numpy_helper, save

here = pathlib.Path(__file__).parent
name = sys.argv[1] if len(sys.argv) > 1 else "tiny"
D, H, FF, V, POS, ENC, DEC = (16, 2, 32, 40, 96, 1, 2) if name == "tiny" else (16, 4, 24, 40, 64, 2, 6)
HS = D // H
TARGETS = V if name == "tiny" else 44  # pieces of the decoder: its own vocabulary in tiny-hub
rng = np.random.default_rng(7)
zero = np.int64(0)
F, FLOAT = (np.float16, T.FLOAT16) if name == "tiny-half" else (np.float32, T.FLOAT)
out = here / name


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
        return self.const((rng.standard_normal(shape) * (scale or shape[0] ** -0.5 * 1.6)).astype(F))

    def norm(self, x):
        return self.op("LayerNormalization", x, self.const(np.ones(D, F)), self.const(np.zeros(D, F)), axis=-1)

    def split(self, x):  # batch, length, D -> batch, heads, length, head size
        return self.op("Transpose", self.op("Reshape", x, self.const(np.array([0, 0, H, HS]))), perm=[0, 2, 1, 3])

    def attend(self, q, k, v, bias):
        scores = self.op("MatMul", q, self.op("Transpose", k, perm=[0, 1, 3, 2]))
        scores = self.op("Add", self.op("Mul", scores, self.const(F(HS**-0.5))), bias)
        mixed = self.op("Transpose", self.op("MatMul", self.op("Softmax", scores, axis=-1), v), perm=[0, 2, 1, 3])
        return self.op("MatMul", self.op("Reshape", mixed, self.const(np.array([0, 0, D]))), self.weight(D, D))

    def feed_forward(self, x):
        return self.op("MatMul", self.op("Relu", self.op("MatMul", x, self.weight(D, FF))), self.weight(FF, D))

    def padding_bias(self, mask):  # batch, source -> batch, 1, 1, source
        bias = self.hide(self.op("Equal", mask, self.const(zero)))
        return self.op("Unsqueeze", bias, self.const(np.array([1, 2])))

    def hide(self, where):
        return self.op("Where", where, self.const(F(-1e4)), self.const(F(0)))

    def length(self, x, axis):
        return self.op("Gather", self.op("Shape", x), self.const(np.int64(axis)))

    def range(self, start, end):
        return self.op("Range", start, end, self.const(np.int64(1)))


shared = (rng.standard_normal((V, D)) * 0.9).astype(F)
positions = (rng.standard_normal((POS, D)) * 0.5).astype(F)


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
    return g, ids, [h.make_tensor_value_info("last_hidden_state", FLOAT, ["batch", "source", D])]


def cross_cache(g, layer):
    """Keys and values of the source: computed on the first call, passed through on later ones."""
    fresh, kept = Graph(), Graph()
    outs = []
    for kind in ("key", "value"):
        made = fresh.split(fresh.op("MatMul", "encoder_hidden_states", fresh.weight(D, D)))
        passed = kept.op("Identity", f"past_key_values.{layer}.encoder.{kind}")
        outs.append((made, passed))
    value = lambda n: h.make_tensor_value_info(n, FLOAT, None)
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
    causal = g.hide(later)
    bias = g.padding_bias("encoder_attention_mask")
    cache = lambda n, length: h.make_tensor_value_info(n, FLOAT, ["batch", H, length, HS])
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
    lean = np.zeros(V, F)
    lean[0] = 1.5  # hypotheses of a random model should end now and then
    g.nodes.append(h.make_node("Add", [g.op("MatMul", x, g.const((shared.T * 0.8).copy())), g.const(lean)], ["logits"]))
    first = [
        h.make_tensor_value_info("encoder_attention_mask", T.INT64, ["batch", "source"]),
        h.make_tensor_value_info("input_ids", T.INT64, ["batch", "target"]),
        h.make_tensor_value_info("encoder_hidden_states", FLOAT, ["batch", "states", D]),
    ]
    last = h.make_tensor_value_info("use_cache_branch", T.BOOL, [1])
    return g, first + inputs + [last], [h.make_tensor_value_info("logits", FLOAT, ["batch", "target", V])] + outputs


def hub_decoder():
    """A decoder in each branch of an If, as Optimum merges them; the weights stand outside."""
    outer = Graph()
    layers = [[outer.weight(D, D, scale=0.4) for _ in range(8)] + [outer.weight(D, FF), outer.weight(FF, D)] for _ in range(DEC)]
    own = (rng.standard_normal((TARGETS, D)) * 0.9).astype(F)
    embed, place, head = outer.const(own), outer.const(positions), outer.const((own.T * 0.8).copy())
    caches = lambda side: [f"{layer}.{side}.{kind}" for layer in range(DEC) for kind in ("key", "value")]
    result = ["logits"] + [f"present.{c}" for layer in range(DEC) for side in ("decoder", "encoder") for c in (f"{layer}.{side}.key", f"{layer}.{side}.value")]

    def branch(cached):
        g = Graph()
        made = {}
        past = g.length("past_key_values.0.decoder.key", 2) if cached else g.const(np.int64(0))
        total = g.op("Add", past, g.length("input_ids", 1))
        x = g.op("Add", g.op("Gather", embed, "input_ids"), g.op("Gather", place, g.range(past, total)))
        later = g.op("Greater", g.op("Unsqueeze", g.range(g.const(zero), total), g.const(np.array([0]))), g.op("Unsqueeze", g.range(past, total), g.const(np.array([1]))))
        causal = g.hide(later)
        bias = g.padding_bias("encoder_attention_mask")
        for layer, (q, k, v, o, cq, ck, cv, co, up, down) in enumerate(layers):
            attend = lambda x, q, o, key, value, bias: g.op("MatMul", g.op("Reshape", g.op("Transpose", g.op("MatMul", g.op("Softmax", g.op("Add", g.op("Mul", g.op("MatMul", g.split(g.op("MatMul", x, q)), g.op("Transpose", key, perm=[0, 1, 3, 2])), g.const(F(HS**-0.5))), bias), axis=-1), value), perm=[0, 2, 1, 3]), g.const(np.array([0, 0, D]))), o)
            whole = {}
            for kind, weight in (("key", k), ("value", v)):
                new = g.split(g.op("MatMul", x, weight))
                whole[kind] = g.op("Concat", f"past_key_values.{layer}.decoder.{kind}", new, axis=2) if cached else new
                made[f"{layer}.decoder.{kind}"] = whole[kind]
            x = g.norm(g.op("Add", x, attend(x, q, o, whole["key"], whole["value"], causal)))
            cross = [f"past_key_values.{layer}.encoder.{kind}" if cached else g.split(g.op("MatMul", "encoder_hidden_states", w)) for kind, w in (("key", ck), ("value", cv))]
            # With a cache nothing new is made of the source: a merged decoder gives an empty tensor.
            for kind, tensor in zip(("key", "value"), cross):
                made[f"{layer}.encoder.{kind}"] = g.const(np.zeros((0, H, 1, HS), F)) if cached else tensor
            x = g.norm(g.op("Add", x, attend(x, cq, co, *cross, bias)))
            x = g.norm(g.op("Add", x, g.op("MatMul", g.op("Relu", g.op("MatMul", x, up)), down)))
        lean = np.zeros(TARGETS, F)
        lean[0] = 9
        logits = g.op("Add", g.op("MatMul", x, head), g.const(lean))
        inner = [logits] + [made[name.removeprefix("present.")] for name in result[1:]]
        names = []
        for n in inner:  # branch outputs must be made by the branch's nodes, and have names of their own
            names.append(g.op("Identity", n))
        kind = "cached" if cached else "fresh"
        return h.make_graph(g.nodes, kind, [], [h.make_tensor_value_info(n, FLOAT, None) for n in names], g.inits)

    outer.nodes.append(h.make_node("If", ["use_cache_branch"], result, then_branch=branch(True), else_branch=branch(False)))
    cache = lambda n, length: h.make_tensor_value_info(n, FLOAT, ["batch", H, length, HS])
    inputs = [
        h.make_tensor_value_info("encoder_attention_mask", T.INT64, ["batch", "source"]),
        h.make_tensor_value_info("input_ids", T.INT64, ["batch", "target"]),
        h.make_tensor_value_info("encoder_hidden_states", FLOAT, ["batch", "states", D]),
    ] + [cache(n.replace("present", "past_key_values"), f"past {n.split('.')[2]}") for n in result[1:]]
    inputs.append(h.make_tensor_value_info("use_cache_branch", T.BOOL, [1]))
    outputs = [h.make_tensor_value_info("logits", FLOAT, ["batch", "target", TARGETS])] + [cache(n, f"present {n.split('.')[2]}") for n in result[1:]]
    return outer, inputs, outputs


def write(file, built):
    g, inputs, outputs = built
    model = h.make_model(h.make_graph(g.nodes, file, inputs, outputs, g.inits), opset_imports=[h.make_opsetid("", 17)], ir_version=8)
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    save(model, str(out / "onnx" / f"{file}{'_fp16' if name == 'tiny-half' else ''}.onnx"))


write("encoder_model", encoder())
write("decoder_model_merged", decoder() if name == "tiny" else hub_decoder())
letters = [f"▁{c}" for c in "abcdefghijklmnopqr"] + list("abcdefghijklmnopqrs")
tokenizer = json.loads((here.parents[1] / "models/padan-id-en/tokenizer.json").read_text())
tokenizer["model"] = {"type": "Unigram", "unk_id": 1, "vocab": [["</s>", 0], ["<unk>", -10]] + [[p, -3.0] for p in letters] + [["<pad>", 0]]}
for token in tokenizer["added_tokens"]:
    if token["content"] == "<pad>":
        token["id"] = V - 1
assert len(tokenizer["model"]["vocab"]) == V, len(tokenizer["model"]["vocab"])
config = json.loads((here.parents[1] / "models/padan-id-en/config.json").read_text())
config |= dict(_name_or_path=name, d_model=D, encoder_layers=ENC, decoder_layers=DEC, encoder_attention_heads=H, decoder_attention_heads=H,
               encoder_ffn_dim=FF, decoder_ffn_dim=FF, num_hidden_layers=ENC, vocab_size=V, decoder_vocab_size=TARGETS, max_position_embeddings=POS,
               max_length=POS, pad_token_id=TARGETS - 1, decoder_start_token_id=TARGETS - 1)
del config["padan"]
bad_words = [[TARGETS - 1]] if name == "tiny" else [[TARGETS - 1], [9], [5, 12]]
config["bad_words_ids"] = bad_words
generation = json.loads((here.parents[1] / "models/padan-id-en/generation_config.json").read_text())
generation |= dict(bad_words_ids=bad_words, decoder_start_token_id=TARGETS - 1, max_length=POS, pad_token_id=TARGETS - 1)
for file, value in (("tokenizer", tokenizer), ("config", config), ("generation_config", generation)):
    (out / f"{file}.json").write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
(out / "tokenizer_config.json").write_text((here.parents[1] / "models/padan-id-en/tokenizer_config.json").read_text())

if name == "tiny-hub":
    from onnxruntime.quantization import QuantType, quantize_dynamic

    for file in ("encoder_model", "decoder_model_merged"):
        whole = out / "onnx" / f"{file}.onnx"
        quantize_dynamic(whole, out / "onnx" / f"{file}_quantized.onnx", weight_type=QuantType.QInt8, extra_options=dict(EnableSubgraph=True))
