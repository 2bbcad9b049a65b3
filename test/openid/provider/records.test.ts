import * as openid from 'openid-client';
import { expect, test } from 'vitest';
import { openidRecordSweep } from '../../../src/openid/provider/records.ts';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { DeleteCustomer } from '../../administration/customer-support/documents.ts';
import { execute } from '../../support/client.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { openBrowser } from './browser.ts';
import { logIn, openInteraction, registerClient, requestCode } from './clients.ts';

const server = testServer();

const kindsOf = async (where: object) => {
  const { openidRecord } = server.gatehouse.prisma;
  return (await openidRecord.findMany({ where, orderBy: { kind: 'asc' } })).map(({ kind }) => kind);
};
const ofSession = ({ session }: RegisteredCustomer) => kindsOf({ sessionId: session.id });
const KEPT = ['AccessToken', 'AuthorizationCode', 'Grant', 'InteractionAnswer', 'RefreshToken', 'Session'];

test('the sweep removes records that have expired, and no others', async () => {
  const { prisma } = server.gatehouse;
  const registered = await registerClient(server);
  const customer = await register(server.url);
  const { refresh_token: token = '' } = await logIn(server, openBrowser(server), registered, customer.token);
  await openInteraction(openBrowser(server), (await requestCode(registered)).address);
  const before = await ofSession(customer);
  expect(KEPT).toEqual(expect.arrayContaining(before));
  const sweep = async (minutes: number) => {
    const clock = () => new Date(server.clock().getTime() + minutes * 60_000);
    await openidRecordSweep({ prisma, derivedKeys: server.gatehouse.derivedKeys, clock }).batch();
    return [await ofSession(customer), await kindsOf({ sessionId: null })];
  };
  expect(await sweep(0)).toEqual([before, ['Interaction']]);
  const withoutCode = before.filter((kind) => kind !== 'AuthorizationCode');
  expect(await sweep(2)).toEqual([withoutCode, ['Interaction']]);
  expect(await sweep(61)).toEqual([['Grant', 'RefreshToken', 'Session'], []]);
  // The remaining records are still usable.
  expect((await openid.refreshTokenGrant(registered.config, token)).access_token).toBeTruthy();
  await sweep(400 * 24 * 60);
  expect(await kindsOf({})).toEqual([]);
});

test('the deletion of a customer removes their tokens and consents, but not those of other customers', async () => {
  const { openidConsent } = server.gatehouse.prisma;
  const registered = await registerClient(server, { party: 'THIRD_PARTY' });
  const [customer, other] = [await register(server.url), await register(server.url)];
  const tokens = await logIn(server, openBrowser(server), registered, customer.token);
  const kept = await logIn(server, openBrowser(server), registered, other.token);
  const collaborator = await asCollaborator(server, 'ADMIN');
  await execute(server.url, DeleteCustomer, { id: customer.customer.id }, collaborator);
  expect(await ofSession(customer)).toEqual([]);
  expect(await openidConsent.findMany({ select: { customerId: true } })).toEqual([
    { customerId: Number(other.customer.id) },
  ]);
  const introspect = (token: string) => openid.tokenIntrospection(registered.config, token);
  expect(await introspect(tokens.access_token)).toEqual({ active: false });
  await expect(openid.refreshTokenGrant(registered.config, tokens.refresh_token ?? '')).rejects.toMatchObject(
    { error: 'invalid_grant' },
  );
  expect(await introspect(kept.access_token)).toMatchObject({ active: true });
});
