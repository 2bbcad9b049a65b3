import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { createEngine } from '../../graphql/engine.ts';
import type { HttpResult } from '../../graphql/fast-lane.ts';
import { hasMoreThan, hasTooManyValues } from '../../lib/request-text.ts';
import { decodeUtf8 } from '../../lib/utf8.ts';
import { MAX_DOCUMENT_CHARACTERS, MAX_DOCUMENT_LINES, MAX_JSON_VALUES } from '../../lib/wire-limits.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { BareRequestInfo, RequestInfo, RequestOutcome } from '../../platform/request-info.ts';
import type { LaneAnswer, LaneHandler } from '../fast-path/listener.ts';
import type { SendGraphiql } from '../pages/graphiql/page.ts';
import { type GraphqlMediaType, graphqlMediaType } from '../requests/graphql-media-type.ts';
import type { RequestInfoOf } from '../requests/request-info.ts';
import { namedSite, siteOf } from '../requests/request-info.ts';

type Engine = Pick<ReturnType<typeof createEngine>, 'yoga' | 'answer'>;

/**
 * `/graphql`, by GraphQL over HTTP. A POST must be JSON (`application/json`): other types are what
 * a foreign page can send without asking (CSRF), so they are refused before anything is read.
 * @param sendGraphiql answers a browser that opens the endpoint, where GraphiQL is on
 */
export function serveGraphql(
  app: FastifyInstance,
  engine: Engine,
  requestInfoOf: RequestInfoOf,
  sendGraphiql: SendGraphiql | null,
): void {
  const { yoga } = engine;
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      /^application\/json\s*(;|$)/i,
      { parseAs: 'buffer' },
      (_request, body, done) => {
        const text = decodeUtf8(body as Buffer);
        if (text === null) done(new IdentityError('BAD_REQUEST'));
        else done(null, text);
      },
    );
    const refuseMethod = async (_request: FastifyRequest, reply: FastifyReply) => {
      reply.header('allow', 'GET, POST');
      throw new IdentityError('METHOD_NOT_ALLOWED');
    };
    // HEAD comes with GET; OPTIONS belongs to CORS.
    const known = ['GET', 'HEAD', 'POST', 'OPTIONS'];
    const others = app.supportedMethods.filter((method) => !known.includes(method));
    for (const url of GRAPHQL_PATHS) {
      scope.route({
        method: ['GET', 'POST'],
        url,
        handler: (request, reply) => handle(request, reply),
      });
      scope.route({ method: others, url, onRequest: refuseMethod, handler: refuseMethod });
    }

    async function handle(request: FastifyRequest, reply: FastifyReply) {
      const { headers } = request;
      // Of an answer to HEAD only the body is left out, by Fastify.
      const method = request.method === 'HEAD' ? 'GET' : request.method;
      if (sendGraphiql && method === 'GET' && headers.accept?.includes('text/html')) {
        const slash = /^[^?]*\/(\?|$)/.exec(request.url);
        // The files of the page have relative addresses.
        if (slash) return reply.redirect(`../graphql${searchOf(request.url)}`, 308);
        return sendGraphiql(request, reply);
      }
      const requestInfo = {
        ...requestInfoOf(request),
        authorization: headers.authorization ?? null,
        site: namedSite(request),
      };
      const text = typeof request.body === 'string' ? request.body : '';
      const answered =
        method === 'GET'
          ? await answerGet(yoga, request.query, headers, requestInfo)
          : await answerPost(engine, searchOf(request.url), headers, text, requestInfo);
      return reply.code(answered.status).headers(answered.headers).send(answered.body);
    }
  });
}

/**
 * `POST /graphql` as the express lane takes it: without a query.
 * @param plain puts an error that is thrown into GraphQL's form
 */
export function graphqlDirectly(
  engine: Engine,
  plain: (error: unknown, requestInfo: BareRequestInfo) => LaneAnswer,
): LaneHandler {
  return async ({ headers, text, requestInfo: bare }) => {
    try {
      if (text === null) throw new IdentityError('BAD_REQUEST');
      const requestInfo = {
        ...bare,
        authorization: headers.authorization ?? null,
        site: siteOf(headers['x-site-id']),
      };
      return await answerPost(engine, '', headers, text, requestInfo);
    } catch (error) {
      return plain(error, bare);
    }
  };
}

/** @throws IdentityError NOT_ACCEPTABLE, BAD_REQUEST, PERSISTED_QUERY_NOT_SUPPORTED */
function answerGet(
  yoga: Engine['yoga'],
  query: unknown,
  headers: IncomingHttpHeaders,
  requestInfo: RequestInfo,
): Promise<HttpResult> {
  const accept = requireMediaType(headers);
  const parameters = query as Readonly<Record<string, unknown>>;
  refuseBrokenParameters(parameters);
  refusePersistedQuery({ query: parameters.query, extensions: parsed(parameters.extensions) });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    // An empty name of an operation is none.
    if (name === 'operationName' && value === '') continue;
    for (const text of [value].flat()) search.append(name, String(text));
  }
  return throughYoga(yoga, { method: 'GET', search: `?${search}`, accept, text: '' }, requestInfo);
}

