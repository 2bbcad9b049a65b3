import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import pg from 'pg';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { atEnd } from '../support/at-end.ts';
import { freePort } from '../support/free-port.ts';
import { isInstalled } from '../support/installed-program.ts';
import { startPostgres } from '../support/postgres.ts';
import type { PostgresCluster } from '../support/postgres-cluster.ts';
import { REPOSITORY, startProcess, type TestProcess } from '../support/process.ts';
import { startRedis } from '../support/redis.ts';
import { startSmtp } from '../support/smtp.ts';
import { answersOk, startProgram } from '../support/started-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { query } from './high-availability/pair.ts';
import { readStages, variablesOf } from './image-file.ts';

type Service = { environment?: Record<string, string>; volumes?: string[]; ports?: string[] };
export type Compose = { services: Record<string, Service> };
type Smtp = Awaited<ReturnType<typeof startSmtp>>;

export const compose: Compose = parse(readFileSync(join(REPOSITORY, 'deploy/compose.yaml'), 'utf8'), {
  merge: true,
});

/** Whether Caddy and Prometheus are installed. Their packages are only unpacked, because they would start services. */
export function areProgramsInstalled(): boolean {
  const caddy = isInstalled('caddy', 'apt-get download caddy, and dpkg -x', 'version');
  return isInstalled('prometheus', 'apt-get download prometheus, and dpkg -x') && caddy;
}

/** The services of deploy/compose.yaml as processes of this machine. Addresses are the only difference. */
export type Stack = {
  /** The address of the proxy. */
  url: string;
  prometheusUrl: string;
  metricsUrls: string[];
  gateways: TestProcess[];
  /** The settings of the gateways, for commands. */
  env: Record<string, string>;
  smtp: Smtp;
  redisUrl: string;
  /** An agent that trusts the authority of the proxy. @param from the loopback address of the client */
  agent(from?: string): Agent;
  startGateway(index: number): Promise<TestProcess>;
};

export async function startStack(): Promise<Stack> {
  const secrets = makeSecrets();
  const [postgres, redis, smtp] = [
    await startPostgres(),
    await startRedis(commandOf('redis').slice(1)),
    await startSmtp(),
  ];
  await createDatabase(postgres, secrets.compose.POSTGRES_PASSWORD ?? '');
  const ports = { proxy: await freePort(), gateways: await gatewayPorts() };
  const addresses = {
    'https://localhost': `https://localhost:${ports.proxy}`,
    '@postgres/': `@${new URL(postgres.url('postgres')).host}/`,
    'redis:6379': new URL(redis.url).host,
    'mailpit:1025': new URL(smtp.url).host,
  };
  const [, image] = readStages();
  const environmentOf = (index: number): Record<string, string> => ({
    ...variablesOf(image),
    ...secrets.gatehouse,
    ...replaced(
      substituted(compose.services[`gatehouse-${index + 1}`]?.environment ?? {}, secrets),
      addresses,
    ),
    HOST: '127.0.0.1',
  });
  const startGateway = (index: number) => {
    const { port = 0, metricsPort = 0 } = ports.gateways[index] ?? {};
    const env = environmentOf(index);
    return startProcess({
      databaseUrl: env.DATABASE_URL,
      port,
      // The settings that tests have by default are not those of the container.
      env: { ...env, METRICS_PORT: String(metricsPort), RATE_LIMITS: '', SEED_DEMO: '' },
    });
  };
  // Both prepare the empty database at once, as the containers do.
  const gateways = await Promise.all(ports.gateways.map((_ports, index) => startGateway(index)));
  const certificate = await startProxy(ports.proxy, ports.gateways);
  const prometheusUrl = await startPrometheus(ports.gateways);
  return {
    url: `https://localhost:${ports.proxy}`,
    prometheusUrl,
    metricsUrls: ports.gateways.map(({ metricsPort }) => `http://127.0.0.1:${metricsPort}`),
    gateways,
    env: environmentOf(0),
    smtp,
    redisUrl: redis.url,
    agent(from = '127.0.0.1') {
      const ca = readFileSync(certificate);
      const agent = new Agent({ ca, keepAlive: true, localAddress: from, family: 4 });
      atEnd(() => agent.destroy());
      return agent;
    },
    startGateway,
  };
}

type Secrets = { compose: Record<string, string>; gatehouse: Record<string, string> };

/** Runs the commands of docs/deployment.md that write the files with the secrets. */
function makeSecrets(): Secrets {
  const document = readFileSync(join(REPOSITORY, 'docs/deployment.md'), 'utf8');
  const [, script = ''] = /```sh\n([^`]*)docker compose \S+ \S+ up [^`]*\n```/.exec(document) ?? [];
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'deploy'));
  execFileSync('sh', ['-euc', script], { cwd: folder });
  const read = (name: string) => {
    const file = join(folder, 'deploy', name);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    return parseEnv(readFileSync(file, 'utf8')) as Record<string, string>;
  };
  return { compose: read('.env'), gatehouse: read('gatehouse.env') };
}

