import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';

/** Exactly so many hops of X-Forwarded-For, counted from the socket; no other header is believed. */
export function trustHops(hops: number): (address: string, hop: number) => boolean {
  return (_address, hop) => hop < hops;
}

/** The client's address, as `request.ip` of Fastify with `trustHops`. */
export function clientAddressOf(hops: number): (request: IncomingMessage) => string {
  if (hops === 0) return ({ socket }) => socket.remoteAddress ?? '';
  const trust = trustHops(hops);
  return (request) => proxyAddress.all(request, trust).at(-1) ?? '';
}
