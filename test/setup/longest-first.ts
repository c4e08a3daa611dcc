import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first: none of them is to be left alone at the end while the other core idles. */
const longest = [
  'cli',
  'installs',
  'systems/queue/faults',
  'systems/queue/queue',
  'browser',
  'kill',
  'failures',
  'pipeline',
  'commands/align',
  'translate/decode/search',
  'report/index/browser',
  'package',
  'report/browser',
  'watch',
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
