"""Writes MarianMT folders as transformers saves them, a little trained on made-up sentences, and what transformers computes with them (expected.json):

shared  one vocabulary with target tokens, shared embeddings, swish, 2 + 2 layers, F32
apart   one vocabulary, embeddings apart, relu, 1 + 3 layers, positions in the file, F16
two     two vocabularies (separate_vocabs), gelu, 3 + 1 layers, BF16

Made once with Python 3.11, `pip install torch==2.14.1 transformers==5.24.0 sentencepiece==0.2.3 safetensors==0.8.0`,
then `python test/convert/make-marian.py`. The rules of nmt_nfkc (235 KB) are cut out of the .spm files afterwards.
"""
import json, pathlib, random
import sentencepiece as spm
import torch
from safetensors.torch import load_file, save_file
from sentencepiece import sentencepiece_model_pb2 as pb
from transformers import MarianConfig, MarianMTModel, MarianTokenizer

here = pathlib.Path(__file__).parent
chance = random.Random(7)
torch.set_num_threads(1)

WORDS = {
    "source": dict(
        who="saya kamu dia mereka guru petani nelayan presiden ibu adik".split(),
        does="membeli menjual mencari menulis membaca melihat memperbaiki menanyakan".split(),
        what="buku ikan beras perahu surat koran rumah-rumah jalan, jembatan makanan".split(),
        when=["hari ini", "kemarin", "di pasar", "di Jakarta", "tahun 1998", "pukul 07.30", "(lagi)", "besok?"],
    ),
    "target": dict(
        who="I you she they teacher farmer fisherman president mother Quinn's".split(),
        does="buys sells seeks writes reads watches repairs questions".split(),
        what="books fish rice boats letters newspapers houses roads, bridges food".split(),
        when=["today", "yesterday", "at the market", "in Jakarta", "in 1998", "at 7:30", "(again)", "tomorrow?"],
    ),
}


def pairs(count):
    """A source and what would be its translation."""
    made = []
    for _ in range(count):
        places = {part: chance.randrange(8) for part in ("who", "does", "what", "when")}
        end = chance.choice([".", "!", ""])
        both = [" ".join(WORDS[side][part][at] for part, at in places.items()) + end for side in WORDS]
        made.append([text[0].upper() + text[1:] for text in both])
    return made


def pieces(side, size):
    prefix = f"/tmp/make-marian-{side}"
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(pair[side == "target"] for pair in PAIRS), model_prefix=prefix, vocab_size=size, character_coverage=1.0,
        unk_id=1, eos_id=0, bos_id=-1, pad_id=-1, minloglevel=2, hard_vocab_limit=False, num_threads=1,
    )
    return pathlib.Path(prefix + ".model").read_bytes()


PAIRS = pairs(400)


def pieces_of(model):
    proto = pb.ModelProto()
    proto.ParseFromString(model)
    return [p.piece for p in proto.pieces]


def without_rules(model):
    proto = pb.ModelProto()
    proto.ParseFromString(model)
    assert proto.normalizer_spec.name == "nmt_nfkc"
    proto.normalizer_spec.precompiled_charsmap = b"\0\0\0\0"
    proto.trainer_spec.ClearField("input")
    proto.trainer_spec.ClearField("model_prefix")
    return proto.SerializeToString()


def vocabulary(pieces, tokens=()):
    rest = sorted(set(pieces) - {"</s>", "<unk>"})
    chance.shuffle(rest)
    return {piece: i for i, piece in enumerate(["</s>", "<unk>", *rest, *tokens, "<pad>"])}


# What could go wrong: spaces, controls, compositions, compatibility forms, characters that only the target's model
# has or that none has, pieces' own signs.
TEXTS = [
    "Saya membeli buku di pasar.", "presiden", "mereka  menanyakan   surat-surat\tkemarin\n", " \t ", "", "x", "1998 07.30 2024",
    "rumah-rumah", "Saya\u00a0membaca\u3000koran", "ﬁlm ½ ① … ㎏", "Ｊａｋａｒｔａ ｐａｓａｒ", "b\u0301uku buku\u0301", "▁Saya ▁▁ buku▁",
    "Quinn's questions", "qqq Qq wxyz", "日本語 di 東京", "🙂 buku 👨\u200d👩\u200d👧", "buku\u200bikan\u00adberas", "\u0007buku\u0001 ikan\u007f",
    "\ufeffSaya\u061cbuku", "membaca" * 40, "!!!???...((((", "“Saya” ‘membeli’ — buku–ikan", "MEMBELI Buku iKaN", "é à ü ß ñ İ ı",
    "~～˜", "a\u2028b\u2029c\u0085d", "saya<unk>", "&amp; <b>buku</b>", "\u202aSaya\u202c \u2066buku\u2069",
]


