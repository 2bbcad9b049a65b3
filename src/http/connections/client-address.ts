import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';

/** Trusts this number of hops of X-Forwarded-For, counted from the socket, and no other header. */
export function trustHops(hops: number): (address: string, hop: number) => boolean {
  return (_address, hop) => hop < hops;
}

/** Returns a function that finds the client's address, the same as Fastify's `request.ip` with `trustHops`. */
export function clientAddressOf(hops: number): (request: IncomingMessage) => string {
  if (hops === 0) return ({ socket }) => socket.remoteAddress ?? '';
  const trust = trustHops(hops);
  return (request) => proxyAddress.all(request, trust).at(-1) ?? '';
}
