import type { ExecutionResult, GraphQLError } from 'graphql';

/** A GraphQL result as an HTTP answer. */
export type HttpResult = { status: number; headers: Record<string, string>; body: string };

type Params = { query: string; variables: Record<string, unknown>; operationName: string | null };

const KNOWN_KEYS = new Set(['query', 'variables', 'operationName', 'extensions']);

/** The parameters of a GraphQL-over-HTTP request; null for a body that is not just what it should be. */
export function ordinaryParams(body: unknown): Params | null {
  if (!isObject(body) || !Object.keys(body).every((key) => KNOWN_KEYS.has(key))) return null;
  const { query, variables, operationName, extensions } = body;
  if (typeof query !== 'string') return null;
  if (variables != null && !isObject(variables)) return null;
  if (extensions != null && !isObject(extensions)) return null;
  if (operationName != null && typeof operationName !== 'string') return null;
  return { query, variables: variables ?? {}, operationName: operationName ?? null };
}

/** As Yoga does: the highest status and all headers that errors bring, and nothing of that in the body. */
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
