"""Makes compare-mt.json: what compare-mt 0.2.10 says of two systems over texts made here.

    pip install compare-mt==0.2.10 sacrebleu==2.6.0
    python3 test/overview/words/make-compare-mt.py

Words are cut by sacreBLEU's 13a, as compare-mt wants its texts cut beforehand.
"""
import json
import pathlib
import random

from compare_mt import bucketers, corpus_utils, ngram_utils, scorers, stat_utils
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a

random.seed(14)
subjects = ["The minister", "A farmer", "My neighbour’s aunt", "Bank Jago", "The old ferry", "Nobody"]
verbs = ["sold", "has bought", "did not weigh", "counted", "carried home", "asked for"]
things = ["1,250 bags of rice", "two ferries", "3.5 tonnes of chilli", "the books", "a basket of fish", "naïve plans"]
ends = ["on Tuesday", "in Subang", "at the market", "before the rain came", "without a word", "(again)"]
# Words that are rare in the whole, some more than others.
names = [first + second for first in ("Sa", "Wi", "Bu", "Ha", "Te", "Ki", "Lo", "Ma") for second in ("ri", "dodo", "lan", "tri", "mi")]
joints = [", and", "; then", ", but", " –", ". After that"]


def clause():
    name = f"{names[int(len(names) * random.random() ** 3)]} of " if random.random() < 0.4 else ""
    return f"{name}{random.choice(subjects)} {random.choice(verbs)} {random.choice(things)} {random.choice(ends)}"


def sentence(clauses):
    text = clause()
    for _ in range(clauses - 1):
        text += f"{random.choice(joints)} {clause()}"
    return text + random.choice([".", "!", "?", "..."])


def changed(text, rate):
    """With words left out, doubled, replaced, lowered or swapped."""
    words = text.split(" ")
    out = []
    for word in words:
        chance = random.random() / rate
        if chance > 1:
            out.append(word)
        elif chance < 0.2:
            continue
        elif chance < 0.4:
            out += [word, word]
        elif chance < 0.6:
            out.append(random.choice(words))
        elif chance < 0.8:
            out.append(word.lower())
        else:
            out.append(f"{word}n")
    if rate > 0.2 and len(out) > 3:
        at = random.randrange(len(out) - 1)
        out[at], out[at + 1] = out[at + 1], out[at]
    return " ".join(out)


references = [sentence(random.choice([1, 1, 1, 2, 2, 3, 4, 5, 6])) for _ in range(90)]
references += ["la " * 1100 + "la.", "Yes.", "Quite so, he said."]
before = [changed(text, 0.3) for text in references]
after = [changed(text, 0.2) for text in references]
before[3], after[5] = "", ""
after[7] = references[7]
before[9] = after[9]
segments = list(zip(references, before, after))

tokenize = Tokenizer13a()
cut = lambda texts: [tokenize(text).split() for text in texts]
ref, outs = cut(references), [cut(before), cut(after)]

matches = [ngram_utils.compare_ngrams(ref, out)[1] for out in outs]
# compare-mt's ratio is the first system's share: with the second one first, it rises with what the second gains.
ratios = stat_utils.extract_salient_features(matches[1], matches[0], alpha=1.0)
ngrams = {" ".join(k): [matches[0][k], matches[1][k], v] for k, v in sorted(ratios.items()) if matches[0][k] != matches[1][k]}

freq = bucketers.FreqWordBucketer(freq_data=ref)
statistics, _, _, _ = freq.calc_statistics(ref, outs)
by_frequency = [
    [label, int(statistics[0][i][1]), statistics[0][i][5], statistics[1][i][5]] for i, label in enumerate(freq.bucket_strs)
]

# compare-mt counts at least one n-gram of each order in every sentence, so that BLEU differs from sacreBLEU's where a
# translation has fewer than four words: these are left out here.
long = [i for i in range(len(ref)) if all(len(out[i]) >= 4 for out in outs)]
length = bucketers.LengthSentenceBucketer()
bleu = scorers.BleuScorer()
scorers.global_scorer_scale = 100
corpora = [length.create_bucketed_corpus([out[i] for i in long], ref=[ref[i] for i in long]) for out in outs]
by_length = [
    [label, len(corpora[0][i][0]), *(bleu.score_corpus(c[i][1], c[i][0])[0] for c in corpora)]
    for i, label in enumerate(length.bucket_strs)
]

pathlib.Path(__file__).with_name("compare-mt.json").write_text(
    json.dumps(
        {
            "compare-mt": "0.2.10",
            "segments": segments,
            "ngrams": ngrams,
            "byFrequency": by_frequency,
            "long": long,
            "byLength": by_length,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    + "\n",
    encoding="utf-8",
)
