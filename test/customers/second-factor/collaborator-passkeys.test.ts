import { beforeEach, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { CollaboratorLogin, CollaboratorMe } from '../../support/documents.ts';
import { softwarePasskey } from '../../support/passkey.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import {
  BeginCollaboratorPasskeyLogin,
  BeginCollaboratorPasskeyProof,
  BeginCollaboratorPasskeyRegistration,
  BeginCollaboratorTotp,
  BeginPasskeyLogin,
  CollaboratorAuthenticators,
  CompleteCollaboratorLogin,
  ConfirmCollaboratorPasskeyRegistration,
  PasskeyLogin,
  RegenerateCollaboratorRecoveryCodes,
  RemoveCollaboratorAuthenticator,
} from './documents.ts';
import { refusalIn, setPolicy } from './factors.ts';

let server: TestServer;
let bearer: { token: string };
let origin: string;
beforeEach(async () => {
  server = await startServer();
  server.clock.freeze();
  bearer = await logInCollaborator(server);
  origin = new URL(server.settings.publicUrl).origin;
});

// biome-ignore lint/suspicious/noExplicitAny: the options are JSON
type Options = any;

async function addPasskey(at = origin) {
  const passkey = softwarePasskey(origin);
  const begun = await execute(server.url, BeginCollaboratorPasskeyRegistration, {}, bearer);
  const options: Options = begun.beginCollaboratorPasskeyRegistration;
  const input = { credential: passkey.create(options, { origin: at }), name: 'Key' };
  const answer = await request(server.url, ConfirmCollaboratorPasskeyRegistration, { input }, bearer);
  return { passkey, answer };
}

async function challenge(): Promise<string> {
  const { collaborator } = server.demo;
  const refusal = refusalIn(await request(server.url, CollaboratorLogin, { input: collaborator }));
  expect(refusal.factors).toEqual(['passkey', 'recovery_code']);
  return refusal.challenge ?? '';
}
async function begin(presented: string): Promise<Options> {
  const begun = await execute(server.url, BeginCollaboratorPasskeyLogin, { challenge: presented });
  return begun.beginCollaboratorPasskeyLogin;
}
const complete = (presented: string, assertion: unknown) =>
  request(server.url, CompleteCollaboratorLogin, { input: { challenge: presented, assertion } });

describe('a collaborator’s passkey', () => {
  test('belongs to the domain of Gatehouse and is the second factor of the login', async () => {
    const { passkey, answer } = await addPasskey();
    expect(answer.data?.confirmCollaboratorPasskeyRegistration).toMatchObject({
      authenticator: { kind: 'PASSKEY', name: 'Key' },
      recoveryCodes: { length: 10 },
    });
    const presented = await challenge();
    const options = await begin(presented);
    expect(options.rpId).toBe('example.test');
    const { data } = await complete(presented, passkey.get(options));
    const token = data?.completeCollaboratorLogin.token ?? '';
    const { collaboratorMe } = await execute(server.url, CollaboratorMe, {}, { token });
    expect(collaboratorMe.email).toBe(server.demo.collaborator.email);
  });

  test('cannot be created or used on a page of a site', async () => {
    const site = 'https://www.paper.example';
    await server.gatehouse.prisma.site.update({
      where: { id: 1 },
      data: { link: site, allowedOrigins: [site] },
    });
    expect(refusalIn((await addPasskey(site)).answer).fields).toHaveProperty('credential');
    const { passkey } = await addPasskey();
    const presented = await challenge();
    const answer = await complete(presented, passkey.get(await begin(presented), { origin: site }));
    expect(refusalIn(answer).fields).toHaveProperty('assertion');
  });

  test('does not log a customer in, and an assertion is valid once', async () => {
    await setPolicy(server, 'OPTIONAL');
    const { passkey } = await addPasskey();
    const { beginPasskeyLogin } = await execute(server.url, BeginPasskeyLogin, {});
    const input = { assertion: passkey.get(beginPasskeyLogin as Options) };
    const asCustomer = await request(server.url, PasskeyLogin, { input });
    expect(refusalIn(asCustomer).code).toBe('INVALID_CREDENTIALS');

    const presented = await challenge();
    const assertion = passkey.get(await begin(presented));
    expect((await complete(presented, assertion)).errors).toEqual([]);
    const again = await complete(await challenge(), assertion);
    expect(refusalIn(again).fields).toHaveProperty('assertion');
  });

  test('proves its owner for new recovery codes and for its own removal', async () => {
    const { passkey, answer } = await addPasskey();
    const id = answer.data?.confirmCollaboratorPasskeyRegistration.authenticator.id ?? '';
    const proof = async () => {
      const begun = await execute(server.url, BeginCollaboratorPasskeyProof, {}, bearer);
      return { assertion: passkey.get(begun.beginCollaboratorPasskeyProof as Options) };
    };
    for (const wrong of [{ code: '000000' }, { recoveryCode: 'x' }, { assertion: {} }]) {
      for (const refused of [
        await request(server.url, RegenerateCollaboratorRecoveryCodes, { proof: wrong }, bearer),
        await request(server.url, RemoveCollaboratorAuthenticator, { id, proof: wrong }, bearer),
      ]) {
        expect(refused.data).toBeNull();
      }
      server.clock.advance({ minutes: 5 });
    }
    const renewed = await execute(
      server.url,
      RegenerateCollaboratorRecoveryCodes,
      { proof: await proof() },
      bearer,
    );
    expect(renewed.regenerateCollaboratorRecoveryCodes.recoveryCodes).toHaveLength(10);
    await execute(server.url, RemoveCollaboratorAuthenticator, { id, proof: await proof() }, bearer);
    const { collaboratorAuthenticators } = await execute(server.url, CollaboratorAuthenticators, {}, bearer);
    expect(collaboratorAuthenticators).toEqual({ authenticators: [], recoveryCodesLeft: 0 });
    await logInCollaborator(server);
  });
});

test('ten minutes after login, the first second factor needs the password; wrong ones cause a lockout', async () => {
  const { password } = server.demo.collaborator;
  server.clock.advance({ minutes: 10, seconds: 1 });
  for (const begins of [BeginCollaboratorTotp, BeginCollaboratorPasskeyRegistration] as const) {
    const beginning = (shown: object) => request<unknown, object>(server.url, begins, shown, bearer);
    expect(refusalIn(await beginning({})).fields).toEqual({ password: ['The password field is required.'] });
    expect(refusalIn(await beginning({ password: 'wrong' })).fields).toEqual({
      password: ['The password is incorrect.'],
    });
    expect((await beginning({ password })).errors).toEqual([]);
  }
  const codes: (string | undefined)[] = [];
  for (let guesses = 0; guesses < 11; guesses += 1) {
    const answer = await request(server.url, BeginCollaboratorTotp, { password: 'wrong' }, bearer);
    codes.push(refusalIn(answer).code);
  }
  expect(codes.at(-1)).toBe('ACCOUNT_LOCKED');
});
