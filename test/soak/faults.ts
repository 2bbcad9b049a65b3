import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from '../support/run-command.ts';
import { KEY_ENCRYPTION_SECRET } from '../support/server.ts';
import type { TcpSwitch } from '../support/tcp-switch.ts';
import { type Stage, skewed } from './stage.ts';

/** A failure, or a change that could cause one. After it, everything must work again. */
export type Fault = {
  name: string;
  /** Whether servers may answer with 503 or close connections meanwhile. If not, they go on without the failed part. */
  mayRefuse: boolean;
  /** Whether servers may log errors although they refuse nothing. */
  mayLogErrors?: boolean;
  run(stage: Stage): Promise<void>;
};

/** How long a fault lasts, unless a process ends. */
const LASTS_MS = 6_000;
/** By how much the clock of a gateway is wrong. Servers tolerate clocks that differ by five seconds. */
const SKEW_SECONDS = 3;

export const FAULTS: readonly Fault[] = [
  {
    name: 'a gateway is killed',
    mayRefuse: true,
    async run(stage) {
      const [, gateway] = stage.gateways;
      gateway.isUp = false;
      gateway.process.signal('SIGKILL');
      await gateway.process.exited;
      await sleep(1_000);
      await stage.startSecondAgain();
    },
  },
  ...faultsOf('the database', ({ databaseSwitch }) => databaseSwitch, 40, { mayRefuse: true }),
  {
    name: 'the database accepts no new connections',
    mayRefuse: true,
    run: ({ postgres }) =>
      during(
        () => process.kill(postgres.pid(), 'SIGSTOP'),
        () => process.kill(postgres.pid(), 'SIGCONT'),
      ),
  },
  {
    name: 'the database crashes',
    mayRefuse: true,
    async run({ postgres }) {
      await postgres.stop('SIGQUIT');
      await sleep(1_000);
      await postgres.start();
    },
  },
  {
    name: 'the disk of the database is full',
    mayRefuse: true,
    run: ({ disk }) =>
      during(
        () => disk.fill(),
        () => disk.free(),
      ),
  },
  {
    name: 'Redis is killed',
    mayRefuse: false,
    async run({ redis }) {
      await redis.stop();
      await sleep(LASTS_MS);
      await redis.start();
    },
  },
  {
    name: 'Redis freezes',
    mayRefuse: false,
    run: ({ redis }) =>
      during(
        () => redis.signal('SIGSTOP'),
        () => redis.signal('SIGCONT'),
      ),
  },
  ...faultsOf('Redis', ({ redisSwitch }) => redisSwitch, 40, { mayRefuse: false }),
  {
    name: 'the mail server takes no mail',
    mayRefuse: false,
    mayLogErrors: true,
    run: (stage) =>
      during(
        () => {
          stage.mailIsRefused = true;
        },
        () => {
          stage.mailIsRefused = false;
        },
      ),
  },
  ...faultsOf('the mail server', ({ mailSwitch }) => mailSwitch, 500, {
    mayRefuse: false,
    mayLogErrors: true,
  }),
  ...[SKEW_SECONDS, -SKEW_SECONDS].map((seconds) => ({
    name: `the clock of a gateway is ${SKEW_SECONDS} s ${seconds > 0 ? 'ahead' : 'behind'}`,
    mayRefuse: true,
    async run(stage: Stage) {
      await restart(stage, skewed(seconds));
      await sleep(LASTS_MS);
      await restart(stage);
    },
  })),
  {
    name: 'the signing key is replaced',
    mayRefuse: false,
    async run({ postgres }) {
      const env = { DATABASE_URL: postgres.url('publisher'), KEY_ENCRYPTION_SECRET };
      const { code, stderr } = await runCommand(env, 'rotate-keys');
      if (code !== 0) throw new Error(`rotate-keys failed: ${stderr}`);
    },
  },
];

/** The faults of the connections to a server. @param milliseconds by which all data is late, in each direction */
function faultsOf(
  name: string,
  of: (stage: Stage) => TcpSwitch,
  milliseconds: number,
  effects: Pick<Fault, 'mayRefuse' | 'mayLogErrors'>,
): Fault[] {
  return [
    {
      name: `the connections to ${name} are cut`,
      ...effects,
      run: (stage) => during(of(stage).cut, of(stage).mend),
    },
    {
      name: `the connections to ${name} are slow`,
      ...effects,
      run: (stage) =>
        during(
          () => of(stage).delay(milliseconds),
          () => of(stage).delay(0),
        ),
    },
  ];
}

async function during(begin: () => void, end: () => void): Promise<void> {
  begin();
  try {
    await sleep(LASTS_MS);
  } finally {
    end();
  }
}

async function restart(stage: Stage, env: Record<string, string> = {}): Promise<void> {
  const [, gateway] = stage.gateways;
  gateway.isUp = false;
  await gateway.process.stop();
  await stage.startSecondAgain(env);
}
