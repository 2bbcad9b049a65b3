import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  BeginCollaboratorPasskeyProof,
  BeginCollaboratorPasskeyRegistration,
  BeginCollaboratorTotp,
  CollaboratorAuthenticators,
  ConfirmCollaboratorPasskeyRegistration,
  ConfirmCollaboratorTotp,
} from '../../customers/second-factor/documents.ts';
import { codeOf, wrongCode } from '../../customers/second-factor/factors.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { CollaboratorLogin, CollaboratorMe } from '../../support/documents.ts';
import { lastMailTo, mailsTo } from '../../support/mails.ts';
import { softwarePasskey } from '../../support/passkey.ts';
import { PUBLIC_URL, testServer } from '../../support/server.ts';
import { Invite, Reauthenticate, RemoveFactors } from './documents.ts';
import { join, PASSWORD, type Person } from './join.ts';

const server = testServer();
beforeAll(() => server.clock.freeze());

type Answered = { errors: readonly { extensions?: Record<string, unknown> | undefined }[] };
const refusalIn = ({ errors }: Answered) => errors[0]?.extensions ?? null;
const invite = (bearer: { token: string }) =>
  request(server.url, Invite, { input: { email: uniqueEmail(), role: 'SUPPORT' } }, bearer);
const reauthenticate = (input: object, bearer: { token: string }) =>
  request(server.url, Reauthenticate, { input }, bearer);

/** An owner who logged in an hour ago, and who has an authenticator app and a passkey. */
async function guardedOwner() {
  const person = await join(server, 'OWNER');
  const { beginCollaboratorTotp: begun } = await execute(server.url, BeginCollaboratorTotp, {}, person);
  const { secret, id } = begun;
  const confirm = { input: { id, code: codeOf(server, secret) } };
  const { confirmCollaboratorTotp } = await execute(server.url, ConfirmCollaboratorTotp, confirm, person);
  const recoveryCodes = confirmCollaboratorTotp.recoveryCodes ?? [];
  const proof = { recoveryCode: recoveryCodes[0] ?? '' };
  const options = await execute(server.url, BeginCollaboratorPasskeyRegistration, { proof }, person);
  const passkey = softwarePasskey(PUBLIC_URL);
  const credential = passkey.create(options.beginCollaboratorPasskeyRegistration as never);
  await execute(server.url, ConfirmCollaboratorPasskeyRegistration, { input: { credential } }, person);
  server.clock.advance({ hours: 1 });
  return { ...person, secret, recoveryCode: recoveryCodes[1] ?? '', passkey };
}

