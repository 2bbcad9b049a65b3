import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../src/platform/messages/language.ts';
import { ask } from '../../graphql/ask.ts';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { execute, request, rest } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Register } from '../../support/documents.ts';
import { mailedToken } from '../../support/mails.ts';
import { type PwnedPasswords, sha1, startPwnedPasswords } from '../../support/pwned-passwords.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { RequestPasswordReset, ResetPassword } from '../../support/ways-in.ts';
import { administer } from '../../tenancy/sites/administer.ts';

const BREACHED = 'Lost-By-Others-1!';
const CLEAN = 'never lost: a passphrase';
const MESSAGE = 'has appeared in a data breach. Please choose another.';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { token } }';

let service: PwnedPasswords;
let server: TestServer;
let owner: { token: string };
let set: Awaited<ReturnType<typeof administer>>['set'];
beforeAll(async () => {
  service = await startPwnedPasswords(BREACHED);
  server = await startServer({
    env: {
      BREACHED_PASSWORDS_URL: service.url,
      BREACHED_PASSWORDS_TIMEOUT_SECONDS: '30',
      LOG_LEVEL: 'trace',
    },
  });
  ({ owner, set } = await administer(server));
});
beforeEach(() => {
  service.mode = 'up';
  service.requests.length = 0;
});

const fieldsOf = (answer: { errors: readonly { extensions?: { fields?: unknown } | undefined }[] }) =>
  answer.errors[0]?.extensions?.fields ?? null;
const tryRegister = (password: string) =>
  request(server.url, Register, { input: { email: uniqueEmail(), password } });
