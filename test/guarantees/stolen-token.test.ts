import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { pelcro } from '../../src/rest/pelcro/dialect.ts';
import { prancer } from '../../src/rest/prancer/dialect.ts';
import { ageSessions, changeByToken, resetGoesTo, verifyBy } from '../customers/email-addresses/scene.ts';
import { LinkIdentity } from '../customers/identity-providers/documents.ts';
import {
  codeOf,
  externalPerson,
  logInWithIdToken,
  type Scene,
  startProviderScene,
} from '../customers/identity-providers/scene.ts';
import { BeginTotp, ConfirmTotp } from '../customers/second-factor/documents.ts';
import { codeOf as totpCode } from '../customers/second-factor/factors.ts';
import { CreateHandoff, RedeemHandoff } from '../customers/single-sign-on/documents.ts';
import { ask } from '../graphql/ask.ts';
import { pelcroApi } from '../rest/pelcro/api.ts';
import { execute, request, rest } from '../support/client.ts';
import { login, type RegisteredCustomer, register, uniqueEmail } from '../support/customers.ts';
import { mailsTo } from '../support/mails.ts';
import type { TestServer } from '../support/server.ts';
import { RequestPasswordlessLogin } from '../support/ways-in.ts';

/**
 * An hour after the login, an access token alone neither adds nor removes a way to log in, and causes no mail that
 * gives access. Each operation is tried with everything that the thief can know.
 */

type Victim = RegisteredCustomer & { id: number; identity: string; isGuarded: boolean; claims: object };

let scene: Scene;
let server: TestServer;

beforeAll(async () => {
  scene = await startProviderScene();
  server = scene.server;
  const data = { passwordlessEnabled: true, sessionHandoff: true, secondFactor: 'OPTIONAL' } as const;
  await server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
});

/** Creates a customer with a verified email and a linked identity, who logged in an hour ago. */
async function victim(isGuarded: boolean): Promise<Victim> {
  const customer = await register(server.url, { username: `reader-${randomUUID()}` });
  const id = Number(customer.customer.id);
  const claims = externalPerson();
  const input = { provider: 'google', token: await scene.openId.idToken(claims) };
  const { linkIdentity } = await execute(server.url, LinkIdentity, { input }, customer);
  if (isGuarded) {
    const { beginTotp } = await execute(server.url, BeginTotp, {}, customer);
    const code = totpCode(server, beginTotp.secret);
    await execute(server.url, ConfirmTotp, { input: { id: beginTotp.id, code } }, customer);
  }
  const { prisma } = server.gatehouse;
  await prisma.customer.update({ where: { id }, data: { emailVerifiedAt: server.clock.now() } });
  await ageSessions(server, customer.customer.id);
  return { ...customer, id, claims, identity: linkIdentity.externalIdentity.id, isGuarded };
}

/** Everything that gives access to a customer: credentials, and the mailbox for mails that give access. */
async function waysIn({ id }: { id: number }) {
  const { prisma } = server.gatehouse;
  const { passwordHash, email, emailVerifiedAt, deletedAt, username } =
    await prisma.customer.findUniqueOrThrow({
      where: { id },
    });
  const change = await prisma.emailChange.findUnique({ where: { customerId: id } });
  const own = { where: { customerId: id }, orderBy: { id: 'asc' } } as const;
  return {
    ...{ passwordHash, deletedAt, username },
    mailbox: change ? [change.email, change.verifiedAt] : [email, emailVerifiedAt],
    identities: (await prisma.externalIdentity.findMany(own)).map(({ subject }) => subject),
    factors: (await prisma.authenticator.findMany(own))
      .filter(({ confirmedAt, kind }) => confirmedAt !== null || kind === 'RECOVERY_CODE')
      .map((factor) => [factor.kind, factor.id, factor.lastUsedAt]),
  };
}

type Attack = { document: string; variables?: (victim: Victim) => Promise<object> | object };

const GUESS = 'a guessed passphrase';
const PROOF = { code: '000000' };

