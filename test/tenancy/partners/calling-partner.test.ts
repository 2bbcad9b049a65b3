import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import { graphql } from '../../support/gql/gql.ts';
import { startServer, testServer } from '../../support/server.ts';
import { addAccount, addSite } from '../../support/sites.ts';
import { CreatePartner, DisablePartner, RotatePartnerSecret, UpdatePartner } from './documents.ts';

const PartnerMe = graphql(`
  query PartnerMe {
    partnerMe {
      clientId
      name
      ratePerMinute
      sites { id slug name }
    }
  }
`);

const server = testServer();
let owner: { token: string };
let second: number;
beforeAll(async () => {
  owner = await logInCollaborator(server);
  second = (await addSite(server, 'second', { name: 'Second' })).id;
});

async function addPartner(input: { name: string; siteIds?: string[]; ratePerMinute?: number }) {
  const { createPartner } = await execute(server.url, CreatePartner, { input }, owner);
  const { partner, clientSecret } = createPartner;
  return { id: partner.id, basic: { clientId: partner.clientId, clientSecret } };
}
const me = async (basic: { clientId: string; clientSecret: string }) =>
  (await execute(server.url, PartnerMe, {}, { basic })).partnerMe;
const code = async (options: object) =>
  (await request(server.url, PartnerMe, {}, options)).errors[0]?.extensions?.code;

describe('a partner', () => {
  test('reads its own name, limit and sites: by default all sites of its account', async () => {
    await addAccount(server, 'elsewhere');
    const { basic } = await addPartner({ name: 'Ad server', ratePerMinute: 6_000 });
    expect(await me(basic)).toEqual({
      clientId: basic.clientId,
      name: 'Ad server',
      ratePerMinute: 6_000,
      sites: [
        { id: String(server.demo.siteId), slug: 'demo', name: expect.any(String) },
        { id: String(second), slug: 'second', name: 'Second' },
      ],
    });
  });

  test('reads the sites that it is restricted to, also after these have changed', async () => {
    const { id, basic } = await addPartner({ name: 'App', siteIds: [String(second)] });
    const ids = async () => (await me(basic))?.sites.map((site) => site.id);
    expect(await ids()).toEqual([String(second)]);
    await execute(server.url, UpdatePartner, { id, input: { siteIds: [] } }, owner);
    expect(await ids()).toEqual([String(server.demo.siteId), String(second)]);
  });

  test('of another account reads the sites of that account', async () => {
    const other = await addAccount(server, 'foreign');
    expect((await me(other.partner))?.sites.map(({ id }) => id)).toEqual([String(other.site.id)]);
  });

  test('is null in `partnerMe` without credentials, and with those of a customer or collaborator', async () => {
    const { token } = await register(server.url, {}, { siteId: server.demo.siteId });
    for (const options of [{}, { token }, owner]) {
      expect((await execute(server.url, PartnerMe, {}, options)).partnerMe).toBe(null);
    }
  });

  test('is refused with a wrong secret, with an unknown id, and with a malformed header', async () => {
    const { clientId, clientSecret } = server.demo.partner;
    for (const options of [
      { basic: { clientId, clientSecret: `${clientSecret.slice(0, -1)}!` } },
      { basic: { clientId: 'nobody', clientSecret } },
      { headers: { authorization: 'Basic %%%' } },
    ]) {
      expect(await code(options)).toBe('UNAUTHENTICATED');
    }
  });

  test('is refused once it is disabled or its secret has been replaced twice', async () => {
    const { id, basic } = await addPartner({ name: 'Gone' });
    await execute(server.url, RotatePartnerSecret, { id, overlapDays: 1 }, owner);
    expect((await me(basic))?.name).toBe('Gone');
    await execute(server.url, RotatePartnerSecret, { id, overlapDays: 0 }, owner);
    expect(await code({ basic })).toBe('UNAUTHENTICATED');
    const other = await addPartner({ name: 'Off' });
    await execute(server.url, DisablePartner, { id: other.id }, owner);
    expect(await code({ basic: other.basic })).toBe('UNAUTHENTICATED');
  });

  test('may ask for `partnerMe` 60 times a minute from one address', async () => {
    // The window uses the machine's time, which this test freezes.
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const limited = await startServer({ env: { RATE_LIMITS: 'on' } });
    const ask = () => request(limited.url, PartnerMe, {}, { basic: limited.demo.partner });
    for (let count = 0; count < 60; count += 1) expect((await ask()).errors).toEqual([]);
    expect((await ask()).errors[0]?.extensions?.code).toBe('RATE_LIMITED');
  });
});