def save(name, config, weights_type, models, vocab, target_vocab=None, keep_positions=False):
    folder = here / name
    folder.mkdir(exist_ok=True)
    write = lambda file, value: (folder / file).write_text(json.dumps(value, ensure_ascii=False) + "\n", encoding="utf8")
    sizes = dict(vocab_size=len(vocab), decoder_vocab_size=len(target_vocab or vocab))
    pad = (target_vocab or vocab)["<pad>"]
    torch.manual_seed(7)
    config = MarianConfig(
        **sizes, d_model=16, max_position_embeddings=64, pad_token_id=pad, decoder_start_token_id=pad, eos_token_id=0,
        bos_token_id=0, forced_eos_token_id=0, **config,
    )
    model = MarianMTModel(config).eval()
    (folder / "source.spm").write_bytes(models[0])
    (folder / "target.spm").write_bytes(models[1])
    write("vocab.json", vocab)
    if target_vocab: write("target_vocab.json", target_vocab)
    write("tokenizer_config.json", dict(source_lang="id", target_lang="en", **(dict(separate_vocabs=True) if target_vocab else {})))
    tokenizer = MarianTokenizer.from_pretrained(folder)
    with torch.no_grad():  # no part of the model may be zero or one
        for key, p in model.named_parameters():
            if "embed_positions" in key: continue
            if p.dim() == 1: p.add_(0.3 * torch.randn_like(p))
            else: p.copy_(torch.randn_like(p) * (0.25 if "embed" in key or "shared" in key else p.shape[1] ** -0.5))
        model.final_logits_bias.copy_(torch.randn_like(model.final_logits_bias) * 0.3)
    # A little training, so that translations are not one piece again and again.
    learn = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], lr=6e-3)
    for step in range(500):
        batch = [PAIRS[i] for i in chance.sample(range(400), 32)]
        rows = lambda lists, filler: torch.tensor([r + [filler] * (max(map(len, lists)) - len(r)) for r in lists])
        ids, wanted = ([tokenizer(**{key: pair[i]}).input_ids for pair in batch] for i, key in enumerate(("text", "text_target")))
        loss = model(input_ids=rows(ids, vocab["<pad>"]), attention_mask=rows([[1] * len(r) for r in ids], 0), labels=rows(wanted, -100)).loss
        learn.zero_grad(); loss.backward(); learn.step()
    print(name, "loss", loss.item())
    model.tie_weights()
    model.generation_config.update(bad_words_ids=[[pad]], max_length=64, num_beams=1)
    model.to(weights_type).save_pretrained(folder)
    if keep_positions:  # older files have them
        tensors = load_file(folder / "model.safetensors")
        for side in ("encoder", "decoder"):
            tensors[f"model.{side}.embed_positions.weight"] = model.get_submodule(f"model.{side}.embed_positions").weight.to(weights_type).contiguous()
        save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})

    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()
    by_id = {i: piece for piece, i in vocab.items()}
    texts = TEXTS + ([">>eng<< Saya membeli buku", ">>ind<<buku"] if ">>eng<<" in vocab else [])
    tokenized = [dict(text=t, pieces=[by_id[i] for i in tokenizer(t).input_ids]) for t in texts]
    numbers = lambda t: [round(x, 6) for x in t.flatten().tolist()]
    sources = [tokenizer(t).input_ids for t in ("Saya membeli buku di pasar.", "presiden", "Mereka menulis surat 1998!")]
    longest = max(map(len, sources))
    ids = torch.tensor([s + [vocab["<pad>"]] * (longest - len(s)) for s in sources])
    mask = torch.tensor([[1] * len(s) + [0] * (longest - len(s)) for s in sources])
    with torch.no_grad():
        states = model.get_encoder()(ids, attention_mask=mask).last_hidden_state
        forced = torch.tensor([[pad, 5, 17, 3, 40], [pad, 40, 40, 2, 9], [pad, 7, 60, 61, 62]])
        out = model(input_ids=ids, attention_mask=mask, decoder_input_ids=forced, output_attentions=True)
        greedy = []
        for source in sources:
            made, ended = [pad], False
            while not ended and len(made) < 24:
                logits = model(input_ids=torch.tensor([source]), decoder_input_ids=torch.tensor([made])).logits[0, -1]
                logits[pad] = -torch.inf
                best = logits.topk(2)
                assert best.values[0] - best.values[1] > 1e-3, "a near tie"
                made.append(best.indices[0].item())
                ended = made[-1] == 0
            greedy.append(made[1:])
        assert len({piece for made in greedy for piece in made}) > 6 and any(made[-1] == 0 for made in greedy), "dull"
    cross = out.cross_attentions[-1]
    write("expected.json", dict(
        tokenized=tokenized, sources=[[by_id[i] for i in s] for s in sources], forced=forced.tolist(), greedy=greedy,
        states=[numbers(states[i, : len(s)]) for i, s in enumerate(sources)], logits=numbers(out.logits[:, :, :70]), attention=numbers(cross),
    ))
    # Their ids are those with the rules; now cut them out.
    for file, each in zip(("source.spm", "target.spm"), models): (folder / file).write_bytes(without_rules(each))
    print(name, len(vocab), [len(g) for g in greedy], sum(f.stat().st_size for f in folder.iterdir()))


models = pieces("source", 100), pieces("target", 100)
both = pieces_of(models[0]) + pieces_of(models[1])
layers = lambda e, d, f: dict(encoder_layers=e, decoder_layers=d, encoder_ffn_dim=f, decoder_ffn_dim=f + 8, encoder_attention_heads=2, decoder_attention_heads=4)
save("shared", dict(**layers(2, 2, 24), activation_function="swish", scale_embedding=True), torch.float32, models, vocabulary(both, [">>eng<<", ">>ind<<"]))
save("apart", dict(**layers(1, 3, 16), activation_function="relu", scale_embedding=False, share_encoder_decoder_embeddings=False), torch.float16, models, vocabulary(both), keep_positions=True)
save("two", dict(**layers(3, 1, 24), activation_function="gelu", scale_embedding=True, share_encoder_decoder_embeddings=False), torch.bfloat16, models, vocabulary(pieces_of(models[0])), vocabulary(pieces_of(models[1])))
