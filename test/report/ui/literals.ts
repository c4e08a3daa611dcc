import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const root = fileURLToPath(new URL('../../../src/', import.meta.url));

/** A text of the source without what is put in: `left in ${name}: ${list}` is `['left in ', ': ', '']`. */
export type Literal = readonly string[];

/** The TypeScript files of a folder, or a file. */
const filesIn = (path: string): string[] =>
  path.endsWith('.ts')
    ? [path]
    : readdirSync(join(root, path))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${path}/${name}`);

interface Node {
  type: string;
  [key: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/**
 * The texts for people in some files of the source: those with a space between words, but for explanations, which are
 * translated as a whole.
 */
export const literalsIn = (paths: readonly string[]): { file: string; literal: Literal }[] =>
  paths.flatMap(filesIn).flatMap((file) => {
    const found: Literal[] = [];
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) for (const each of value) visit(each);
      if (!isNode(value)) return;
      const { type } = value;
      if (type === 'ImportDeclaration' || type === 'TaggedTemplateExpression') return;
      if (type === 'Property' && (value['key'] as Node)['name'] === 'explanation') return;
      if (type === 'Literal' && typeof value['value'] === 'string') found.push([value['value']]);
      if (type === 'TemplateLiteral')
        found.push((value['quasis'] as { value: { cooked: string } }[]).map((each) => each.value.cooked));
      for (const [key, part] of Object.entries(value)) if (!isTypeOnly(key)) visit(part);
    };
    visit(parseSync(file, readFileSync(join(root, file), 'utf8')).program);
    return found
      .filter((literal) => /\p{L}{2,} \p{L}|\p{L} ?…|… \p{L}/u.test(literal.join('…')))
      .map((literal) => ({ file, literal }));
  });

const isTypeOnly = (key: string): boolean => ['typeAnnotation', 'typeParameters', 'returnType'].includes(key);
