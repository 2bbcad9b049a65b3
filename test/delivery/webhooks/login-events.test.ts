import { beforeAll, beforeEach, expect, test } from 'vitest';
import { UndoEmailChange } from '../../customers/email-addresses/documents.ts';
import {
  codeOf,
  externalPerson,
  logInWithIdToken,
  type Scene,
  startProviderScene,
} from '../../customers/identity-providers/scene.ts';
import { registerGuarded, setPolicy } from '../../customers/second-factor/factors.ts';
import { execute } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { UpdateCustomer } from '../../support/documents.ts';
import { jobsDone } from '../../support/jobs.ts';
import { codeIn, lastMailTo, mailedToken } from '../../support/mails.ts';
import {
  loginTokenFor,
  PasswordlessCodeLogin,
  PasswordlessLogin,
  ResetPassword,
  resetTokenFor,
} from '../../support/ways-in.ts';
import { createEndpoint, LOOPBACK, type Receiver, startReceiver } from './receiver.ts';

let scene: Scene;
let receiver: Receiver;
beforeAll(async () => {
  scene = await startProviderScene({ env: LOOPBACK });
  await scene.server.gatehouse.prisma.site.updateMany({ data: { passwordlessEnabled: true } });
  receiver = await startReceiver();
  await createEndpoint(scene.server, { url: receiver.url });
});
beforeEach(() => jobsDone(scene.server));

/** @returns the data of the events that an action causes, by type, because events arrive in any order */
async function eventsOf(action: () => Promise<unknown>) {
  await jobsDone(scene.server);
  const before = receiver.received.length;
  await action();
  await jobsDone(scene.server);
  const events = receiver.received.slice(before).map(({ event }) => [event.type, event.data] as const);
  expect(new Set(events.map(([type]) => type)).size).toBe(events.length);
  return Object.fromEntries(events);
}

const VERIFIED = 'customer.email_verification_succeeded';
const UPDATED = 'customer.updated';
const logIn = async (claims: Record<string, unknown>) =>
  expect(codeOf(await logInWithIdToken(scene, claims))).toBeUndefined();

test('a first login of an unverified customer by a provider verifies the email and removes the password', async () => {
  const person = externalPerson();
  const { customer } = await register(scene.server.url, { email: person.email, firstName: 'Eve' });
  const events = await eventsOf(() => logIn(person));
  expect(Object.keys(events).sort()).toEqual([VERIFIED, UPDATED]);
  expect(events[VERIFIED].object).toMatchObject({ id: Number(customer.id), email_confirm: true });
  expect(events[UPDATED]).toMatchObject({
    object: { id: Number(customer.id), has_password: false, email_confirm: true, last_name: 'Lovelace' },
    previous_attributes: { has_password: true, email_confirm: false, last_name: null, metadata: {} },
  });
});

test.each(['link', 'code'])(
  'a first login by a mailed %s verifies the email and removes the password',
  async (way) => {
    const { server } = scene;
    const { email, customer } = await register(server.url);
    const token = await loginTokenFor(server, email);
    const code = codeIn(await lastMailTo(server, email));
    const events = await eventsOf(() =>
      way === 'link'
        ? execute(server.url, PasswordlessLogin, { token })
        : execute(server.url, PasswordlessCodeLogin, { input: { email, code } }),
    );
    expect(Object.keys(events).sort()).toEqual([VERIFIED, UPDATED]);
    expect(events[UPDATED]).toMatchObject({
      object: { id: Number(customer.id), has_password: false, email_confirm: true },
      previous_attributes: { has_password: true, email_confirm: false },
    });
  },
);

test('the first reset by a mailed link sends the event of a verified email, the second does not', async () => {
  const { server } = scene;
  const { email } = await register(server.url);
  const reset = async () => {
    const input = { email, token: await resetTokenFor(server, email), password: 'a-new-one-by-mail' };
    await execute(server.url, ResetPassword, { input });
  };
  expect(Object.keys(await eventsOf(reset))).toEqual(
    expect.arrayContaining([VERIFIED, 'customer.password_update.succeeded']),
  );
  expect(Object.keys(await eventsOf(reset))).not.toContain(VERIFIED);
});

test('a password reset does not verify the email of a customer with a second factor', async () => {
  const { server } = scene;
  await setPolicy(server, 'OPTIONAL');
  const { email } = await registerGuarded(server);
  const input = { email, token: await resetTokenFor(server, email), password: 'a-new-one-by-mail' };
  const events = await eventsOf(() => execute(server.url, ResetPassword, { input }));
  await setPolicy(server, 'OFF');
  expect(Object.keys(events)).toEqual(['customer.password_update.succeeded']);
  expect(events['customer.password_update.succeeded'].object).toMatchObject({ email_confirm: false });
});

test('undoing a change of the email restores the old email and removes the password', async () => {
  const { server } = scene;
  const customer = await register(server.url);
  const email = uniqueEmail();
  const changed = await eventsOf(() => execute(server.url, UpdateCustomer, { input: { email } }, customer));
  expect(Object.keys(changed).sort()).toEqual(['customer.email_verification_request', UPDATED]);
  const token = await mailedToken(server, customer.email);
  const events = await eventsOf(() => execute(server.url, UndoEmailChange, { token }));
  expect(events).toEqual({
    [UPDATED]: {
      object: expect.objectContaining({ email: customer.email, has_password: false }),
      previous_attributes: expect.objectContaining({ email, has_password: true }),
    },
  });
});

test('a later login by a provider sends an event only if the provider’s claims have changed', async () => {
  const person = externalPerson({ picture: 'https://pictures.example/1.png' });
  expect(Object.keys(await eventsOf(() => logIn(person)))).toEqual(['customer.created']);
  expect(await eventsOf(() => logIn(person))).toEqual({});
  const events = await eventsOf(() => logIn({ ...person, name: 'Ada King' }));
  expect(events[UPDATED].previous_attributes).toEqual({
    metadata: { identity_providers: { google: expect.objectContaining({ name: 'Ada Lovelace' }) } },
  });
});

test('a login verifies the email as soon as the provider has verified it', async () => {
  const person = externalPerson({ email_verified: false });
  await logIn(person);
  const events = await eventsOf(() => logIn({ ...person, email_verified: true }));
  expect(Object.keys(events).sort()).toEqual([VERIFIED, UPDATED]);
  expect(events[UPDATED].previous_attributes).toMatchObject({ email_confirm: false });
});
