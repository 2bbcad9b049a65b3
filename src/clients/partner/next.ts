import { presentedToken } from './presented-token.ts';
import { CACHE_CONTROL, refusedRequest } from './refused-request.ts';
import type { ValidVerdict, Verdict } from './verdict.ts';
import type { Verifier } from './verifier.ts';

type Headers = { get(name: string): string | null };
type WebRequest = { method: string; headers: Headers };
type WebResponse = { headers: { has(name: string): boolean; set(name: string, value: string): void } };
type ResponseClass = new (body: unknown, init: object) => WebResponse;

const { Response } = globalThis as unknown as { Response: ResponseClass };

export type NextOptions = {
  /** A cookie that may hold the token, such as `__Host-session`. Default: none. */
  cookie?: string;
};

/**
 * The verdict about the customer of a page or of a server action.
 * @param headers the result of `await headers()` of `next/headers`
 * @returns null without a token
 */
export async function customerOf(
  verifier: Verifier,
  headers: Headers,
  { cookie }: NextOptions = {},
): Promise<Verdict | null> {
  // `GET` skips the check against CSRF: pages are read with GET, and Next.js checks the origin of server actions.
  const token = presentedToken({ method: 'GET', header: (name) => headers.get(name) }, cookie ?? null);
  return token === null ? null : verifier.verify(token);
}

/**
 * Wraps a route handler of Next.js that runs in Node.js. Only a request with a valid token reaches it. Its response is
 * not cached, unless the handler sets `Cache-Control` itself.
 */
export function withCustomer<Request extends WebRequest, Context, Answer extends WebResponse>(
  verifier: Verifier,
  handler: (request: Request, context: Context & { customer: ValidVerdict }) => Answer | Promise<Answer>,
  { cookie }: NextOptions = {},
): (request: Request, context: Context) => Promise<Answer> {
  return async (request, context) => {
    const { method, headers } = request;
    const token = presentedToken({ method, header: (name) => headers.get(name) }, cookie ?? null);
    const verdict = token === null ? null : await verifier.verify(token);
    if (!verdict?.valid) return refuse(verdict) as Answer;
    return uncached(await handler(request, { ...context, customer: verdict }));
  };
}

function uncached<Answer extends WebResponse>(response: Answer): Answer {
  if (response.headers.has('cache-control')) return response;
  try {
    response.headers.set('cache-control', CACHE_CONTROL);
    return response;
  } catch {
    // The headers of `Response.redirect` and of a `fetch` response are immutable, so the response is copied.
    const copy = new Response((response as { body?: unknown }).body, response);
    copy.headers.set('cache-control', CACHE_CONTROL);
    return copy as Answer;
  }
}

function refuse(verdict: Verdict | null): unknown {
  const refused = refusedRequest(verdict);
  if (refused === null) throw new TypeError('A valid token is not refused.');
  const headers = { ...refused.headers, 'content-type': 'application/json; charset=utf-8' };
  return new Response(JSON.stringify(refused.body), { status: refused.status, headers });
}
