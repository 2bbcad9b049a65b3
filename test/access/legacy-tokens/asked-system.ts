import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../../support/at-end.ts';

export type AskedSystem = {
  url: string;
  /** The customer ids by token. The answer about a token that is not in this map is a 401. */
  customers: Map<string, number | string>;
  /** The tokens of all requests, in their order. */
  asked: string[];
  /** Replaces the answer, for example by an error. */
  instead: ((response: ServerResponse) => unknown) | null;
};

/** An old system that answers with the customer of a token, as `GET /customer` of Pelcro does. */
export async function startAskedSystem(): Promise<AskedSystem> {
  const server = createServer((request, response) => {
    const token = String(request.headers.authorization).slice('Bearer '.length);
    system.asked.push(token);
    if (system.instead) return void system.instead(response);
    const id = system.customers.get(token);
    response.writeHead(id === undefined ? 401 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(id === undefined ? {} : { data: { id } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const system: AskedSystem = { url, customers: new Map(), asked: [], instead: null };
  return system;
}
