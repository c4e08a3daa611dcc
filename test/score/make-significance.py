"""Writes significance.json: what sacreBLEU 2.6.0 with numpy 2 concludes about texts in expected.json.

    python3 -m venv venv && venv/bin/pip install sacrebleu==2.6.0 numpy==2.4.6
    venv/bin/python test/score/make-significance.py

A system is a column of a set's segments, or the first column with the words of each segment in reverse.
"""

import json
import logging
import os
import pathlib

import numpy
import sacrebleu
from sacrebleu.metrics import BLEU, CHRF, TER
from sacrebleu.significance import PairedTest

assert sacrebleu.__version__ == '2.6.0', sacrebleu.__version__
assert numpy.__version__.startswith('2.'), numpy.__version__
logging.getLogger('sacrebleu').setLevel(logging.ERROR)

HERE = pathlib.Path(__file__).parent
SETS = {one['name']: one['segments'] for one in json.loads((HERE / 'expected.json').read_text('utf-8'))['sets']}

#: Set, number of its segments, the two systems, references, test, samples, seed.
CASES = [
    ('news', 500, 0, 2, [1], 'bs', 1000, 12345),
    ('news', 500, 0, 2, [1], 'ar', 10000, 12345),
    ('news', 61, 2, 0, [1], 'bs', 1000, 12345),
    ('news', 61, 2, 0, [1], 'ar', 1000, 12345),
    ('news', 17, 0, 'reversed', [1, 2], 'bs', 999, 1),
    ('news', 5, 0, 2, [1], 'bs', 300, 2 ** 32 + 5),
    ('news', 5, 0, 2, [1], 'ar', 300, 2 ** 32 + 5),
    ('news', 2, 0, 2, [1], 'ar', 100, 3),
    ('news', 1, 0, 2, [1], 'bs', 41, 3),
    ('several references', 10, 0, 'reversed', [1, 2, 3], 'bs', 1000, 12345),
    ('several references', 10, 0, 1, [2, 3], 'ar', 1000, 99),
    ('odd cases', 41, 0, 'reversed', [1], 'bs', 500, 12345),
    ('odd cases', 41, 0, 'reversed', [1], 'ar', 500, 12345),
    ('nothing right', 2, 0, 'reversed', [1], 'bs', 200, 12345),
]

METRICS = {
    'bleu': [{}, {'smooth_method': 'floor', 'tokenize': 'char'}, {'smooth_method': 'add-k', 'effective_order': True}, {'smooth_method': 'none'}],
    'chrf': [{}, {'eps_smoothing': True}],
    'chrf++': [{}],
    'ter': [{}],
}
KINDS = {'bleu': BLEU, 'chrf': CHRF, 'chrf++': lambda **options: CHRF(word_order=2, **options), 'ter': TER}


def camel(key):
    head, *rest = {'smooth_method': 'smooth'}.get(key, key).split('_')
    return head + ''.join(part.title() for part in rest)


def system(segments, column):
    if column == 'reversed':
        return [' '.join(reversed(segment[0].split(' '))) for segment in segments]
    return [segment[column] for segment in segments]


def confidence(metric, hypotheses, references, samples):
    try:
        score = metric.corpus_score(hypotheses, references, n_bootstrap=samples)
    except TypeError:
        # Some samples' scores are Python's numbers, some numpy's: statistics.mean refuses them.
        return None
    return {'mean': float(score._mean), 'half': float(score._ci), 'signature': str(metric.get_signature())}


def main():
    cases = []
    for name, count, before, after, columns, test, samples, seed in CASES:
        os.environ['SACREBLEU_SEED'] = str(seed)
        segments = SETS[name][:count]
        references = [system(segments, column) for column in columns]
        systems = [('A', system(segments, before)), ('B', system(segments, after))]
        results = []
        for key, choices in METRICS.items():
            for options in choices:
                metric = KINDS[key](**options, references=references)
                signatures, scores = PairedTest(systems, {key: metric}, None, test, samples)()
                [(label, [first, second])] = [item for item in scores.items() if item[0] != 'System']
                results.append({
                    'metric': key,
                    'options': {camel(option): value for option, value in options.items()},
                    'signature': str(signatures[label]),
                    'before': first.score,
                    'after': second.score,
                    'p': second.p_value,
                    # Of both systems, where sacreBLEU has them.
                    'means': None if second.mean is None else [float(first.mean), float(second.mean)],
                    'halves': None if second.ci is None else [float(first.ci), float(second.ci)],
                    'confidence': confidence(KINDS[key](**options), systems[0][1], references, samples) if test == 'bs' else None,
                })
        cases.append({
            'set': name, 'segments': count, 'before': before, 'after': after, 'references': columns,
            'test': test, 'samples': samples, 'seed': seed, 'results': results,
        })
    path = HERE / 'significance.json'
    text = json.dumps({'sacrebleu': sacrebleu.__version__, 'numpy': numpy.__version__, 'cases': cases})
    path.write_text(text.replace('}, {', '},\n{') + '\n', encoding='utf-8')
    print(f'{path}: {path.stat().st_size} bytes')


main()
