import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { lastMailTo, linksIn, mailedToken, mailsTo } from '../../support/mails.ts';
import { PUBLIC_URL, type TestServer } from '../../support/server.ts';
import { RequestEmailVerification, RequestPasswordReset } from '../../support/ways-in.ts';
import { LinkIdentity } from '../identity-providers/documents.ts';
import {
  externalPerson,
  logInWithIdToken,
  codeOf as providerCode,
  type Scene,
  startProviderScene,
} from '../identity-providers/scene.ts';
import { DeclineEmailChange } from './documents.ts';
import {
  ageChange,
  changeByToken,
  changeWithPassword,
  codeOf,
  customerLoggedInAnHourAgo,
  declineToken,
  emailState,
  expectReversed,
  verifyBy,
} from './scene.ts';

let scene: Scene;
let server: TestServer;
beforeAll(async () => {
  scene = await startProviderScene();
  server = scene.server;
});

const decline = (token: string) => request(server.url, DeclineEmailChange, { token });
const actionsOf = async (id: string) =>
  (
    await server.gatehouse.prisma.auditEvent.findMany({
      where: { targetKind: 'customer', targetId: id },
      orderBy: { id: 'asc' },
    })
  ).map(({ action, actorKind }) => [action, actorKind]);

describe('declineEmailChange', () => {
  test.each([
    ['with a token alone', changeByToken],
    ['with the password', changeWithPassword],
  ])('frees the address and restores the customer’s old one, after a change %s', async (_how, change) => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await change(server, customer);
    const verification = await mailedToken(server, email);
    expect((await decline(await declineToken(server, email))).data).toEqual({
      declineEmailChange: { declined: true },
    });
    await expectReversed(server, customer, { email, verification });
    expect(await actionsOf(customer.customer.id)).toContainEqual([
      'customer.email_change_declined',
      'SYSTEM',
    ]);
  });

  test('works after the owner has verified the address by mistake', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeWithPassword(server, customer);
    const token = await declineToken(server, email);
    await verifyBy(server, email);
    await execute(server.url, RequestPasswordReset, { input: { email } });
    const reset = await mailedToken(server, email);
    expect(codeOf(await decline(token))).toBeNull();
    expect(await emailState(server, customer)).toMatchObject({ email: customer.email, emailVerified: true });
    const { prisma } = server.gatehouse;
    const { spentAt } = await prisma.oneTimeToken.findUniqueOrThrow({
      where: { id: reset.split('.')[0] ?? '' },
    });
    expect(spentAt).not.toBeNull();
    await register(server.url, { email });
  });

  test('has a link that expires within three days of settlement and fails if the old address is taken', async () => {
    const late = await customerLoggedInAnHourAgo(server);
    const email = await changeWithPassword(server, late);
    const token = await declineToken(server, email);
    await verifyBy(server, email);
    const { prisma } = server.gatehouse;
    const where = { customerId: Number(late.customer.id), purpose: 'EMAIL_CHANGE_DECLINE' as const };
    const { expiresAt } = await prisma.oneTimeToken.findFirstOrThrow({ where });
    expect(expiresAt.getTime() - server.clock.now().getTime()).toBeLessThanOrEqual(3 * 86_400_000);
    await register(server.url, { email: late.email });
    expect(codeOf(await decline(token))).toBe('ONE_TIME_TOKEN_INVALID');
    expect((await emailState(server, late))?.email).toBe(email);
  });

  test('accepts any one of the links about the latest change, and no link about an earlier change', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const first = await changeByToken(server, customer);
    const ofFirst = await declineToken(server, first);
    const email = await changeByToken(server, customer);
    expect(codeOf(await decline(ofFirst))).toBe('ONE_TIME_TOKEN_INVALID');
    const earlier = await declineToken(server, email);
    await execute(server.url, RequestEmailVerification, {}, customer);
    const later = await declineToken(server, email);
    expect(later).not.toBe(earlier);
    expect(codeOf(await decline(earlier))).toBeNull();
    expect(codeOf(await decline(later))).toBe('ONE_TIME_TOKEN_INVALID');
    expect((await emailState(server, customer))?.email).toBe(customer.email);
  });

  test('succeeds once for parallel requests', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const token = await declineToken(server, await changeByToken(server, customer));
    const answers = await Promise.all(Array.from({ length: 10 }, () => decline(token)));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  });

  test('has no link in the verification mail after a registration', async () => {
    const customer = await register(server.url);
    await execute(server.url, RequestEmailVerification, {}, customer);
    expect(await declineToken(server, customer.email)).toBe('');
  });

  test('links to a page of this server, even if the site has a link', async () => {
    const { prisma } = server.gatehouse;
    await prisma.site.update({ where: { id: 1 }, data: { link: 'https://www.paper.example' } });
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    const origins = linksIn(await lastMailTo(server, email)).map(({ origin }) => origin);
    expect(new Set(origins)).toEqual(new Set(['https://www.paper.example', PUBLIC_URL]));
    await prisma.site.update({ where: { id: 1 }, data: { link: null } });
  });
});

describe('a provider login with an address of an unsettled email change', () => {
  test('takes the new address from its customer if it is unverified after a day', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeWithPassword(server, customer);
    await ageChange(server, customer.customer.id, 1);
    const { data } = await logInWithIdToken(scene, externalPerson({ email }));
    const owner = data?.loginWithIdentityProvider.customer;
    expect(owner?.id).not.toBe(customer.customer.id);
    expect(owner?.email).toBe(email);
    expect(await emailState(server, customer)).toEqual({
      email: customer.email,
      emailVerified: true,
      hasPassword: true,
      hasUnsettledEmailChange: false,
    });
    expect((await mailsTo(server, customer.email)).at(-1)?.subject).toContain('is this one again');
    expect(await actionsOf(customer.customer.id)).toContainEqual([
      'customer.email_change_released',
      'SYSTEM',
    ]);
  });

  test.each([
    ['the change is less than a day old', 0, false, true],
    ['the address is verified', 2, true, true],
    ['the provider has not verified the address', 2, false, false],
  ])('does not take the new address if %s', async (_when, days, isVerified, vouches) => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    if (isVerified) await verifyBy(server, email);
    await ageChange(server, customer.customer.id, days);
    const answer = await logInWithIdToken(scene, externalPerson({ email, email_verified: vouches }));
    expect(providerCode(answer)).toBe('LINK_REQUIRED');
    expect((await emailState(server, customer))?.email).toBe(email);
  });

  test('does not take the old address', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    await changeByToken(server, customer);
    await ageChange(server, customer.customer.id, 2);
    expect(providerCode(await logInWithIdToken(scene, externalPerson({ email: customer.email })))).toBe(
      'LINK_REQUIRED',
    );
  });

  test('logs in the customer whose identity was linked before', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    await ageChange(server, customer.customer.id, 2);
    const claims = externalPerson({ email });
    const token = await scene.openId.idToken({ ...claims });
    const input = { provider: 'google', token, password: customer.password };
    await execute(server.url, LinkIdentity, { input }, { token: customer.token });
    const { data } = await logInWithIdToken(scene, claims);
    expect(data?.loginWithIdentityProvider.customer.id).toBe(customer.customer.id);
    expect((await emailState(server, customer))?.email).toBe(email);
  });
});
