import { beforeAll, beforeEach, expect, test } from 'vitest';
import { request } from '../../support/client.ts';
import { startNameServer } from '../../support/name-server.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { administer } from './administer.ts';
import { CreateSite, UpdateSite } from './documents.ts';

const HOST = 'login.paper.example';
const RECORD = `_gatehouse.${HOST}`;
const PROOF = 'gatehouse-account=1';

let records: Record<string, string[]>;
let nameServer: Awaited<ReturnType<typeof startNameServer>>;
let server: TestServer;
let owner: { token: string };
beforeAll(async () => {
  records = {};
  nameServer = await startNameServer(records);
  const env = { LOGIN_HOST_PROOF: 'true', LOGIN_HOST_NAME_SERVERS: nameServer.address };
  server = await startServer({ env });
  ({ owner } = await administer(server));
});
beforeEach(async () => {
  delete records[RECORD];
  nameServer.queries.length = 0;
  await server.gatehouse.prisma.site.updateMany({ data: { loginHost: null } });
});

const setHost = async (loginHost: string | null) => {
  const { data, errors } = await request(server.url, UpdateSite, { id: '1', settings: { loginHost } }, owner);
  return data?.updateSite.loginHost ?? errors[0]?.extensions?.fields?.loginHost?.[0] ?? null;
};

test('a login host needs a DNS record that names the account', async () => {
  const missing = `The owner of the domain has to agree. Add the TXT record ${RECORD} with the text ${PROOF}, and try again.`;
  expect(await setHost(HOST)).toBe(missing);
  for (const texts of [
    [],
    ['127.0.0.1'],
    ['gatehouse-account=2'],
    ['gatehouse-account=11'],
    ['gatehouse-account='],
    [`not ${PROOF}`],
    [`${PROOF}, gatehouse-account=2`],
  ]) {
    records[RECORD] = texts;
    expect([texts, await setHost(HOST)]).toEqual([texts, missing]);
  }
  records[RECORD] = ['v=spf1 -all', PROOF];
  expect(await setHost('LOGIN.paper.example')).toBe(HOST);
});

test('the record is read each time a host is set, but not if the host stays the same or is removed', async () => {
  records[RECORD] = [PROOF];
  expect(await setHost(HOST)).toBe(HOST);
  delete records[RECORD];
  nameServer.queries.length = 0;
  expect(await setHost(HOST)).toBe(HOST);
  expect(await setHost(null)).toBeNull();
  expect(nameServer.queries).toEqual([]);
  expect(await setHost(HOST)).toContain('has to agree');
  expect(await setHost('login.other.example')).toContain('_gatehouse.login.other.example');
});

test('a new site with a login host needs the record, and is not created without it', async () => {
  const create = () =>
    request(server.url, CreateSite, { slug: 'proven', settings: { loginHost: HOST } }, owner);
  expect((await create()).errors[0]?.extensions?.fields).toHaveProperty('loginHost');
  expect(await server.gatehouse.prisma.site.count()).toBe(1);
  records[RECORD] = [PROOF];
  expect((await create()).data?.createSite.loginHost).toBe(HOST);
});

test('if no name server answers, the change is refused, and the message gives the reason', async () => {
  const env = { LOGIN_HOST_PROOF: 'true', LOGIN_HOST_NAME_SERVERS: '127.0.0.1:1' };
  const alone = await startServer({ env });
  const { owner: other } = await administer(alone);
  const settings = { loginHost: HOST };
  const { status, errors } = await request(alone.url, UpdateSite, { id: '1', settings }, other);
  expect([status, errors[0]?.extensions?.code]).toEqual([400, 'VALIDATION_FAILED']);
  expect(errors[0]?.extensions?.fields?.loginHost?.[0]).toMatch(
    /^The DNS record _gatehouse\.login\.paper\.example cannot be read \(E\w+\)\. Try again later\.$/,
  );
});
