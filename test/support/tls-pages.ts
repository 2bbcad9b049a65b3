import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { atEnd } from './at-end.ts';
import { exchange, exchangeBytes } from './http.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Pages of hosts under `.example` over TLS. The browser must be started with `flags`. */
export type TlsPages = { flags: string[] };

/**
 * Serves an empty page at every https address under `.example`, on this machine. Requests under `/.well-known/`
 * are forwarded, as a publisher's host would do.
 * @param passOn returns the target for the requested host and path
 * @param isService whether a host forwards everything, as the proxy in front of the service does
 */
export async function serveTlsPages(
  passOn: (host: string, path: string) => string,
  isService: (host: string) => boolean = () => false,
): Promise<TlsPages> {
  const folder = temporaryFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = [
    '-subj',
    '/CN=example',
    '-addext',
    'subjectAltName=DNS:alpha.example,DNS:*.alpha.example,DNS:*.beta.example',
  ];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...curve, '-keyout', key, '-out', cert, ...subject], {
    stdio: 'ignore',
  });
  const pem = readFileSync(cert);
  const server = createServer({ key: readFileSync(key), cert: pem }, async (request, response) => {
    const { url = '/', headers, method = 'GET' } = request;
    const host = headers.host ?? '';
    if (isService(host)) {
      const body = Buffer.concat(await request.toArray());
      const answer = await exchangeBytes(passOn(host, url), { method, headers, body });
      return void response.writeHead(answer.status, answer.headers).end(answer.bytes);
    }
    if (!url.startsWith('/.well-known/')) {
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>A page</title>');
    }
    const { status, text, headers: answered } = await exchange(passOn(host, url));
    response.writeHead(status, { 'content-type': answered['content-type'] ?? '' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const publicKey = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
  const pin = createHash('sha256').update(publicKey).digest('base64');
  return {
    flags: [
      `--host-resolver-rules=MAP *.example 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
      `--ignore-certificate-errors-spki-list=${pin}`,
    ],
  };
}
