import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '../../../src/customers/passwords/hashes/own-hash.ts';
import { RemoveCollaboratorAuthenticator } from '../../customers/second-factor/documents.ts';
import { codeOf, refusalIn } from '../../customers/second-factor/factors.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { CollaboratorLogin, CollaboratorMe } from '../../support/documents.ts';
import { mailedToken, mailsTo } from '../../support/mails.ts';
import { testServer } from '../../support/server.ts';
import { CONSOLE, COOKIE, consoleOf } from '../collaborators/console.ts';
import {
  Accept,
  ChangeOwnPassword,
  ChangeRole,
  CompleteLogIn,
  Invite,
  OwnSessions,
  Reauthenticate,
  Remove,
  RemoveFactors,
  RequestReset,
  Reset,
} from '../collaborators/documents.ts';
import { join, PASSWORD, type Person } from '../collaborators/join.ts';
import { type Company, employee, logIn, setSso, settingsOf, startCompany, whoIs } from './company.ts';
import { ReadSso, RemoveSso, SetSso } from './documents.ts';
import { guardedOwner } from './guarded-owner.ts';

const server = testServer();
let company: Company;
let owner: Person & { secret: string };
beforeAll(async () => {
  company = await startCompany();
  server.clock.freeze();
});
const set = (others: object, bearer: { token: string }, at = server) =>
  request(at.url, SetSso, { input: settingsOf(company, others) as never }, bearer);

const passwordLogin = ({ email, password }: Pick<Person, 'email' | 'password'>) =>
  request(server.url, CollaboratorLogin, { input: { email, password } });

/** Logs the owner in with a password and the authenticator app. */
async function logInAgain(password: string) {
  const challenge = refusalIn(await passwordLogin({ ...owner, password })).challenge ?? '';
  const input = { challenge, code: codeOf(server, owner.secret) };
  return (await execute(server.url, CompleteLogIn, { input })).completeCollaboratorLogin;
}

