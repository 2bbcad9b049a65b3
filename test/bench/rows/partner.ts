import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { createVerifier, type Verifier } from '../../../src/clients/partner/verifier.ts';
import { authorization, exchange } from '../../support/http.ts';
import { type Gatehouse, ISSUER } from '../gatehouse.ts';
import { alternate, type Pace } from '../rounds.ts';
import type { FilledServer, Scene } from '../scene.ts';
import { median } from '../statistics.ts';
import { count, type Row } from '../table.ts';

const SESSIONS = 5_000;
const TOKENS = 1_000;
const AT_ONCE = 100;
const LOGOUTS = 100;
const AT_LEAST = { seenBefore: 8, seenFirst: 0.7 };
const LAG_AT_MOST_MS = 250;

/** Verdicts per second of the processor time of this process, which other processes do not affect. */
type Speed = number;

/**
 * Measures the verdicts of the partner kit. Offline verdicts on tokens that the kit has verified before are compared
 * with verdicts for which it asks the server. Offline verdicts on new tokens are compared with Node's verification of
 * signatures. Last is the time from a logout to the refusal of the token.
 */
export async function partnerRows(scene: Scene, { rounds }: Pace): Promise<Row[]> {
  const filled = await scene.filled(SESSIONS);
  const { server } = filled;
  const open = (options: object) =>
    createVerifier({
      issuer: ISSUER,
      url: server.url,
      ...server.demo.partner,
      timeoutMilliseconds: 30_000,
      ...options,
    });
  const asked = open({});
  const offline = open({ mode: 'offline', maxStalenessSeconds: 600, whenStale: 'refuse' });
  try {
    if (!(await offline.ready())) throw new Error(`Not ready: ${JSON.stringify(offline.state())}`);
    const tokens = await filled.tokens(TOKENS);
    const keys = await keysOf(server);
    await verdicts(offline, tokens, 1);
    const contestants = new Map<'asked' | 'before' | 'first' | 'node', () => Promise<Speed>>([
      ['asked', () => verdicts(asked, tokens, 5)],
      ['before', () => verdicts(offline, tokens, 300)],
      ['first', async () => verdicts(offline, await filled.tokens(TOKENS), 1)],
      ['node', async () => signatures(await filled.tokens(TOKENS), keys)],
    ]);
    const measured = await alternate(contestants, rounds);
    const speed = (name: 'asked' | 'before' | 'first' | 'node') => median(measured.get(name) ?? []);
    const words = (name: 'before' | 'first') => `${count(speed(name))} verdicts/s of one core`;
    const before = speed('before') / speed('asked');
    const first = speed('first') / speed('node');
    return [
      {
        measured: 'partner kit, offline, tokens verified before',
        figure: `${words('before')}; asked ${count(speed('asked'))}`,
        ratio: `${before.toFixed(1)} × asked`,
        target: `≥ ${AT_LEAST.seenBefore}`,
        reached: before >= AT_LEAST.seenBefore,
      },
      {
        measured: 'partner kit, offline, new tokens',
        figure: `${words('first')}; Node ${count(speed('node'))}`,
        ratio: `${first.toFixed(2)} × Node’s ES256`,
        target: `≥ ${AT_LEAST.seenFirst.toFixed(2)}`,
        reached: first >= AT_LEAST.seenFirst,
      },
      await lagRow(offline, filled),
    ];
  } finally {
    asked.close();
    offline.close();
  }
}

async function keysOf({ url }: Gatehouse): Promise<Map<string, KeyObject>> {
  const { text } = await exchange(`${url}/.well-known/jwks.json`, { agent: false });
  const { keys } = JSON.parse(text) as { keys: { kid: string }[] };
  return new Map(
    keys.map((jwk) => [jwk.kid, createPublicKey({ key: jwk as object, format: 'jwk' } as never)]),
  );
}

/** Verifies each token a number of times, 100 at once. */
async function verdicts(verifier: Verifier, tokens: readonly string[], times: number): Promise<Speed> {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) {
    for (let start = 0; start < tokens.length; start += AT_ONCE) {
      const some = tokens.slice(start, start + AT_ONCE);
      const all = await Promise.all(some.map((token) => verifier.verify(token)));
      if (!all.every(({ valid }) => valid)) throw new Error('A valid token was refused');
    }
  }
  return (tokens.length * times) / processorSeconds(before);
}

/** Verifies only the signatures, by Node. */
function signatures(tokens: readonly string[], keys: ReadonlyMap<string, KeyObject>): Speed {
  const prepared = tokens.map((token) => {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
    const bytes = Buffer.from(signature, 'base64url');
    return { signed: Buffer.from(`${header}.${payload}`), bytes, key: keys.get(kid) as KeyObject };
  });
  const before = process.cpuUsage();
  for (const { signed, bytes, key } of prepared) {
    if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, bytes))
      throw new Error('A wrong signature');
  }
  return tokens.length / processorSeconds(before);
}

function processorSeconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The time from the answer to a logout until the token is refused offline. */
async function lagRow(verifier: Verifier, { server, tokens }: FilledServer): Promise<Row> {
  const lags: number[] = [];
  for (const token of await tokens(LOGOUTS)) {
    if (!(await verifier.verify(token)).valid) throw new Error('A valid token was refused');
    const { status, text } = await exchange(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization({ token }) },
      // Needs a new connection: the server may close an idle one at this moment, and the logout would fail.
      agent: false,
      body: JSON.stringify({ query: 'mutation { logout { customer { id } } }' }),
    });
    if (status !== 200 || text.includes('"errors"'))
      throw new Error(`A logout was answered ${status} ${text}`);
    const answeredAt = performance.now();
    while ((await verifier.verify(token)).valid) await new Promise((resolve) => setTimeout(resolve, 1));
    lags.push(performance.now() - answeredAt);
  }
  const p99 = lags.toSorted((a, b) => a - b)[Math.ceil(lags.length * 0.99) - 1] ?? Number.NaN;
  return {
    measured: 'partner kit, from a logout to the refusal offline',
    figure: `median ${median(lags).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, of ${count(lags.length)} logouts`,
    ratio: '',
    target: `p99 ≤ ${LAG_AT_MOST_MS} ms`,
    reached: p99 <= LAG_AT_MOST_MS,
  };
}
