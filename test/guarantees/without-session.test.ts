import { type GraphQLNamedType, getNamedType, isObjectType, isUnionType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { changeByToken } from '../customers/email-addresses/scene.ts';
import { registerGuarded, setPolicy } from '../customers/second-factor/factors.ts';
import { ask } from '../graphql/ask.ts';
import { pelcroApi } from '../rest/pelcro/api.ts';
import { execute } from '../support/client.ts';
import { register } from '../support/customers.ts';
import { UpdateCustomer } from '../support/documents.ts';
import { mailedToken } from '../support/mails.ts';
import { testServer } from '../support/server.ts';
import { RequestEmailVerification, RequestPasswordReset } from '../support/ways-in.ts';

/** Operations without a session reveal only what the caller has proven about the customer. */

/** Types that only the customer or collaborators may read. */
const PRIVATE = [
  'Customer',
  'Collaborator',
  'Session',
  'ExternalIdentity',
  'CustomerRecord',
  'SessionRecord',
];

/** Types returned by operations that open a session, or that show bearers their own data. */
const WITH_SESSION = ['AuthPayload', 'CollaboratorAuthPayload', 'LogoutPayload', 'Customer'];

/** Fields that need no scope, and answer `null` or an error without a bearer. */
const ONLY_FOR_BEARERS = ['me'];

function reachable(type: GraphQLNamedType, seen = new Set<string>()): Set<string> {
  if (seen.has(type.name)) return seen;
  seen.add(type.name);
  if (isUnionType(type)) for (const member of type.getTypes()) reachable(member, seen);
  if (isObjectType(type)) {
    for (const field of Object.values(type.getFields())) reachable(getNamedType(field.type), seen);
  }
  return seen;
}

test('an operation without a scope returns a private type only in a session', () => {
  const open = [schema.getQueryType(), schema.getMutationType()]
    .flatMap((type) => Object.values(type?.getFields() ?? {}))
    .filter(({ extensions }) => {
      const { pothosOptions } = extensions as { pothosOptions?: { authScopes?: object } };
      return pothosOptions?.authScopes === undefined;
    });
  expect(open.length).toBeGreaterThan(25);
  const leaks = open.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    if (WITH_SESSION.includes(named.name) && (named.name !== 'Customer' || ONLY_FOR_BEARERS.includes(name)))
      return [];
    return PRIVATE.filter((hidden) => reachable(named).has(hidden)).map((hidden) => `${name} → ${hidden}`);
  });
  expect(leaks).toEqual([]);
});

describe.each([false, true])('a caller with a mailed token (second factor: %s)', (isGuarded) => {
  const server = testServer();
  const PROFILE = {
    ...{ firstName: 'Augusta', lastName: 'Byron', displayName: 'Countess', phone: '4917012345' },
    ...{ title: 'Mathematician', organization: 'Analytical Society', metadata: { plan: 'platinum' } },
  };
  const SECRETS = ['Augusta', 'Byron', 'Countess', '4917012345', 'Mathematician', 'Analytical', 'platinum'];

  beforeAll(async () => {
    await setPolicy(server, 'OPTIONAL');
  });

  async function customer() {
    const registered = isGuarded ? await registerGuarded(server) : await register(server.url);
    await execute(server.url, UpdateCustomer, { input: PROFILE }, { token: registered.token });
    return registered;
  }

  function expectOnlyEmail(answer: unknown, email: string) {
    const text = JSON.stringify(answer);
    expect(text).toContain(email);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  }

  const resetTokenOf = async (email: string) => {
    await execute(server.url, RequestPasswordReset, { input: { email } });
    return mailedToken(server, email);
  };
  const verificationOf = async ({ email, token }: { email: string; token: string }) => {
    await execute(server.url, RequestEmailVerification, {}, { token });
    return mailedToken(server, email);
  };

  test('reads only the email in the answer of a reset', async () => {
    const { email } = await customer();
    const password = 'another passphrase';
    const input = { email, token: await resetTokenOf(email), password };
    const document =
      'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { customer { id email emailVerified } } }';
    const { status, body } = await ask(server.url, document, { input });
    expect(status).toBe(200);
    expect(body.data.resetPassword.customer.emailVerified).toBe(!isGuarded);
    expectOnlyEmail(body, email);
    const more =
      'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { customer { firstName } } }';
    expect((await ask(server.url, more, { input })).body.data).toBeUndefined();
    const token = await resetTokenOf(email);
    const answer = await pelcroApi(server, 'POST', '/password/reset', {
      body: { email, token, password, password_confirmation: password },
    });
    expect(answer.status).toBe(200);
    expectOnlyEmail(answer.body, email);
  });

  test('reads only the email in the answer of a verification', async () => {
    const [first, second] = [await customer(), await customer()];
    const document =
      'mutation ($token: String!) { verifyEmail(token: $token) { customer { id email emailVerified } } }';
    const { body } = await ask(server.url, document, { token: await verificationOf(first) });
    expect(body.data.verifyEmail.customer.emailVerified).toBe(true);
    expectOnlyEmail(body, first.email);
    const answer = await pelcroApi(server, 'POST', '/customer/email/verify', {
      body: { email_verify_token: await verificationOf(second) },
    });
    expect([answer.status, answer.body.data.email_confirm]).toEqual([200, true]);
    expectOnlyEmail(answer.body, second.email);
  });

  test('that was sent to the previous email does not read the new one', async () => {
    const { email, token } = await customer();
    await server.gatehouse.prisma.customer.updateMany({
      where: { email },
      data: { emailVerifiedAt: server.clock.now() },
    });
    const changed = await changeByToken(server, { token });
    await execute(server.url, RequestPasswordReset, { input: { email: changed } });
    const password = 'another passphrase';
    const body = {
      email,
      token: await mailedToken(server, email),
      password,
      password_confirmation: password,
    };
    const answer = await pelcroApi(server, 'POST', '/password/reset', { body });
    expect(answer.status).toBe(200);
    expectOnlyEmail(answer.body, email);
    expect(JSON.stringify(answer.body)).not.toContain(changed);
  });
});
