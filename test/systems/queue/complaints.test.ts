import { expect, it } from 'vitest';
import { createComplaints } from '../../../src/systems/queue/complaints.js';

it('complaints are made once each, however they alternate, until things are right again', () => {
  const said: string[] = [];
  const { say, end } = createComplaints((message) => said.push(message));
  for (let i = 0; i < 100; i++) say(i % 2 === 0 ? 'full' : 'read only');
  expect(said).toEqual(['full', 'read only']);
  end();
  say('full');
  expect(said).toEqual(['full', 'read only', 'full']);
});
