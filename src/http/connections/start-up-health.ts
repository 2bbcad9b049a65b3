import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Settings } from '../../platform/settings.ts';
import { plainError } from '../errors/plain-errors.ts';
import { REQUEST_ID_HEADER, requestIdOf } from '../hooks/request-id.ts';
import { CONNECTION_LIMITS, nodeServerOptions } from './connection-limits.ts';
import { listenError } from './listen.ts';

const RETRY_AFTER_SECONDS = 5;

/**
 * Answers health checks until `close` is called, so that a supervisor does not restart a server that is still starting.
 * @throws OperatorError when the port or the host is not available and the database is not the embedded one
 */
export async function answerDuringStartUp({
  host,
  port,
  databaseUrl,
}: Pick<Settings, 'host' | 'port' | 'databaseUrl'>): Promise<{ close(): Promise<void> }> {
  const server = createServer(nodeServerOptions(CONNECTION_LIMITS), answer);
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (error) {
    // With the embedded database, another start on the same folder may have taken the port. Then this start soon ends
    // with a clearer message, about the folder.
    if (databaseUrl === null) return { async close() {} };
    throw listenError(error, 'PORT');
  }
  return {
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
  const [path] = url.split('?');
  const [status, body] =
    path === '/health/live'
      ? [200, { status: 'live' }]
      : [503, path === '/health/ready' ? { status: 'starting' } : plainError('UNAVAILABLE')];
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      connection: 'close',
      [REQUEST_ID_HEADER]: requestIdOf(headers),
      ...(status === 503 ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {}),
    })
    .end(JSON.stringify(body));
}
