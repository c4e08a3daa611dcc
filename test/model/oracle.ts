import { AutoModelForSeq2SeqLM, AutoTokenizer, env, LogLevel } from '@xenova/transformers';

/** transformers.js on the same folder, to judge our tokenizing and decoding by. */
env.logLevel = LogLevel.ERROR;

export const oracleTokenizer = (folder: string) =>
  AutoTokenizer.from_pretrained(folder, { local_files_only: true });

export const oracleModel = (folder: string, dtype: 'fp32' | 'q8') =>
  AutoModelForSeq2SeqLM.from_pretrained(folder, { local_files_only: true, dtype });
