import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { parseDocument } from '../../src/formats/formats.js';
import { segmentDocument } from '../../src/segment/document.js';
import { alignedApart } from '../../src/systems/aligning.js';

vi.mock('node:worker_threads', () => ({
  Worker: class extends EventEmitter {
    constructor() {
      super();
      setImmediate(() => this.emit('exit', 1));
    }
    terminate = () => Promise.resolve(1);
  },
}));

it('a thread that ends without an answer leaves nobody waiting', async () => {
  const text = 'Harga beras naik. '.repeat(6000);
  const document = segmentDocument(parseDocument(Buffer.from(text), 'x', { path: 'x.txt', language: 'id' }));
  await expect(alignedApart(document, [['The price rose.']], 'r', {})).rejects.toMatchObject({
    code: 'too-large',
  });
});