/** Each operation for a customer, called with the stolen token, and without secrets or with guessed ones. */
const attacks: Record<string, Attack> = {
  me: { document: '{ me { id email metadata sessions { id } externalIdentities { id } } }' },
  authenticators: { document: '{ authenticators { authenticators { id } } }' },
  validateToken: {
    document: 'query ($token: String!) { validateToken(token: $token) { valid } }',
    variables: ({ token }) => ({ token }),
  },
  validateTokens: {
    document: 'query ($tokens: [String!]!) { validateTokens(tokens: $tokens) { valid } }',
    variables: ({ token }) => ({ tokens: [token] }),
  },
  plan: { document: '{ plan(id: 1) { id } }' },
  plansByAddress: { document: '{ plansByAddress { id } }' },
  disqusLogin: { document: '{ disqusLogin { remoteAuth state } }' },
  plansByCompany: { document: '{ plansByCompany { id } }' },
  updateCustomer: {
    document: 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { id email } }',
    variables: () => ({ input: { email: uniqueEmail(), firstName: 'Thief' } }),
  },
  'updateCustomer with a guessed password': {
    document: 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { id } }',
    variables: () => ({ input: { email: uniqueEmail(), password: GUESS } }),
  },
  acceptTerms: {
    document: 'mutation { acceptTerms(version: "2026-11") { customer { id } } }',
  },
  updateCustomerAndRefresh: {
    document: 'mutation ($input: UpdateCustomerInput!) { updateCustomerAndRefresh(input: $input) { token } }',
    variables: () => ({ input: { email: uniqueEmail() } }),
  },
  'updateCustomerAndRefresh, confirmed later': {
    document: `mutation ($input: UpdateCustomerInput!) {
      updateCustomerAndRefresh(input: $input, confirmEmailLater: true) { token } }`,
    variables: () => ({ input: { email: uniqueEmail() } }),
  },
  confirmEmailChange: {
    document:
      'mutation ($email: String!, $password: String) { confirmEmailChange(email: $email, password: $password) { customer { id } } }',
    variables: async (stolen) => ({ email: await changeByToken(server, stolen), password: GUESS }),
  },
  requestEmailVerification: { document: 'mutation { requestEmailVerification { customer { id } } }' },
  changePassword: {
    document: 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { token } }',
    variables: () => ({ input: { oldPassword: GUESS, newPassword: 'a passphrase of the thief' } }),
  },
  linkIdentity: {
    document:
      'mutation ($input: LinkIdentityInput!) { linkIdentity(input: $input) { externalIdentity { id } } }',
    variables: async () => ({
      input: { provider: 'google', token: await scene.openId.idToken(externalPerson()), password: GUESS },
    }),
  },
  beginIdentityLink: {
    document:
      'mutation ($input: BeginIdentityLinkInput!) { beginIdentityLink(input: $input) { __typename } }',
    variables: () => ({ input: { provider: 'google', password: GUESS } }),
  },
  completeIdentityLink: {
    document: 'mutation { completeIdentityLink(code: "guessed") { externalIdentity { id } } }',
  },
  unlinkIdentity: {
    document: 'mutation ($id: ID!) { unlinkIdentity(id: $id) { customer { id } } }',
    variables: ({ identity }) => ({ id: identity }),
  },
  beginTotp: { document: 'mutation { beginTotp { id secret } }' },
  'beginTotp with a guess': {
    document: `mutation ($proof: FactorProofInput) { beginTotp(password: "${GUESS}", proof: $proof) { id } }`,
    variables: () => ({ proof: PROOF }),
  },
  confirmTotp: {
    document: 'mutation { confirmTotp(input: { id: 1, code: "000000" }) { authenticator { id } } }',
  },
  beginPasskeyRegistration: { document: 'mutation { beginPasskeyRegistration }' },
  confirmPasskeyRegistration: {
    document:
      'mutation ($input: ConfirmPasskeyInput!) { confirmPasskeyRegistration(input: $input) { authenticator { id } } }',
    variables: () => ({ input: { credential: {} } }),
  },
  beginPasskeyProof: { document: 'mutation { beginPasskeyProof }' },
  regenerateRecoveryCodes: {
    document:
      'mutation ($proof: FactorProofInput!) { regenerateRecoveryCodes(proof: $proof) { recoveryCodes } }',
    variables: () => ({ proof: PROOF }),
  },
  removeAuthenticator: {
    document: `mutation ($id: ID!, $proof: FactorProofInput!) {
      removeAuthenticator(id: $id, proof: $proof) { recoveryCodesLeft } }`,
    variables: async ({ id }) => {
      const where = { customerId: id, kind: 'TOTP' as const };
      const totp = await server.gatehouse.prisma.authenticator.findFirst({ where });
      return { id: String(totp?.id ?? 0), proof: PROOF };
    },
  },
  refresh: { document: 'mutation { refresh { token } }' },
  createHandoff: {
    document: 'mutation { createHandoff(targetSiteId: 1) { code } }',
  },
  endSession: {
    document: 'mutation ($id: ID!) { endSession(id: $id) { session { id } } }',
    variables: ({ session }) => ({ id: session.id }),
  },
  endOtherSessions: { document: 'mutation { endOtherSessions { endedCount } }' },
  logout: { document: 'mutation { logout { customer { id } } }' },
  connectedApps: { document: '{ connectedApps { clientId } }' },
  disconnectApp: { document: 'mutation { disconnectApp(clientId: "client-x") { clientId } }' },
  acceptOpenidInteraction: {
    document: 'mutation { acceptOpenidInteraction(id: "x", consents: true) { location } }',
  },
  acceptOpenidDevice: { document: 'mutation { acceptOpenidDevice(userCode: "x") { scopes } }' },
  declineOpenidDevice: { document: 'mutation { declineOpenidDevice(userCode: "x") { scopes } }' },
  openidInteraction: { document: '{ openidInteraction(id: "x") { scopes } }' },
  exportMyData: { document: 'mutation { exportMyData }' },
  deleteMyself: { document: `mutation { deleteMyself(password: "${GUESS}") { customerId } }` },
  'deleteMyself without a password': { document: 'mutation { deleteMyself { customerId } }' },
};

