import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testFolder } from '../folder.js';

/** First id of the tiny model's pieces that become pieces for languages. */
export const firstLanguage = 36;

/** What is changed of the model's files. */
interface Json {
  source_lang: string;
  target_lang: string;
  _name_or_path: string;
  model: { vocab: [piece: string, score: number][] };
  added_tokens: object[];
}

interface Multilingual {
  /** Codes of the languages, at most three. */
  codes?: readonly string[];
  source?: string;
  target?: string;
  name?: string;
  /** Whether `tokenizer.json` has them as added tokens, too: special ones, never normalised. */
  added?: boolean;
}

/** Makes a folder of a multilingual model: the tiny one, whose last pieces say the target language. */
export const multilingual = ({
  codes = ['ind', 'zsm_Latn', 'jav'],
  source = 'eng',
  target = 'mul',
  name = 'opus-mt-en-mul',
  added = false,
}: Multilingual = {}): string => {
  const folder = join(testFolder('multilingual'), name);
  cpSync(fileURLToPath(new URL('tiny', import.meta.url)), folder, { recursive: true });
  const change = (file: string, edit: (json: Json) => void) => {
    const path = join(folder, file);
    const json: Json = JSON.parse(readFileSync(path, 'utf8'));
    edit(json);
    writeFileSync(path, JSON.stringify(json));
  };
  change('tokenizer_config.json', (json) => {
    json.source_lang = source;
    json.target_lang = target;
  });
  change('config.json', (json) => {
    json._name_or_path = name;
  });
  change('tokenizer.json', (json) => {
    codes.forEach((code, i) => {
      const [id, content] = [firstLanguage + i, `>>${code}<<`];
      json.model.vocab[id] = [content, 0];
      if (added)
        json.added_tokens.push({
          id,
          content,
          single_word: false,
          lstrip: false,
          rstrip: false,
          normalized: false,
          special: true,
        });
    });
  });
  return folder;
};
