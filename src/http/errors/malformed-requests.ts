import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { REQUEST_ID_HEADER } from '../hooks/request-id.ts';
import { isLongRequest } from '../requests/long-request.ts';

/** The status, by the reason for which Node rejects a request before it is parsed. 400 for every other reason. */
const STATUSES: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Answers data that is not HTTP, has too large a head, or does not arrive in time, and ends the connection. */
export function refuseMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && isLongRequest(socket)) return;
  const status = STATUSES[error.code ?? ''] ?? 400;
  const message = STATUS_CODES[status];
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  const head = [
    `HTTP/1.1 ${status} ${message}`,
    'Cache-Control: no-store',
    'Connection: close',
    `Content-Length: ${body.length}`,
    'Content-Type: application/json; charset=utf-8',
    'X-Content-Type-Options: nosniff',
    `${REQUEST_ID_HEADER}: ${randomUUID()}`,
  ].join('\r\n');
  if (socket.writable) socket.write(`${head}\r\n\r\n${body}`);
  socket.destroy(error);
}
