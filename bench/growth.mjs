/**
 * How the time of everything that reads texts grows with their length, on hostile ones: a few signs or words again and
 * again, all different, nested. Prints what takes more than so many times longer for a text of four times the length, and
 * exits with 1 if there is any.
 *
 * node bench/growth.mjs [part of a subject's name] [part of a shape's name] [seed of mixtures] [number of mixtures]
 */
import { mixtures, shapes } from './growth/shapes.mjs';
import { subjects } from './growth/subjects.mjs';

const [subjectPart = '', shapePart = '', seed = '1', count = '0'] = process.argv.slice(2);

/** Length that is tried first, twice and four times as much where that takes a time that can be told from noise. */
const shortest = 8000;
/** Seconds from which on a time can be told from noise, and from which on nothing longer is tried: it is too slow. */
const [measurable, enough] = [0.03, 5];
/** Times longer for four times the length: linear is 4, quadratic 16. */
const tooMuch = 7.5;

/** Seconds of the processor, whatever else the machine does. Of two the least: the collection of garbage only adds. */
const secondsOf = (subject, text, times = 2) => {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times && least > measurable; i++) {
    const work = subject(text);
    const start = process.cpuUsage();
    work();
    least = Math.min(least, process.cpuUsage(start).user / 1e6);
  }
  return least;
};

/** What is wrong with how a subject's time grows; null if nothing is. */
const growthOf = (subject, shape) => {
  const times = [];
  for (let length = shortest; length <= 4 * shortest; length *= 2) {
    const taken = secondsOf(subject, shape(length));
    times.push(taken);
    if (taken > enough) return `${taken.toFixed(2)} s for ${length} characters`;
    if (length === shortest && taken < measurable) return null;
  }
  const [first, , last] = times;
  return last / first > tooMuch
    ? `${last.toFixed(2)} s for ${4 * shortest} characters, ${(last / first).toFixed(1)} times a quarter's`
    : null;
};

const all = new Map([...(count === '0' ? shapes : []), ...mixtures(Number(seed), Number(count))]);
let bad = 0;
for (const [name, subject] of subjects) {
  if (!name.includes(subjectPart)) continue;
  for (const [shape, make] of all) {
    if (!shape.includes(shapePart)) continue;
    let line = null;
    try {
      line = growthOf(subject, make);
    } catch (error) {
      if (error.code === undefined) line = `${error.name}: ${String(error.message).slice(0, 100)}`;
    }
    if (line === null) continue;
    bad++;
    console.log(`${name.padEnd(32)} ${shape.padEnd(28)} ${line}`);
  }
}
console.log(`${subjects.size} subjects, ${all.size} shapes: ${bad} grow too fast, or fail`);
process.exitCode = bad > 0 ? 1 : 0;
