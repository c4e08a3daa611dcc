import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBitext } from '../src/report/read-bitext.js';
import { padan } from './cli.js';
import { testFolder } from './folder.js';
import { multilingual } from './model/multilingual.js';
import { unmarked } from './report/said.js';

const tiny = fileURLToPath(new URL('model/tiny', import.meta.url));

/** The tiny model with its languages changed round. */
const englishToIndonesian = (): string => {
  const folder = join(testFolder('model'), 'tiny-en-id');
  cpSync(tiny, folder, { recursive: true });
  const path = join(folder, 'tokenizer_config.json');
  const config = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...config, source_lang: 'eng', target_lang: 'ind' }));
  return folder;
};

describe('a model that names no languages', () => {
  it('gives a warning, and runs anyway', async () => {
    const model = englishToIndonesian();
    writeFileSync(join(model, 'tokenizer_config.json'), JSON.stringify({ unk_token: '<unk>' }));
    const text = join(testFolder('text'), 'a.txt');
    writeFileSync(text, 'Satu.\n');
    const out = testFolder('out');
    const { code, stderr } = await padan(['run', text, '-o', out, '--model', model, '--no-memory']);
    expect(code).toBe(0);
    expect(stderr).toContain('note tiny-en-id: the model does not name its languages');
  });
});

describe('models of both directions, one after the other', () => {
  it('count no words of one language as the other’s', async () => {
    const [texts, out] = [testFolder('text'), testFolder('out')];
    writeFileSync(join(texts, 'a.id.txt'), 'Kucing tidur nyenyak.\n');
    writeFileSync(join(texts, 'b.en.txt'), 'Horses sleep.\n');
    const run = (file: string, model: string) =>
      padan(['run', join(texts, file), '-o', out, '--model', model, '--no-memory']);
    const listed = () => readFileSync(join(out, 'words.html'), 'utf8');
    expect(await run('a.id.txt', tiny)).toMatchObject({ code: 0 });
    expect(listed()).toContain('nyenyak');
    expect(await run('b.en.txt', englishToIndonesian())).toMatchObject({ code: 0 });
    const english =
      readFileSync(join(out, 'a.en.txt'), 'utf8')
        .toLowerCase()
        .match(/\p{L}{3,}/gu) ?? [];
    expect(english.length).toBeGreaterThan(0);
    for (const word of [...english, 'nyenyak', 'horses']) expect(listed()).not.toContain(`>${word}<`);
    const search = readFileSync(join(out, 'search.html'), 'utf8');
    expect(search).toContain('nyenyak');
    expect(search).toContain('Horses');
  }, 60_000);
});

describe('a multilingual model', () => {
  const model = multilingual();
  const corpus = testFolder('corpus');
  const out = testFolder('out');
  writeFileSync(join(corpus, 'a.en.txt'), 'Prices rise. Mr. Smith went home.\n');
  const memory = testFolder('memory');
  const run = (...more: string[]) =>
    padan(['run', corpus, '-o', out, '--model', model, '--memory', memory, '--json', ...more]);

  it('is refused with its languages unless it is told which', async () => {
    for (const [command, text] of [
      ['run', corpus],
      ['translate', join(corpus, 'a.en.txt')],
      ['lint', corpus],
    ]) {
      const { code, stdout, stderr } = await padan([command!, text!, '--model', model]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/nobody says into which.*: it knows id, ms, jv: say one with --to/s);
    }
  });

  it('translates into each, and takes nothing of one for the other', async () => {
    const texts = [];
    for (const to of ['id', 'jv', 'ms']) {
      const { code, stdout } = await run('--to', to);
      expect({ code, ...JSON.parse(stdout) }).toMatchObject({
        code: 0,
        translated: 1,
        remembered: 0,
        kept: 0,
      });
      const { systems } = readBitext(readFileSync(join(out, 'a.jsonl'), 'utf8'));
      expect(systems[0]).toMatchObject({ language: to });
      texts.push(readFileSync(join(out, `a.${to}.txt`), 'utf8'));
    }
    expect(new Set(texts).size).toBeGreaterThan(1);
  });

  it('is told by the configuration file, too', async () => {
    const config = join(testFolder('config'), 'padan.config.json');
    writeFileSync(config, JSON.stringify({ model, from: 'en', to: 'ms' }));
    const args = ['translate', '--config', config, '--text', 'Abc.', '--no-memory'];
    const translated = await padan(args);
    expect(translated).toMatchObject({ code: 0, stderr: '' });
    const other = await padan([...args, '--from', 'id']);
    expect(other).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/translates en to mul, --from says id/),
    });
  });

  it('is told the run’s language as a further system', async () => {
    const { code, stderr } = await padan([
      ...['run', corpus, '-o', testFolder('out'), '--no-memory'],
      ...['--system', `one=${englishToIndonesian()}`, '--system', `mul=${model}`],
    ]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
  });
});

