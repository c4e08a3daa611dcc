"""Writes expected.json: texts, and what sacreBLEU 2.6.0 says of them.

    python3 -m venv venv && venv/bin/pip install sacrebleu==2.6.0
    venv/bin/python test/score/make-expected.py

The texts are our own. Sentences of news are put together from clauses by a seed, and hypotheses are made of
them as translations go wrong: words left out, doubled, replaced, moved, in other case, with other punctuation.
"""

import json
import logging
import pathlib
import random

import sacrebleu
from sacrebleu.metrics import BLEU, CHRF, TER

assert sacrebleu.__version__ == '2.6.0', sacrebleu.__version__
logging.getLogger('sacrebleu').setLevel(logging.ERROR)

OPENINGS = [
    'On Monday morning,', 'According to the ministry,', 'In the capital,', 'Despite heavy rain,', '"For now,"',
    'By the end of 2023,', 'At about 07.45,', 'Nevertheless,', 'As of 31 December,', 'Two years after the flood,',
]
SUBJECTS = [
    'the governor of Central Java', 'a group of 1,250 farmers', "the bank's chief economist", 'residents of the old town',
    'the national football team', 'PT Sumber Air', 'a 67-year-old fisherman', 'the head of the disaster agency (BNPB)',
    'the so-called "river school"', 'Ms. Wulandari', 'researchers at three universities', 'the co-operative',
]
VERBS = [
    'announced', 'denied', 'had already repaired', 'plans to reopen', 'will not sell', 'measured', 'is still waiting for',
    "couldn't explain", 'handed over', 'has set up', 'voted against', 'promised to protect',
]
OBJECTS = [
    'the bridge over the river', 'a loan of Rp 2.5 trillion', 'some 40% of the rice fields', 'the new market hall',
    'all 17 schools in the district', 'an agreement with the port authority', 'the price of cooking oil',
    "the children's library", 'its oldest ferry', 'a state-of-the-art laboratory', 'the results of the survey',
]
ENDINGS = [
    '.', ', officials said.', ', it said on its website, www.example.org/news.', '; others disagreed.', '!', ' -- at last.',
    ', up from 3.7 per cent a year earlier.', '?', ' (see page 12).', ', and the work goes on.', ': "We are ready."',
]
OTHERS = ['house', 'quickly', 'the', 'of', '12', 'rice', 'Jakarta', 'not', 'said', 'which', 'very', 'people', 'new']

