/** Reads a whole memory in a process of its own, because a damaged file may crash it. Exits with 0 if all is well. */
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
