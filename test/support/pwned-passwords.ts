import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from './at-end.ts';

/** Pwned Passwords on this machine: ranges of SHA-1 hashes, with padding. */
export type PwnedPasswords = {
  url: string;
  /** Whole requests: path, headers and body, as text. */
  requests: string[];
  breached: Set<string>;
  mode: 'up' | 'down' | 'hangs' | number;
};

export async function startPwnedPasswords(...breached: string[]): Promise<PwnedPasswords> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    service.requests.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)} ${body}`);
    const { mode } = service;
    if (mode === 'hangs') return;
    if (mode === 'down') return response.destroy();
    if (typeof mode === 'number') return response.writeHead(mode).end('Something else');
    const prefix = request.url?.split('/').at(-1) ?? '';
    const isPadded = request.headers['add-padding'] === 'true';
    response.end([...hits(prefix), ...(isPadded ? padding() : [])].join('\r\n'));
  });

  function hits(prefix: string): string[] {
    const hashes = [...service.breached].map(sha1).filter((hash) => hash.startsWith(prefix));
    return hashes.map((hash) => `${hash.slice(5)}:42`);
  }

  /** Padding has the count 0, which means no breach. Here it has the hashes of two passwords of the tests. */
  function padding(): string[] {
    return ['never lost: a passphrase', 'another passphrase'].map((text) => `${sha1(text).slice(5)}:0`);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const service: PwnedPasswords = {
    url: `http://localhost:${port}/range`,
    requests: [],
    breached: new Set(breached),
    mode: 'up',
  };
  return service;
}

export function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex').toUpperCase();
}
