/** Reads a memory from end to end, in a process of its own: LMDB may die of a damaged file. Exits with 0 if it is whole. */
import { open } from 'lmdb';

const database = open<string, Uint8Array>({
  path: process.argv[2]!,
  encoding: 'string',
  keyEncoding: 'binary',
  readOnly: true,
});
// What cannot be read throws, or worse.
for (const _ of database.getRange());
await database.close();
