import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterTest } from '../../children.js';

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: whatever was sent
  body: any;
}

export type Answering = (asked: Asked, response: ServerResponse, count: number) => unknown;

/** A service on this machine. What its function returns is sent as JSON, unless it has answered itself. */
export interface Service {
  url: string;
  /** All requests so far. */
  asked: Asked[];
  /** Bodies of those to translate. */
  sent(): Asked['body'][];
  close(): Promise<void>;
}

export const startService = async (answer: Answering, port = 0): Promise<Service> => {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const each = {
      method: request.method!,
      path: request.url!,
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    asked.push(each);
    const value = await answer(each, response, asked.length);
    if (value !== undefined && !response.headersSent) reply(response, 200, value);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  afterTest(() => close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    sent: () => asked.filter(({ method }) => method === 'POST').map(({ body }) => body),
    close,
  };
};

export const reply = (
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): undefined => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof value === 'string' ? value : JSON.stringify(value));
};

/** What a service says of a text. */
export const translated = (text: string): string => `<${text}>`;

/** Answers as LibreTranslate does, from Indonesian to English. */
export const libreTranslate: Answering = ({ method, path, body }, response) => {
  if (method === 'GET' && path === '/languages')
    return [
      { code: 'id', name: 'Indonesian', targets: ['en', 'id'] },
      { code: 'en', name: 'English', targets: ['en', 'id'] },
    ];
  if (method === 'POST' && path === '/translate') return { translatedText: body.q.map(translated) };
  return reply(response, 404, { error: 'nothing here' });
};

/** Answers as a chat endpoint does. */
export const chat: Answering = ({ method, path, body }, response) => {
  if (method === 'GET' && path === '/v1/models') return { data: [{ id: 'tiny' }] };
  if (method === 'POST' && path === '/v1/chat/completions')
    return completion(translated(body.messages.at(-1).content.split('\n').at(-1)));
  return reply(response, 404, { error: { message: 'nothing here' } });
};

export const completion = (content: unknown, reason = 'stop') => ({
  choices: [{ message: { role: 'assistant', content }, finish_reason: reason }],
});

export const indonesianToEnglish = { from: 'id', to: 'en' } as const;
