/** Reads a memory from end to end in a process of its own, which a damaged file may crash. Exits with 0 if it is whole. */
import { open } from 'lmdb';

const database = open<string, Uint8Array>({
  path: process.argv[2]!,
  encoding: 'string',
  keyEncoding: 'binary',
  readOnly: true,
});
// A damaged page throws, or worse.
for (const _ of database.getRange());
await database.close();
