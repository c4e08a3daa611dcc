import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first: none of them is to be left alone at the end while the other core idles. */
const longest = [
  'systems/queue/faults',
  'cli',
  'systems/queue/queue',
  'kill',
  'report/ui/browser',
  'commands/words',
  'report/hostile/browser',
  'failures',
  'commands/backends',
  'browser',
  'hub/commands',
  'report/views',
  'lint/scale',
  'report/browser',
  'round-trip',
  'report/review/browser',
  'commands/score',
  'directions',
  'corrections',
  'commands/align',
  'installs',
  'report/round-trip/browser',
  'hub/offline',
  'report/study/browser',
  'report/index/browser',
  'commands/models/bench',
  'commands/export',
  'package',
  'watch',
  'library',
  'pipeline',
  'report/weight',
];

/** Begins with the longest files. Vitest knows no durations on a machine that has never run the tests. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return rank === -1 ? longest.length : rank;
};
