import { Cluster, Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { atEnd } from '../../support/at-end.ts';
import { freePort } from '../../support/free-port.ts';
import { describeRedis, type RedisServer, startRedis, startSentinel } from '../../support/redis.ts';
import { startServer } from '../../support/server.ts';
import { allowed, askerWith, limitedBy, lines, untilCounted } from './asker.ts';

const PASSWORD = 'secret-of-redis';
const OF_SENTINELS = 'secret-of-sentinels';
const PATIENT = { timeout: 120_000 };

function clientOf({ port }: { port: number }, password: string) {
  const client = new Redis({
    port,
    host: '127.0.0.1',
    password,
    retryStrategy: () => 50,
    maxRetriesPerRequest: null,
  });
  client.on('error', () => {});
  atEnd(() => client.disconnect());
  return client;
}

describeRedis('several servers in REDIS_URL', () => {
  test('with Sentinel, verdicts are limited during a failover, and then counted at the new primary', async () => {
    const primary = await startRedis([], PASSWORD);
    const replica = await startRedis(['--replicaof', '127.0.0.1', String(primary.port)], PASSWORD);
    const passwords = { ofPrimary: PASSWORD, ofSentinels: OF_SENTINELS };
    const ports = [];
    for (let each = 0; each < 3; each += 1) ports.push(await startSentinel('gate', primary, passwords));
    for (const port of ports) {
      const sentinel = clientOf({ port }, OF_SENTINELS);
      const known = async () => {
        const list = (await sentinel.call('SENTINEL', 'MASTER', 'gate')) as string[];
        const of = (name: string) => list[list.indexOf(name) + 1];
        return [of('num-slaves'), of('num-other-sentinels'), of('flags')];
      };
      await expect.poll(known, PATIENT).toEqual(['1', '2', 'master']);
    }
    const [atPrimary, atReplica] = [clientOf(primary, PASSWORD), clientOf(replica, PASSWORD)];
    await expect.poll(() => atReplica.info('replication'), PATIENT).toContain('master_link_status:up');

    const places = ports.map((port) => `127.0.0.1:${port}`).join(',');
    const url = `redis+sentinel://:${PASSWORD}@${places}/gate?sentinel_password=${OF_SENTINELS}`;
    const server = await startServer(limitedBy(url));
    const warm = await askerWith([server], 1_000_000);
    await untilCounted((key) => atPrimary.get(key), warm.ask, server, warm.key);
    const { ask } = await askerWith([server], 100);

    await primary.stop();
    // Some verdicts may be counted in the process until the failover, and the others at the new primary.
    const passed = allowed(await Promise.all(Array.from({ length: 500 }, () => ask(server))));
    expect(passed).toBeGreaterThanOrEqual(100);
    expect(passed).toBeLessThanOrEqual(200);
    await untilCounted((key) => atReplica.get(key), warm.ask, server, warm.key);
    expect(await atReplica.info('replication')).toContain('role:master');
    // The old primary is started again, and becomes a replica.
    await primary.start();
    await expect.poll(() => atPrimary.info('replication'), PATIENT).toContain('role:slave');
    await untilCounted((key) => atReplica.get(key), warm.ask, server, warm.key);
    expect(server.logs.filter((line) => /secret-of/.test(line))).toEqual([]);
  });

  test('in a cluster, a limit is exact, and applies while a node is down; later the cluster counts again', async () => {
    const nodes: (RedisServer & { bus: number })[] = [];
    for (let each = 0; each < 3; each += 1) {
      const bus = await freePort();
      const options = [
        '--cluster-enabled',
        'yes',
        '--cluster-node-timeout',
        '2000',
        '--cluster-port',
        String(bus),
      ];
      nodes.push({ ...(await startRedis(options, PASSWORD)), bus });
    }
    const clients = nodes.map((node) => clientOf(node, PASSWORD));
    const [first] = nodes as [RedisServer & { bus: number }];
    for (const [index, client] of clients.entries()) {
      const [from, to] = [Math.floor((index * 16_384) / 3), Math.floor(((index + 1) * 16_384) / 3) - 1];
      await client.call('CLUSTER', 'ADDSLOTSRANGE', from, to);
      if (index > 0) await client.call('CLUSTER', 'MEET', '127.0.0.1', first.port, first.bus);
    }
    for (const client of clients) {
      await expect
        .poll(() => client.call('CLUSTER', 'INFO'), PATIENT)
        .toMatch(/state:ok[\s\S]*known_nodes:3/);
    }
    const cluster = new Cluster([{ host: '127.0.0.1', port: first.port }], {
      redisOptions: { password: PASSWORD },
    });
    cluster.on('error', () => {});
    atEnd(() => cluster.disconnect());

    const places = nodes.map(({ port }) => `127.0.0.1:${port}`);
    const server = await startServer(
      limitedBy(`redis+cluster://:${PASSWORD}@${places.slice(0, 2).join(',')}`),
    );
    // The keys are distributed over the nodes.
    const warm = [];
    for (let each = 0; each < 12; each += 1) warm.push(await askerWith([server], 1_000_000));
    for (const { ask, key } of warm) await untilCounted((each) => cluster.get(each), ask, server, key);
    const sizes = await Promise.all(clients.map((client) => client.dbsize()));
    expect(sizes.filter((size) => size === 0)).toEqual([]);
    const { ask } = await askerWith([server], 100);
    expect(allowed(await Promise.all(Array.from({ length: 200 }, () => ask(server))))).toBe(100);

    await nodes[2]?.stop();
    const { ask: askLater } = await askerWith([server], 100);
    // Some verdicts are counted in the cluster before the missing node is noticed, the others in the process.
    const later = allowed(await Promise.all(Array.from({ length: 500 }, () => askLater(server))));
    expect(later).toBeLessThanOrEqual(200);
    await nodes[2]?.start();
    for (const each of warm)
      await untilCounted((key) => cluster.get(key).catch(() => 0), each.ask, server, each.key);
    expect(lines(server, 'secret-of-redis')).toBe(0);
  });
});

describeRedis('wrong credentials', () => {
  test('are not logged', async () => {
    const redis = await startRedis([], PASSWORD);
    const server = await startServer(limitedBy(`redis://:other-secret-of-redis@127.0.0.1:${redis.port}`));
    await expect.poll(() => lines(server, 'Redis does not answer'), PATIENT).toBe(1);
    expect(lines(server, 'secret-of-redis')).toBe(0);
  });
});
