import { beforeAll, describe, expect, test } from 'vitest';
import { HOSTED_TEXTS } from '../../../src/http/pages/hosted/texts.ts';
import { LANGUAGES } from '../../../src/platform/messages/language.ts';
import { verdicts } from '../../access/tokens/jwt.ts';
import { execute, request, rest } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Me } from '../../support/documents.ts';
import { lastMailTo, linksIn, mailedToken, mailsTo, tokenIn } from '../../support/mails.ts';
import { PUBLIC_URL, type TestServer } from '../../support/server.ts';
import { RequestPasswordReset, ResetPassword, resetTokenFor, VerifyEmail } from '../../support/ways-in.ts';
import { UndoEmailChange } from '../email-addresses/documents.ts';
import {
  changeByToken,
  changeWithPassword,
  codeOf,
  customerLoggedInAnHourAgo,
  emailState,
  opens,
  undoToken,
  verifyBy,
} from '../email-addresses/scene.ts';
import { LinkIdentity } from '../identity-providers/documents.ts';
import {
  externalPerson,
  logInWithIdToken,
  type Scene,
  startProviderScene,
} from '../identity-providers/scene.ts';

let scene: Scene;
let server: TestServer;
beforeAll(async () => {
  scene = await startProviderScene();
  server = scene.server;
});

const undo = (token: string) => request(server.url, UndoEmailChange, { token });
const row = (id: string) => server.gatehouse.prisma.customer.findUniqueOrThrow({ where: { id: Number(id) } });

