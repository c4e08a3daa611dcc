import { DOMImplementation, type Document, type Element, XMLSerializer } from '@xmldom/xmldom';
import { printable } from '../../errors.js';
import type { GateResult } from '../../overview/gates.js';
import type { Overview, Problem } from '../../overview/overview.js';
import { oneLine } from '../bitext/characters.js';

/**
 * JUnit's XML, as CI servers show it: a test case for each term of `--fail-on`, and for each document. A term fails as
 * the command does; a document fails if it could not be processed, and is skipped if it was left out for another reason.
 * There are no times in it, so that the same results give the same file.
 *
 * @param failed  names of the documents that could not be processed
 */
export const junitXml = (
  overview: Overview,
  gates: readonly GateResult[],
  failed: ReadonlySet<string>,
): string => {
  const document = new DOMImplementation().createDocument(null, 'testsuites');
  const root = document.documentElement!;
  const suites = [
    suiteOf('padan --fail-on', gates.map(gateCase)),
    suiteOf('padan documents', documentCases(overview, failed)),
  ].filter(({ cases }) => cases.length > 0);
  const all = suites.flatMap(({ cases }) => cases);
  root.setAttribute('name', 'padan');
  setCounts(root, all);
  for (const { name, cases } of suites) {
    const suite = document.createElement('testsuite');
    suite.setAttribute('name', name);
    setCounts(suite, cases);
    for (const each of cases) suite.appendChild(caseElement(document, name, each));
    root.appendChild(suite);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(document)}\n`;
};

/** A test case, and what is said of it if it has not passed. */
interface Case {
  name: string;
  result: 'passed' | 'failure' | 'skipped';
  messages: string[];
}

const suiteOf = (name: string, cases: Case[]): { name: string; cases: Case[] } => ({ name, cases });

const gateCase = ({ term, passes, message }: GateResult): Case => ({
  name: term,
  result: passes ? 'passed' : 'failure',
  messages: passes ? [] : [`${term}: ${message}`],
});

/** Documents, then those that are known only by their problems. */
const documentCases = ({ documents, problems }: Overview, failed: ReadonlySet<string>): Case[] => {
  const byDocument = new Map<string, Problem[]>(documents.map(({ name }) => [name, []]));
  for (const problem of problems) {
    const known = byDocument.get(problem.document);
    if (known) known.push(problem);
    else byDocument.set(problem.document, [problem]);
  }
  const compared = new Set(documents.map(({ name }) => name));
  return [...byDocument].map(([name, found]): Case => {
    const messages = found.map(({ reason }) => reason);
    if (failed.has(name)) return { name, result: 'failure', messages };
    return { name, result: compared.has(name) ? 'passed' : 'skipped', messages };
  });
};

const setCounts = (element: Element, cases: readonly Case[]): void => {
  const count = (result: Case['result']) => cases.filter((each) => each.result === result).length;
  element.setAttribute('tests', String(cases.length));
  element.setAttribute('failures', String(count('failure')));
  element.setAttribute('errors', '0');
  element.setAttribute('skipped', String(count('skipped')));
};

/** A text for an attribute, which CI servers show between words of their own: nothing in it turns those round. */
const shown = (text: string): string => printable(oneLine(text));

const caseElement = (document: Document, suite: string, { name, result, messages }: Case): Element => {
  const element = document.createElement('testcase');
  element.setAttribute('classname', suite);
  element.setAttribute('name', shown(name));
  if (result === 'passed') return element;
  const said = document.createElement(result);
  said.setAttribute('message', shown(messages.join('; ')));
  element.appendChild(said);
  return element;
};
