import { beforeEach, describe, expect, test } from 'vitest';
import { Invite, Resend } from '../administration/collaborators/documents.ts';
import { join, PASSWORD } from '../administration/collaborators/join.ts';
import { asCollaborator } from '../administration/customer-support/collaborators.ts';
import { RemoveCustomerAuthenticators } from '../administration/customer-support/documents.ts';
import {
  ExternalIdentities,
  LinkIdentity,
  UnlinkIdentity,
} from '../customers/identity-providers/documents.ts';
import { externalPerson, startProviderScene } from '../customers/identity-providers/scene.ts';
import {
  BeginTotp,
  ConfirmTotp,
  RegenerateRecoveryCodes,
  RemoveAuthenticator,
} from '../customers/second-factor/documents.ts';
import { codeOf, registerGuarded, setPolicy } from '../customers/second-factor/factors.ts';
import { execute, request } from '../support/client.ts';
import { logInCollaborator } from '../support/collaborators.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { login, register, uniqueEmail } from '../support/customers.ts';
import { ChangePassword, UpdateCustomer } from '../support/documents.ts';
import { mailsTo } from '../support/mails.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { RequestEmailVerification } from '../support/ways-in.ts';
import { cameFrom } from './attempts.ts';

/** A mail that another person can cause counts for two limits: one of its mailbox, one of the person who causes it. */

const ENV = { RATE_LIMITS: 'on', TRUSTED_PROXIES: '1' };
const PER_KIND = 5;
const PER_SENDER = 30;
const LOOPS = 8;

let server: TestServer;
let addresses = 0;
/** Gives the headers of an unused IP address, because operations also have limits for each IP address. */
const elsewhere = () => {
  addresses += 1;
  return { headers: cameFrom(`198.51.${100 + (addresses >> 8)}.${addresses & 255}`) };
};
const subjectsTo = async (email: string) => (await mailsTo(server, email)).map(({ subject }) => subject);
const countOf = (subjects: readonly string[], part: string) =>
  subjects.filter((subject) => subject.includes(part)).length;
const customerOf = (email: string) => server.gatehouse.prisma.customer.findFirstOrThrow({ where: { email } });
const withheld = (action = 'customer.notice_withheld') =>
  server.gatehouse.prisma.auditEvent.count({ where: { action } });

beforeEach(async () => {
  server = await startServer({ env: ENV });
  await setPolicy(server, 'OPTIONAL');
});

type Guarded = { token: string; recoveryCodes: readonly string[]; authenticatorId: string };

/** Removes the only second factor, and sets up another one. */
async function replaceFactor(guarded: Guarded, from = elsewhere()): Promise<Guarded> {
  const { token } = guarded;
  const proof = { recoveryCode: guarded.recoveryCodes[0] ?? '' };
  await execute(server.url, RemoveAuthenticator, { id: guarded.authenticatorId, proof }, { token, ...from });
  const { beginTotp } = await execute(server.url, BeginTotp, {}, { token, ...from });
  const input = { id: beginTotp.id, code: codeOf(server, beginTotp.secret) };
  const { confirmTotp } = await execute(server.url, ConfirmTotp, { input }, { token, ...from });
  server.clock.advance({ seconds: 30 });
  const { authenticator, recoveryCodes } = confirmTotp;
  return { token, authenticatorId: authenticator.id, recoveryCodes: recoveryCodes ?? [] };
}

