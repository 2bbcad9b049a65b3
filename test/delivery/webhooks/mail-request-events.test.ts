import { beforeAll, expect, test } from 'vitest';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { jobsDone } from '../../support/jobs.ts';
import { mailedToken } from '../../support/mails.ts';
import { testServer } from '../../support/server.ts';
import { createEndpoint, LOOPBACK, type Received, type Receiver, startReceiver } from './receiver.ts';

const referer = 'https://news.example.test/article';
const server = testServer({ env: { ...LOOPBACK, LOG_LEVEL: 'trace' } });
let receiver: Receiver;
let customer: RegisteredCustomer;

beforeAll(async () => {
  await server.gatehouse.prisma.site.updateMany({ data: { passwordlessEnabled: true } });
  receiver = await startReceiver();
  await createEndpoint(server, { url: receiver.url });
  customer = await register(server.url);
});

/** Makes a call that succeeds. @returns the webhooks that it causes */
async function eventsOf(method: string, path: string, options: object): Promise<Received[]> {
  await jobsDone(server);
  const before = receiver.received.length;
  expect((await pelcroApi(server, method, path, options)).status).toBe(200);
  await jobsDone(server);
  return receiver.received.slice(before);
}

test('a request for a login link sends an event with the mailed token and the referer', async () => {
  const body = { email: customer.email, referer };
  const [first, ...more] = await eventsOf('POST', '/auth/passwordless/request', { body });
  expect(more).toEqual([]);
  expect(first?.event).toMatchObject({
    type: 'customer.passwordless_login_request',
    data: {
      object: { object: 'customer', id: Number(customer.customer.id), email: customer.email, referer },
    },
  });
  const { token } = first?.event.data.object ?? {};
  expect(token).toBe(await mailedToken(server, customer.email));
  expect((await pelcroApi(server, 'POST', '/auth/passwordless/login', { body: { token } })).status).toBe(200);
});

test('a request for a password reset sends an event with the referer and without the token', async () => {
  const body = { email: customer.email, referer };
  const [first, ...more] = await eventsOf('POST', '/password/forgot', { body });
  expect(more).toEqual([]);
  expect(first?.event).toMatchObject({
    type: 'customer.PasswordResetRequestSubmitted',
    data: { object: { object: 'customer', id: Number(customer.customer.id), referer } },
  });
  expect(first?.raw).not.toContain(await mailedToken(server, customer.email));
});

test('a request to verify an email and the verification each send an event without the token', async () => {
  const { email, token, customer: fresh } = await register(server.url);
  const asked = await eventsOf('GET', '/customer/email/verify', { token });
  const email_verify_token = await mailedToken(server, email);
  const done = await eventsOf('POST', '/customer/email/verify', { body: { email_verify_token } });
  const events = [...asked, ...done];
  expect(
    events.map(({ event }) => [event.type, event.data.object.id, event.data.object.email_confirm]),
  ).toEqual([
    ['customer.email_verification_request', Number(fresh.id), false],
    ['customer.email_verification_succeeded', Number(fresh.id), true],
  ]);
  for (const { raw } of events) expect(raw).not.toContain(email_verify_token);
});

test('requests for an email that no customer has send no event', async () => {
  const body = { email: 'nobody@example.test' };
  for (const path of ['/auth/passwordless/request', '/password/forgot']) {
    expect(await eventsOf('POST', path, { body })).toEqual([]);
  }
});
