import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first: none of them is to be left alone at the end while the other core idles. */
const longest = [
  'cli',
  'systems/queue/faults',
  'kill',
  'failures',
  'systems/queue/queue',
  'hub/commands',
  'commands/align',
  'browser',
  'commands/backends',
  'installs',
  'pipeline',
  'commands/models/bench',
  'translate/decode/search',
  'directions',
  'hub/offline',
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