/** The operations that ignore a customer's token. */
const WITHOUT_TOKEN = [
  ...['countries', 'subdivisions', 'location', 'openidDeviceRequest', 'declineOpenidInteraction'],
  ...['country', 'partnerMe', 'plansByEmailDomain', 'site', 'register', 'login', 'loginWithIdentityProvider'],
  ...['passkeyLogin', 'beginPasskeyLogin', 'completeLogin', 'passwordlessLogin', 'passwordlessCodeLogin'],
  ...['redeemHandoff', 'requestPasswordReset', 'resetPassword', 'requestPasswordlessLogin', 'verifyEmail'],
  ...[
    'undoEmailChange',
    'declineEmailChange',
    'collaboratorLogin',
    'completeCollaboratorLogin',
    'beginCollaboratorPasskeyLogin',
    'employeeSsoUrl',
    'enterpriseLogin',
  ],
  ...['acceptCollaboratorInvitation', 'requestCollaboratorPasswordReset', 'resetCollaboratorPassword'],
];

test('every operation except those for collaborators is tried, or is listed in WITHOUT_TOKEN', () => {
  const isCollaborators = (extensions: unknown) =>
    (extensions as { pothosOptions?: { authScopes?: { collaborator?: string } } }).pothosOptions?.authScopes
      ?.collaborator !== undefined;
  const fields = [schema.getQueryType(), schema.getMutationType()]
    .flatMap((type) => Object.values(type?.getFields() ?? {}))
    .filter(({ extensions }) => !isCollaborators(extensions))
    .map(({ name }) => name);
  const tried = Object.keys(attacks).map((name) => name.replace(/[ ,].*/, ''));
  expect(fields.filter((name) => !tried.includes(name) && !WITHOUT_TOKEN.includes(name))).toEqual([]);
  expect([...tried, ...WITHOUT_TOKEN].filter((name) => !fields.includes(name))).toEqual([]);
});

describe.each([
  ['a customer', false],
  ['a customer with a second factor', true],
])('a stolen token of %s', (_whose, isGuarded) => {
  test.each(Object.entries(attacks))('changes no way to log in: %s', async (_name, attack) => {
    const stolen = await victim(isGuarded);
    const before = await waysIn(stolen);
    const { token } = stolen;
    const variables = (await attack.variables?.(stolen)) ?? {};
    const { body } = await ask(server.url, attack.document, variables, { token });
    expect(body.errors?.[0]?.extensions?.code ?? '').not.toMatch(/BAD_REQUEST|INTERNAL/);
    expect(await waysIn(stolen)).toEqual(before);
  });

  const values: Record<string, unknown> = {
    ...{
      old_password: GUESS,
      new_password: 'thief’s passphrase',
      confirm_new_password: 'thief’s passphrase',
    },
    ...{ first_name: 'Thief', plan_id: 1, metadata: { thief: true } },
  };
  const routes = pelcro.routes.filter(({ caller }) => caller === 'customer');
  test.each(routes.map(({ method, path }) => [method, path] as const))(
    'changes no way to log in through the Pelcro API: %s %s',
    async (method, path) => {
      const stolen = await victim(isGuarded);
      const before = await waysIn(stolen);
      const body = method === 'GET' ? undefined : { ...values, email: uniqueEmail() };
      await pelcroApi(server, method, path, { token: stolen.token, body });
      expect(await waysIn(stolen)).toEqual(before);
    },
  );
});

