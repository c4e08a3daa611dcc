"""Writes rules.json: SentencePiece models trained with each of its rules of normalisation (in Base64, the rules cut
out), and how they split texts.

Made once with Python 3.11 and `pip install sentencepiece==0.2.3`, then `python test/convert/make-rules.py`.
"""
import base64, io, itertools, json, pathlib
import sentencepiece as spm
from sentencepiece import sentencepiece_model_pb2 as pb

SENTENCES = [
    " ".join(words) + end
    for words in itertools.product(["Saya", "Ibu", "Petani"], ["membeli", "menjual", "mencari"], ["buku", "beras", "ikan [2]", "kilo-kilo"], ["di Jakarta", "pukul 07.30", "lagi^"])
    for end in ".?"
]
TEXTS = [
    "Saya membeli buku di Jakarta.", "SAYA  MEMBELI\tBUKU\n", " \u00a0ibu\u00a0menjual\u3000ikan ", "ﬁlm ½ ①㎏", "Ｊａｋａｒｔａ ｐａｓａｒ",
    "\n Ibu \n\n Ibu \f", "a\u0301 Straße ΣΑΣ", "日本 di 東京語", "🙂 ikan 👨\u200d👩\u200d👧", "[2] ^ - ]", "\u0007buku\u0001", "", " ", "q", "Petani mencari beras di",
]
models = {}
for rule, split in [("identity", True), ("nfkc", True), ("nfkc_cf", True), ("nmt_nfkc_cf", True), ("nmt_nfkc", False)]:
    made = io.BytesIO()
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES), model_writer=made, vocab_size=70, normalization_rule_name=rule, split_by_whitespace=split,
        character_coverage=1.0, minloglevel=2, num_threads=1, hard_vocab_limit=False,
    )
    processor = spm.SentencePieceProcessor(model_proto=made.getvalue())
    pieces = {processor.id_to_piece(i) for i in range(processor.get_piece_size())}
    split_texts = [[t, [p if p in pieces else "<unk>" for p in processor.encode(t, out_type=str)]] for t in TEXTS]
    proto = pb.ModelProto()
    proto.ParseFromString(made.getvalue())
    if proto.normalizer_spec.precompiled_charsmap: proto.normalizer_spec.precompiled_charsmap = b"\0\0\0\0"
    models[f"{rule}{'' if split else ', pieces over spaces'}"] = dict(
        spm=base64.b64encode(proto.SerializeToString()).decode(), split=split_texts
    )
    print(rule, len(pieces), max(pieces, key=len))
(pathlib.Path(__file__).parent / "rules.json").write_text(json.dumps(models, ensure_ascii=False) + "\n", encoding="utf8")
