import { describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { CollaboratorLogin, CollaboratorMe } from '../../support/documents.ts';
import { lastMailTo, mailedToken, mailsTo } from '../../support/mails.ts';
import { startServer, testServer } from '../../support/server.ts';
import { ChangeOwnPassword, RequestReset, Reset } from './documents.ts';
import { join, PASSWORD } from './join.ts';

const NEW_PASSWORD = 'amber-lantern-41-fern';

const server = testServer();
const known = async (caller: { token: string }) =>
  (await request(server.url, CollaboratorMe, {}, caller)).errors.length === 0;

describe('a collaborator’s password', () => {
  test('is changed with the old password; then the old password is invalid and all other sessions end', async () => {
    const person = await join(server, 'SUPPORT');
    const { email } = person;
    const other = await logInCollaborator(server, { email, password: PASSWORD });
    const input = { oldPassword: PASSWORD, newPassword: NEW_PASSWORD };
    await execute(server.url, ChangeOwnPassword, { input }, person);
    expect([await known(person), await known(other)]).toEqual([true, false]);
    expect((await lastMailTo(server, email)).subject).toBe('Your password was changed');
    const { errors } = await request(server.url, CollaboratorLogin, {
      input: { email, password: PASSWORD },
    });
    expect(errors[0]?.extensions?.code).toBe('INVALID_CREDENTIALS');
    await logInCollaborator(server, { email, password: NEW_PASSWORD });
  });

  test('is not changed to a common, a short or the same password; wrong old passwords lead to a lockout', async () => {
    const person = await join(server, 'SUPPORT');
    const change = async (oldPassword: string, newPassword: string) => {
      const input = { oldPassword, newPassword };
      const { errors } = await request(server.url, ChangeOwnPassword, { input }, person);
      return errors[0]?.extensions;
    };
    expect((await change(PASSWORD, 'password123'))?.fields).toHaveProperty('newPassword');
    expect((await change(PASSWORD, 'seven77'))?.fields).toHaveProperty('newPassword');
    expect((await change(PASSWORD, PASSWORD))?.fields).toHaveProperty('newPassword');
    for (let tries = 0; tries < 10; tries += 1) {
      expect((await change('not the one', NEW_PASSWORD))?.fields).toHaveProperty('oldPassword');
    }
    expect((await change(PASSWORD, NEW_PASSWORD))?.code).toBe('ACCOUNT_LOCKED');
  });
});

describe('the reset of a forgotten password', () => {
  test('needs a mailed link, which is valid once and for less than an hour, and ends the sessions', async () => {
    const person = await join(server, 'ADMIN');
    await execute(server.url, RequestReset, { email: person.email.toUpperCase() });
    const token = await mailedToken(server, person.email);
    const reset = (password: string) => request(server.url, Reset, { input: { token, password } });
    expect((await reset('12345678')).errors[0]?.extensions?.fields).toHaveProperty('password');
    server.clock.advance({ hours: 1 });
    expect((await reset(NEW_PASSWORD)).errors[0]?.extensions?.fields).toHaveProperty('token');
    server.clock.advance({ hours: -1 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => reset(NEW_PASSWORD)));
    expect(answers.filter(({ errors }) => errors.length === 0).length).toBe(1);
    expect(await known(person)).toBe(false);
    expect((await lastMailTo(server, person.email)).subject).toBe('Your password was changed');
    await logInCollaborator(server, { email: person.email, password: NEW_PASSWORD });
  });

  test('is refused for every link from before a change of the password', async () => {
    const person = await join(server, 'ADMIN');
    const links = [await mailedToken(server, person.email)];
    for (let sent = 0; sent < 2; sent += 1) {
      await execute(server.url, RequestReset, { email: person.email });
      links.push(await mailedToken(server, person.email));
    }
    const input = { oldPassword: PASSWORD, newPassword: NEW_PASSWORD };
    await execute(server.url, ChangeOwnPassword, { input }, person);
    for (const token of links) {
      const { errors } = await request(server.url, Reset, { input: { token, password: PASSWORD } });
      expect(errors[0]?.extensions?.fields).toHaveProperty('token');
    }
  });

  test('sends no mail for an unknown email or a pending invitation, and answers in the same way', async () => {
    const { prisma } = server.gatehouse;
    const invited = uniqueEmail();
    await prisma.collaborator.create({
      data: { accountId: 1, email: invited, emailKey: invited, role: 'ADMIN' },
    });
    const { email } = await join(server, 'SUPPORT');
    const before = await prisma.outboxMail.count();
    const answers = [];
    for (const asked of [email, invited, uniqueEmail()]) {
      const { status, data, errors } = await request(server.url, RequestReset, { email: asked });
      answers.push({ status, data, errors });
      if (asked === email) await expect.poll(() => prisma.outboxMail.count()).toBe(before + 1);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await mailsTo(server, invited)).toEqual([]);
    expect(await prisma.oneTimeToken.count({ where: { collaboratorId: null } })).toBe(0);
  });

  test('allows exactly 5 requests for a link in an hour, for a known and an unknown email', async () => {
    const throttling = await startServer({ env: { RATE_LIMITS: 'on' } });
    for (const email of [throttling.demo.collaborator.email, uniqueEmail()]) {
      const answers = await Promise.all(
        Array.from({ length: 12 }, () => request(throttling.url, RequestReset, { email })),
      );
      const refused = answers.filter(({ errors }) => errors[0]?.extensions?.code === 'RATE_LIMITED');
      expect(refused.length).toBe(7);
      expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(3_500);
    }
  });
});
