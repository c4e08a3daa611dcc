/** Reads a memory from end to end, in a process of its own: LMDB may die of a damaged file. Exits with 0 if it is whole. */
import { open } from 'lmdb';

const database = open<string, Uint8Array>({
  path: process.argv[2]!,
  encoding: 'string',
  keyEncoding: 'binary',
  readOnly: true,
});
let length = 0;
for (const { key, value } of database.getRange()) length += key.length + value.length;
await database.close();
process.exitCode = Number.isFinite(length) ? 0 : 1;