describe('undoEmailChange', () => {
  test('restores the old email, ends the session and mails a password reset', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    const { data } = await undo(await undoToken(server, customer.email));
    expect(data).toEqual({ undoEmailChange: { undone: true } });
    expect(await row(customer.customer.id)).toMatchObject({
      email: customer.email,
      emailVerifiedAt: expect.any(Date),
      passwordHash: null,
    });
    const [verdict] = await verdicts(server, [customer.token]);
    expect(verdict).toMatchObject({ valid: false, reason: 'PASSWORD_CHANGED' });
    for (const name of [email, customer.email])
      expect(await opens(server, name, customer.password)).toBe(false);
    const token = await mailedToken(server, customer.email);
    const password = 'another passphrase';
    await execute(server.url, ResetPassword, { input: { email: customer.email, token, password } });
    const session = await login(server.url, { email: customer.email, password });
    expect(await emailState(server, session)).toMatchObject({
      emailVerified: true,
      hasUnsettledEmailChange: false,
    });
    await register(server.url, { email });
  });

  test('restores the first address after two changes, by either link', async () => {
    for (const link of [0, 1]) {
      const customer = await customerLoggedInAnHourAgo(server);
      await changeByToken(server, customer);
      await changeWithPassword(server, customer);
      const links = (await mailsTo(server, customer.email)).map(tokenIn);
      expect(links).toHaveLength(2);
      expect(codeOf(await undo(links[link] ?? ''))).toBeNull();
      expect((await row(customer.customer.id)).email).toBe(customer.email);
      for (const spent of links) expect(codeOf(await undo(spent))).toBe('ONE_TIME_TOKEN_INVALID');
    }
  });

  test('works even if the thief has verified the new email and changed it back and forth', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    const token = await undoToken(server, customer.email);
    await verifyBy(server, email);
    await changeByToken(server, customer, customer.email);
    const last = await changeByToken(server, customer);
    await verifyBy(server, last);
    expect(codeOf(await undo(token))).toBeNull();
    expect((await row(customer.customer.id)).email).toBe(customer.email);
  });

  test('ends the sessions even if the email was changed back', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    await changeByToken(server, customer);
    const token = await undoToken(server, customer.email);
    await changeByToken(server, customer, customer.email);
    expect(codeOf(await undo(token))).toBeNull();
    const [verdict] = await verdicts(server, [customer.token]);
    expect(verdict?.valid).toBe(false);
  });

  test('works for three days after the change is settled, even if another change follows', async () => {
    for (const isFollowed of [false, true]) {
      const customer = await customerLoggedInAnHourAgo(server);
      const email = await changeWithPassword(server, customer);
      const token = await undoToken(server, customer.email);
      await verifyBy(server, email);
      const { prisma } = server.gatehouse;
      const where = { purpose: 'EMAIL_CHANGE_UNDO' as const, customerId: Number(customer.customer.id) };
      const { expiresAt } = await prisma.oneTimeToken.findFirstOrThrow({ where });
      expect(Math.abs(expiresAt.getTime() - server.clock.now().getTime() - 3 * 86_400_000)).toBeLessThan(
        60_000,
      );
      if (isFollowed) await verifyBy(server, await changeWithPassword(server, customer));
      const reset = await resetTokenFor(server, (await row(customer.customer.id)).email);
      expect(codeOf(await undo(token))).toBeNull();
      const { email: restored, emailVerifiedAt, passwordHash } = await row(customer.customer.id);
      expect({ restored, emailVerifiedAt, passwordHash }).toEqual({
        restored: customer.email,
        emailVerifiedAt: expect.any(Date),
        passwordHash: null,
      });
      // Tokens mailed to the new address are no longer valid.
      const input = { email: customer.email, token: reset, password: 'another passphrase' };
      expect(codeOf(await request(server.url, ResetPassword, { input }))).toBe('ONE_TIME_TOKEN_INVALID');
    }
  });

  test.each([
    ['registered', (email: string) => register(server.url, { email }).then(({ customer }) => customer.id)],
    [
      'changed to',
      async (email: string) => {
        const other = await customerLoggedInAnHourAgo(server);
        await changeByToken(server, other, email);
        return other.customer.id;
      },
    ],
    [
      'registered and left for a third address,',
      async (email: string) => {
        const other = await register(server.url, { email });
        await changeByToken(server, other);
        return other.customer.id;
      },
    ],
  ])('restores an old address that another customer has %s but not verified', async (_how, take) => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeWithPassword(server, customer);
    const token = await undoToken(server, customer.email);
    await verifyBy(server, email);
    const other = await take(customer.email);
    expect(codeOf(await undo(token))).toBeNull();
    expect((await row(customer.customer.id)).email).toBe(customer.email);
    const { emailKey } = await row(other);
    expect(emailKey).not.toBe(customer.email);
    // The reset that is mailed to the old address belongs to the first customer.
    const password = 'another passphrase';
    const input = { email: customer.email, token: await mailedToken(server, customer.email), password };
    await execute(server.url, ResetPassword, { input });
    expect((await login(server.url, { email: customer.email, password })).customer.id).toBe(
      customer.customer.id,
    );
  });

  test('keeps a settled change if another customer has verified the old address', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeWithPassword(server, customer);
    const token = await undoToken(server, customer.email);
    await verifyBy(server, email);
    const other = await register(server.url, { email: customer.email });
    await server.gatehouse.prisma.customer.update({
      where: { id: Number(other.customer.id) },
      data: { emailVerifiedAt: server.clock.now() },
    });
    expect(codeOf(await undo(token))).toBe('ONE_TIME_TOKEN_INVALID');
    expect((await row(customer.customer.id)).email).toBe(email);
    expect(await opens(server, email, customer.password)).toBe(true);
  });

  test('works after a reset has restored the address as the login name', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    await changeByToken(server, customer);
    const token = await undoToken(server, customer.email);
    const reset = await resetTokenFor(server, customer.email);
    const input = { email: customer.email, token: reset, password: 'another passphrase' };
    await execute(server.url, ResetPassword, { input });
    expect(codeOf(await undo(token))).toBeNull();
    expect((await row(customer.customer.id)).email).toBe(customer.email);
  });

  test('is refused after 30 days and with a token of another purpose', async () => {
    const other = await customerLoggedInAnHourAgo(server);
    const address = await changeByToken(server, other);
    const verification = await mailedToken(server, address);
    const undoing = await undoToken(server, other.email);
    expect(codeOf(await undo(verification))).toBe('ONE_TIME_TOKEN_INVALID');
    expect(codeOf(await request(server.url, VerifyEmail, { token: undoing }))).toBe('ONE_TIME_TOKEN_INVALID');
    const { prisma } = server.gatehouse;
    const where = { purpose: 'EMAIL_CHANGE_UNDO' as const, customerId: Number(other.customer.id) };
    const { createdAt, expiresAt } = await prisma.oneTimeToken.findFirstOrThrow({ where });
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(30 * 86_400_000);
    await prisma.oneTimeToken.updateMany({ where, data: { expiresAt: server.clock.now() } });
    expect(codeOf(await undo(undoing))).toBe('ONE_TIME_TOKEN_INVALID');
  });

  test('unlinks identities that were linked after the change, and keeps earlier identities', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const link = async (claims: object) => {
      const input = {
        provider: 'google',
        token: await scene.openId.idToken({ ...claims }),
        password: customer.password,
      };
      await execute(server.url, LinkIdentity, { input }, { token: customer.token });
    };
    const [own, foreign] = [externalPerson(), externalPerson()];
    await link(own);
    await changeWithPassword(server, customer);
    await link(foreign);
    const notices = (await mailsTo(server, customer.email)).filter(({ text }) =>
      text.includes('email-change-undo'),
    );
    await execute(server.url, UndoEmailChange, { token: tokenIn(notices[0] as (typeof notices)[0]) });
    expect((await logInWithIdToken(scene, own)).data?.loginWithIdentityProvider.customer.id).toBe(
      customer.customer.id,
    );
    expect((await logInWithIdToken(scene, foreign)).data?.loginWithIdentityProvider.customer.id).not.toBe(
      customer.customer.id,
    );
    const subjects = (await mailsTo(server, customer.email)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject === 'A way to log in to Demo was removed')).toHaveLength(1);
  });

  test('succeeds once for parallel requests', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    await changeByToken(server, customer);
    const token = await undoToken(server, customer.email);
    const answers = await Promise.all(Array.from({ length: 10 }, () => undo(token)));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  });

  test('adds an audit entry, as the change did', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    await changeByToken(server, customer);
    await undo(await undoToken(server, customer.email));
    const log = await server.gatehouse.prisma.auditEvent.findMany({
      where: { targetKind: 'customer', targetId: customer.customer.id },
      orderBy: { id: 'asc' },
    });
    expect(log.map(({ action, after }) => [action, after])).toEqual([
      ['customer.email_changed', { settled: false, confirmed: false }],
      ['customer.email_change_undone', null],
    ]);
  });
});

