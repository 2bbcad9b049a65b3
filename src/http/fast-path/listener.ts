import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import { decodeUtf8 } from '../../lib/utf8.ts';
import { MAX_BODY_BYTES } from '../../lib/wire-limits.ts';
import { rateLimitHeaders } from '../../platform/refusal-headers.ts';
import { type BareRequestInfo, newOutcome } from '../../platform/request-info.ts';
import { REQUEST_ID_HEADER, requestIdOf } from '../hooks/request-id.ts';
import type { ResponseObserver } from '../hooks/response-observer.ts';
import { hasDuplicateAuthorization } from '../hooks/single-authorization.ts';
import { acceptedEncoding, compress, isLarge, mayCompress } from '../responses/compression.ts';

/** A POST of JSON. Its text is null when its bytes are not UTF-8. */
export type LaneRequest = {
  headers: IncomingHttpHeaders;
  text: string | null;
  requestInfo: BareRequestInfo;
};

/** `body` is JSON already. */
export type LaneAnswer = {
  status: number;
  headers?: Readonly<Record<string, string>> | undefined;
  body: string;
};

/** Never rejects: what goes wrong is answered in the form of the route's dialect. */
export type LaneHandler = (request: LaneRequest) => Promise<LaneAnswer>;

/** What the lane does on its own as Fastify's hooks do it elsewhere, by the same functions. */
export type LaneOptions = {
  /** Headers of every answer. */
  headers: Readonly<Record<string, string>>;
  observe: ResponseObserver;
  isShuttingDown(): boolean;
  addressOf(request: IncomingMessage): string;
  /** Told of each request when its body begins to be read. */
  trackBody(request: IncomingMessage): void;
  /** Logs what should not have happened. */
  report(fault: unknown, requestInfo: LaneRequest['requestInfo']): void;
};

export type ExpressLane = {
  /** Makes the server that Fastify listens with. */
  createServer(fastify: RequestListener): Server;
  /** From here on these paths take the lane. */
  open(routes: ReadonlyMap<string, LaneHandler>, options: LaneOptions): void;
};

const JSON_TYPE = /^application\/json(?:\s*;\s*charset=utf-8)?$/i;

/**
 * A lane beside Fastify for what is asked at every page view: ordinary POSTs of JSON to a few paths. Routing,
 * hooks and streams cost more there than the verdict itself. Whatever is not quite ordinary (a browser's
 * `Origin`, another content type, a query, a body of unknown length) goes the common way, and gets the same
 * answer: tests send the same requests both ways.
 */
export function buildExpressLane(limits: ServerOptions): ExpressLane {
  let routes: ReadonlyMap<string, LaneHandler> = new Map();
  let options: LaneOptions;
  return {
    createServer: (fastify) =>
      createServer(limits, (request, response) => {
        const handler = request.method === 'POST' ? routes.get(request.url ?? '') : undefined;
        if (handler && isOrdinary(request)) take(handler, request, response, options);
        else fastify(request, response);
      }),
    open(opened, opening) {
      // A browser's request would be answered with what its origin may see: the common way's business.
      const headers = {
        ...opening.headers,
        vary: 'Origin',
        'content-type': 'application/json; charset=utf-8',
      };
      options = { ...opening, headers };
      routes = opened;
    },
  };
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

function take(
  handler: LaneHandler,
  request: IncomingMessage,
  response: ServerResponse,
  options: LaneOptions,
) {
  const startedAt = performance.now();
  const outcome = newOutcome();
  const requestId = requestIdOf(request.headers);
  const address = options.addressOf(request);
  // Reset before it was looked at: nobody waits for the answer, and nobody could be counted for it.
  if (address === '') {
    request.destroy();
    return;
  }
  const { headers, url: path = '' } = request;
  const requestInfo = { address, userAgent: headers['user-agent'] ?? null, requestId, outcome };

  const answer = async ({ status, headers: own, body }: LaneAnswer) => {
    if (mayCompress(outcome) && isLarge(body)) {
      const vary = `${options.headers.vary}, Accept-Encoding`;
      const encoding = acceptedEncoding(headers['accept-encoding']);
      const content = encoding === null ? body : await compress(body, encoding);
      const encoded: Record<string, string> = encoding === null ? {} : { 'content-encoding': encoding };
      send(status, { ...own, vary, ...encoded }, content);
    } else send(status, own, body);
  };

  const send = (status: number, own: LaneAnswer['headers'], body: string | Buffer) => {
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
    // What is ASCII only is the same bytes in Latin-1, which is cheaper to write.
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
    // Not needed while the answer is waited for, and of a batch it is much.
    chunks.length = 0;
    handler({ headers, text, requestInfo })
      .then(answer)
      .catch((fault) => {
        options.report(fault, requestInfo);
        response.destroy();
      });
  });
  // A client that went away in the middle of its request waits for no answer.
  request.once('error', () => {});
}