describe('reauthenticateCollaborator', () => {
  let person: Awaited<ReturnType<typeof guardedOwner>>;
  beforeEach(async () => {
    person = await guardedOwner();
  });

  test('accepts the password, a code, a recovery code or a passkey, and is valid for ten minutes', async () => {
    const { beginCollaboratorPasskeyProof } = await execute(
      server.url,
      BeginCollaboratorPasskeyProof,
      {},
      person,
    );
    const shown = {
      password: PASSWORD,
      code: codeOf(server, person.secret),
      recoveryCode: person.recoveryCode,
      assertion: person.passkey.get(beginCollaboratorPasskeyProof as never),
    };
    for (const [name, value] of Object.entries(shown)) {
      expect(refusalIn(await invite(person))).toMatchObject({ reauthenticate: true });
      expect(refusalIn(await reauthenticate({ [name]: value }, person))).toBe(null);
      expect(refusalIn(await invite(person))).toBe(null);
      await server.gatehouse.prisma.collaboratorSession.updateMany({ data: { reauthenticatedAt: null } });
    }
    await reauthenticate({ password: PASSWORD }, person);
    server.clock.advance({ minutes: 10 });
    expect(refusalIn(await invite(person))).toBe(null);
    server.clock.advance({ seconds: 1 });
    expect(refusalIn(await invite(person))).toMatchObject({ reauthenticate: true });
  });

  test('refuses a wrong proof, two proofs or no proof, and a sensitive operation then stays refused', async () => {
    for (const [input, field] of [
      [{ password: 'a guessed passphrase' }, 'password'],
      [{ code: wrongCode(server, person.secret) }, 'code'],
      [{ recoveryCode: 'aaaa-bbbb' }, 'recoveryCode'],
      [{ assertion: {} }, 'assertion'],
      [{ password: PASSWORD, code: codeOf(server, person.secret) }, 'password'],
      [{}, 'code'],
    ] as const) {
      const refused = refusalIn(await reauthenticate(input, person));
      expect(refused).toMatchObject({ code: 'VALIDATION_FAILED', fields: { [field]: expect.any(Array) } });
      expect(refused).not.toHaveProperty('reauthenticate');
    }
    expect(refusalIn(await invite(person))).toMatchObject({ reauthenticate: true });
  });

  test('is not valid for another collaborator', async () => {
    const other = await guardedOwner();
    await reauthenticate({ password: PASSWORD }, other);
    expect(refusalIn(await invite(person))).toMatchObject({ reauthenticate: true });
    // A code of another collaborator is refused, too.
    const code = codeOf(server, other.secret, 1);
    expect(refusalIn(await reauthenticate({ code }, person))).toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  test('counts its failures towards the lockout of passwords and of second factors', async () => {
    for (let i = 0; i < 5; i += 1) {
      await reauthenticate({ code: wrongCode(server, person.secret) }, person);
    }
    const code = codeOf(server, person.secret);
    expect(refusalIn(await reauthenticate({ code }, person))).toMatchObject({ code: 'ACCOUNT_LOCKED' });
    for (let i = 0; i < 10; i += 1) await reauthenticate({ password: `a guess ${i}` }, person);
    expect(refusalIn(await reauthenticate({ password: PASSWORD }, person))).toMatchObject({
      code: 'ACCOUNT_LOCKED',
    });
  });
});

describe('a lost factor', () => {
  let owner: { token: string };
  let person: Person;
  beforeEach(async () => {
    person = await guardedOwner();
    owner = await logInCollaborator(server);
  });
  const remove = (id: string, bearer: { token: string }) =>
    request(server.url, RemoveFactors, { id }, bearer);

  test('is removed by an owner: sessions end, a mail reports the removal, and the password alone logs in', async () => {
    expect(refusalIn(await remove(person.id, owner))).toBe(null);
    expect((await request(server.url, CollaboratorMe, {}, person)).status).toBe(401);
    expect((await lastMailTo(server, person.email)).subject).toBe('Your second factors were removed');
    const input = { email: person.email, password: person.password };
    const again = await logInCollaborator(server, input);
    const { collaboratorAuthenticators } = await execute(server.url, CollaboratorAuthenticators, {}, again);
    expect(collaboratorAuthenticators).toEqual({ authenticators: [], recoveryCodesLeft: 0 });
    const [event] = await server.gatehouse.prisma.auditEvent.findMany({
      where: { action: 'collaborator.authenticators_removed' },
      orderBy: { id: 'desc' },
    });
    // The authenticator app, the passkey and the recovery codes.
    expect(event).toMatchObject({ targetId: person.id, after: { removed: 12 } });
  });

  test('is not removed by the collaborator who lost it, because that requires proof of a second factor', async () => {
    await reauthenticate({ password: PASSWORD }, person);
    expect(refusalIn(await remove(person.id, person))).toMatchObject({
      fields: { id: [expect.stringContaining('Another owner')] },
    });
  });

  test('is not removed by an admin, nor without re-authentication; a login still needs a second factor', async () => {
    const admin = await join(server, 'ADMIN', owner);
    expect(refusalIn(await remove(person.id, admin))).toMatchObject({ code: 'FORBIDDEN' });
    server.clock.advance({ hours: 1 });
    expect(refusalIn(await remove(person.id, owner))).toMatchObject({ reauthenticate: true });
    const input = { email: person.email, password: person.password };
    expect(refusalIn(await request(server.url, CollaboratorLogin, { input }))).toMatchObject({
      code: 'SECOND_FACTOR_REQUIRED',
    });
    expect(await mailsTo(server, person.email)).not.toContainEqual(
      expect.objectContaining({ subject: 'Your second factors were removed' }),
    );
  });
});