#: Hypothesis, then its references.
ODD = [
    ['', ''],
    ['', 'There is a reference only.'],
    ['There is a hypothesis only.', ''],
    ['   ', ' \t '],
    ['.', '.'],
    ['Yes', 'Yes'],
    ['Yes.', 'No!'],
    ['two words', 'two words'],
    ['Three words here', 'three Words here'],
    ['The cat sat on the mat.', 'the CAT sat on The mat .'],
    ['the the the the the the the', 'The cat is on the mat, the other is not.'],
    ['Prices rose 3.5%, to Rp12,500 (US$0.80).', 'Prices rose by 3,5 %, to Rp 12.500 (US$ 0.80).'],
    ['It was in 2024. Or 2025.', 'It was in 2024.'],
    ['1.2.3,4,5-6 7-8 -9 a-1 1-a .5 5. ,5 5,', '1.2.3, 4,5 -6 7 -8 - 9 a-1 1 -a .5 5 . ,5 5 ,'],
    ['He said, “We don’t know” – twice…', 'He said, "We don\'t know" - twice...'],
    ['From 1.,5 to .,5 &amp;lt;b&amp;gt;', 'From .,5 to 1..,5 &amp;lt;b&amp;gt; &amp;amp;amp;'],
    ["It's the dog's bone, isn't it? The Smiths' car's gone's.", "It is the dog 's bone, isn't it? The Smiths' car 's gone."],
    ['A &amp; B &lt;i&gt;wrote&lt;/i&gt; &quot;C&quot; &amp;lt;', 'A & B <i>wrote</i> "C" &lt;'],
    ['<skipped> text <skipped>here', 'text here'],
    ['[a]{b}|c|~d~^e^_f_`g`\\h/i@j#k$l%m&n*o+p=q<r>s', '[a] {b} |c| ~d~ ^e^ _f_ `g` \\h / i @ j # k $ l % m & n * o + p = q < r > s'],
    ['(hi) (ho) "ho" --- !? ?! ... a. .b', '(hi) (he) "ho" -- ?! !? … a .b .'],
    ['今天天气很好,我们去公园。', '今天的天气很好，我们去公园吧。'],
    ['東京で㌔のラーメンを食べた「美味しい」・また行く。', '東京でラーメンを食べました。「おいしい」・また行きたい！'],
    ['㈱ 豈更 ㇀㇁ ⺀⺁ ︰︱ ｡｢｣', '㈱豈更㇀㇁⺀⺁︰︱｡｢｣ ．，？'],
    ['서울은 오늘 춥다.', '오늘 서울은 춥습니다.'],
    ['مرحبا، كيف حالك؟ ١٢٫٥٪', 'مرحبا! كيف الحال؟ ١٢٫٥ ٪'],
    ['ราคาข้าวขึ้น ๓.๕', 'ราคาข้าวเพิ่มขึ้น ๓.๕'],
    ['Great 👍🏽 work 😀😀 👨‍👩‍👧 🇮🇩!', 'Great work 👍 😀 👨‍👩‍👧‍👦 🇮🇩!'],
    ['😀', '😀'],
    ['😀 😁', '😁 😀'],
    ['𝒜𝓑 𐍈 𝟙𝟚', '𝒜𝓑 𐍈 𝟙𝟚𝟛'],
    ['ΟΔΥΣΣΕΥΣ ΣΑΣ İstanbul Straße ǅ', 'οδυσσευς σας istanbul STRASSE ǆ'],
    ['café naïve Zürich', 'cafe\u0301 nai\u0308ve Zu\u0308rich'],
    ['a\u00a0b\u2009c\u3000d\u2028e\u0085f\u001cg', 'a b c d e f g'],
    ['zero\u200bwidth \ufeffmark soft\u00adhyphen', 'zerowidth mark softhyphen'],
    ['½ cup, x² + y³ ≠ z№ ₿5 €10,00 10€ 5′ 6″ ‰', '1/2 cup, x2 + y3 != z No. ₿ 5 €10.00 10 € 5\' 6" ‰'],
    ['end of line-\nhyphen\n-again\nnew', 'end of linehyphen again new'],
    ['tabs\tand  many   spaces   ', 'tabs and many spaces'],
    ['a b c d e f g h i j', 'f g h i j a b c d e'],
    ['a b c d e f g h i j k l', 'l k j i h g f e d c b a'],
    ['l m n o p q r s t u v w x y z a b c d e f g h i j k', 'a b c d e f g h i j k l m n o p q r s t u v w x y z'],
    ['b a d c f e h g j i', 'a b c d e f g h i j'],
    ['the report that the committee wrote was late', 'was the report late that the committee wrote'],
    ['a a a b b b a a b a', 'b a b a a b a a b b'],
    ['yesterday the minister in Jakarta said', 'the minister said in Jakarta yesterday'],
]

#: Hypothesis, then three references.
SEVERAL = [
    ['The talks ended without result.', 'The talks ended without a result.', 'Negotiations ended without results.', 'The talks brought nothing.'],
    ['He went home.', 'He went home early.', 'He left.', 'He went back to his home in the village.'],
    ['', 'Something.', '', 'Something else.'],
    ['Nothing here', '', '', ''],
    ['the the the cat', 'the cat the', 'the the dog', 'the the the the'],
    ['Four words are here', 'Three words here', 'There are now five words', 'Four WORDS are here!'],
    ['A tie of six words, here.', 'One of four.', 'A tie of eight words or so, right here.', 'A tie.'],
    ['Rain fell in the hills, and rivers rose by 1.5 m.', 'In the hills it rained; rivers rose 1.5 m.', 'Rivers rose by 1.5 metres as rain fell in the hills.', 'Rain in the hills made rivers rise by 1.5 m.'],
    ['sat the cat on the mat', 'the cat sat on the mat', 'on the mat sat the cat', 'the cat was sitting on the mat'],
    ['今天天气很好。', '今天天氣很好。', '今天天气真好！', '天气很好。'],
]


def sentence(rng):
    parts = [rng.choice(OPENINGS), rng.choice(SUBJECTS), rng.choice(VERBS), rng.choice(OBJECTS)]
    text = ' '.join(parts[rng.randrange(2):])
    return text[0].upper() + text[1:] + rng.choice(ENDINGS)


def worsen(rng, text, errors):
    words = text.split(' ')
    for _ in range(errors):
        at = rng.randrange(len(words))
        kind = rng.randrange(7)
        if kind == 0 and len(words) > 2:
            del words[at]
        elif kind == 1:
            words.insert(at, words[at])
        elif kind == 2:
            words[at] = rng.choice(OTHERS)
        elif kind == 3:
            size = rng.randrange(1, 6)
            moved = words[at:at + size]
            del words[at:at + size]
            to = rng.randrange(len(words) + 1)
            words[to:to] = moved
        elif kind == 4:
            words[at] = words[at].swapcase()
        elif kind == 5:
            words[at] = words[at].strip('.,!?"();:') or words[at]
        else:
            words[at] = words[at][:-1] + rng.choice('.,;!?s-') if words[at] else 's'
    return ' '.join(words)


