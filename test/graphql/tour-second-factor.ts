import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { softwarePasskey } from '../support/passkey.ts';
import type { TestServer } from '../support/server.ts';

// biome-ignore lint/suspicious/noExplicitAny: the answers have many shapes
type Data = any;
type CallOperation = (name: string, query: string, variables?: unknown, options?: object) => Promise<Data>;

const PROOF = '$proof: FactorProofInput!';
const COLLABORATOR_LOGIN =
  'mutation ($input: CollaboratorLoginInput!) { collaboratorLogin(input: $input) { token } }';

/** Calls the operations of the second factor, for a new customer and for the demo collaborator. */
export async function tourSecondFactor(
  server: TestServer,
  call: CallOperation,
  secret: (text: string) => string,
): Promise<void> {
  const { prisma } = server.gatehouse;
  await prisma.site.update({ where: { id: 1 }, data: { secondFactor: 'OPTIONAL' } });
  const email = `tour-${randomUUID()}@example.test`;
  const password = secret(`pass-${randomUUID()}`);
  const { register } = await call(
    'register: for the second factor',
    'mutation ($input: RegisterInput!) { register(input: $input) { token } }',
    { input: { email, password } },
  );
  const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { token } }';
  const namesOf = (prefix: string) => ({
    begin: `begin${prefix}`,
    confirm: `confirm${prefix}`,
    renew: `regenerate${prefix}RecoveryCodes`,
    remove: `remove${prefix}Authenticator`,
    list: prefix ? 'collaboratorAuthenticators' : 'authenticators',
    complete: `complete${prefix}Login`,
  });

  async function tourFactors(prefix: '' | 'Collaborator', bearer: { token: string }, input: object) {
    const name = namesOf(prefix);
    const { [`${name.begin}Totp`]: totp } = await call(
      `${name.begin}Totp`,
      `mutation { ${name.begin}Totp { id secret uri } }`,
      {},
      bearer,
    );
    const code = () =>
      new TOTP({ secret: secret(totp.secret) }).generate({ timestamp: server.clock.now().getTime() });
    const CONFIRM = `mutation ($input: ConfirmTotpInput!) { ${name.confirm}Totp(input: $input) { authenticator { id } recoveryCodes } }`;
    await call(
      `${name.confirm}Totp: wrong`,
      CONFIRM,
      { input: { id: totp.id, code: secret('wrong code') } },
      bearer,
    );
    const confirmed = (
      await call(`${name.confirm}Totp`, CONFIRM, { input: { id: totp.id, code: code() } }, bearer)
    )[`${name.confirm}Totp`];
    const codes: string[] = confirmed.recoveryCodes.map(secret);

    const BEGIN = `mutation (${PROOF}) { options: ${name.begin}PasskeyRegistration(proof: $proof) }`;
    const { options } = await call(
      `${name.begin}PasskeyRegistration`,
      BEGIN,
      { proof: { recoveryCode: codes[0] } },
      bearer,
    );
    const passkey = softwarePasskey(new URL(server.settings.publicUrl).origin);
    await call(
      `${name.confirm}PasskeyRegistration`,
      `mutation ($input: ConfirmPasskeyInput!) { ${name.confirm}PasskeyRegistration(input: $input) { authenticator { id } } }`,
      { input: { credential: passkey.create(options) } },
      bearer,
    );
    await call(`${name.list}`, `{ ${name.list} { recoveryCodesLeft } }`, {}, bearer);

    const login = prefix ? COLLABORATOR_LOGIN : LOGIN;
    const challenge = async () => {
      const answer = await call(`${prefix ? 'collaboratorLogin' : 'login'}: second factor`, login, { input });
      return secret(answer.challenge);
    };
    const COMPLETE = `mutation ($input: CompleteLoginInput!) { ${name.complete}(input: $input) { token } }`;
    await call(`${name.complete}: wrong`, COMPLETE, {
      input: { challenge: await challenge(), recoveryCode: secret('abcd-wrong-code') },
    });
    const again = await challenge();
    const begun = await call(
      `begin${prefix}PasskeyLogin`,
      `mutation ($challenge: String!) { begin${prefix}PasskeyLogin(challenge: $challenge) }`,
      { challenge: again },
    );
    await call(name.complete, COMPLETE, {
      input: { challenge: again, assertion: passkey.get(begun[`begin${prefix}PasskeyLogin`]) },
    });

    const proof = await call(
      `${name.begin}PasskeyProof`,
      `mutation { options: ${name.begin}PasskeyProof }`,
      {},
      bearer,
    );
    const renewed = await call(
      name.renew,
      `mutation (${PROOF}) { codes: ${name.renew}(proof: $proof) { recoveryCodes } }`,
      { proof: { assertion: passkey.get(proof.options) } },
      bearer,
    );
    renewed.codes.recoveryCodes.forEach(secret);
    return { passkey, id: confirmed.authenticator.id, codes: renewed.codes.recoveryCodes as string[], name };
  }

  const removing = (name: string) =>
    `mutation ($id: ID!, ${PROOF}) { ${name}(id: $id, proof: $proof) { recoveryCodesLeft } }`;
  const ofCustomer = await tourFactors('', register, { email, password });
  const { beginPasskeyLogin } = await call(
    'beginPasskeyLogin: first factor',
    'mutation { beginPasskeyLogin }',
  );
  await call(
    'passkeyLogin',
    'mutation ($input: PasskeyLoginInput!) { passkeyLogin(input: $input) { token } }',
    { input: { assertion: ofCustomer.passkey.get(beginPasskeyLogin) } },
  );
  const customerProof = { id: ofCustomer.id, proof: { recoveryCode: ofCustomer.codes[0] } };
  await call(ofCustomer.name.remove, removing(ofCustomer.name.remove), customerProof, register);

  const input = server.demo.collaborator;
  const { collaboratorLogin } = await call('collaboratorLogin: before', COLLABORATOR_LOGIN, { input });
  const ofCollaborator = await tourFactors('Collaborator', collaboratorLogin, input);
  const collaboratorProof = { id: ofCollaborator.id, proof: { recoveryCode: ofCollaborator.codes[0] } };
  await call(
    ofCollaborator.name.remove,
    removing(ofCollaborator.name.remove),
    collaboratorProof,
    collaboratorLogin,
  );
  // Restores the demo account, which has no second factors.
  await prisma.authenticator.deleteMany();
  await prisma.site.update({ where: { id: 1 }, data: { secondFactor: 'OFF' } });
}
