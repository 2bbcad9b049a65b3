import type { ExecutionResult, GraphQLError } from 'graphql';
import type { HttpResult } from '../endpoints/graphql-over-http.ts';

type Params = { query: string; variables: Record<string, unknown>; operationName: string | null };

const KNOWN_KEYS = new Set(['query', 'variables', 'operationName', 'extensions']);

/** Reads the parameters of a GraphQL-over-HTTP request. Returns null for a body with other members or types. */
export function ordinaryParams(body: unknown): Params | null {
  if (!isObject(body) || !Object.keys(body).every((key) => KNOWN_KEYS.has(key))) return null;
  const { query, variables, operationName, extensions } = body;
  if (typeof query !== 'string') return null;
  if (variables != null && !isObject(variables)) return null;
  if (extensions != null && !isObject(extensions)) return null;
  if (operationName != null && typeof operationName !== 'string') return null;
  return { query, variables: variables ?? {}, operationName: operationName ?? null };
}

/** Makes the response that Yoga makes, with the highest status and all headers of the errors. The body omits both. */
export function toHttp({ data, errors, extensions }: ExecutionResult): HttpResult {
  let status = 200;
  const headers: Record<string, string> = {};
  const shown = errors?.map((error) => {
    const { http, ...rest } = (error as GraphQLError).extensions as {
      http?: { status?: number; headers?: Record<string, string> };
    };
    if (http?.status !== undefined) status = Math.max(status, http.status);
    Object.assign(headers, http?.headers);
    return { ...error.toJSON(), extensions: rest };
  });
  const body = JSON.stringify({
    ...(shown ? { errors: shown } : {}),
    ...(data === undefined ? {} : { data }),
    ...(extensions ? { extensions } : {}),
  });
  return { status, headers, body };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
