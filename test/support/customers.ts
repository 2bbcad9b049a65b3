import { randomUUID } from 'node:crypto';
import { execute, type GraphqlOptions, request } from './client.ts';
import { Login, Register } from './documents.ts';
import type { AuthFragment, RegisterInput } from './gql/graphql.ts';

/** A registered customer with the session that the registration opened. */
export type RegisteredCustomer = AuthFragment & { email: string; password: string };

/** Returns an email that no other customer has. */
export function uniqueEmail(): string {
  return `reader-${randomUUID()}@example.test`;
}

/** Registers a customer, by default with a unique email and password. */
export async function register(
  url: string,
  input: Partial<RegisterInput> = {},
  options: GraphqlOptions = {},
): Promise<RegisteredCustomer> {
  const email = input.email ?? uniqueEmail();
  const password = input.password ?? `pass-${randomUUID()}`;
  const data = await execute(url, Register, { input: { ...input, email, password } }, options);
  return { ...data.register, email, password };
}

/**
 * Tries to log a customer in. Tries again while the server is too busy with other logins of the same customer. For tests
 * of many logins at once.
 */
export async function tryLogin(
  url: string,
  { email, password }: { email: string; password: string },
  options: GraphqlOptions = {},
) {
  for (;;) {
    const answer = await request(url, Login, { input: { email, password } }, options);
    if (answer.errors[0]?.extensions?.code !== 'UNAVAILABLE') return answer;
  }
}

/** Logs a customer in, which opens another session. */
export async function login(
  url: string,
  { email, password }: { email: string; password: string },
  options: GraphqlOptions = {},
): Promise<AuthFragment> {
  const data = await execute(url, Login, { input: { email, password } }, options);
  return data.login;
}
