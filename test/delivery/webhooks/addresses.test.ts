import { describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../../src/lib/public-connect.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import { jobsDone } from '../../support/jobs.ts';
import { startNameServer } from '../../support/name-server.ts';
import { startServer } from '../../support/server.ts';
import { CreateEndpoint, Deliveries, UpdateEndpoint } from './documents.ts';
import { createEndpoint, startReceiver } from './receiver.ts';

/** Addresses to which no connection may be made. */
const PRIVATE = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fec0::1',
  'fc00::1',
  'fd00:ec2::254',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:0:10.0.0.1',
  '::10.0.0.1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::1',
  '2002:0a00:0001::1',
  '2001::1',
  '2001:db8::1',
  '100::1',
  '192.88.99.1',
  '2001:2::1',
  '2001:20::1',
  '3fff::1',
  '5f00::1',
  '64:ff9b::a9fe:a9fe',
];
const PUBLIC = ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450:4001::200e'];

test('public addresses are distinguished from private and reserved ones', () => {
  expect(PRIVATE.filter(isPublicAddress)).toEqual([]);
  expect(PUBLIC.filter((address) => !isPublicAddress(address))).toEqual([]);
});

describe('an endpoint at an address that is not public', () => {
  test('is refused at once if the URL contains the address, even in an odd notation, as are invalid URLs', async () => {
    const server = await startServer();
    const owner = await logInCollaborator(server);
    const literals = PRIVATE.map((address) => `https://${address.includes(':') ? `[${address}]` : address}/`);
    const odd = [
      'https://2130706433/',
      'https://0x7f.1/',
      'https://017700000001/',
      'https://127.1/',
      'https://127.0.0.1./',
      'https://0/',
      'https://①②⑦.0.0.1/',
    ];
    const wrong = [
      'nonsense',
      'ftp://example.com/',
      'https://user:password@example.com/',
      'https://example.com/#part',
      'file:///etc/passwd',
      'https://exa\0mple.com',
      `https://example.com/${'x'.repeat(2048)}`,
    ];
    for (const url of [...literals, ...odd, ...wrong]) {
      const { errors } = await request(server.url, CreateEndpoint, { input: { url } }, owner);
      expect([url, errors[0]?.extensions?.code]).toEqual([url, 'VALIDATION_FAILED']);
    }
    const input = { url: ' https://example.com/hooks?a=b ' };
    const { createWebhookEndpoint } = await execute(server.url, CreateEndpoint, { input }, owner);
    expect(createWebhookEndpoint.endpoint.url).toBe('https://example.com/hooks?a=b');
    const { id } = createWebhookEndpoint.endpoint;
    const moved = await request(server.url, UpdateEndpoint, { id, input: { url: 'https://[::1]/' } }, owner);
    expect(moved.errors[0]?.extensions?.fields).toEqual({ url: ['The url must lead to a public address.'] });
  });

  test('gets no connection if its name resolves to a private address, even among public ones', async () => {
    const receiver = await startReceiver();
    // The network guard of the tests refuses names that do not end in .localhost, before they are resolved.
    const names: Record<string, string[]> = {
      'loopback.localhost': ['127.0.0.1'],
      'mapped.localhost': ['::ffff:127.0.0.1'],
      'mixed.localhost': ['203.0.114.1', '127.0.0.1'],
      'metadata.localhost': ['169.254.169.254'],
    };
    const nameServer = await startNameServer(names);
    const server = await startServer({ env: { WEBHOOK_NAME_SERVERS: nameServer.address } });
    const { port } = receiver;
    for (const name of Object.keys(names)) await createEndpoint(server, { url: `http://${name}:${port}/` });
    const { owner } = await createEndpoint(server, { url: `http://unknown.localhost:${port}/` });
    await register(server.url);
    await jobsDone(server);
    const { webhookDeliveries } = await execute(server.url, Deliveries, {}, owner);
    const outcomes = webhookDeliveries.deliveries.map(({ lastOutcome }) => lastOutcome).sort();
    expect(outcomes).toEqual([
      'connection failed: ENOTFOUND',
      'private address',
      'private address',
      'private address',
      'private address',
    ]);
    expect(receiver.connections()).toBe(0);
    // Each name was resolved only once for each address family: a second answer might be an unchecked address.
    const asked = Object.keys(names).flatMap((name) => [`${name} 1`, `${name} 28`]);
    expect(nameServer.queries.filter((query) => !query.startsWith('unknown')).sort()).toEqual(asked.sort());
  });

  test('gets no connection even if it is already stored', async () => {
    const receiver = await startReceiver();
    const server = await startServer();
    const { endpoint, owner } = await createEndpoint(server, { url: 'https://example.com/' });
    await server.gatehouse.prisma.webhookEndpoint.update({
      where: { id: Number(endpoint.id) },
      data: { url: receiver.url },
    });
    await register(server.url);
    await jobsDone(server);
    const { webhookDeliveries } = await execute(server.url, Deliveries, {}, owner);
    expect(webhookDeliveries.deliveries).toMatchObject([{ lastOutcome: 'private address' }]);
    expect(receiver.connections()).toBe(0);
  });
});
