/**
 * The whole program: share of a run's time outside model calls, resident memory, start-up.
 *
 * node bench/run.mjs [paragraphs]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaults, openModel, run } from '../dist/index.js';
import { machine, modelFolder, shown, writeParagraphs } from './common.mjs';

const [count = 2000] = process.argv.slice(2).map(Number);
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'padan-bench-'));
writeParagraphs(join(folder, 'texts'), count);
console.log(`${count} paragraphs, ${machine()}\n`);

/** Time within ONNX Runtime of a run on one thread, this one. */
const shareOutside = async (beamSize) => {
  const model = await openModel(modelFolder);
  const sessions = await model.sessions();
  let inside = 0;
  const timed = (session) => ({
    inputMetadata: session.inputMetadata,
    run: async (...args) => {
      const start = performance.now();
      const outputs = await session.run(...args);
      inside += performance.now() - start;
      return outputs;
    },
  });
  const { encoder, cross, step } = sessions;
  const measured = {
    ...model,
    sessions: async () => ({ ...sessions, encoder: timed(encoder), cross: timed(cross), step: timed(step) }),
  };
  const { milliseconds, translated } = await run(measured, {
    ...defaults,
    beamSize,
    paths: [join(folder, 'texts')],
    out: join(folder, `out-${beamSize}`),
    references: null,
    split: 'auto',
    force: false,
    memory: null,
    retries: 0,
    onlyFailed: false,
    prune: false,
  });
  await model.dispose();
  console.log(
    `padan run, beam ${beamSize}, one thread: ${(milliseconds / 1000).toFixed(1)} s for ${translated} paragraphs, ` +
      `${((100 * (milliseconds - inside)) / milliseconds).toFixed(1)} % outside model calls (wanted: under 5)`,
  );
};
await shareOutside(4);
await shareOutside(1);

/** Runs the program; gives its time in ms, the time to its first output, and its highest resident memory in MB. */
const program = (args, input) =>
  new Promise((resolve) => {
    const wrapper =
      'process.on("exit", () => process.stderr.write(`\\nrss ${process.resourceUsage().maxRSS}`)); await import(process.argv[1]);';
    const start = performance.now();
    const child = spawn(process.execPath, ['--input-type=module', '--eval', wrapper, cli, ...args]);
    let first;
    let errors = '';
    child.stdout.on('data', () => {
      first ??= performance.now() - start;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('close', () => {
      const milliseconds = performance.now() - start;
      resolve({ milliseconds, first, megabytes: Number(/rss (\d+)/.exec(errors)[1]) / 1024 });
    });
    child.stdin.end(input);
  });
const modelSize =
  readdirSync(join(modelFolder, 'onnx')).reduce(
    (sum, name) => sum + statSync(join(modelFolder, 'onnx', name)).size,
    0,
  ) /
  2 ** 20;

for (const size of [count >> 2, count]) {
  const texts = join(folder, `texts-${size}`);
  writeParagraphs(texts, size);
  const { megabytes } = await program([
    'run',
    texts,
    '-o',
    join(folder, `out-${size}`),
    '--workers',
    '1',
    '--no-memory',
  ]);
  console.log(
    `resident memory, one worker, ${size} paragraphs: ${megabytes.toFixed(0)} MB, ` +
      `${(megabytes - modelSize).toFixed(0)} MB above the model's files (wanted: at most 300)`,
  );
}

const times = async (args, input, what) => {
  const values = [];
  for (let round = 0; round < 9; round++) values.push((await program(args, input))[what]);
  return shown(values, 0);
};
console.log(`padan --help: ${await times(['--help'], '', 'milliseconds')} ms (wanted: under 150)`);
const cold = await times(['translate', '--no-memory'], 'Presiden tiba di Jakarta.\n', 'first');
console.log(`first sentence of a cold padan translate: ${cold} ms (wanted: under 1000)`);
const bare = [];
for (let round = 0; round < 9; round++) {
  const start = performance.now();
  await new Promise((resolve) => spawn(process.execPath, ['--eval', '0']).on('close', resolve));
  bare.push(performance.now() - start);
}
console.log(`Node itself, doing nothing: ${shown(bare, 0)} ms`);
rmSync(folder, { recursive: true });
