import { beforeAll, describe, expect, test } from 'vitest';
import { Remove } from '../../administration/collaborators/documents.ts';
import { join } from '../../administration/collaborators/join.ts';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { RemoveCustomerAuthenticators } from '../../administration/customer-support/documents.ts';
import {
  ExternalIdentities,
  LinkIdentity,
  UnlinkIdentity,
} from '../../customers/identity-providers/documents.ts';
import { externalPerson, type Scene, startProviderScene } from '../../customers/identity-providers/scene.ts';
import {
  BeginCollaboratorTotp,
  BeginTotp,
  ConfirmCollaboratorTotp,
  ConfirmTotp,
  RegenerateCollaboratorRecoveryCodes,
  RegenerateRecoveryCodes,
} from '../../customers/second-factor/documents.ts';
import { codeOf, refusalIn, registerGuarded } from '../../customers/second-factor/factors.ts';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { graphql } from '../../support/gql/gql.ts';
import { codeIn, lastMailTo, mailsTo } from '../../support/mails.ts';
import { loginTokenFor, RequestPasswordlessLogin, resetTokenFor } from '../../support/ways-in.ts';

const ByProvider = graphql(`
  mutation ByProvider($input: LoginWithIdentityProviderInput!) {
    loginWithIdentityProvider(input: $input) { token waysInChanged }
  }
`);
const ByLink = graphql(`
  mutation ByLink($token: String!) { passwordlessLogin(token: $token) { token waysInChanged } }
`);
const ByCode = graphql(`
  mutation ByCode($input: PasswordlessCodeLoginInput!) { passwordlessCodeLogin(input: $input) { waysInChanged } }
`);
const Reset = graphql(`
  mutation Reset($input: ResetPasswordInput!) { resetPassword(input: $input) { waysInChanged } }
`);

const Complete = graphql(`
  mutation CompleteTold($input: CompleteLoginInput!) { completeLogin(input: $input) { waysInChanged } }
`);

const PASSWORD_REMOVED = 'Your password for Demo was removed';
const WAYS_IN_REMOVED = 'Other ways to log in to Demo were removed';
const LINKED = 'Another way to log in to Demo was added';

let scene: Scene;
beforeAll(async () => {
  scene = await startProviderScene();
  const data = { passwordlessEnabled: true, passwordlessLinkReuse: true, secondFactor: 'OPTIONAL' } as const;
  await scene.server.gatehouse.prisma.site.updateMany({ data });
});

const url = () => scene.server.url;
const prisma = () => scene.server.gatehouse.prisma;
const verify = ({ customer }: RegisteredCustomer) =>
  prisma().customer.update({ where: { id: Number(customer.id) }, data: { emailVerifiedAt: new Date() } });
const subjectsTo = async (email: string) =>
  (await mailsTo(scene.server, email)).map(({ subject }) => subject);
const auditOf = async (kind: string, id: string | number) => {
  const where = { targetKind: kind, targetId: String(id) };
  const rows = await prisma().auditEvent.findMany({ where, orderBy: { id: 'asc' } });
  return rows.map(({ action }) => action);
};
const sendLink = (token: string) => request(url(), ByLink, { token });
/** Logs in by an ID token of Google that contains a verified email. */
async function byGoogle(email: string, sub?: string) {
  const token = await scene.openId.idToken(externalPerson({ email, ...(sub && { sub }) }));
  return (await execute(url(), ByProvider, { input: { provider: 'google', token } }))
    .loginWithIdentityProvider;
}