describe('the mails to a mailbox are limited, and the operations continue without mails, for', () => {
  onlyInFullRun(() => {
    test('factors that are set up and removed', async () => {
      const guarded = await registerGuarded(server);
      let next: Guarded = guarded;
      for (let times = 0; times < LOOPS; times += 1) next = await replaceFactor(next);
      const subjects = await subjectsTo(guarded.email);
      expect(countOf(subjects, 'factor was added')).toBe(PER_KIND);
      expect(countOf(subjects, 'factor was removed')).toBe(PER_KIND);
      // There is one audit entry for each kind of withheld mail, and not one for each withheld mail.
      expect(await withheld()).toBe(2);
    });

    test('recovery codes that are replaced', async () => {
      const guarded = await registerGuarded(server);
      let [code = ''] = guarded.recoveryCodes;
      for (let times = 0; times < LOOPS; times += 1) {
        const { token } = guarded;
        const proof = { recoveryCode: code };
        const renewed = await execute(
          server.url,
          RegenerateRecoveryCodes,
          { proof },
          { token, ...elsewhere() },
        );
        [code = ''] = renewed.regenerateRecoveryCodes.recoveryCodes;
      }
      expect(countOf(await subjectsTo(guarded.email), 'New recovery codes')).toBe(PER_KIND);
    });
  });

  test('identities that are linked and unlinked', async () => {
    const scene = await startProviderScene({ env: ENV });
    server = scene.server;
    const { email, token } = await register(server.url);
    for (let times = 0; times < LOOPS; times += 1) {
      const input = { provider: 'google', token: await scene.openId.idToken(externalPerson()) };
      await execute(server.url, LinkIdentity, { input }, { token, ...elsewhere() });
      const { me } = await execute(server.url, ExternalIdentities, {}, { token });
      const id = me?.externalIdentities[0]?.id ?? '';
      await execute(server.url, UnlinkIdentity, { id }, { token, ...elsewhere() });
    }
    const subjects = await subjectsTo(email);
    expect(countOf(subjects, 'was added')).toBe(PER_KIND);
    expect(countOf(subjects, 'was removed')).toBe(PER_KIND);
  });

  onlyInFullRun(() => {
    test('changed passwords', async () => {
      const { email, ...customer } = await register(server.url);
      let { token, password } = customer;
      for (let times = 0; times < LOOPS; times += 1) {
        const input = { oldPassword: password, newPassword: `another secret ${times}` };
        const { changePassword } = await execute(
          server.url,
          ChangePassword,
          { input },
          { token, ...elsewhere() },
        );
        ({ token } = changePassword);
        password = input.newPassword;
      }
      expect(countOf(await subjectsTo(email), 'password for Demo was changed')).toBe(PER_KIND);
    });

    test('logins on new devices', async () => {
      const customer = await register(server.url);
      for (let times = 0; times < LOOPS; times += 1) {
        const headers = cameFrom(`203.0.${times}.1`);
        await login(server.url, customer, { headers });
      }
      expect(countOf(await subjectsTo(customer.email), 'new device')).toBe(PER_KIND);
    });

    test('factors that support removes', async () => {
      const guarded = await registerGuarded(server);
      const customerId = String((await customerOf(guarded.email)).id);
      const admin = await asCollaborator(server, 'ADMIN');
      const now = server.clock.now();
      for (let times = 0; times < LOOPS; times += 1) {
        await server.gatehouse.prisma.authenticator.create({
          data: { kind: 'TOTP', customerId: Number(customerId), createdAt: now, confirmedAt: now },
        });
        await execute(server.url, RemoveCustomerAuthenticators, { customerId }, admin);
      }
      expect(countOf(await subjectsTo(guarded.email), 'factor was removed')).toBe(PER_KIND);
    });
  });

  test('changes to another person’s email and back on a site that verifies emails', async () => {
    await server.gatehouse.prisma.site.updateMany({ data: { emailVerificationEnabled: true } });
    const stranger = uniqueEmail();
    const { token, email, password } = await register(server.url);
    for (let times = 0; times < LOOPS; times += 1) {
      for (const changed of [stranger, email]) {
        const input = { email: changed };
        await request(server.url, UpdateCustomer, { input, password } as never, { token, ...elsewhere() });
      }
    }
    const subjects = await subjectsTo(stranger);
    expect(subjects.length).toBeLessThanOrEqual(2 * PER_KIND);
  });

  test('changed passwords of a collaborator: 5 of 8 mails are permitted', async () => {
    const person = await join(server, 'SUPPORT');
    expect(person.password).toBe(PASSWORD);
    const { permitUnrequestedMail } = await import('../../src/delivery/mail/mail-permit.ts');
    const mail = {
      kind: 'collaborator:passwordChanged',
      accountId: 0,
      emailKey: person.email,
      sender: { source: '192.0.2.9' },
    } as const;
    const { prisma, settings } = server.gatehouse;
    const limited = { ...server.gatehouse, settings: { ...settings, rateLimits: true } };
    const permits: boolean[] = [];
    for (let times = 0; times < LOOPS; times += 1) {
      const permit = await prisma.$transaction((tx) =>
        permitUnrequestedMail(tx, limited, mail, true, server.clock()),
      );
      permits.push(!('withheld' in permit));
    }
    expect(permits.filter(Boolean)).toHaveLength(PER_KIND);
  });
});

