import { expect } from 'vitest';
import { execute, request } from '../support/client.ts';
import { login, register } from '../support/customers.ts';
import { Logout, Me, Refresh } from '../support/documents.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { type Ledger, lost, lostDetails, writeUntilKilled } from './crash.ts';

/** Starts a server again with the same folder, port and database. */
function startAgain({ dataDir, port }: TestProcess, databaseUrl?: string): Promise<TestProcess> {
  return startProcess({ dataDir, port, ...(databaseUrl ? { databaseUrl } : {}) });
}

/** Kills a server and starts it again, for a number of rounds. @returns a text for each loss */
export async function crashOverAndOver(rounds: number, databaseUrl?: string): Promise<string[]> {
  const ledger: Ledger = [];
  const losses: string[] = [];
  let server = await startProcess(databaseUrl ? { databaseUrl } : {});
  for (let round = 0; round < rounds; round += 1) {
    const before = ledger.length;
    await writeUntilKilled(server, ledger, round);
    server = await startAgain(server, databaseUrl);
    const news = ledger.slice(before);
    const missing = [...(await lost(server, news)), ...(await lostDetails(server, news))];
    losses.push(...missing.map((loss) => `round ${round}: ${loss}`));
  }
  losses.push(...(await lost(server, ledger)));
  expect(ledger.filter(({ loggedOut }) => loggedOut).length).toBeGreaterThanOrEqual(rounds / 2);
  expect((await server.stop()).code).toBe(0);
  return losses;
}

/** Stops a server, starts it again, and asserts that a customer, their tokens and a logout are kept. */
export async function stopAndStart(databaseUrl?: string): Promise<void> {
  const server = await startProcess(databaseUrl ? { databaseUrl } : {});
  const [customer, gone] = await Promise.all([register(server.url), register(server.url)]);
  await execute(server.url, Logout, {}, gone);
  expect(await server.stop()).toEqual({ code: 0, signal: null });

  const again = await startAgain(server, databaseUrl);
  expect((await execute(again.url, Me, {}, customer)).me?.email).toBe(customer.email);
  const { refresh } = await execute(again.url, Refresh, { refreshToken: customer.refreshToken });
  expect(refresh.session.id).toBe(customer.session.id);
  expect((await login(again.url, customer)).customer.id).toBe(customer.customer.id);
  expect((await request(again.url, Me, {}, gone)).errors[0]?.extensions?.code).toBe('TOKEN_REVOKED');
}