describe('a customer is notified by mail, and the answer to a login or a reset lists the change,', () => {
  test('when a login links an identity', async () => {
    const customer = await register(url());
    await verify(customer);
    expect((await byGoogle(customer.email, `${customer.email}-1`)).waysInChanged).toEqual([
      'IDENTITY_LINKED',
    ]);
    expect(await subjectsTo(customer.email)).toEqual([LINKED]);
    expect(await auditOf('customer', customer.customer.id)).toContain('customer.identity_linked');
    // The second login does not link the identity again.
    expect((await byGoogle(customer.email, `${customer.email}-1`)).waysInChanged).toEqual([]);
    expect(await subjectsTo(customer.email)).toEqual([LINKED]);
  });

  test('when a login with a provider’s verified email removes an unverified customer’s password', async () => {
    const { email, customer } = await register(url());
    const { waysInChanged } = await byGoogle(email);
    expect(waysInChanged).toEqual(['PASSWORD_REMOVED', 'IDENTITY_LINKED']);
    // Both mails are queued together, and sent in either order.
    expect((await subjectsTo(email)).sort()).toEqual([LINKED, PASSWORD_REMOVED]);
    const mail = (await mailsTo(scene.server, email)).find(({ subject }) => subject === PASSWORD_REMOVED);
    expect(mail?.text).toContain('Forgot password');
    expect(await auditOf('customer', customer.id)).toEqual(
      expect.arrayContaining(['customer.email_taken_over', 'customer.identity_linked']),
    );
  });

  test('when the first login by a link removes the password', async () => {
    const { email } = await register(url());
    const token = await loginTokenFor(scene.server, email);
    const first = await execute(url(), ByLink, { token });
    expect(first.passwordlessLogin.waysInChanged).toEqual(['PASSWORD_REMOVED']);
    expect((await subjectsTo(email)).at(-1)).toBe(PASSWORD_REMOVED);
    const second = await execute(url(), ByLink, { token });
    expect(second.passwordlessLogin.waysInChanged).toEqual([]);
    expect((await subjectsTo(email)).filter((subject) => subject === PASSWORD_REMOVED)).toHaveLength(1);
  });

  test('when the first login by a code removes the password', async () => {
    const { email } = await register(url());
    await execute(url(), RequestPasswordlessLogin, { input: { email } });
    const input = { email, code: codeIn(await lastMailTo(scene.server, email)) };
    const { passwordlessCodeLogin } = await execute(url(), ByCode, { input });
    expect(passwordlessCodeLogin.waysInChanged).toEqual(['PASSWORD_REMOVED']);
    expect((await subjectsTo(email)).at(-1)).toBe(PASSWORD_REMOVED);
  });

  test('but not when a customer without another way to log in uses a link', async () => {
    const customer = await register(url());
    const where = { id: Number(customer.customer.id) };
    await prisma().customer.update({ where, data: { passwordHash: null } });
    const token = await loginTokenFor(scene.server, customer.email);
    expect((await execute(url(), ByLink, { token })).passwordlessLogin.waysInChanged).toEqual([]);
    expect(await subjectsTo(customer.email)).toHaveLength(1);
  });

  test('when a reset removes the identities that were linked before the email was verified', async () => {
    const { email, customer, token: bearer } = await register(url());
    const token = await scene.openId.idToken(externalPerson());
    await execute(url(), LinkIdentity, { input: { provider: 'google', token } }, { token: bearer });
    const input = { email, token: await resetTokenFor(scene.server, email), password: 'another secret' };
    expect((await execute(url(), Reset, { input })).resetPassword.waysInChanged).toEqual(['WAYS_IN_REMOVED']);
    expect((await subjectsTo(email)).slice(-2).sort()).toEqual([
      WAYS_IN_REMOVED,
      'Your password for Demo was changed',
    ]);
    expect(await auditOf('customer', customer.id)).toContain('customer.ways_in_removed');
  });

  test('but not when a factor is removed whose setup was not completed', async () => {
    const customer = await register(url());
    await execute(url(), BeginTotp, {}, customer);
    const support = await asCollaborator(scene.server, 'ADMIN');
    const customerId = customer.customer.id;
    await execute(url(), RemoveCustomerAuthenticators, { customerId }, support);
    expect(await subjectsTo(customer.email)).toEqual([]);

    const other = await register(url());
    await execute(url(), BeginTotp, {}, other);
    const token = await resetTokenFor(scene.server, other.email);
    const input = { email: other.email, token, password: 'another secret' };
    expect((await execute(url(), Reset, { input })).resetPassword.waysInChanged).toEqual([]);
    expect(await subjectsTo(other.email)).not.toContain(WAYS_IN_REMOVED);
  });

  test('when a login by a link removes the password and continues with the setup of a second factor', async () => {
    const { email } = await register(url());
    const token = await loginTokenFor(scene.server, email);
    await prisma().site.update({ where: { id: 1 }, data: { secondFactor: 'REQUIRED' } });
    try {
      const { challenge = '' } = refusalIn(await sendLink(token));
      const { beginTotp } = await execute(url(), BeginTotp, { challenge });
      const input = { id: beginTotp.id, code: codeOf(scene.server, beginTotp.secret) };
      await execute(url(), ConfirmTotp, { input, challenge });
      const completed = await execute(url(), Complete, { input: { challenge } });
      expect(completed.completeLogin.waysInChanged).toEqual(['PASSWORD_REMOVED']);
      expect(await subjectsTo(email)).toContain(PASSWORD_REMOVED);
    } finally {
      await prisma().site.update({ where: { id: 1 }, data: { secondFactor: 'OPTIONAL' } });
    }
  });

  test('when an identity is unlinked', async () => {
    const customer = await register(url());
    await verify(customer);
    const { token } = await byGoogle(customer.email);
    const { me } = await execute(url(), ExternalIdentities, {}, { token });
    await execute(url(), UnlinkIdentity, { id: me?.externalIdentities[0]?.id ?? '' }, { token });
    expect(await subjectsTo(customer.email)).toEqual([LINKED, 'A way to log in to Demo was removed']);
    expect(await auditOf('customer', customer.customer.id)).toContain('customer.identity_unlinked');
  });

  test('when the recovery codes are replaced', async () => {
    const guarded = await registerGuarded(scene.server);
    const proof = { code: codeOf(scene.server, guarded.secret) };
    await execute(url(), RegenerateRecoveryCodes, { proof }, { token: guarded.token });
    expect((await subjectsTo(guarded.email)).at(-1)).toBe('New recovery codes for your account at Demo');
  });

  test('when a collaborator removes the second factors', async () => {
    const guarded = await registerGuarded(scene.server);
    const { id } = await prisma().customer.findFirstOrThrow({ where: { email: guarded.email } });
    const support = await asCollaborator(scene.server, 'ADMIN');
    await execute(url(), RemoveCustomerAuthenticators, { customerId: String(id) }, support);
    expect((await subjectsTo(guarded.email)).at(-1)).toBe(
      'A second factor was removed from your account at Demo',
    );
  });
});