test('a stolen token changes no way to log in through the Prancer API', async () => {
  for (const { method, path } of prancer.routes) {
    const stolen = await victim(false);
    const before = await waysIn(stolen);
    const body = { token: stolen.token, customer_id: 'demo', email: stolen.email, password: GUESS };
    await rest(server.url, method, `/api${path}/`, {
      token: stolen.token,
      ...(method === 'GET' ? {} : { body }),
    });
    expect(await waysIn(stolen)).toEqual(before);
  }
});

describe('a thief with a stolen token', () => {
  test.each([false, true])('gets no access by changing the email (second factor: %s)', async (isGuarded) => {
    const stolen = await victim(isGuarded);
    const before = await waysIn(stolen);
    const thief = await changeByToken(server, stolen);
    const both = [stolen.email, thief];
    for (const isVerified of [false, true]) {
      if (isVerified) await verifyBy(server, thief);
      for (const asked of both) {
        expect(await resetGoesTo(server, asked, both)).toEqual([stolen.email]);
        await execute(server.url, RequestPasswordlessLogin, { input: { email: asked } });
      }
      // The thief's own identity at a provider, with that email.
      expect(codeOf(await logInWithIdToken(scene, externalPerson({ email: thief })))).toBe('LINK_REQUIRED');
    }
    const subjects = (await mailsTo(server, thief)).map(({ subject }) => subject);
    expect(new Set(subjects)).toEqual(new Set(['Confirm your email address for Demo']));
    expect(await waysIn(stolen)).toEqual(before);
  });

  test('gets no recent login from a handoff or a refresh', async () => {
    const stolen = await victim(false);
    const before = await waysIn(stolen);
    const variables = { targetSiteId: '1' };
    const { createHandoff } = await execute(server.url, CreateHandoff, variables, stolen);
    const { redeemHandoff } = await execute(server.url, RedeemHandoff, { code: createHandoff.code });
    const { body } = await pelcroApi(server, 'POST', '/customer/refresh', { token: stolen.token });
    const put = await pelcroApi(server, 'PUT', '/customer', {
      token: stolen.token,
      body: { first_name: 'Thief' },
    });
    for (const token of [redeemHandoff.token, body.data.token, put.body.data.token]) {
      for (const name of [
        'updateCustomer',
        'linkIdentity',
        'unlinkIdentity',
        'beginTotp',
        'beginPasskeyRegistration',
      ]) {
        const attack = attacks[name] as Attack;
        const answer = await ask(server.url, attack.document, (await attack.variables?.(stolen)) ?? {}, {
          token,
        });
        expect(answer.body.errors?.[0]?.extensions?.code, name).toBe('VALIDATION_FAILED');
      }
      const email = uniqueEmail();
      await pelcroApi(server, 'PUT', '/customer', { token, body: { email } });
      await verifyBy(server, email);
      expect(await waysIn(stolen)).toEqual(before);
    }
  });

  test('sets up no first second factor by a handoff', async () => {
    const stolen = await victim(false);
    const before = await waysIn(stolen);
    const { prisma } = server.gatehouse;
    await prisma.site.update({ where: { id: 1 }, data: { secondFactor: 'REQUIRED' } });
    const variables = { targetSiteId: '1' };
    const { createHandoff } = await execute(server.url, CreateHandoff, variables, stolen);
    const refused = await request(server.url, RedeemHandoff, { code: createHandoff.code });
    await prisma.site.update({ where: { id: 1 }, data: { secondFactor: 'OPTIONAL' } });
    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(refused.errors[0]?.extensions).not.toHaveProperty('challenge');
    expect(await waysIn(stolen)).toEqual(before);
  });

  test('does not stop the customer from logging in with their password and identity', async () => {
    const stolen = await victim(false);
    const input = { provider: 'google', token: await scene.openId.idToken({ ...stolen.claims }) };
    const email = await changeByToken(server, stolen);
    await login(server.url, { email, password: stolen.password });
    const { body } = await pelcroApi(server, 'POST', '/auth/idp/login', {
      body: { idp_name: input.provider, idp_token: input.token },
    });
    expect(body.data.id).toBe(stolen.id);
  });
});
