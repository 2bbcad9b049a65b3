import { presentedToken } from './presented-token.ts';
import { CACHE_CONTROL, type RefusedRequest, refusedRequest } from './refused-request.ts';
import type { Verdict } from './verdict.ts';
import type { Verifier } from './verifier.ts';

type WebRequest = { method: string; headers: { get(name: string): string | null } };
type RefusedResult = { errors: { message: string; extensions: Record<string, unknown> }[] };
type Params = {
  request: WebRequest;
  // biome-ignore lint/suspicious/noExplicitAny: each server has a type of its own for results
  setResult(result: any): void;
};
type Responding = {
  request: WebRequest;
  response: { headers: { get(name: string): string | null; set(name: string, value: string): void } };
};
type Building = {
  context: { request?: WebRequest };
  extendContext(extension: { gatehouse: Verdict | null }): void;
};

export type YogaOptions = {
  verifier: Verifier;
  /** A cookie that may hold the token, such as `__Host-session`. Default: none. */
  cookie?: string;
  /** Lets operations without a valid token pass. Resolvers have to check `context.gatehouse`. */
  optional?: boolean;
};

/** The property that the plugin adds to the context of each operation. */
export type GatehouseContext = { gatehouse: Verdict | null };

/**
 * A plugin for GraphQL Yoga and Hive Gateway. It sets `context.gatehouse` to the verdict, or to null without a token.
 * Unless `optional` is set, it executes no operation without a valid token, and it refuses an operation that does not
 * come from an HTTP request. Servers mask the message of the error for such an operation. A response to an operation is
 * not cached, unless another plugin sets `Cache-Control`.
 */
export function useGatehouse({ verifier, cookie, optional = false }: YogaOptions) {
  /** The verdicts of requests, so that each request is verified once. */
  const verdicts = new WeakMap<WebRequest, Promise<Verdict | null>>();

  function verdictOf(request: WebRequest): Promise<Verdict | null> {
    const known = verdicts.get(request);
    if (known) return known;
    const header = (name: string) => request.headers.get(name);
    const token = presentedToken({ method: request.method, header }, cookie ?? null);
    const verdict = token === null ? Promise.resolve(null) : verifier.verify(token);
    verdicts.set(request, verdict);
    return verdict;
  }

  return {
    async onParams({ request, setResult }: Params): Promise<void> {
      const refused = optional ? null : refusedRequest(await verdictOf(request));
      if (refused !== null) setResult(resultOf(refused));
    },
    async onContextBuilding({ context, extendContext }: Building): Promise<void> {
      const verdict = context.request ? await verdictOf(context.request) : null;
      extendContext({ gatehouse: verdict });
      if (!optional && !verdict?.valid) throw new Error('A valid access token is needed.');
    },
    onResponse({ request, response }: Responding): void {
      // Other responses, such as that of a health check, do not depend on the customer.
      if (!verdicts.has(request)) return;
      // The servers set `no-cache` for event streams, which allows a cache to store them.
      if (!['no-cache', null].includes(response.headers.get('cache-control'))) return;
      response.headers.set('cache-control', CACHE_CONTROL);
    },
  };
}

function resultOf({ status, headers, body: { error: code, reason, action } }: RefusedRequest): RefusedResult {
  const message =
    code === 'UNAVAILABLE' ? 'The token cannot be checked at the moment.' : 'A valid access token is needed.';
  return { errors: [{ message, extensions: { code, reason, action, http: { status, headers } } }] };
}
