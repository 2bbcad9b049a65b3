import { BlockList, isIP, Socket } from 'node:net';

/** The error of a test that tries to connect to another machine. */
class ForeignConnectionError extends Error {
  readonly code = 'ERR_FOREIGN_CONNECTION';
  constructor(target: string) {
    super(`Tests may connect to this machine only, not to ${target} (test/support/no-network.ts).`);
    this.name = 'ForeignConnectionError';
  }
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

type ConnectOptions = { host?: string; port?: number | string; path?: string | null };
type Connect = (this: Socket, ...parameters: unknown[]) => Socket;

const connect = Socket.prototype.connect as Connect;

/**
 * Refuses every connection to another machine, before its name is resolved. Replaces `connect` of `net.Socket`, which
 * http, fetch (undici), tls and pg use. They get a normal error. A second call changes nothing.
 */
export function refuseForeignConnections(): void {
  Socket.prototype.connect = function (this: Socket, ...parameters: unknown[]) {
    const { path, host = 'localhost', port } = connectOptions(parameters);
    if (path || isLoopback(host)) return connect.apply(this, parameters);
    process.nextTick(() => this.destroy(new ForeignConnectionError(`${host}:${port}`)));
    return this;
  } as typeof Socket.prototype.connect;
}

/** The forms of net.Socket's connect: (options), (path), (port, host), and the array that `net` passes itself. */
function connectOptions([first, second]: unknown[]): ConnectOptions {
  if (Array.isArray(first)) return first[0] as ConnectOptions;
  if (typeof first === 'object' && first !== null) return first as ConnectOptions;
  if (typeof first === 'string' && Number.isNaN(Number(first))) return { path: first };
  return { port: Number(first), ...(typeof second === 'string' && { host: second }) };
}

function isLoopback(host: string): boolean {
  const family = isIP(host);
  if (family === 0) return host === 'localhost' || host.endsWith('.localhost');
  return loopback.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
