/**
 * A large run: memory over time, then what a finished run costs, and one with a changed sentence.
 *
 * node bench/soak.mjs [paragraphs] [paragraphs a document] [seed]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine, writeSeededParagraphs } from './common.mjs';

const [count = 100_000, perFile = 20, seed = 1] = process.argv.slice(2).map(Number);
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'padan-soak-'));
const texts = join(folder, 'texts');
const out = join(folder, 'out');
writeSeededParagraphs(texts, count, perFile, seed);
console.log(`${count} paragraphs in ${readdirSync(texts).length} documents, seed ${seed}, ${machine()}\n`);

/** Resident memory in MB of a process and of its children. */
const resident = (pid) => {
  const of = (each) => {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${each}/status`, 'utf8'))[1]) / 1024;
    } catch {
      return 0;
    }
  };
  let children = [];
  try {
    children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  } catch {
    // It has ended.
  }
  return { own: of(pid), all: of(pid) + children.reduce((sum, child) => sum + of(child), 0) };
};

const run = () =>
  new Promise((resolve) => {
    const start = performance.now();
    const samples = [];
    const child = spawn(
      process.execPath,
      [cli, 'run', texts, '-o', out, '--beam', '1', '--no-memory', '--json'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const timer = setInterval(() => {
      const { own, all } = resident(child.pid);
      let done = 0;
      try {
        done = JSON.parse(readFileSync(join(out, '.padan/status.json'), 'utf8')).paragraphs.translated;
      } catch {
        // Not yet written.
      }
      samples.push({ own, all, done });
    }, 1000);
    let json = '';
    child.stdout.on('data', (chunk) => {
      json += chunk;
    });
    child.on('close', () => {
      clearInterval(timer);
      const { translated, kept, failures } = JSON.parse(json);
      resolve({ seconds: (performance.now() - start) / 1000, samples, translated, kept, failures });
    });
  });

const first = await run();
console.log(
  `first run: ${first.translated} paragraphs translated in ${first.seconds.toFixed(0)} s, ${first.failures.length} failures`,
);
for (let tenth = 1; tenth <= 10; tenth++) {
  const part = first.samples.filter(
    ({ done }) => done > ((tenth - 1) * count) / 10 && done <= (tenth * count) / 10,
  );
  const highest = (what) => Math.max(...part.map((sample) => sample[what])).toFixed(0);
  console.log(
    `  ${tenth * 10} %: ${highest('own')} MB the run itself, ${highest('all')} MB with its workers`,
  );
}
const warm = first.samples.filter(({ done }) => done > count / 10 && done <= count / 5);
const late = first.samples.filter(({ done }) => done > (9 * count) / 10);
const mean = (samples, what) => samples.reduce((sum, sample) => sum + sample[what], 0) / samples.length;
for (const what of ['own', 'all'])
  console.log(
    `growth of the mean from the second tenth to the last, ${what === 'own' ? 'the run itself' : 'with its workers'}: ` +
      `${(100 * (mean(late, what) / mean(warm, what) - 1)).toFixed(1)} % (wanted: at most 10)`,
  );

const again = await run();
console.log(
  `finished run again: ${again.seconds.toFixed(2)} s, ${again.translated} translated (wanted: under 3 s)`,
);
const [name] = readdirSync(texts);
const path = join(texts, name);
writeFileSync(path, readFileSync(path, 'utf8').replace(/\p{L}+/u, 'Kemarin'));
const changed = await run();
console.log(`one sentence changed: ${changed.seconds.toFixed(2)} s, ${changed.translated} translated`);
const page = statSync(join(out, 'index.html')).size;
console.log(
  `index: ${readdirSync(out).filter((each) => /^index/.test(each)).length} pages, the first ${(page / 1e6).toFixed(1)} MB`,
);
console.log(`journal: ${(statSync(join(out, '.padan/journal.jsonl')).size / 1e6).toFixed(0)} MB`);
rmSync(folder, { recursive: true });