describe('“SSO only”', () => {
  beforeEach(async () => {
    await server.gatehouse.prisma.employeeSso.deleteMany();
    owner = await guardedOwner(server);
  });

  test('needs an owner with a password and a second factor, who can still log in with both', async () => {
    const unguarded = await join(server, 'OWNER');
    expect(refusalIn(await set({ ssoOnly: true }, unguarded))).toMatchObject({
      fields: { ssoOnly: [expect.stringContaining('second factor')] },
    });
    const { setEmployeeSso } = await setSso(server, company, owner, { ssoOnly: true });
    expect(setEmployeeSso.settings).toMatchObject({ ssoOnly: true, breakGlassOwner: { id: owner.id } });
    const challenge = refusalIn(await passwordLogin(owner)).challenge ?? '';
    const input = { challenge, code: codeOf(server, owner.secret) };
    const { completeCollaboratorLogin } = await execute(server.url, CompleteLogIn, { input });
    expect(completeCollaboratorLogin.token).not.toBe('');
  });

  test('refuses the password of everyone else, for a login, an invitation and a re-authentication', async () => {
    const other = await join(server, 'OWNER');
    const email = `new-${owner.id}@company.example`;
    await execute(server.url, Invite, { input: { email, role: 'ADMIN' } }, owner);
    const waiting = await guardedOwner(server);
    const challenge = refusalIn(await passwordLogin(waiting)).challenge ?? '';
    await setSso(server, company, owner, { ssoOnly: true });
    expect(refusalIn(await passwordLogin(other)).code).toBe('FORBIDDEN');
    // A wrong password is refused as it is without “SSO only”.
    expect(refusalIn(await passwordLogin({ ...other, password: 'a guess' })).code).toBe(
      'INVALID_CREDENTIALS',
    );
    const accept = { token: await mailedToken(server, email), password: PASSWORD };
    expect(refusalIn(await request(server.url, Accept, { input: accept })).code).toBe('FORBIDDEN');
    // This login had checked the password before “SSO only” was set.
    const input = { challenge, code: codeOf(server, waiting.secret) };
    expect(refusalIn(await request(server.url, CompleteLogIn, { input })).code).toBe('FORBIDDEN');
    // The invitation still works at the provider.
    const { token } = await logIn(server, company, employee({ email }));
    expect(await whoIs(server, token)).toMatchObject({ email, role: 'ADMIN' });
    const headers = { ...CONSOLE, cookie: `${COOKIE}=${token}` };
    const again = await request(server.url, Reauthenticate, { input: { password: PASSWORD } }, { headers });
    expect(refusalIn(again).code).toBe('FORBIDDEN');
  });

  test('hasPassword says whether a password can be used, and bySso whether SSO opened the session', async () => {
    const other = await join(server, 'OWNER');
    const email = `known-${owner.id}@company.example`;
    await execute(server.url, Invite, { input: { email, role: 'OWNER' } }, owner);
    await setSso(server, company, owner);
    const { token } = await logIn(server, company, employee({ email }));
    const headers = { ...CONSOLE, cookie: `${COOKIE}=${token}` };
    const own = async (bearer: { token: string }) =>
      (await execute(server.url, CollaboratorMe, {}, bearer)).collaboratorMe.hasPassword;
    expect([await own(owner), await own(other)]).toEqual([true, true]);
    expect(await whoIs(server, token)).toMatchObject({ email, hasPassword: false });
    const sessions = await request(server.url, OwnSessions, {}, { headers });
    expect(sessions.data?.collaboratorSessions).toMatchObject([{ current: true, bySso: true }]);
    expect((await execute(server.url, OwnSessions, {}, other)).collaboratorSessions).toMatchObject([
      { bySso: false },
    ]);
    await setSso(server, company, owner, { ssoOnly: true });
    expect(await own(owner)).toBe(true);
    // Their stored password no longer works.
    await server.gatehouse.prisma.collaborator.updateMany({
      where: { emailKey: email },
      data: { passwordHash: await hashPassword(PASSWORD) },
    });
    expect(await whoIs(server, token)).toMatchObject({ email, hasPassword: false });
    await setSso(server, company, owner, { ssoOnly: false });
    expect(await whoIs(server, token)).toMatchObject({ email, hasPassword: true });
  });

  test('refuses resets and changes of passwords: no mail is sent, and links and sessions stay valid', async () => {
    const email = `forgot-${owner.id}@company.example`;
    const chosen = 'amber-lantern-41-fern';
    const reset = (token: string) => request(server.url, Reset, { input: { token, password: chosen } });
    const stored = () =>
      server.gatehouse.prisma.collaborator.findFirstOrThrow({ where: { emailKey: email } });
    await execute(server.url, Invite, { input: { email, role: 'ADMIN' } }, owner);
    const accept = { token: await mailedToken(server, email), password: PASSWORD };
    await execute(server.url, Accept, { input: accept });
    await setSso(server, company, owner);
    await execute(server.url, RequestReset, { email });
    const token = await mailedToken(server, email);
    const { token: session } = await logIn(server, company, employee({ email }));
    await setSso(server, company, owner, { ssoOnly: true });
    const before = await stored();
    const sent = (await mailsTo(server, email)).length;
    expect(refusalIn(await reset(token)).code).toBe('FORBIDDEN');
    const headers = { ...CONSOLE, cookie: `${COOKIE}=${session}` };
    const change = { oldPassword: PASSWORD, newPassword: chosen };
    const changed = await request(server.url, ChangeOwnPassword, { input: change }, { headers });
    expect(refusalIn(changed).code).toBe('FORBIDDEN');
    const answers = [email, `nobody-${owner.id}@company.example`, owner.email].map((each) =>
      request(server.url, RequestReset, { email: each }),
    );
    const [known, unknown, own] = await Promise.all(answers);
    expect([known?.status, known?.data, known?.errors]).toEqual([
      unknown?.status,
      unknown?.data,
      unknown?.errors,
    ]);
    expect([own?.status, own?.data]).toEqual([known?.status, known?.data]);
    expect((await mailsTo(server, email)).length).toBe(sent);
    expect(await stored()).toEqual(before);
    expect(await whoIs(server, session)).toMatchObject({ email });
    // The owner who keeps a password can reset it.
    expect((await reset(await mailedToken(server, owner.email))).errors).toEqual([]);
    const again = await logInAgain(chosen);
    await setSso(server, company, again, { ssoOnly: false });
    expect((await reset(token)).errors).toEqual([]);
  });

  test('ends the sessions that began with a password, except those of the owner who set it', async () => {
    const other = await join(server, 'ADMIN');
    const email = `sso-${owner.id}@company.example`;
    await execute(server.url, Invite, { input: { email, role: 'ADMIN' } }, owner);
    await setSso(server, company, owner);
    const { token } = await logIn(server, company, employee({ email }));
    await setSso(server, company, owner, { ssoOnly: true });
    expect((await request(server.url, CollaboratorMe, {}, other)).status).toBe(401);
    expect((await request(server.url, CollaboratorMe, {}, owner)).status).toBe(200);
    expect(await whoIs(server, token)).not.toBe(null);
  });

  test('protects the owner who set it from removal, demotion and the loss of the last second factor', async () => {
    await setSso(server, company, owner, { ssoOnly: true });
    const email = `head-${owner.id}@company.example`;
    await execute(server.url, Invite, { input: { email, role: 'OWNER' } }, owner);
    const { token } = await logIn(server, company, employee({ email }));
    const headers = { ...CONSOLE, cookie: `${COOKIE}=${token}` };
    const { id } = owner;
    const [removed, demoted, lost] = [
      await request(server.url, Remove, { id }, { headers }),
      await request(server.url, ChangeRole, { id, role: 'ADMIN' }, { headers }),
      await request(server.url, RemoveFactors, { id }, { headers }),
    ];
    for (const answer of [removed, demoted, lost]) {
      expect(JSON.stringify(refusalIn(answer))).toContain('SSO only');
    }
    const factor = await server.gatehouse.prisma.authenticator.findFirstOrThrow({
      where: { collaboratorId: Number(id), kind: 'TOTP' },
    });
    const own = { id: String(factor.id), proof: { code: codeOf(server, owner.secret) } };
    const last = await request(server.url, RemoveCollaboratorAuthenticator, own, owner);
    expect(refusalIn(last).code).toBe('FORBIDDEN');
    // Without “SSO only” the owner can be demoted again.
    await setSso(server, company, owner, { ssoOnly: false });
    expect((await request(server.url, ChangeRole, { id, role: 'ADMIN' }, { headers })).errors).toEqual([]);
  });

  test('a second factor is required after a login at the provider, too', async () => {
    const email = `guarded-${owner.id}@company.example`;
    const { prisma } = server.gatehouse;
    await prisma.collaborator.update({ where: { id: Number(owner.id) }, data: { email, emailKey: email } });
    await setSso(server, company, owner);
    const { location, token } = await logIn(server, company, employee({ email }));
    expect(token).toBe('');
    const fragment = new URLSearchParams(location.split('#')[1]);
    expect(location).toMatch(/^\/admin\/log-in#/);
    expect(fragment.get('factors')).toBe('totp,recovery_code');
    const page = consoleOf(server);
    const input = { challenge: fragment.get('challenge') ?? '', code: codeOf(server, owner.secret) };
    expect((await page.request(CompleteLogIn, { input })).data?.completeCollaboratorLogin.token).toBe('');
    expect((await page.request(CollaboratorMe, {})).data?.collaboratorMe.email).toBe(email);
  });

  test('removing the single sign-on ends its sessions and allows passwords again', async () => {
    const email = `gone-${owner.id}@company.example`;
    await execute(server.url, Invite, { input: { email, role: 'ADMIN' } }, owner);
    await setSso(server, company, owner, { ssoOnly: true });
    const { token } = await logIn(server, company, employee({ email }));
    await execute(server.url, RemoveSso, {}, owner);
    expect(await whoIs(server, token)).toBe(null);
    await logInCollaborator(server);
    const { employeeSso } = await execute(server.url, ReadSso, {}, owner);
    expect(employeeSso.settings).toBe(null);
  });
});
