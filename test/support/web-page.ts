import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from './at-end.ts';

/** Serves the same page at every path, or the page of each path, on a loopback port. @returns the origin */
export async function servePages(
  html: string | ((path: string) => string) = '<!doctype html><title>A page</title>',
  headers: Record<string, string> = {},
): Promise<string> {
  const server = createServer(({ url = '/' }, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
      .end(typeof html === 'string' ? html : html(url)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
