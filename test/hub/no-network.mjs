// Loaded before a program (`node --import`): every way out to a network throws, and is written to $PADAN_TEST_TRIED.

import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import { isMainThread, threadId } from 'node:worker_threads';

const shut =
  (what) =>
  (...args) => {
    appendFileSync(
      process.env.PADAN_TEST_TRIED,
      `${what} ${isMainThread ? 'main' : threadId} ${JSON.stringify(args[0] ?? null)}\n`,
    );
    throw new Error(`the network is shut: ${what}`);
  };

/** Sockets of this machine (a path) are no network: worker processes may use them. */
const isLocal = (args) => {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  return typeof first?.path === 'string' || (typeof first === 'string' && Number.isNaN(Number(first)));
};
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  return isLocal(args) ? connect.apply(this, args) : shut('connect').apply(this, args);
};
tls.connect = shut('tls');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  dns[name] = shut(`dns.${name}`);
  dns.promises[name] = shut(`dns.promises.${name}`);
}
dgram.createSocket = shut('dgram');
globalThis.fetch = shut('fetch');
syncBuiltinESMExports();
