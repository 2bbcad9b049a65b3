import { beforeAll, describe, expect, test } from 'vitest';
import { revokeLegacyTokens } from '../../../src/access/legacy-tokens/manage-issuers.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import {
  DeleteCustomer,
  DisableCustomer,
  EndAccountSessions,
  EndCustomerSessions,
  EndSiteSessions,
} from '../../administration/customer-support/documents.ts';
import { execute, request, rest } from '../../support/client.ts';
import { login } from '../../support/customers.ts';
import { ChangePassword, EndOtherSessions, Logout, Me, ValidateTokens } from '../../support/documents.ts';
import type { TokenInvalidReason } from '../../support/gql/graphql.ts';
import { testServer } from '../../support/server.ts';
import { addIssuer, importCustomer, type MovedCustomer, newSecret, oldClaims, signOld } from './moved-in.ts';

const server = testServer();
const secret = newSecret();
let issuerId: number;
beforeAll(async () => {
  issuerId = (await addIssuer(server, { secret: Buffer.from(secret) })).id;
});

const tokenOf = ({ oldId }: MovedCustomer, claims = {}) => signOld(secret, oldClaims(server, oldId, claims));
const owner = () => asCollaborator(server, 'OWNER');

async function verdictsOf(tokens: readonly string[]) {
  const basic = server.demo.partner;
  const { validateTokens } = await execute(server.url, ValidateTokens, { tokens: [...tokens] }, { basic });
  return validateTokens.map(({ valid, reason, action }) => ({ valid, reason, action }));
}
const reasonsOf = async (tokens: readonly string[]) => (await verdictsOf(tokens)).map(({ reason }) => reason);

type Ending = (customer: MovedCustomer) => Promise<unknown>;

const changePassword: Ending = async (customer) => {
  const input = { oldPassword: customer.password, newPassword: 'silver meadow 12' };
  return execute(server.url, ChangePassword, { input }, await login(server.url, customer));
};
const limited =
  (concurrentSessions: 'EVICT_OLDEST' | 'REFUSE_NEW', sessionLimit: number): Ending =>
  async (customer) => {
    const set = (data: object) => server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
    await set({ concurrentSessions, sessionLimit });
    await login(server.url, customer);
    await set({ concurrentSessions: 'UNLIMITED', sessionLimit: 1 });
  };
const endOthers: Ending = async (customer) =>
  execute(server.url, EndOtherSessions, {}, await login(server.url, customer));

/** The operations that end all tokens that a customer has from the old system. */
const endings: [string, Ending, TokenInvalidReason, 'REAUTHENTICATE' | 'DENY'][] = [
  ['a change of the password', changePassword, 'PASSWORD_CHANGED', 'REAUTHENTICATE'],
  ['a login on a site that allows one session', limited('EVICT_OLDEST', 1), 'SUPERSEDED', 'REAUTHENTICATE'],
  ['the customer, who ends all other sessions', endOthers, 'REVOKED', 'REAUTHENTICATE'],
  [
    'a collaborator who disables the customer',
    async ({ id }) => execute(server.url, DisableCustomer, { id: String(id) }, await owner()),
    'CUSTOMER_DISABLED',
    'DENY',
  ],
  [
    'a collaborator who ends the sessions of the customer',
    async ({ id }) => execute(server.url, EndCustomerSessions, { customerId: String(id) }, await owner()),
    'REVOKED',
    'REAUTHENTICATE',
  ],
  [
    'a collaborator who ends the sessions of the site',
    async () => execute(server.url, EndSiteSessions, { siteId: '1' }, await owner()),
    'REVOKED',
    'REAUTHENTICATE',
  ],
  [
    'a collaborator who ends the sessions of the account',
    async () => execute(server.url, EndAccountSessions, {}, await owner()),
    'REVOKED',
    'REAUTHENTICATE',
  ],
];

