import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { CollaboratorLogin, CollaboratorMe } from '../../support/documents.ts';
import { mailedToken, mailsTo } from '../../support/mails.ts';
import { testServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { Accept, ChangeRole, Collaborators, Invite, Remove, Resend, Withdraw } from './documents.ts';
import { join, PASSWORD } from './join.ts';

const server = testServer({ env: { ADMIN_URL: 'https://admin.example.test/team/' } });
let owner: { token: string };
beforeAll(async () => {
  owner = await logInCollaborator(server);
});

async function invite(email = uniqueEmail()) {
  const input = { email, role: 'ADMIN', name: 'Ada' } as const;
  const { inviteCollaborator } = await execute(server.url, Invite, { input }, owner);
  return { ...inviteCollaborator, token: await mailedToken(server, email) };
}

const accept = (token: string, password = PASSWORD) =>
  request(server.url, Accept, { input: { token, password } });

async function expectInvalid(token: string) {
  const { errors } = await accept(token);
  expect(errors[0]?.extensions).toMatchObject({
    code: 'VALIDATION_FAILED',
    fields: { token: [expect.any(String)] },
  });
}

describe('an invitation', () => {
  test('is mailed as a link that sets a password and logs the collaborator in', async () => {
    const { id, email, token } = await invite();
    const { collaborators } = await execute(server.url, Collaborators, {}, owner);
    expect(collaborators).toContainEqual({ id, email, name: 'Ada', role: 'ADMIN', invited: true });

    const { data } = await accept(token);
    const accepted = data?.acceptCollaboratorInvitation;
    expect(accepted?.collaborator).toEqual({ id, email, name: 'Ada', role: 'ADMIN', invited: false });
    const { collaboratorMe } = await execute(
      server.url,
      CollaboratorMe,
      {},
      { token: accepted?.token ?? '' },
    );
    expect(collaboratorMe).toMatchObject({ id, role: 'ADMIN' });
    await logInCollaborator(server, { email, password: PASSWORD });
  });

  test('allows no login before it is accepted', async () => {
    const { email } = await invite();
    for (const password of ['', PASSWORD]) {
      const { errors } = await request(server.url, CollaboratorLogin, { input: { email, password } });
      expect(errors.length).toBe(1);
    }
  });

  test('links to ADMIN_URL, even if a header of the request names another host', async () => {
    const hosts = ['host', 'x-forwarded-host', 'x-original-host', 'forwarded', 'origin', 'referer', 'x-host'];
    for (const header of hosts) {
      const email = uniqueEmail();
      const input = { email, role: 'SUPPORT' } as const;
      const headers = { [header]: header === 'forwarded' ? 'host=evil.test' : 'evil.test' };
      await execute(server.url, Invite, { input }, { ...owner, headers });
      await mailedToken(server, email);
      const [mail] = await mailsTo(server, email);
      expect(mail?.text).toContain('https://admin.example.test/team/accept-invitation#token=');
      expect(JSON.stringify(mail?.text)).not.toContain('evil');
    }
  });

  test('is accepted once, even if it is presented several times at once', async () => {
    const { token } = await invite();
    const answers = await Promise.all(Array.from({ length: 8 }, () => accept(token)));
    expect(answers.filter(({ data }) => data !== null).length).toBe(1);
    await expectInvalid(token);
  });

  test('is invalid after a week, after a newer one was sent, and after it was withdrawn', async () => {
    const { id, email, token } = await invite();
    await execute(server.url, Resend, { id }, owner);
    const newer = await mailedToken(server, email);
    await expectInvalid(token);
    await execute(server.url, Withdraw, { id }, owner);
    await expectInvalid(newer);
    // The email can be invited again.
    const again = await invite(email);
    server.clock.advance({ days: 7 });
    await expectInvalid(again.token);
    server.clock.advance({ days: -7 });
    expect((await accept(again.token)).errors).toEqual([]);
  });

  test('gives the role that is set when it is accepted, not the role with which it was sent', async () => {
    const { id, token } = await invite();
    await execute(server.url, ChangeRole, { id, role: 'SUPPORT' }, owner);
    const { data } = await accept(token);
    expect(data?.acceptCollaboratorInvitation.collaborator.role).toBe('SUPPORT');
    const session = { token: data?.acceptCollaboratorInvitation.token ?? '' };
    const { errors } = await request(server.url, Collaborators, {}, session);
    expect(errors[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  test('that is accepted adds an audit entry, and requires a second factor as a login does', async () => {
    const { prisma, clock } = server.gatehouse;
    const [plain, guarded] = [await invite(), await invite()];
    await prisma.authenticator.create({
      data: { collaboratorId: Number(guarded.id), kind: 'TOTP', createdAt: clock(), confirmedAt: clock() },
    });
    await accept(plain.token);
    const { errors } = await accept(guarded.token);
    expect(errors[0]?.extensions).toMatchObject({
      code: 'SECOND_FACTOR_REQUIRED',
      challenge: expect.any(String),
    });
    // The invitation is accepted and the password is set, but no session has begun.
    await expectInvalid(guarded.token);
    expect(await prisma.collaboratorSession.count({ where: { collaboratorId: Number(guarded.id) } })).toBe(0);
    const actionsOf = async (actorId: string) =>
      (await prisma.auditEvent.findMany({ where: { actorId }, orderBy: { id: 'asc' } })).map(
        ({ action }) => action,
      );
    expect(await actionsOf(plain.id)).toEqual(['collaborator.invitation_accepted', 'collaborator.logged_in']);
    expect(await actionsOf(guarded.id)).toEqual(['collaborator.invitation_accepted']);
  });

  test('that is accepted can be neither sent again nor withdrawn', async () => {
    const { id } = await join(server, 'SUPPORT', owner);
    const answers = [
      await request(server.url, Resend, { id }, owner),
      await request(server.url, Withdraw, { id }, owner),
    ];
    for (const { errors } of answers) {
      expect(errors[0]?.extensions?.fields).toEqual({ id: ['The invitation has been accepted.'] });
    }
  });

  test('requires a password that is long enough and not common', async () => {
    const { token } = await invite();
    for (const password of ['short77', 'password1', 'Iloveyou123']) {
      const { errors } = await accept(token, password);
      expect(errors[0]?.extensions?.fields).toEqual({ password: [expect.any(String)] });
    }
    expect((await accept(token)).errors).toEqual([]);
  });
});

describe('a collaborator’s email', () => {
  const expectTaken = async (email: string, inviting: { token: string }) => {
    const input = { email, role: 'ADMIN' } as const;
    const { errors } = await request(server.url, Invite, { input }, inviting);
    expect(errors[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { email: ['The email belongs to a collaborator already.'] },
    });
  };

  test('is unique across all accounts from the invitation on, in upper or lower case', async () => {
    const { account } = await addAccount(server, 'elsewhere');
    const stranger = await join(server, 'OWNER', owner);
    await server.gatehouse.prisma.collaborator.update({
      where: { id: Number(stranger.id) },
      data: { accountId: account.id },
    });
    const { email } = await invite();
    await expectTaken(email, owner);
    await expectTaken(email.toUpperCase(), stranger);
    await expectTaken(server.demo.collaborator.email, stranger);
    await expectTaken(stranger.email, owner);
  });

  test('can be invited again after the collaborator is removed', async () => {
    const { id, email } = await join(server, 'ADMIN', owner);
    await execute(server.url, Remove, { id }, owner);
    await invite(email);
  });
});
