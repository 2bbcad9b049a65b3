import type { IncomingHttpHeaders } from 'node:http';
import type { Engine } from '../../graphql/engine.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { RequestInfo, RequestOutcome } from '../../platform/request-info.ts';
import { hasMoreThan, hasTooManyValues } from '../../platform/request-text.ts';
import { MAX_DOCUMENT_CHARACTERS, MAX_DOCUMENT_LINES, MAX_JSON_VALUES } from '../../platform/wire-limits.ts';
import { type GraphqlMediaType, graphqlMediaType } from '../requests/graphql-media-type.ts';

export type HttpResult = { status: number; headers: Record<string, string>; body: string };

/** Answers the body of a POST without Yoga, or returns null for Yoga to answer it. */
export type AnswerDirectly = (body: unknown, requestInfo: RequestInfo) => Promise<HttpResult | null>;

export type GraphqlOverHttp = {
  /** @throws IdentityError NOT_ACCEPTABLE, BAD_REQUEST, PERSISTED_QUERY_NOT_SUPPORTED */
  get(query: unknown, headers: IncomingHttpHeaders, requestInfo: RequestInfo): Promise<HttpResult>;
  /**
   * @param search the query string with its question mark, or the empty text
   * @throws IdentityError NOT_ACCEPTABLE, BAD_REQUEST, UNSUPPORTED_MEDIA_TYPE, PERSISTED_QUERY_NOT_SUPPORTED
   */
  post(
    search: string,
    headers: IncomingHttpHeaders,
    text: string,
    requestInfo: RequestInfo,
  ): Promise<HttpResult>;
};

/**
 * Answers requests by GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/), by Yoga.
 * @param answerDirectly the fast path, tried first for a POST that is answered in `application/json`; null: it is off
 */
export function graphqlOverHttp(
  { yoga }: Pick<Engine, 'yoga'>,
  answerDirectly: AnswerDirectly | null,
): GraphqlOverHttp {
  async function throughYoga(
    method: 'GET' | 'POST',
    search: string,
    init: { accept: GraphqlMediaType; body?: string },
    requestInfo: RequestInfo,
  ): Promise<HttpResult> {
    const { accept, body: sent } = init;
    const response = await yoga.fetch(
      new URL(`/graphql${search}`, 'http://gatehouse'),
      sent === undefined
        ? { method, headers: { accept } }
        : { method, headers: { accept, 'content-type': 'application/json' }, body: sent },
      { requestInfo },
    );
    const body = await response.text();
    if (response.status >= 500) noteReportIds(body, requestInfo.outcome);
    const headers = [...response.headers]
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => PASSED_ON.has(name));
    return { status: response.status, headers: Object.fromEntries(headers), body };
  }

  return {
    async get(query, headers, requestInfo) {
      const accept = requireMediaType(headers);
      const parameters = query as Readonly<Record<string, unknown>>;
      refuseBrokenParameters(parameters);
      refusePersistedQuery({ query: parameters.query, extensions: parsed(parameters.extensions) });
      const search = new URLSearchParams();
      for (const [name, value] of Object.entries(parameters)) {
        // An empty operation name counts as none.
        if (name === 'operationName' && value === '') continue;
        for (const text of [value].flat()) search.append(name, String(text));
      }
      return throughYoga('GET', `?${search}`, { accept }, requestInfo);
    },

    async post(search, headers, text, requestInfo) {
      // All checks come before the execution: a refused request must not change anything.
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
        const answer = await answerDirectly?.(body, requestInfo);
        if (answer) return { ...answer, headers: { ...answer.headers, 'content-type': JSON_TYPE } };
      }
      if (headers['content-type'] === undefined) throw new IdentityError('UNSUPPORTED_MEDIA_TYPE');
      refusePersistedQuery(body);
      return throughYoga('POST', search, { accept, body: body === sent ? text : written(body) }, requestInfo);
    },
  };
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** The headers of Yoga's response that are passed on. Those of length, connection and caching are set elsewhere. */
const PASSED_ON = new Set([
  'allow',
  'content-type',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'www-authenticate',
]);

function requireMediaType({ accept }: IncomingHttpHeaders): GraphqlMediaType {
  const type = graphqlMediaType(accept);
  if (type === null) throw new IdentityError('NOT_ACCEPTABLE');
  return type;
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
    throw new IdentityError('BAD_REQUEST', {
      message: `A document may have up to ${MAX_DOCUMENT_LINES} lines.`,
    });
  }
}

/** For a parameter that is not JSON, Yoga would answer with a 500. @throws IdentityError BAD_REQUEST */
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
 * A client with automatic persisted queries first sends only the hash of its document. After this refusal it sends the
 * document.
 */
function refusePersistedQuery(body: unknown): void {
  if (!isObject(body) || body.query || !isObject(body.extensions)) return;
  if (isObject(body.extensions.persistedQuery)) throw new IdentityError('PERSISTED_QUERY_NOT_SUPPORTED');
}

/**
 * Removes two members that some clients add: an `id` of the document or of the request, and an empty operation name.
 */
function withoutClientKeys(body: unknown): unknown {
  if (!isObject(body) || !('id' in body || body.operationName === '')) return body;
  const { id: _id, operationName, ...others } = body;
  return operationName === '' || operationName === undefined ? others : { ...others, operationName };
}

/** Records the report ids that are not yet recorded: those of errors before the execution. */
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

/** A very deep value can be parsed but not written. @throws IdentityError BAD_REQUEST */
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