describe('a token of an old system is ended by', () => {
  test.each(endings)('%s, whether the token was adopted or not', async (_what, end, reason, action) => {
    const customer = await importCustomer(server);
    const tokens = [tokenOf(customer), tokenOf(customer)];
    expect(await reasonsOf(tokens.slice(0, 1))).toEqual([null]);
    await end(customer);
    const over = { valid: false, reason, action };
    expect(await verdictsOf(tokens)).toEqual([over, over]);
    // No session of these tokens is open.
    const open = { customerId: customer.id, startedBy: 'LEGACY_TOKEN', endedAt: null } as const;
    expect(await server.gatehouse.prisma.session.count({ where: open })).toBe(0);
    for (const token of tokens) {
      const { data } = await request(server.url, Me, {}, { token });
      expect(data?.me ?? null).toBeNull();
    }
    // Some operations end the tokens of all customers. So the next test needs tokens that are issued later.
    server.clock.advance({ hours: 2 });
  });

  test('the deletion of the customer, whether the token was adopted or not', async () => {
    const customer = await importCustomer(server);
    const tokens = [tokenOf(customer), tokenOf(customer)];
    await reasonsOf(tokens.slice(0, 1));
    await execute(server.url, DeleteCustomer, { id: String(customer.id) }, await owner());
    expect(await reasonsOf(tokens)).toEqual(['CUSTOMER_DISABLED', 'CUSTOMER_DISABLED']);
  });

  test('a logout with it, which ends no other token', async () => {
    const customer = await importCustomer(server);
    const [first, second] = [tokenOf(customer), tokenOf(customer)];
    await execute(server.url, Logout, {}, { token: first });
    expect(await verdictsOf([first, second])).toEqual([
      { valid: false, reason: 'REVOKED', action: 'REAUTHENTICATE' },
      { valid: true, reason: null, action: null },
    ]);
  });

  test('the revocation by a partner, even if the token was not adopted before', async () => {
    const token = tokenOf(await importCustomer(server));
    const revoked = await rest(server.url, 'POST', '/oauth2/revoke', {
      form: { token },
      basic: server.demo.partner,
    });
    expect(revoked.status).toBe(200);
    expect(await reasonsOf([token])).toEqual(['REVOKED']);
  });

  test('its jti in the imported blacklist of the old system', async () => {
    const customer = await importCustomer(server);
    const [listed, other] = ['revoked-before-the-move-1', 'another-token-of-theirs'] as const;
    async function* lines() {
      yield* [listed, '', '  revoked-before-the-move-2 '];
    }
    const acting = { accountId: 1, actor: COMMAND_LINE };
    expect(await revokeLegacyTokens(server.gatehouse, acting, issuerId, lines())).toEqual({
      added: 2,
      known: 0,
    });
    expect(await revokeLegacyTokens(server.gatehouse, acting, issuerId, lines())).toEqual({
      added: 0,
      known: 2,
    });
    expect(await reasonsOf([listed, other].map((jti) => tokenOf(customer, { jti })))).toEqual([
      'REVOKED',
      null,
    ]);
  });
});

describe('a token of an old system stays valid', () => {
  test('after a login, if the session limit is not reached', async () => {
    const customer = await importCustomer(server);
    const token = tokenOf(customer);
    await reasonsOf([token]);
    await limited('EVICT_OLDEST', 2)(customer);
    expect(await reasonsOf([token])).toEqual([null]);
  });

  test('after a login on a site without a session limit; with a limit, only if it was adopted before', async () => {
    const customer = await importCustomer(server);
    const [adopted, never] = [tokenOf(customer), tokenOf(customer)];
    await login(server.url, customer);
    expect(await reasonsOf([adopted])).toEqual([null]);
    await limited('REFUSE_NEW', 5)(customer);
    expect(await reasonsOf([adopted, never])).toEqual([null, 'SUPERSEDED']);
  });

  test('if it was issued after the change of the password that ended the earlier ones', async () => {
    const customer = await importCustomer(server);
    await changePassword(customer);
    server.clock.advance({ seconds: 5 });
    const iat = Math.floor(server.clock.now().getTime() / 1000);
    expect(await reasonsOf([tokenOf(customer, { iat, nbf: iat })])).toEqual([null]);
    expect(await reasonsOf([tokenOf(customer)])).toEqual(['PASSWORD_CHANGED']);
  });
});
