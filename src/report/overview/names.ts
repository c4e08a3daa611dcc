import type { System } from '../../core/system.js';
import { html, type Markup } from '../markup.js';
import { labelNames } from '../ui/names.js';
import { say } from '../ui/say.js';

/** Names of systems for people, by their ids. */
export interface Names {
  text(id: string): string;
  /** Set apart from the text around it, whatever direction it has. */
  markup(id: string): Markup;
}

/** A system's label; with its id where another one has the same label. */
export const namesOf = (systems: readonly Pick<System, 'id' | 'label'>[]): Names => {
  const counts = new Map<string, number>();
  for (const { label } of systems) counts.set(label, (counts.get(label) ?? 0) + 1);
  const names = new Map(
    systems.map(({ id, label }) => [id, counts.get(label)! > 1 ? `${label} (${id})` : label]),
  );
  const text = (id: string) => names.get(id) ?? id;
  return { text, markup: (id) => html`<bdi>${say(...labelNames(text(id)))}</bdi>` };
};
