import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../../support/at-end.ts';

type Handler = (incoming: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** A proxy in front of a service. It can simulate failures of the network and attacks. */
export type Gate = {
  url: string;
  /** The requests so far, as `GET /path`. */
  seen: string[];
  /** Sets the handler of all later requests; null: passes the requests on. */
  handle(handler: Handler | null): void;
  /** Answers every later request with this status. */
  answer(status: number, body?: string, headers?: Record<string, string>): void;
  /** Accepts later requests and never answers. */
  hang(): void;
  /** Ends all open connections. */
  cut(): void;
};

export async function openGate(target: string): Promise<Gate> {
  let handler: Handler | null = null;
  const seen: string[] = [];
  const server = createServer((incoming, response) => {
    seen.push(`${incoming.method} ${incoming.url}`);
    const next = () => passOn(target, incoming, response);
    if (handler) handler(incoming, response, next);
    else next();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const handle = (next: Handler | null) => {
    handler = next;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    handle,
    answer: (status, body = '', headers = {}) =>
      handle((incoming, response) => {
        incoming.resume();
        response.writeHead(status, headers).end(body);
      }),
    hang: () => handle(() => {}),
    cut: () => server.closeAllConnections(),
  };
}

function passOn(target: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, url, headers } = incoming;
  const outgoing = request(`${target}${url}`, { method, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(response);
  });
  outgoing.on('error', () => response.destroy());
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
