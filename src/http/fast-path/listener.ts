import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { decodeUtf8 } from '../../lib/utf8.ts';
import { rateLimitHeaders } from '../../platform/refusal-headers.ts';
import { type BareRequestInfo, newOutcome } from '../../platform/request-info.ts';
import { MAX_BODY_BYTES } from '../../platform/wire-limits.ts';
import { REQUEST_ID_HEADER, requestIdOf } from '../hooks/request-id.ts';
import type { ResponseObserver } from '../hooks/response-observer.ts';
import { hasDuplicateAuthorization } from '../hooks/single-authorization.ts';
import { acceptedEncoding, compress, isLarge, mayCompress } from '../responses/compression.ts';

/** A POST of JSON. `text` is null if the body is not UTF-8. */
export type FastRequest = {
  headers: IncomingHttpHeaders;
  text: string | null;
  /** Empty, or with `site_id` alone. */
  query: Readonly<Record<string, string>>;
  requestInfo: BareRequestInfo;
};

/** A response. `body` is the text of a JSON value. */
export type FastAnswer = {
  status: number;
  headers?: Readonly<Record<string, string>> | undefined;
  body: string;
};

/** Answers a request. The promise never rejects: an error becomes an answer in the form of the route's API. */
export type FastHandler = (request: FastRequest) => Promise<FastAnswer>;

/** The values and functions that the fast path and the hooks of Fastify share. */
export type FastOptions = {
  headers: Readonly<Record<string, string>>;
  observe: ResponseObserver;
  isShuttingDown(): boolean;
  addressOf(request: IncomingMessage): string;
  /** Called for each request before its body is read. */
  trackBody(request: IncomingMessage): void;
  /** Logs an error that is masked. @returns the report id */
  report(fault: unknown, requestInfo: BareRequestInfo): string;
};

/** The `Vary` that @fastify/cors sets for a request without an Origin. A handler may add names. */
export const VARY = 'Origin';

const SITE_ID_QUERY = /^([^?]*)\?site_id=(\d{1,10})$/;
const JSON_TYPE = /^application\/json(?:\s*;\s*charset=utf-8)?$/i;

/**
 * Makes a listener that answers ordinary POSTs of JSON to a few paths without Fastify, whose routing, hooks and
 * streams cost more than the validation of a token. All other requests (with an `Origin`, another query than a site id,
 * another content type, a body of unknown length) are passed on. Tests send the same requests both ways and compare the
 * answers.
 */
export function fastListener(
  routes: ReadonlyMap<string, FastHandler>,
  options: FastOptions,
  ordinary: RequestListener,
): RequestListener {
  const headers = {
    ...options.headers,
    vary: VARY,
    'content-type': 'application/json; charset=utf-8',
  };
  const withHeaders = { ...options, headers };
  return (request, response) => {
    const target = request.method === 'POST' ? targetOf(routes, request.url ?? '') : null;
    if (target && isOrdinary(request)) answer(target, request, response, withHeaders);
    else ordinary(request, response);
  };
}

type Target = { handler: FastHandler; path: string; query: FastRequest['query'] };

function targetOf(routes: ReadonlyMap<string, FastHandler>, url: string): Target | null {
  const [, named = null, siteId = ''] = SITE_ID_QUERY.exec(url) ?? [];
  const path = named ?? url;
  const handler = routes.get(path);
  return handler ? { handler, path, query: named === null ? {} : { site_id: siteId } } : null;
}

function isOrdinary(request: IncomingMessage): boolean {
  const { headers } = request;
  return (
    JSON_TYPE.test(headers['content-type'] ?? '') &&
    Number(headers['content-length']) <= MAX_BODY_BYTES &&
    headers.origin === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers['content-encoding'] === undefined &&
    !hasDuplicateAuthorization(request)
  );
}

function answer(
  { handler, path, query }: Target,
  request: IncomingMessage,
  response: ServerResponse,
  options: FastOptions,
) {
  const startedAt = performance.now();
  const outcome = newOutcome();
  const requestId = requestIdOf(request.headers);
  const address = options.addressOf(request);
  // The connection is closed already. There is no address to count the request for.
  if (address === '') {
    request.destroy();
    return;
  }
  const { headers } = request;
  // A request of the console has an Origin, so the ordinary listener handles it.
  const isConsole = false;
  const requestInfo = { address, userAgent: headers['user-agent'] ?? null, requestId, isConsole, outcome };

  const compressAndSend = async ({ status, headers: own, body }: FastAnswer) => {
    if (mayCompress(outcome) && isLarge(body)) {
      const vary = `${own?.vary ?? VARY}, Accept-Encoding`;
      const encoding = acceptedEncoding(headers['accept-encoding']);
      const content = encoding === null ? body : await compress(body, encoding);
      const encoded: Record<string, string> = encoding === null ? {} : { 'content-encoding': encoding };
      send(status, { ...own, vary, ...encoded }, content);
    } else send(status, own, body);
  };

  const send = (status: number, own: FastAnswer['headers'], body: string | Buffer) => {
    const length = Buffer.byteLength(body);
    const all: Record<string, string | number> = {
      ...options.headers,
      'content-length': length,
      [REQUEST_ID_HEADER]: requestId,
      ...(outcome.rateLimit === null ? undefined : rateLimitHeaders(outcome.rateLimit)),
      ...own,
    };
    if (options.isShuttingDown()) all.connection = 'close';
    response.writeHead(status, all);
    // ASCII has the same bytes in Latin-1, which is faster to write.
    if (typeof body === 'string') response.end(body, length === body.length ? 'latin1' : 'utf8');
    else response.end(body);
    const milliseconds = performance.now() - startedAt;
    options.observe({ requestId, method: 'POST', path, route: path, status, milliseconds, address, outcome });
  };

  options.trackBody(request);
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.once('end', () => {
    const text = decodeUtf8(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    // Frees the memory of the chunks while the answer is computed.
    chunks.length = 0;
    handler({ headers, text, query, requestInfo })
      .then(compressAndSend)
      .catch((fault) => {
        options.report(fault, requestInfo);
        response.destroy();
      });
  });
  // The client has closed the connection before the end of its request.
  request.once('error', () => {});
}
