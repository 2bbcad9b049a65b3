import { setTimeout as sleep } from 'node:timers/promises';
import { execute, request, rest } from '../support/client.ts';
import { uniqueEmail } from '../support/customers.ts';
import { Logout, Me, Refresh, Register, UpdateCustomer, ValidateTokens } from '../support/documents.ts';
import type { TestProcess } from '../support/process.ts';

/** The acknowledged state of one customer. */
type Entry = {
  email: string;
  token: string;
  loggedOut: boolean;
  /** Null during a refresh and from the start of a logout, because their outcome is unknown after a crash. */
  refreshToken: string | null;
  /** Undefined during an update, because its outcome is unknown after a crash. */
  firstName: string | null | undefined;
};

/** All that the servers of one database have acknowledged. */
export type Ledger = Entry[];

const WRITERS = 4;

/** Writes from several clients at once, and kills the server right after its answer to a logout or a registration. */
export async function writeUntilKilled(server: TestProcess, ledger: Ledger, round: number): Promise<void> {
  const fatalKind = round % 2 === 0 ? 'logout' : 'register';
  let acknowledged = 0;
  let killed = false;
  const acknowledge = (kind: string) => {
    acknowledged += 1;
    if (killed || kind !== fatalKind || acknowledged < 6 + (round % 5)) return;
    killed = true;
    server.signal('SIGKILL');
  };
  const write = async (writer: number) => {
    while (!killed) await runOneCustomer(server.url, ledger, writer, acknowledge);
  };
  const writers = Array.from({ length: WRITERS }, (_, writer) =>
    write(writer).catch(async (error) => {
      // Only the kill may break a connection. The response that triggers it may be processed a moment later.
      for (let waited = 0; !killed && waited < 100; waited += 1) await sleep(10);
      if (!killed) throw error;
    }),
  );
  await Promise.all(writers);
  await server.exited;
}

async function runOneCustomer(
  url: string,
  ledger: Ledger,
  writer: number,
  acknowledge: (kind: string) => void,
) {
  const email = uniqueEmail();
  const { register } = await execute(url, Register, { input: { email, password: 'correct horse' } });
  const { token, refreshToken = null } = register;
  const entry: Entry = { email, token, refreshToken, loggedOut: false, firstName: null };
  ledger.push(entry);
  acknowledge('register');
  if (writer === 0) {
    entry.refreshToken = null;
    const { refresh } = await execute(url, Refresh, { refreshToken });
    entry.refreshToken = refresh.refreshToken ?? null;
    acknowledge('refresh');
  }
  if (writer === 1) {
    entry.firstName = undefined;
    await execute(url, UpdateCustomer, { input: { firstName: 'Ada' } }, { token });
    entry.firstName = 'Ada';
    acknowledge('update');
  }
  if (writer >= 1) {
    const leaving = ledger[ledger.length - 1 - writer] ?? entry;
    if (leaving.loggedOut || leaving.refreshToken === null) return;
    // The outcome of an interrupted logout is unknown.
    leaving.refreshToken = null;
    const pending = { ...leaving, loggedOut: true };
    ledger.splice(ledger.indexOf(leaving), 1);
    await logOut(url, pending.token, writer);
    ledger.push(pending);
    acknowledge('logout');
  }
}

async function logOut(url: string, token: string, writer: number): Promise<void> {
  if (writer === 1) await execute(url, Logout, {}, { token });
  else if (writer === 2) {
    accepted(await rest(url, 'POST', '/api/v1/sdk/auth/logout', { token, body: { site_id: 1 } }));
  } else accepted(await rest(url, 'POST', '/api/logout/', { token }));
}

function accepted({ status, body }: { status: number; body: unknown }): void {
  if (status !== 200) throw new Error(`status ${status}: ${JSON.stringify(body)}`);
}

/** Validates the tokens of the ledger. @returns a text for each token whose state is not the acknowledged one */
export async function lost(server: TestProcess, ledger: Ledger): Promise<string[]> {
  const losses: string[] = [];
  for (let start = 0; start < ledger.length; start += 100) {
    const entries = ledger.slice(start, start + 100);
    const tokens = entries.map(({ token }) => token);
    const { validateTokens } = await execute(
      server.url,
      ValidateTokens,
      { tokens },
      { basic: server.demo.partner },
    );
    for (const [index, { loggedOut, email }] of entries.entries()) {
      const verdict = validateTokens[index];
      const asIs = verdict?.valid ? 'valid' : verdict?.reason;
      const asAcknowledged = loggedOut ? 'REVOKED' : 'valid';
      if (asIs !== asAcknowledged) losses.push(`${email} is ${asIs}, not ${asAcknowledged}`);
    }
  }
  return losses;
}

/** Reads the profiles and uses the refresh tokens of the ledger. @returns a text for each loss */
export async function lostDetails(server: TestProcess, ledger: Ledger): Promise<string[]> {
  const losses: string[] = [];
  for (const entry of ledger.filter(({ loggedOut }) => !loggedOut)) {
    const { data: seen } = await request(server.url, Me, {}, { token: entry.token });
    const { email, firstName } = seen?.me ?? {};
    const expected = entry.firstName === undefined ? [null, 'Ada'] : [entry.firstName];
    if (email !== entry.email || !expected.includes(firstName ?? null)) {
      losses.push(`${entry.email} is now ${email}, ${firstName}`);
    }
    if (entry.refreshToken === null) continue;
    const { refreshToken } = entry;
    const { data, errors } = await request(server.url, Refresh, { refreshToken });
    if (data) entry.refreshToken = data.refresh.refreshToken ?? null;
    else losses.push(`${entry.email} cannot refresh: ${JSON.stringify(errors)}`);
  }
  return losses;
}