/** @throws IdentityError NOT_ACCEPTABLE, BAD_REQUEST, UNSUPPORTED_MEDIA_TYPE, PERSISTED_QUERY_NOT_SUPPORTED */
async function answerPost(
  { yoga, answer }: Engine,
  search: string,
  headers: IncomingHttpHeaders,
  text: string,
  requestInfo: RequestInfo,
): Promise<HttpResult> {
  // Before anything runs: a refused request must have changed nothing.
  const accept = requireMediaType(headers);
  if (hasTooManyValues(text)) {
    throw new IdentityError('BAD_REQUEST', {
      message: `A request may have up to ${MAX_JSON_VALUES} values.`,
    });
  }
  const sent = parsed(text);
  const body = withoutClientKeys(sent);
  refuseLongDocument(body);
  if (accept === 'application/json') {
    const answered = await answer(body, requestInfo);
    if (answered) return { ...answered, headers: { ...answered.headers, 'content-type': JSON_TYPE } };
  }
  if (headers['content-type'] === undefined) throw new IdentityError('UNSUPPORTED_MEDIA_TYPE');
  refusePersistedQuery(body);
  const passedOn = body === sent ? text : written(body);
  return throughYoga(yoga, { method: 'POST', search, accept, text: passedOn }, requestInfo);
}

/** Long names and literals make every validation rule more expensive. */
function refuseLongDocument(body: unknown): void {
  if (!isObject(body) || typeof body.query !== 'string') return;
  if (body.query.length > MAX_DOCUMENT_CHARACTERS) {
    throw new IdentityError('BAD_REQUEST', {
      message: `A document may have up to ${MAX_DOCUMENT_CHARACTERS} characters.`,
    });
  }
  if (hasMoreThan(body.query, /[\n\r]/g, MAX_DOCUMENT_LINES)) {
    throw new IdentityError('BAD_REQUEST', { message: `A document may have ${MAX_DOCUMENT_LINES} lines.` });
  }
}

/** The headers of an inner answer that are passed on. Framing, connection and caching are the host's. */
const PASSED_ON = new Set([
  'allow',
  'content-type',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'www-authenticate',
]);

/** Anything that is not just ordinary: Yoga says what is wrong with it, or answers in another media type. */
async function throughYoga(
  yoga: Engine['yoga'],
  {
    method,
    search,
    accept,
    text,
  }: { method: 'GET' | 'POST'; search: string; accept: GraphqlMediaType; text: string },
  requestInfo: RequestInfo,
): Promise<HttpResult> {
  const response = await yoga.fetch(
    new URL(`/graphql${search}`, 'http://gatehouse'),
    method === 'GET'
      ? { method, headers: { accept } }
      : { method, headers: { accept, 'content-type': 'application/json' }, body: text },
    { requestInfo },
  );
  const body = await response.text();
  if (response.status >= 500) noteReportIds(body, requestInfo.outcome);
  const shown = [...response.headers]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => PASSED_ON.has(name));
  return { status: response.status, headers: Object.fromEntries(shown), body };
}

function requireMediaType({ accept }: IncomingHttpHeaders): GraphqlMediaType {
  const type = graphqlMediaType(accept);
  if (type === null) throw new IdentityError('NOT_ACCEPTABLE');
  return type;
}

/** What Yoga would parse without a net. @throws IdentityError BAD_REQUEST */
function refuseBrokenParameters(query: Readonly<Record<string, unknown>>): void {
  for (const name of ['variables', 'extensions']) {
    const text = query[name];
    if (text === undefined || text === '') continue;
    const value = parsed(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new IdentityError('BAD_REQUEST', { message: `The parameter ${name} must be a JSON object.` });
    }
  }
}

/**
 * A client with automatic persisted queries first sends the hash of its document alone. After this answer it sends
 * the document.
 */
function refusePersistedQuery(body: unknown): void {
  if (!isObject(body) || body.query || !isObject(body.extensions)) return;
  if (isObject(body.extensions.persistedQuery)) throw new IdentityError('PERSISTED_QUERY_NOT_SUPPORTED');
}

/**
 * A body without two members that some clients add: an `id` of the document or of the request, and an empty operation
 * name.
 */
function withoutClientKeys(body: unknown): unknown {
  if (!isObject(body) || !('id' in body || body.operationName === '')) return body;
  const { id: _id, operationName, ...others } = body;
  return operationName === '' || operationName === undefined ? others : { ...others, operationName };
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** The paths of the endpoint. */
export const GRAPHQL_PATHS = ['/graphql', '/graphql/'];

function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
}

/** A fault before the execution has no result to be noted with. */
function noteReportIds(body: string, outcome: RequestOutcome): void {
  const { errors } = (parsed(body) ?? {}) as { errors?: { extensions?: { reportId?: string } }[] };
  for (const { extensions } of errors ?? []) {
    if (extensions?.reportId && !outcome.reportIds.includes(extensions.reportId)) {
      outcome.reportIds.push(extensions.reportId);
    }
  }
}

function parsed(body: unknown): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : null;
  } catch {
    return null;
  }
}

/** A value can be read that is too deep to be written. @throws IdentityError BAD_REQUEST */
function written(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    throw new IdentityError('BAD_REQUEST');
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
