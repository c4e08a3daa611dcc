import { zipOf } from '../zip.js';
import { collectionOf } from './collection.js';
import type { AnkiNote } from './notes.js';

/** Notes as a package (`.apkg`), in the form that every version of Anki imports. The same notes give the same bytes. */
export const ankiPackage = async (notes: readonly AnkiNote[]): Promise<Uint8Array> =>
  zipOf([
    { name: 'collection.anki2', content: await collectionOf(notes) },
    // There are none.
    { name: 'media', content: '{}' },
  ]);