def paragraph(rng, sentences):
    return ' '.join(sentence(rng) for _ in range(sentences))


def texts():
    rng = random.Random(20240917)
    news = [sentence(rng) for _ in range(500)]
    long = [paragraph(rng, n) for n in (4, 8, 12)]
    moved = paragraph(rng, 6).split(' ')
    return {
        'odd cases': ODD,
        'several references': SEVERAL,
        'a segment': [[worsen(rng, news[0], 2), news[0]]],
        'a perfect segment': [[news[1], news[1]]],
        'nothing right': [['xyz qqq', 'A B C D E F.'], ['vvv www', 'G H I J']],
        'short segments': [['Good morning', 'Good morning!'], ['No', 'No'], ['Thank you', 'Thanks']],
        'news': [[worsen(rng, text, rng.randrange(8)), text, worsen(rng, text, rng.randrange(4))] for text in news],
        'long segments': [
            *([worsen(rng, text, 25), text] for text in long),
            # Many shifts to try: TER's limit stops them. And lengths that leave the usual beam.
            [' '.join(reversed(moved)), ' '.join(moved)],
            [' '.join(rng.choice('abc') for _ in range(120)), ' '.join(rng.choice('abc') for _ in range(100))],
            [' '.join(moved[60:] + moved[:60]), ' '.join(moved)],
            ['a b', ' '.join(rng.choice('abcdefgh') for _ in range(300))],
            [' '.join(rng.choice('abcdefgh') for _ in range(300)), 'g a b'],
            ['a', ' '.join(['b'] * 130 + ['a'] + ['c'] * 20)],
        ],
    }


def camel(options):
    names = {'smooth_method': 'smooth'}
    def name(key):
        head, *rest = names.get(key, key).split('_')
        return head + ''.join(part.title() for part in rest)
    return {name(key): value for key, value in options.items()}


BLEUS = [
    {},
    *({'tokenize': tokenize} for tokenize in ('intl', 'char', 'none')),
    {'lowercase': True},
    {'smooth_method': 'floor'}, {'smooth_method': 'floor', 'smooth_value': 0.01}, {'smooth_method': 'floor', 'smooth_value': 0},
    {'smooth_method': 'add-k'}, {'smooth_method': 'add-k', 'smooth_value': 0.5},
    {'smooth_method': 'none'},
    {'effective_order': True, 'smooth_method': 'none'}, {'effective_order': True, 'smooth_method': 'add-k'},
    {'tokenize': 'intl', 'lowercase': True, 'smooth_method': 'floor', 'effective_order': True},
]
CHRFS = [
    {}, {'word_order': 2}, {'word_order': 1, 'beta': 3}, {'char_order': 4, 'beta': 1}, {'lowercase': True, 'word_order': 2},
    {'whitespace': True}, {'eps_smoothing': True}, {'eps_smoothing': True, 'word_order': 2, 'whitespace': True},
]
TERS = [
    {}, {'normalized': True}, {'no_punct': True}, {'case_sensitive': True},
    {'normalized': True, 'asian_support': True}, {'no_punct': True, 'asian_support': True},
    {'normalized': True, 'no_punct': True, 'asian_support': True, 'case_sensitive': True},
]


def expected(kind, options, segments):
    hypotheses = [hypothesis for hypothesis, *_ in segments]
    references = list(zip(*(references for _, *references in segments)))
    metric = kind(**options)
    corpus = metric.corpus_score(hypotheses, references)
    result = {
        'metric': kind.__name__.lower(),
        'options': camel(options),
        'name': corpus.name,
        'signature': str(metric.get_signature()),
        'score': corpus.score,
    }
    # As sacreBLEU scores sentences: BLEU with effective order.
    sentence_metric = kind(**{**options, 'effective_order': True}) if kind is BLEU else metric
    result['sentences'] = [
        sentence_metric.sentence_score(hypothesis, list(refs)).score for hypothesis, *refs in segments[:60]
    ]
    return result


def main():
    sets = []
    for name, segments in texts().items():
        scores = [
            expected(kind, options, segments)
            for kind, choices in ((BLEU, BLEUS), (CHRF, CHRFS), (TER, TERS))
            for options in choices
        ]
        sets.append({'name': name, 'segments': segments, 'scores': scores})
    path = pathlib.Path(__file__).with_name('expected.json')
    text = json.dumps({'sacrebleu': sacrebleu.__version__, 'sets': sets}, ensure_ascii=False)
    path.write_text(text.replace('}, {', '},\n{').replace('], ["', '],\n["') + '\n', encoding='utf-8')
    print(f'{path}: {path.stat().st_size} bytes, {sum(len(one["scores"]) for one in sets)} scores')


main()
