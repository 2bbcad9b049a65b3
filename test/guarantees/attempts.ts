import argon2 from 'argon2';
import { vi } from 'vitest';
import { request, rest } from '../support/client.ts';
import { Login } from '../support/documents.ts';

/** The outcome of an attempt to log in. The Prancer API gives the same answer for `wrong` and `locked`. */
export type Outcome = 'right' | 'wrong' | 'locked' | 'unavailable' | 'refused';

export type Attempt = { email: string; password: string; from?: string };

/** A login with a password over one API. */
export type Door = (url: string, attempt: Attempt) => Promise<Outcome>;

const OUTCOMES: Record<string, Outcome> = {
  INVALID_CREDENTIALS: 'wrong',
  ACCOUNT_LOCKED: 'locked',
  UNAVAILABLE: 'unavailable',
};

/** The header in which a proxy reports the client's address. */
export function cameFrom(address: string | undefined): Record<string, string> {
  return address === undefined ? {} : { 'x-forwarded-for': address };
}

export async function tryByGraphql(url: string, { email, password, from }: Attempt): Promise<Outcome> {
  const { data, errors } = await request(
    url,
    Login,
    { input: { email, password } },
    { headers: cameFrom(from) },
  );
  return data ? 'right' : outcomeOf(errors);
}

/** Many attempts in one document. After the first that fails, the others are not executed. */
export function aliases(times: number): Door {
  const fields = Array.from({ length: times }, (_, index) => `a${index}: login(input: $input) { token }`);
  const query = `mutation ($input: LoginInput!) { ${fields.join(' ')} }`;
  return async (url, { email, password, from }) => {
    const { body } = await rest(url, 'POST', '/graphql', {
      body: { query, variables: { input: { email, password } } },
      headers: cameFrom(from),
    });
    return body.data ? 'right' : outcomeOf(body.errors);
  };
}

export async function tryByPelcro(url: string, { email, password, from }: Attempt): Promise<Outcome> {
  const { status, body } = await rest(url, 'POST', '/api/v1/sdk/auth/login', {
    body: { site_id: 1, email, password },
    headers: cameFrom(from),
  });
  if (status === 200) return 'right';
  if (status === 404) return 'wrong';
  if (status === 503) return 'unavailable';
  return body.errors?.email?.[0]?.startsWith('Too many login attempts') ? 'locked' : 'refused';
}

export async function tryByPrancer(url: string, { email, password, from }: Attempt): Promise<Outcome> {
  const { status, body } = await rest(url, 'POST', '/demo/api/login/', {
    body: { email, password, customer_id: 'demo' },
    headers: cameFrom(from),
  });
  if (status === 200) return 'right';
  if (status === 503) return 'unavailable';
  return body.message === 'Invalid Email or Password' ? 'wrong' : 'refused';
}

/** A login over each API, and 15 logins in one GraphQL document. */
export const doors: readonly Door[] = [tryByGraphql, tryByPelcro, tryByPrancer, aliases(15)];

/** Tries wrong passwords, one after the other. */
export async function fail(
  url: string,
  attempt: Omit<Attempt, 'password'>,
  times: number,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let index = 0; index < times; index += 1) {
    outcomes.push(await tryByGraphql(url, { ...attempt, password: `wrong-${index}` }));
  }
  return outcomes;
}

export function times(outcome: Outcome, count: number): Outcome[] {
  return Array.from({ length: count }, () => outcome);
}

/**
 * Counts the passwords that all servers of this process verify.
 * @returns a function that gives the number since its last call
 */
export function countVerifications(): () => number {
  const verify = vi.spyOn(argon2, 'verify');
  let counted = verify.mock.calls.length;
  return () => {
    const now = verify.mock.calls.length;
    const since = now - counted;
    counted = now;
    return since;
  };
}

function outcomeOf(errors: readonly { extensions?: { code?: string } | undefined }[]): Outcome {
  return OUTCOMES[errors[0]?.extensions?.code ?? ''] ?? 'refused';
}