describe('--from and --to without --model', () => {
  const models = testFolder('models');
  const env = { PADAN_MODELS: models };

  it('name the command that pulls a model', async () => {
    for (const command of ['run', 'translate', 'worker']) {
      const more = command === 'worker' ? ['--queue', 'redis://127.0.0.1:1'] : [];
      const { code, stderr } = await padan([command, ...more, '--from', 'en', '--to', 'id'], { env });
      expect(code).toBe(2);
      expect(stderr).toMatch(
        /no model here from English to Indonesian: “padan models pull opus-mt-en-id” fetches one/,
      );
    }
  });

  it('choose the model that was pulled', async () => {
    const folder = join(testFolder('models'), 'Xenova/opus-mt-en-id');
    cpSync(englishToIndonesian(), folder, { recursive: true });
    const pulled = { PADAN_MODELS: join(folder, '../..') };
    for (const asked of [
      ['--from', 'en', '--to', 'id'],
      ['--to', 'ind'],
      ['--from', 'eng'],
    ]) {
      const args = ['translate', '--text', 'Ini sudah dalam bahasa yang dituju.', '--json', ...asked];
      const { code, stdout } = await padan(args, { env: pulled });
      expect(code).toBe(0);
      expect(JSON.parse(stdout).sentences[0]).toMatchObject({ copied: 'target-language' });
    }
  });

  it('choose a model of any name if it is the only one of its direction', async () => {
    const folder = testFolder('models');
    const asked = () =>
      padan(['translate', '--text', 'Ini sudah.', '--no-memory', '--from', 'en', '--to', 'id'], {
        env: { PADAN_MODELS: folder },
      });
    cpSync(englishToIndonesian(), join(folder, 'mine/best'), { recursive: true });
    expect(await asked()).toMatchObject({ code: 0 });
    cpSync(englishToIndonesian(), join(folder, 'mine/next'), { recursive: true });
    expect(await asked()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('name one with --model: mine/best, mine/next'),
    });
  });

  it('check the embedded model, and are all that padan lint needs', async () => {
    const translated = await padan(['translate', '--text', 'Halo.', '--from', 'id', '--to', 'en-GB']);
    expect(translated).toMatchObject({ code: 0 });
    const text = join(testFolder('text'), 'cut.txt');
    writeFileSync(text, 'Prices Rise In Markets of\n\nPrices rise.\n');
    const linted = await padan(['lint', text, '--from', 'en']);
    expect(linted.stdout).toContain('truncated-heading the heading ends with “of”');
    const lonely = await padan(['translate', '--text', 'Halo.', '--to', 'fr']);
    expect(lonely).toMatchObject({ code: 2, stderr: expect.stringContaining('--to alone does not say') });
  });
});

describe('a model from English to Indonesian', () => {
  const model = englishToIndonesian();
  const folder = testFolder('directions');
  const corpus = join(folder, 'corpus');
  const out = join(folder, 'out');
  const read = (name: string): string => readFileSync(join(out, name), 'utf8');

  beforeAll(async () => {
    mkdirSync(corpus);
    writeFileSync(
      join(corpus, 'rice.en.txt'),
      'Rice Prices Rise\n\nMr. Smith sold 20 tons. He went home.\n\nIni sudah dalam bahasa yang dituju dan tidak perlu diterjemahkan lagi.\n',
    );
    writeFileSync(join(corpus, 'rice.id.txt'), 'Harga Beras Naik\n\nPak Smith menjual 20 ton. Ia pulang.\n');
    writeFileSync(join(corpus, 'plain.txt'), 'One line.\n');
    const { code, stderr } = await padan(['run', corpus, '-o', out, '--model', model, '--no-memory']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
  });

  it('uses English files as sources and Indonesian files as references', () => {
    expect(
      JSON.parse(read('run.json')).documents.map(({ name, language, reference }: Record<string, string>) => [
        name,
        language,
        reference,
      ]),
    ).toEqual([
      ['plain', 'en', null],
      ['rice', 'en', join(corpus, 'rice.id.txt')],
    ]);
  });

  it('names translation and patch after the target language', () => {
    expect(read('rice.id.txt').trim().split('\n\n')).toHaveLength(3);
    expect(read('rice.diff')).toMatch(/^--- a\/rice\.id\.txt/);
  });

  it('segments, copies and flags text by the rules of its own languages', () => {
    const { document, systems, outputs } = readBitext(read('rice.jsonl'));
    expect(document.language).toBe('en');
    expect(systems.map(({ id, language }) => [id, language])).toEqual([
      ['tiny-en-id', 'id'],
      ['reference', 'id'],
    ]);
    // “Mr.” ends no sentence in English.
    expect(document.blocks.map(({ sentences }) => sentences.length)).toEqual([1, 2, 1]);
    expect(outputs[0]!.targets.at(-1)!.trace!.copied).toBe('target-language');
    expect(read('rice.html')).toContain('copied as it is: this is Indonesian already');
  });

  it('writes pages that name the languages', () => {
    const page = read('rice.html');
    expect(page).toContain('<h1 lang=en>Rice Prices Rise</h1>');
    // Cells without a language are in the table's, the first translation's.
    expect(page).toMatch(/<table class="bitext[^>]* lang=id/);
    expect(page).toMatch(/<tr id=s1[\s\S]*?<td lang=en>Rice Prices Rise/);
    for (const name of ['English', 'Indonesian by Padan', 'Reference'])
      expect(page).toContain(`--name:"${name}"`);
    expect(unmarked(page)).toContain('>Indonesian text</a>');
    const index = read('index.html');
    expect(unmarked(index)).toContain('<h1>Padan: English and Indonesian side by side</h1>');
    expect(index).toMatch(/href="rice\.html" lang="en"/);
  });

  it('works with padan translate and padan lint in its own language', async () => {
    const translated = await padan(['translate', '--json', '--model', model, '--no-memory'], {
      input: 'Mr. Smith sold 20 tons. He went home.\n',
    });
    expect(JSON.parse(translated.stdout).sentences.map(({ source }: { source: string }) => source)).toEqual([
      'Mr. Smith sold 20 tons.',
      'He went home.',
    ]);
    // A small word of English, not of Indonesian, at the end of a heading.
    writeFileSync(join(folder, 'cut.en.txt'), 'Prices Rise In Markets of\n\nPrices rise.\n');
    const linted = await padan(['lint', join(folder, 'cut.en.txt'), '--model', model]);
    expect(linted.stdout).toContain('truncated-heading the heading ends with “of”');
  });
});
