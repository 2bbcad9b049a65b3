import type { Socket } from 'node:net';

/** The connections whose present request may take longer than others: it has limits of its own. */
const connections = new WeakSet<Socket>();

/** Exempts the present request of a connection from the limit of its duration. The connection ends after it. */
export function allowLongRequest(socket: Socket): void {
  connections.add(socket);
}

export function isLongRequest(socket: Socket): boolean {
  return connections.has(socket);
}
