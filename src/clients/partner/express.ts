import { presentedToken } from './presented-token.ts';
import { CACHE_CONTROL, refusedRequest } from './refused-request.ts';
import type { Verdict } from './verdict.ts';
import type { Verifier } from './verifier.ts';

type ExpressRequest = {
  method: string;
  headers: Record<string, string | string[] | undefined>;
  gatehouse?: Verdict | null;
};
type ExpressResponse = {
  setHeader(name: string, value: string): unknown;
  statusCode: number;
  end(body: string): unknown;
};

export type ExpressOptions = {
  /** A cookie that may hold the token, such as `__Host-session`. Default: none. */
  cookie?: string;
  /** Lets requests without a valid token pass. The handler has to check `request.gatehouse`. */
  optional?: boolean;
};

/**
 * Middleware for Express and Connect. It sets `request.gatehouse` to the verdict, or to null without a token. Unless
 * the token is valid or `optional` is set, it answers 401 or 503.
 */
export function requireCustomer(verifier: Verifier, { cookie, optional = false }: ExpressOptions = {}) {
  return async (
    request: ExpressRequest,
    response: ExpressResponse,
    next: (error?: unknown) => void,
  ): Promise<void> => {
    try {
      const header = (name: string) => [request.headers[name]].flat().join(', ');
      const token = presentedToken({ method: request.method, header }, cookie ?? null);
      const verdict = token === null ? null : await verifier.verify(token);
      request.gatehouse = verdict;
      response.setHeader('Cache-Control', CACHE_CONTROL);
      const refused = optional ? null : refusedRequest(verdict);
      if (refused === null) return next();
      response.statusCode = refused.status;
      for (const [name, value] of Object.entries(refused.headers)) response.setHeader(name, value);
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.end(JSON.stringify(refused.body));
    } catch (error) {
      next(error);
    }
  };
}
