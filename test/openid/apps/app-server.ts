import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../../support/at-end.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Starts a server of an app at 127.0.0.1. The handler is set later, because it needs a client with this origin. */
export async function serveApp(): Promise<{ own: string; onRequest(handler: Handler): void }> {
  const http = createServer();
  http.listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  atEnd(() => {
    http.closeAllConnections();
    http.close();
  });
  return {
    own: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    onRequest: (handler) => void http.on('request', handler),
  };
}