describe('an operation whose purpose is a mail is refused:', () => {
  test('an invitation that is sent to the same email a sixth time', async () => {
    const owner = await logInCollaborator(server);
    const email = uniqueEmail();
    const input = { email, role: 'ADMIN' } as const;
    const { inviteCollaborator } = await execute(server.url, Invite, { input }, owner);
    const codes: (string | undefined)[] = [];
    for (let times = 0; times < LOOPS; times += 1) {
      const answer = await request(server.url, Resend, { id: inviteCollaborator.id }, owner);
      codes.push(answer.errors[0]?.extensions?.code);
    }
    expect(codes.filter((code) => code === undefined)).toHaveLength(PER_KIND - 1);
    expect(codes.slice(PER_KIND - 1)).toEqual(codes.slice(PER_KIND - 1).map(() => 'RATE_LIMITED'));
    expect(await subjectsTo(email)).toHaveLength(PER_KIND);
  });

  test('a 31st invitation by a collaborator within an hour, to any email', async () => {
    const owner = await logInCollaborator(server);
    const invite = (bearer: { token: string }) =>
      request(server.url, Invite, { input: { email: uniqueEmail(), role: 'SUPPORT' as const } }, bearer);
    expect((await invite(owner)).errors).toEqual([]);
    const key = { startsWith: 'collaborator-invitation:collaborator:' };
    const { count } = await server.gatehouse.prisma.attemptCounter.updateMany({
      where: { key },
      data: { failures: PER_SENDER - 1 },
    });
    expect(count).toBe(1);
    expect((await invite(owner)).errors).toEqual([]);
    const refused = await invite(owner);
    expect(refused.errors[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      limit: { name: 'collaborator-invitation', max: PER_SENDER, windowSeconds: 3_600 },
    });
    server.clock.advance({ minutes: 61 });
    expect((await invite(await logInCollaborator(server))).errors).toEqual([]);
  });

  test('a sixth mail that verifies the same email', async () => {
    const customer = await register(server.url);
    const codes: (string | undefined)[] = [];
    for (let times = 0; times < LOOPS; times += 1) {
      const from = { ...elsewhere(), token: customer.token };
      const answer = await request(server.url, RequestEmailVerification, {}, from);
      codes.push(answer.errors[0]?.extensions?.code);
    }
    expect(codes.filter((code) => code === undefined)).toHaveLength(PER_KIND);
    expect(await subjectsTo(customer.email)).toHaveLength(PER_KIND);
  });
});

describe('notices from one sender', () => {
  const attacker = { headers: cameFrom('192.0.2.66') };

  /** Registers a customer with another person's email, and changes the password from the attacker's address. */
  async function annoy(): Promise<string> {
    const { email, password, token } = await register(server.url, {}, elsewhere());
    const input = { oldPassword: password, newPassword: 'another secret' };
    await execute(server.url, ChangePassword, { input }, { token, ...attacker });
    return email;
  }

  /** Sets the number of notices of changed passwords that the attacker has caused. */
  async function used(count: number) {
    const key = 'notice:passwordChanged:address:192.0.2.66';
    const now = server.clock.now();
    const windowEndsAt = new Date(now.getTime() + 3_600_000);
    const data = { key, failures: count, pending: 0, windowEndsAt, pendingUntil: now };
    await server.gatehouse.prisma.attemptCounter.create({ data });
  }

  test('to new unverified customers are limited to 30 an hour for each kind', async () => {
    await used(PER_SENDER - 2);
    const counts: number[] = [];
    for (let times = 0; times < 4; times += 1)
      counts.push(countOf(await subjectsTo(await annoy()), 'was changed'));
    expect(counts).toEqual([1, 1, 0, 0]);
    expect(await withheld()).toBe(2);
  });

  test('beyond the limit still reach verified customers and customers who registered more than a day ago', async () => {
    const verified = await register(server.url);
    await server.gatehouse.prisma.customer.updateMany({
      where: { email: verified.email },
      data: { emailVerifiedAt: server.clock.now() },
    });
    const old = await register(server.url);
    const createdAt = new Date(server.clock.now().getTime() - 2 * 86_400_000);
    await server.gatehouse.prisma.customer.updateMany({ where: { email: old.email }, data: { createdAt } });
    await used(PER_SENDER);
    expect(countOf(await subjectsTo(await annoy()), 'was changed')).toBe(0);
    for (const { email, password, token } of [verified, old]) {
      const input = { oldPassword: password, newPassword: 'another secret' };
      await execute(server.url, ChangePassword, { input }, { token, ...attacker });
      expect(countOf(await subjectsTo(email), 'was changed')).toBe(1);
    }
  });

  test('of one kind do not count for those of another kind', async () => {
    const guarded = await registerGuarded(server);
    let next: Guarded = guarded;
    for (let times = 0; times < LOOPS; times += 1) next = await replaceFactor(next, attacker);
    const input = { oldPassword: guarded.password, newPassword: 'another secret' };
    await execute(server.url, ChangePassword, { input }, { token: guarded.token, ...attacker });
    expect(countOf(await subjectsTo(guarded.email), 'password for Demo was changed')).toBe(1);
  });
});

test('the last notice of a kind within an hour says that it is the last, and others follow after the hour', async () => {
  const guarded = await registerGuarded(server);
  server.clock.freeze();
  let next: Guarded = guarded;
  for (let times = 0; times < LOOPS; times += 1) next = await replaceFactor(next);
  const removed = async () =>
    (await mailsTo(server, guarded.email)).filter(({ subject }) => subject.includes('was removed'));
  const saying = (await removed()).map(({ text }) => text.includes('no more messages of this kind'));
  expect(saying).toEqual([false, false, false, false, true]);
  server.clock.advance({ minutes: 61 });
  const proof = { recoveryCode: next.recoveryCodes[0] ?? '' };
  await execute(server.url, RemoveAuthenticator, { id: next.authenticatorId, proof }, next);
  expect(await removed()).toHaveLength(PER_KIND + 1);
});