describe('the undo link', () => {
  test.each([null, 'https://www.paper.example'])(
    'opens a page of this server if the site’s link is %s',
    async (siteLink) => {
      await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { link: siteLink } });
      const customer = await customerLoggedInAnHourAgo(server);
      await changeByToken(server, customer);
      const [link] = linksIn(await lastMailTo(server, customer.email));
      expect(link?.origin).toBe(PUBLIC_URL);
      for (const language of LANGUAGES) {
        link?.searchParams.set('language', language);
        const page = await rest(server.url, 'GET', `/${link?.search}`);
        expect(page.status).toBe(200);
        expect(page.body).toContain(HOSTED_TEXTS[language]['email-change-undo']);
        expect(page.headers['cache-control']).toContain('no-store');
      }
      // Opening the page has changed nothing.
      expect((await execute(server.url, Me, {}, customer)).me?.email).not.toBe(customer.email);
      await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { link: null } });
    },
  );

  test('if there is no undo token, a reset requested with the new address is still sent to the old one', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    await server.gatehouse.prisma.oneTimeToken.deleteMany({ where: { purpose: 'EMAIL_CHANGE_UNDO' } });
    await execute(server.url, RequestPasswordReset, { input: { email } });
    expect((await lastMailTo(server, customer.email)).subject).toContain('Reset your password');
  });
});
