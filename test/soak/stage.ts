import { chownSync } from 'node:fs';
import pg from 'pg';
import { LOOPBACK } from '../delivery/webhooks/receiver.ts';
import { allocatorSettings } from '../running/image-file.ts';
import { startPostgres } from '../support/postgres.ts';
import { type PostgresCluster, serverUser } from '../support/postgres-cluster.ts';
import { BRIEFLY, type ProcessOptions, startProcess, type TestProcess } from '../support/process.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { PUBLIC_URL } from '../support/server.ts';
import { mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { startSmtp } from '../support/smtp.ts';
import { startTcpSwitch, type TcpSwitch } from '../support/tcp-switch.ts';

/** A server process that a fault may end. It is started again at the same address. */
export type Gateway = { readonly process: TestProcess; isUp: boolean };

/** The servers of a publisher, and the controls with which a fault disturbs them. */
export type Stage = {
  postgres: PostgresCluster;
  /** The proxy between the gateways and PostgreSQL. */
  databaseSwitch: TcpSwitch;
  /** Holds the tables. The write-ahead log is elsewhere. */
  disk: SmallDisk;
  redis: RedisServer;
  /** The proxies between the gateways and Redis, and between the gateways and the mail server. */
  redisSwitch: TcpSwitch;
  mailSwitch: TcpSwitch;
  smtp: Awaited<ReturnType<typeof startSmtp>>;
  /** Whether the mail server takes no mail for now. */
  mailIsRefused: boolean;
  /** The first gateway runs from the start to the end of the traffic. Faults end the second one. */
  gateways: [Gateway, Gateway];
  /** Every process of a gateway that was started, also those that have ended. */
  started: TestProcess[];
  /** @param env settings for the second gateway only, in addition to those of both gateways */
  startSecondAgain(env?: Record<string, string>): Promise<void>;
};

const DISK_MEGABYTES = 600;
/**
 * By default, Node lets the heap grow far before it collects garbage. With a smaller limit, a leak shows earlier. A
 * gateway also collects all garbage when it gets SIGUSR2, so that its memory can be measured without garbage.
 */
const HEAP = `--max-old-space-size=512 --expose-gc --import=${moduleUrl("process.on('SIGUSR2', () => gc());")}`;

export async function openStage(): Promise<Stage> {
  const postgres = await startPostgres();
  const disk = mountSmallDisk(DISK_MEGABYTES);
  const owner = serverUser();
  if (owner) chownSync(disk.folder, owner.uid, owner.gid);
  await administer(postgres, `CREATE TABLESPACE small LOCATION '${disk.folder}'`);
  await administer(postgres, 'CREATE DATABASE publisher TABLESPACE small');
  const url = new URL(postgres.url('publisher'));
  const databaseSwitch = await startTcpSwitch(Number(url.port));
  url.port = String(databaseSwitch.port);

  const redis = await startRedis();
  const redisSwitch = await startTcpSwitch(redis.port);
  const smtp = await startSmtp(() => (stage.mailIsRefused ? busy() : null));
  const mailSwitch = await startTcpSwitch(smtp.port);
  const env = {
    ...LOOPBACK,
    PUBLIC_URL,
    RATE_LIMITS: 'on',
    TRUSTED_PROXIES: '1',
    REDIS_URL: `redis://127.0.0.1:${redisSwitch.port}`,
    SMTP_URL: `smtp://127.0.0.1:${mailSwitch.port}`,
    LOG_LEVEL: 'error',
    ...allocatorSettings(),
    NODE_OPTIONS: HEAP,
  };
  const started: TestProcess[] = [];
  const start = async (options: ProcessOptions) => {
    const gateway = await startProcess({ databaseUrl: url.href, through: withoutBriefOptions, ...options });
    started.push(gateway);
    return gateway;
  };
  const first = await start({ env });
  const second = await start({ env, dataDir: first.dataDir });
  const secondGateway = { process: second, isUp: true };
  const stage: Stage = {
    postgres,
    databaseSwitch,
    disk,
    redis,
    redisSwitch,
    mailSwitch,
    smtp,
    mailIsRefused: false,
    gateways: [{ process: first, isUp: true }, secondGateway],
    started,
    async startSecondAgain(more = {}) {
      secondGateway.process = await start({
        env: { ...env, ...more },
        dataDir: first.dataDir,
        port: second.port,
      });
      secondGateway.isUp = true;
    },
  };
  return stage;
}

/** The settings of a process whose clock is wrong. @param seconds how far it is ahead; behind if negative */
export function skewed(seconds: number): Record<string, string> {
  const program = `
    const RealDate = Date;
    const now = RealDate.now;
    globalThis.Date = class extends RealDate {
      constructor(...given) {
        if (given.length === 0) super(now() + ${seconds * 1000});
        else super(...given);
      }
      static now() {
        return now() + ${seconds * 1000};
      }
    };`;
  return { NODE_OPTIONS: `${HEAP} --import=${moduleUrl(program)}` };
}

/** @returns the URL of a module with this program */
function moduleUrl(program: string): string {
  return `data:text/javascript,${encodeURIComponent(program)}`;
}

/** @returns the command of a process without the options for short processes, because these options cost memory */
function withoutBriefOptions(command: string[]): string[] {
  return command.filter((each) => !BRIEFLY.includes(each));
}

function busy(): Error {
  return Object.assign(new Error('Try again later'), { responseCode: 451 });
}

async function administer(postgres: PostgresCluster, sql: string): Promise<void> {
  const client = new pg.Client(postgres.url('postgres'));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
