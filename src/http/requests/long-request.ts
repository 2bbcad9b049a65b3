import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** The connections whose current request may take longer than others: the request has its own limits. */
const connections = new WeakSet<Socket>();

/** Exempts a request from the limit on how long requests may take. */
export function allowLongRequest(request: IncomingMessage): void {
  const { socket } = request;
  connections.add(socket);
  request.once('close', () => connections.delete(socket));
}

export function isLongRequest(socket: Socket): boolean {
  return connections.has(socket);
}
