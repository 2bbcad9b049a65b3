import { Agent } from 'node:http';
import pg from 'pg';
import { expect } from 'vitest';
import { type RegisteredCustomer, register } from '../support/customers.ts';
import { authorization, exchange } from '../support/http.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { type ProcessOptions, startProcess, type TestProcess } from '../support/process.ts';

/** Starts a primary process with workers, by default on a new PostgreSQL database. All serve when it returns. */
export async function startTree(
  workers: number,
  { env = {}, ...options }: ProcessOptions = {},
): Promise<TestProcess> {
  const databaseUrl = options.databaseUrl ?? (await createPostgresDatabase()).url;
  const server = await startProcess({ ...options, databaseUrl, env: { WORKERS: String(workers), ...env } });
  // The process is ready as soon as one worker serves.
  if (options.untilReady !== false)
    await expect.poll(() => sample(server, 'gatehouse_workers')).toBe(workers);
  return server;
}

/** The key of the advisory lock that a starting server holds while it prepares the database. */
const BOOT_LOCK = 7_204_115;

export async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** Makes servers that start wait until the returned client ends. */
export async function holdBootLock(databaseUrl: string): Promise<pg.Client> {
  const client = await connect(databaseUrl);
  await client.query('SELECT pg_advisory_lock($1)', [BOOT_LOCK]);
  return client;
}

/** The message after a restart of all workers. */
export const RESTARTED = /the workers have been restarted/;

export type Line = { msg?: string; worker?: number; pid?: number; pauseSeconds?: number };

/** The log lines that have a message. The lines about requests have none, and are too many to parse them all. */
export function messagesOf({ stdout }: TestProcess): Line[] {
  return stdout
    .filter((line) => line.startsWith('{') && line.includes('"msg":'))
    .map((line) => JSON.parse(line) as Line)
    .filter(({ msg }) => msg !== undefined);
}

/** The workers that have written a line with a message, by number, and the primary process. */
export const wroteOf = (server: TestProcess, message: string) =>
  messagesOf(server)
    .filter(({ msg }) => msg === message)
    .map(({ worker }) => worker ?? 'primary')
    .sort();

export const says = (server: TestProcess, message: RegExp, times = 1) =>
  expect.poll(() => messagesOf(server).filter(({ msg }) => message.test(msg ?? ''))).toHaveLength(times);

export type Load = {
  /** Stops the clients. @returns the statuses of all answers, and the errors of connections */
  stop(): Promise<{ answers: number; statuses: Set<number>; errors: string[] }>;
  answers(): number;
};

/** Sends validations and logins without a pause, from clients with and without keep-alive. */
export async function sendLoad(server: TestProcess, clients = 12): Promise<Load> {
  // Each client has its own customer, because many parallel logins of one customer would be refused for a while.
  const customers = await Promise.all(Array.from({ length: clients }, () => register(server.url)));
  const kept = new Agent({ keepAlive: true });
  const json = { 'content-type': 'application/json' };
  const asksOf = ({ token, email, password }: RegisteredCustomer) => ({
    verdict: {
      path: '/api/v1/sdk/auth/token/validate',
      headers: { ...json, ...authorization({ basic: server.demo.partner }) },
      body: JSON.stringify({ auth_token: token }),
    },
    login: {
      path: '/api/v1/sdk/auth/login',
      headers: json,
      body: JSON.stringify({ site_id: 1, email, password }),
    },
  });
  const statuses = new Set<number>();
  const errors: string[] = [];
  let answers = 0;
  let going = true;
  const send = async (customer: RegisteredCustomer, client: number) => {
    const { verdict, login } = asksOf(customer);
    for (let turn = client; going; turn += 1) {
      const { path, ...request } = turn % 7 === 0 ? login : verdict;
      try {
        const agent = client % 2 === 0 ? kept : false;
        const { status, text } = await exchange(server.url + path, { ...request, method: 'POST', agent });
        JSON.parse(text);
        statuses.add(status);
        answers += 1;
      } catch (error) {
        errors.push((error as NodeJS.ErrnoException).code ?? String(error));
      }
    }
  };
  const sending = customers.map(send);
  return {
    answers: () => answers,
    async stop() {
      going = false;
      await Promise.all(sending);
      kept.destroy();
      return { answers, statuses, errors };
    },
  };
}

/** Reads a sample from `/metrics`. */
export async function sample({ port, env }: TestProcess, name: string): Promise<number> {
  const url = `http://127.0.0.1:${env.METRICS_PORT ?? port}`;
  const { text } = await exchange(`${url}/metrics`, { agent: false });
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length),
  );
}
