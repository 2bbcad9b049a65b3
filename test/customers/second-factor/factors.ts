import { TOTP } from 'otpauth';
import { execute, type GraphqlAnswer, request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import type { TestServer } from '../../support/server.ts';
import { BeginTotp, ConfirmTotp } from './documents.ts';

type Policy = 'OFF' | 'OPTIONAL' | 'REQUIRED';

/** Sets the policy of the demo site. */
export async function setPolicy({ gatehouse }: TestServer, secondFactor: Policy): Promise<void> {
  await gatehouse.prisma.site.update({ where: { id: 1 }, data: { secondFactor } });
}

/** The TOTP code of a secret, some steps from now. */
export function codeOf(server: TestServer, secret: string, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: server.clock.now().getTime() + steps * 30_000 });
}

/** A code that is not valid now or within two steps. */
export function wrongCode(server: TestServer, secret: string): string {
  const near = [-2, -1, 0, 1, 2].map((steps) => codeOf(server, secret, steps));
  const wrong = ['000000', '111111', '222222', '333333', '444444', '555555'].find(
    (code) => !near.includes(code),
  );
  return wrong ?? '666666';
}

export type Guarded = {
  email: string;
  password: string;
  token: string;
  secret: string;
  authenticatorId: string;
  recoveryCodes: readonly string[];
};

/** Registers a customer with an authenticator app. The clock advances, so that the next code is unused. */
export async function registerGuarded(
  server: TestServer,
  options: { siteId?: number } = {},
): Promise<Guarded> {
  const { email, password, token } = await register(server.url, {}, options);
  const { beginTotp } = await execute(server.url, BeginTotp, {}, { token });
  const { id, secret } = beginTotp;
  const input = { id, code: codeOf(server, secret), name: 'My phone' };
  const { confirmTotp } = await execute(server.url, ConfirmTotp, { input }, { token });
  server.clock.advance({ seconds: 60 });
  return {
    email,
    password,
    token,
    secret,
    authenticatorId: confirmTotp.authenticator.id,
    recoveryCodes: confirmTotp.recoveryCodes ?? [],
  };
}

export type Refusal = { code?: string; challenge?: string; factors?: string[]; enrolment?: string[] };

/** The extensions of the first error. */
export function refusalIn({ errors }: GraphqlAnswer<unknown>): Refusal & { fields?: object } {
  return (errors[0]?.extensions ?? {}) as Refusal;
}

/** Logs in with the password. @returns the challenge */
export async function challengeFor(
  server: Pick<TestServer, 'url'>,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const answer = await request(server.url, Login, { input: { email, password } });
  const { code, challenge } = refusalIn(answer);
  if (code !== 'SECOND_FACTOR_REQUIRED' || !challenge) throw new Error(JSON.stringify(answer.errors));
  return challenge;
}
