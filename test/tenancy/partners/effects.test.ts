import { beforeEach, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import { ValidateToken } from '../../support/documents.ts';
import type { UpdatePartnerInput } from '../../support/gql/graphql.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';
import { CreatePartner, UpdatePartner } from './documents.ts';

/** Tests the effect of each setting of a partner, which is changed through the admin API. */

let server: TestServer;
let owner: { token: string };
beforeEach(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'on' } });
  owner = await logInCollaborator(server);
});

async function partnerWith(input: { ratePerMinute?: number; siteIds?: string[] }) {
  const made = await execute(server.url, CreatePartner, { input: { name: 'App', ...input } }, owner);
  const { partner, clientSecret } = made.createPartner;
  const basic = { clientId: partner.clientId, clientSecret };
  return {
    ask: (token: string) => request(server.url, ValidateToken, { token }, { basic }),
    set: (changed: UpdatePartnerInput) =>
      execute(server.url, UpdatePartner, { id: partner.id, input: changed }, owner),
  };
}

test('ratePerMinute: the number of tokens that the partner may validate in a minute', async () => {
  const { token } = await register(server.url);
  const { ask, set } = await partnerWith({ ratePerMinute: 2 });
  const statuses = [await ask(token), await ask(token), await ask(token)].map(({ status }) => status);
  expect(statuses).toEqual([200, 200, 429]);
  await set({ ratePerMinute: 100 });
  expect((await ask(token)).headers['ratelimit-policy']).toContain('q=100');
  await set({ ratePerMinute: null });
  expect((await ask(token)).headers['ratelimit-policy']).toBeUndefined();
});

test('siteIds: the sites whose tokens the partner may validate', async () => {
  const other = await addSite(server, 'other');
  const { token } = await register(server.url, {}, { siteId: 1 });
  const { ask, set } = await partnerWith({ siteIds: [String(other.id)] });
  const reason = async () => (await ask(token)).data?.validateToken.reason;
  expect(await reason()).toBe('UNKNOWN');
  await set({ siteIds: ['1'] });
  expect(await reason()).toBe(null);
  await set({ siteIds: [String(other.id)] });
  expect(await reason()).toBe('UNKNOWN');
  await set({ siteIds: [] });
  expect(await reason()).toBe(null);
});
