import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { execute } from '../support/client.ts';
import { login, register } from '../support/customers.ts';
import { Me, Refresh } from '../support/documents.ts';
import { createEmptyPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  A,
  B,
  expectEvents,
  expectSilence,
  makeEvents,
  PUBLIC_URL,
  printedBy,
  query,
  rotationCommand,
  STEPS,
} from './rotation.ts';

const EVENTS = 3_000;

describePostgres('processes that start in parallel on a new database', () => {
  test('with two secrets: one process prepares the database, and the other is refused', async () => {
    const { url: databaseUrl } = await createEmptyPostgresDatabase();
    const dataDir = temporaryFolder();
    const start = (secret: string) =>
      startProcess({
        databaseUrl,
        dataDir,
        env: { PUBLIC_URL, LOG_LEVEL: 'trace', KEY_ENCRYPTION_SECRET: secret },
        untilReady: false,
      });
    const both = await Promise.all([A, B].map(start));
    const ended = await Promise.race(both.map(async (each) => ({ each, exit: await each.exited })));
    expect(ended.exit).toEqual({ code: 1, signal: null });
    expect(printedBy(ended.each)).toMatch(/KEY_ENCRYPTION_SECRET is not the secret/);
    const other = both.find((each) => each !== ended.each) as TestProcess;
    await expect.poll(() => register(other.url).then(Boolean, () => false)).toBe(true);
    expect(await query(databaseUrl, 'SELECT 1 FROM encryption_secret')).toHaveLength(1);
    expect(await query(databaseUrl, 'SELECT 1 FROM signing_key')).toHaveLength(1);
    await expectSilence(both.map(printedBy));
  });
});

describePostgres('the command that ends a rotation', () => {
  test('can be killed while a server runs, and resumes without a loss', async () => {
    const { url: databaseUrl } = await createEmptyPostgresDatabase();
    const dataDir = temporaryFolder();
    const start = (secrets: Record<string, string>) =>
      startProcess({ databaseUrl, dataDir, env: { PUBLIC_URL, LOG_LEVEL: 'trace', ...secrets } });
    const command = rotationCommand(databaseUrl);
    const former = await start(STEPS.start);
    const customer = await register(former.url);
    await makeEvents(databaseUrl, EVENTS);
    await former.stop();
    const server = await start(STEPS.use);

    await command.killTwiceAndFinish(EVENTS);
    expect(await command.run(['--check'])).toEqual({ left: {}, damaged: {}, previousMayBeRemoved: true });
    expect((await login(server.url, customer)).customer.id).toBe(customer.customer.id);
    await expectEvents(databaseUrl, EVENTS);
    await server.stop();
    await expectSilence([printedBy(former), printedBy(server), ...command.printed]);
  });
});

test('the secret of the embedded database can be changed as documented', async () => {
  const dataDir = temporaryFolder();
  const first = await startProcess({ dataDir, env: { PUBLIC_URL, LOG_LEVEL: 'trace' } });
  const customer = await register(first.url);
  const previous = readFileSync(join(dataDir, 'key-encryption-secret'), 'utf8').trim();
  const env = { DATA_DIR: dataDir, KEY_ENCRYPTION_SECRET: B, KEY_ENCRYPTION_SECRET_PREVIOUS: previous };
  const during = await runCommand(env, 'rotate-encryption-secret');
  expect(during).toMatchObject({ code: 1, stdout: '' });
  expect(await first.stop()).toEqual({ code: 0, signal: null });

  const { code, stdout, stderr } = await runCommand(env, 'rotate-encryption-secret');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    resealed: { 'signing_key.encrypted_private': 1 },
    left: {},
    damaged: {},
    previousMayBeRemoved: true,
  });

  const second = await startProcess({
    dataDir,
    env: { PUBLIC_URL, LOG_LEVEL: 'trace', KEY_ENCRYPTION_SECRET: B },
  });
  expect((await execute(second.url, Me, {}, customer)).me?.email).toBe(customer.email);
  const { refreshToken } = customer;
  expect((await execute(second.url, Refresh, { refreshToken })).refresh.customer.id).toBe(
    customer.customer.id,
  );
  expect((await login(second.url, customer)).customer.id).toBe(customer.customer.id);
  await second.stop();

  const forgotten = await startProcess({ dataDir, untilReady: false });
  expect(await forgotten.exited).toEqual({ code: 1, signal: null });
  expect(printedBy(forgotten)).toContain('KEY_ENCRYPTION_SECRET: was replaced on ');
  const texts = [first, second, forgotten].map(printedBy);
  await expectSilence([...texts, stdout, during.stderr]);
  for (const text of texts) expect(text.includes(previous)).toBe(false);
});