describe('in the Pelcro API', () => {
  test('only the first login by a link lists the changes', async () => {
    const { email } = await register(url());
    const token = await loginTokenFor(scene.server, email);
    const login = () => pelcroApi(scene.server, 'POST', '/auth/passwordless/login', { body: { token } });
    expect((await login()).body.data.ways_in_changed).toEqual(['PASSWORD_REMOVED']);
    expect((await login()).body.data).not.toHaveProperty('ways_in_changed');
  });

  test('only the first login by an identity provider lists the changes', async () => {
    const { email } = await register(url());
    const idp_token = await scene.openId.idToken(externalPerson({ email }));
    const body = { idp_name: 'google', idp_token };
    const login = () => pelcroApi(scene.server, 'POST', '/auth/idp/login', { body });
    expect((await login()).body.data.ways_in_changed).toEqual(['PASSWORD_REMOVED', 'IDENTITY_LINKED']);
    expect((await login()).body.data).not.toHaveProperty('ways_in_changed');
  });
});

describe('a collaborator is notified by mail', () => {
  test('when their recovery codes are replaced', async () => {
    const person = await join(scene.server, 'SUPPORT');
    const begun = await execute(url(), BeginCollaboratorTotp, {}, person);
    const { id, secret } = begun.beginCollaboratorTotp;
    const input = { id, code: codeOf(scene.server, secret) };
    await execute(url(), ConfirmCollaboratorTotp, { input }, person);
    scene.server.clock.advance({ seconds: 60 });
    const proof = { code: codeOf(scene.server, secret) };
    await execute(url(), RegenerateCollaboratorRecoveryCodes, { proof }, person);
    expect((await subjectsTo(person.email)).slice(-2)).toEqual([
      'A second factor was added to your login',
      'Your recovery codes were replaced',
    ]);
  });

  test('when an owner removes the collaborator', async () => {
    const person = await join(scene.server, 'SUPPORT');
    await execute(url(), Remove, { id: person.id }, await logInCollaborator(scene.server));
    expect((await subjectsTo(person.email)).at(-1)).toBe('You were removed as a collaborator');
  });
});
