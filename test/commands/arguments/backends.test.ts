import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type NamedBackend, openNamed, parseBackend } from '../../../src/commands/arguments/backends.js';
import { parseSystem, pathAndPairs } from '../../../src/commands/arguments/systems.js';
import { testFolder } from '../../folder.js';

const root = testFolder('named-backends');
const file = (name: string, text = '', mode = 0o644): string => {
  const path = join(root, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text, { mode });
  return path;
};
const parse = (text: string): NamedBackend | null => parseBackend(text, pathAndPairs);
const languages = { sourceLanguage: 'id', targetLanguage: 'en' };
const open = (text: string, ...others: string[]) => {
  const named = [text, ...others].map((each) => parse(each)!);
  return openNamed(named[0]!, named, languages);
};
const refusal = (text: string): Error => {
  try {
    parse(text);
  } catch (error) {
    return error as Error;
  }
  throw new Error(`${text} is not refused`);
};

describe('a backend on the command line', () => {
  it.each([
    ['lt=http://127.0.0.1:5000', 'libretranslate', 'http://127.0.0.1:5000', {}],
    [
      'lt=HTTPS://a.example/sub/,batch=5,timeout=9',
      'libretranslate',
      'HTTPS://a.example/sub/',
      { batchSize: 5, timeout: 9 },
    ],
    ['lt=http://a.example/v1,kind=libretranslate', 'libretranslate', 'http://a.example/v1', {}],
    [
      'llm=http://127.0.0.1:8080/v1,model=qwen3:4b',
      'chat',
      'http://127.0.0.1:8080/v1',
      { model: 'qwen3:4b' },
    ],
    [
      'llm=http://a.example,model=a/b.gguf,prompt=p/news.txt,key=MINE,seed=3',
      'chat',
      'http://a.example',
      { model: 'a/b.gguf', prompt: 'p/news.txt', variable: 'MINE', seed: 3 },
    ],
    ['x=tr a-z A-Z', 'command', 'tr a-z A-Z', {}],
    ['x=cat', 'command', 'cat', {}],
    ['x=sed s/a=b/c,d=e/', 'command', 'sed s/a=b/c,d=e/', {}],
    ['x=sed s/a/b/,timeout=7,batch=1', 'command', 'sed s/a/b/', { timeout: 7, batchSize: 1 }],
    ['x=cat --timeout=7 -,timeout=7 x', 'command', 'cat --timeout=7 -,timeout=7 x', {}],
    ['x=LC_ALL=C tr a b', 'command', 'LC_ALL=C tr a b', {}],
    ['x=!cd /tmp && ./a,timeout=7', 'command', 'cd /tmp && ./a,timeout=7', {}],
    ['x=!whatever', 'command', 'whatever', {}],
  ])('%s', (text, kind, what, settings) => {
    expect(parse(text)).toEqual({ id: text.split('=')[0], kind, what, settings });
  });

  it('is a program file, but not a text that happens to be executable', () => {
    const program = file('translate.sh', '#!/bin/sh\ncat\n', 0o755);
    expect(parse(`x=${program}`)).toMatchObject({ kind: 'command', what: program });
    expect(parse(`x=${program} --fast`)).toMatchObject({ kind: 'command', what: `${program} --fast` });
    expect(parse(`x=${file('theirs.txt', 'One.\n', 0o755)}`)).toBeNull();
    expect(parse(`x=${file('theirs.sh', 'One.\n')}`)).toBeNull();
  });

  it('is that program alone, whatever its path means to a shell', () => {
    const ran = (name: string) => {
      const { what, settings } = parse(`x=${file(name, '#!/bin/sh\ncat\n', 0o755)},batch=3`)!;
      expect(settings).toEqual({ batchSize: 3 });
      return execFileSync('/bin/sh', ['-c', `printf %s ${what}`]).toString();
    };
    for (const name of ['my tool/run', 'a&b', "it's", 'a$HOME', 'a;b', 'a,b=c'])
      expect(ran(name)).toBe(join(root, name));
    const here = process.cwd();
    process.chdir(join(file('tool-of-mine', '#!/bin/sh\ncat\n', 0o755), '..'));
    try {
      expect(parse('x=tool-of-mine')).toMatchObject({ kind: 'command', what: './tool-of-mine' });
    } finally {
      process.chdir(here);
    }
  });

  it('is the folder of a model that is no MarianMT model', () => {
    const folderOf = (name: string, config: object) =>
      join(file(join(name, 'config.json'), JSON.stringify(config)), '..');
    const other = folderOf('nllb', { model_type: 'm2m_100' });
    expect(parse(`nllb=${other},dtype=q8`)).toEqual({
      id: 'nllb',
      kind: 'pipeline',
      what: other,
      settings: { dtype: 'q8' },
    });
    const marian = folderOf('marian', { model_type: 'marian' });
    expect(parse(`m=${marian},beam=1`)).toBeNull();
    expect(parseSystem(`m=${marian},beam=1`)).toMatchObject({ isModel: true });
    expect(parse(`m=${folderOf('unnamed', {})}`)).toBeNull();
    expect(() => parse(`nllb=${other},beam=1`)).toThrow(/such a model has no setting beam/);
  });

  it.each(['', 'x', '=http://a', 'x=', 'x=opus-mt-id-en', 'x=models/nowhere', './x=nowhere,beam=1'])(
    'is not %j',
    (text) => {
      expect(parse(text)).toBeNull();
    },
  );

  it('is no misspelt path: that is not run', () => {
    expect(refusal('x=my foldr/of texts').message).toBe(
      '--system x: no such file or folder, and no program “my” to run',
    );
    expect(refusal('x=./no/such program').message).toContain('no program “./no/such” to run');
  });

  it.each([
    ['x=ftp://a.example', null],
    ['x=http://a.example,modl=b', /has no setting modl/],
    ['x=http://a.example/v1', /needs the name of a model/],
    ['x=http://a.example,prompt=p.txt', /needs the name of a model/],
    ['x=http://a.example,kind=deepl', /kind is neither/],
    ['x=http://a.example,batch=0', /batch must be a whole number from 1 to 10000/],
    ['x=http://a.example,batch=', /batch has no value/],
    ['x=http://a.example,timeout=fast', /timeout must be/],
    ['x=http://a.example,model=b,batch=5', /a chat endpoint has no setting batch/],
    ['x=http://a.example,seed=1', /a LibreTranslate service has no setting seed/],
  ])('is refused if it is %s', async (text, message) => {
    if (message === null) await expect(open(text)).rejects.toThrow(/no address of a service/);
    else expect(() => parse(text)).toThrow(message);
  });

  it('says what a setting was meant to be, and which there are', () => {
    expect(refusal('x=http://a.example,modle=b,model=c')).toMatchObject({ hint: 'did you mean model?' });
    expect(refusal('x=http://a.example,zzz=b')).toMatchObject({
      hint: 'it may have batch, concurrency, timeout, revision, key',
    });
  });

  it('never has what may be a key or a password in a message', async () => {
    for (const text of [
      'x=http://me:hunter2@a.example',
      'x=http://a.example/?key=hunter2',
      'x=http://a.example,key=hunter2',
      'x=http://a.example,kind=hunter2',
      'x=http://a.example,batch=hunter2',
      'x=http://me:hunter2@a.example,zzz=1',
      'x=ftp://me:hunter2@a.example',
    ])
      await expect((async () => open(text))()).rejects.toSatisfy(
        (error: Error) => !JSON.stringify([error.message, error]).includes('hunter2'),
      );
  });

  it('is made without contacting anybody, with its key and its prompt', async () => {
    process.env['PADAN_TEST_MINE'] = 'secret';
    try {
      const prompt = file('prompt.txt', '\ufeff{source} {target}\r\n{text}');
      const backend = await open(`x=https://a.example/v1,model=m,prompt=${prompt},key=PADAN_TEST_MINE`);
      expect(backend).toMatchObject({
        sentTo: 'https://a.example',
        about: { prompt: '{source} {target}\n{text}' },
      });
      expect(JSON.stringify({ ...backend })).not.toMatch(/secret|PADAN_TEST_MINE/);
      await backend.dispose();
    } finally {
      delete process.env['PADAN_TEST_MINE'];
    }
    await expect(
      open(`x=https://a.example/v1,model=m,prompt=${file('bad.txt', 'Translate!')}`),
    ).rejects.toMatchObject({
      message: '--system x: the prompt has no {text}, where the sentence is to be',
      place: { path: join(root, 'bad.txt') },
    });
    await expect(open('x=https://a.example/v1,model=m,prompt=no/where.txt')).rejects.toMatchObject({
      code: 'file-not-found',
    });
    await expect(
      open(`x=https://a.example/v1,model=m,prompt=${file('big.txt', 'x'.repeat(70_000))}`),
    ).rejects.toMatchObject({ code: 'too-large' });
  });

  it('needs to know the languages', async () => {
    const named = parse('x=cat')!;
    await expect(openNamed(named, [named], { ...languages, targetLanguage: 'und' })).rejects.toThrow(
      /does not name its languages/,
    );
  });
});
