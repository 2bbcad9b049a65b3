import { expect } from 'vitest';
import { type RestAnswer, type RestOptions, rest } from '../../support/client.ts';

export type PrancerOptions = RestOptions & { tenant?: string | null };

/** Calls the Prancer API, under the prefix of a tenant if one is given. */
export function prancerApi(
  { url }: { url: string },
  method: string,
  path: string,
  { tenant = null, ...options }: PrancerOptions = {},
): Promise<RestAnswer> {
  return rest(url, method, `${tenant === null ? '' : `/${tenant}`}/api${path}`, options);
}

/** The answer to a refused call. `data` is empty, because clients read `data.token` without checking the status. */
export function failure(status: number, error: string, message: string) {
  return { status, body: { data: {}, error, message, metadata: {}, status } };
}

/** A failure in the envelope, with a message that the dialect does not define. */
export function anyFailure(status: number) {
  return failure(status, expect.any(String), expect.stringMatching(/\w/));
}

export const refusedLogin = failure(400, 'Authentication Failed', 'Invalid Email or Password');
export const refusedValidation = failure(400, '', 'Invalid token or customer id');
export const unauthorized = failure(401, 'Unauthorized', 'Please authenticate to access this API.');

export type PrancerTokens = { token: string; refreshToken: string };

/** Logs in through the Prancer API. */
export async function loginByPrancer(
  server: { url: string },
  { email, password, customerId = 'demo' }: { email: string; password: string; customerId?: string },
): Promise<PrancerTokens> {
  const answer = await prancerApi(server, 'POST', '/login/', {
    body: { email, password, customer_id: customerId },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { token: answer.body.data.token, refreshToken: answer.body.data.refresh_token };
}