const refusal = (field: string, name = 'password') => ({ [field]: [`The ${name} ${MESSAGE}`] });
const outcomes = async (outcome: string) => {
  const { body } = await rest(server.url, 'GET', '/metrics');
  const line = new RegExp(`^gatehouse_breached_password_checks_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm');
  return Number(line.exec(body)?.[1] ?? 0);
};

test('refuseBreachedPasswords: whether a password of a data breach is refused', async () => {
  expect(fieldsOf(await tryRegister(BREACHED))).toEqual(refusal('password'));
  await set({ refuseBreachedPasswords: false });
  expect(fieldsOf(await tryRegister(BREACHED))).toBe(null);
  await set({ refuseBreachedPasswords: true });
  expect(fieldsOf(await tryRegister(BREACHED))).toEqual(refusal('password'));
});

describe('a password of a data breach', () => {
  test('is refused at a registration by GraphQL and by the Pelcro API, and another is accepted', async () => {
    const [breached, clean] = [await outcomes('breached'), await outcomes('clean')];
    expect(fieldsOf(await tryRegister(BREACHED))).toEqual(refusal('password'));
    const body = { email: uniqueEmail(), password: BREACHED };
    const byPelcro = await pelcroApi(server, 'POST', '/auth/register', { body });
    expect([byPelcro.status, byPelcro.body.errors]).toEqual([400, refusal('password')]);
    expect(fieldsOf(await tryRegister(CLEAN))).toBe(null);
    expect([(await outcomes('breached')) - breached, (await outcomes('clean')) - clean]).toEqual([2, 1]);
  });

  test('is refused at a reset, which leaves the link valid', async () => {
    const { email } = await register(server.url);
    await execute(server.url, RequestPasswordReset, { input: { email } });
    const token = await mailedToken(server, email);
    const reset = (password: string) =>
      request(server.url, ResetPassword, { input: { email, token, password } });
    expect(fieldsOf(await reset(BREACHED))).toEqual(refusal('password'));
    expect(fieldsOf(await reset(CLEAN))).toBe(null);
  });

  test('is not checked without a valid link', async () => {
    const input = { email: uniqueEmail(), token: 'forged', password: BREACHED };
    expect((await request(server.url, ResetPassword, { input })).errors[0]?.extensions?.code).toBe(
      'ONE_TIME_TOKEN_INVALID',
    );
    expect(service.requests).toEqual([]);
  });

  test('is refused at a change, for customers and collaborators', async () => {
    const { token, password } = await register(server.url);
    const change = (oldPassword: string, newPassword: string) =>
      ask(server.url, CHANGE, { input: { oldPassword, newPassword } }, { token });
    const refused = await change(password, BREACHED);
    expect(refused.body.errors[0].extensions.fields).toEqual(refusal('newPassword', 'new password'));
    expect((await change(password, CLEAN)).body.errors).toBeUndefined();
    const byCollaborator = await ask(
      server.url,
      'mutation ($input: ChangeCollaboratorPasswordInput!) { changeCollaboratorPassword(input: $input) { id } }',
      { input: { oldPassword: server.demo.collaborator.password, newPassword: BREACHED } },
      owner,
    );
    expect(byCollaborator.body.errors[0].extensions.fields).toEqual(refusal('newPassword', 'new password'));
  });
});

test('the refusal is in the language of the request', async () => {
  const said = new Set<string>();
  for (const language of LANGUAGES) {
    const input = { email: uniqueEmail(), password: BREACHED };
    const headers = { 'accept-language': language };
    const { errors } = await request(server.url, Register, { input }, { headers });
    said.add(errors[0]?.extensions?.fields?.password?.[0] ?? '');
  }
  expect(said).toContain(
    'Dieses Passwort ist bei einem Datenleck aufgetaucht. Bitte wählen Sie ein anderes.',
  );
  expect(said.size).toBe(LANGUAGES.length);
});

test('five characters of the hash are sent, with a request for padding, and nothing else about the password', async () => {
  const password = 'a password that was never checked before';
  expect(fieldsOf(await tryRegister(password))).toBe(null);
  const [sent = ''] = service.requests;
  expect(service.requests).toHaveLength(1);
  const hash = sha1(password);
  expect(sent).toMatch(new RegExp(`^GET /range/${hash.slice(0, 5)} `));
  expect(sent).toContain('"add-padding":"true"');
  expect(sent).not.toContain(hash.slice(0, 6));
  expect(sent.toUpperCase()).not.toContain(hash.slice(5, 11));
  expect(sent).not.toMatch(/reader-|@|password/);
  // The same range is not fetched again.
  expect(fieldsOf(await tryRegister(password))).toBe(null);
  expect(service.requests).toHaveLength(1);
  const log = server.logs.join('\n');
  for (const secret of [BREACHED, password, hash, sha1(BREACHED)]) expect(log).not.toContain(secret);
});

test('padding does not count as a breach', async () => {
  // The service pads every range with the rest of the hash of this password.
  expect(fieldsOf(await tryRegister('another passphrase'))).toBe(null);
});

test.each(['down', 500, 404, 200] as const)(
  'during an outage (%s) every password is accepted, and the outage is counted and logged once',
  async (mode) => {
    service.mode = mode;
    const before = await outcomes('unavailable');
    const lines = () => server.logs.filter((line) => line.includes('breached passwords unavailable'));
    const said = lines().length;
    // A password whose range is not cached.
    expect(fieldsOf(await tryRegister(`${BREACHED} during ${mode}`))).toBe(null);
    expect((await outcomes('unavailable')) - before).toBe(1);
    expect(lines()).toHaveLength(said + 1);
    service.mode = 'up';
    expect(fieldsOf(await tryRegister(`${BREACHED} during ${mode}`))).toBe(null);
    expect((await outcomes('unavailable')) - before).toBe(1);
  },
);

test('if the service does not answer, every password is accepted', async () => {
  const impatient = await startServer({ env: { BREACHED_PASSWORDS_URL: service.url } });
  service.mode = 'hangs';
  await register(impatient.url, { password: BREACHED });
  expect(service.requests).toHaveLength(1);
  expect(impatient.logs.join('\n')).toContain('breached passwords unavailable');
});

test('without the setting no service is asked', async () => {
  const plain = await startServer();
  await register(plain.url, { password: BREACHED });
  expect(service.requests).toEqual([]);
});