/** Replaces `${NAME:?message}` as Compose does. */
function substituted(values: Record<string, string>, secrets: Secrets): Record<string, string> {
  const replace = (text: string) =>
    text.replace(/\$\{(\w+):\?[^}]*\}/g, (_all, name: string) => {
      const secret = secrets.compose[name];
      if (!secret) throw new Error(`docs/deployment.md does not set ${name}`);
      return secret;
    });
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, replace(value)]));
}

/** Replaces the addresses of containers. @throws if an address is in none of the values */
function replaced(values: Record<string, string>, addresses: Record<string, string>): Record<string, string> {
  let text = JSON.stringify(values);
  for (const [from, to] of Object.entries(addresses)) {
    if (!text.includes(from)) throw new Error(`deploy/ does not use ${from}`);
    text = text.replaceAll(from, to);
  }
  return JSON.parse(text);
}

function commandOf(service: string): string[] {
  return (compose.services[service] as { command?: string[] }).command ?? [];
}

/** Creates the role and the database of the PostgreSQL image. */
async function createDatabase(postgres: PostgresCluster, password: string): Promise<void> {
  const { POSTGRES_USER = '', POSTGRES_DB = '' } = compose.services.postgres?.environment ?? {};
  const role = pg.escapeIdentifier(POSTGRES_USER);
  await query(
    postgres,
    `CREATE DATABASE ${pg.escapeIdentifier(POSTGRES_DB)} OWNER ${role}`,
    `ALTER ROLE ${role} PASSWORD ${pg.escapeLiteral(password)}`,
  );
}

type Ports = { port: number; metricsPort: number };

async function gatewayPorts(): Promise<Ports[]> {
  const one = async () => ({ port: await freePort(), metricsPort: await freePort() });
  return [await one(), await one()];
}

/** The file of this repository that a container has at a path. */
export function mountedFile(service: string, path: string): string {
  for (const volume of compose.services[service]?.volumes ?? []) {
    const [from = '', to = ''] = volume.split(':');
    const rest = path.slice(to.length);
    const file = join(REPOSITORY, 'deploy', from, rest);
    if (path.startsWith(to) && /^(?:\/|$)/.test(rest) && from.startsWith('./') && existsSync(file))
      return file;
  }
  throw new Error(`The service ${service} has no file ${path}`);
}

/** Starts Caddy. @returns the file of its authority's certificate */
async function startProxy(port: number, gateways: readonly Ports[]): Promise<string> {
  const folder = temporaryFolder();
  const upstreams = Object.fromEntries(
    gateways.map((each, index) => [`gatehouse-${index + 1}:4000`, `127.0.0.1:${each.port}`]),
  );
  const { text = '' } = replaced(
    { text: readFileSync(mountedFile('proxy', '/etc/caddy/Caddyfile'), 'utf8') },
    upstreams,
  );
  const ports = `http_port ${await freePort()}\nhttps_port ${port}\ndefault_bind 127.0.0.1`;
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, `{\n${ports}\nadmin off\nskip_install_trust\n}\n${text}`);
  // The image of Caddy has XDG_DATA_HOME=/data. docs/deployment.md names the certificate below this folder.
  startProgram('caddy', ['run', '--adapter', 'caddyfile', '--config', file], {
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
  });
  const document = readFileSync(join(REPOSITORY, 'docs/deployment.md'), 'utf8');
  const [, path = ''] = /proxy:\/data(\/\S+)/.exec(document) ?? [];
  const certificate = join(folder, path);
  await answersOk(
    `https://localhost:${port}/health/ready`,
    () => new Agent({ ca: readFileSync(certificate) }),
  );
  return certificate;
}

/** Starts Prometheus. @returns its address */
async function startPrometheus(gateways: readonly Ports[]): Promise<string> {
  const folder = temporaryFolder();
  const port = await freePort();
  const rules = '/etc/prometheus/alerts.yml';
  const addresses = Object.fromEntries(
    gateways.map((each, index) => [`gatehouse-${index + 1}:9464`, `127.0.0.1:${each.metricsPort}`]),
  );
  const { text = '' } = replaced(
    { text: readFileSync(mountedFile('prometheus', '/etc/prometheus/prometheus.yml'), 'utf8') },
    { ...addresses, [rules]: mountedFile('prometheus', rules) },
  );
  const file = join(folder, 'prometheus.yml');
  writeFileSync(file, text);
  const listen = `--web.listen-address=127.0.0.1:${port}`;
  startProgram('prometheus', [
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    listen,
  ]);
  const url = `http://127.0.0.1:${port}`;
  await answersOk(`${url}/-/ready`);
  return url;
}
