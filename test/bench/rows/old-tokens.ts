import { Agent } from 'node:http';
import { exchange } from '../../support/http.ts';
import { type Load, sendLoad } from '../load.ts';
import { processorSeconds } from '../machine.ts';
import { beginMove } from '../old-tokens.ts';
import { alternate, fireMeasured, type Pace } from '../rounds.ts';
import type { Scene } from '../scene.ts';
import { median } from '../statistics.ts';
import { graphqlLoad } from '../subjects/graphql.ts';
import { batchLoad, restLoad } from '../subjects/rest.ts';
import { saysValid } from '../subjects/subject.ts';
import { count, type Row } from '../table.ts';

const AT_LEAST = 0.95;
const BATCHED_TOKENS = 10_000;
const BATCH = 100;
const OLD_TOKENS = 500;
/** The number of old tokens that a round presents for the first time. 50 of them are presented at once. */
const FIRST_TOKENS = 1_000;
const MOVED_CUSTOMERS = 10_000;

/** The verdicts of a round: how many a second, and the processor time of the server for one. */
type Round = { perSecond: number; microseconds: number };

/**
 * Compares the verdicts of an account that has an issuer of old tokens with those of the same account without it, in
 * alternating rounds on one server. The ratios are of processor time, which other processes do not affect. Then it
 * measures the cost of the old tokens themselves.
 */
export async function oldTokenRows(scene: Scene, { rounds, seconds, warmUpSeconds }: Pace): Promise<Row[]> {
  const { server, databaseUrl, customers, tokens } = await scene.postgres();
  const validate = async (token: string) => {
    const [[request] = []] = restLoad(
      server,
      Array.from({ length: 50 }, () => token),
    ).requests;
    const { path = '/', headers = {}, body = '' } = request ?? {};
    return (await exchange(server.url + path, { method: 'POST', headers, body, agent: false })).text;
  };
  const move = await beginMove(server, databaseUrl, validate, MOVED_CUSTOMERS);
  const ours = customers.flatMap((customer) => customer.tokens);
  const [old, batched] = [move.tokens(OLD_TOKENS), await tokens(BATCHED_TOKENS)];
  const loads = {
    rest: { load: restLoad(server, ours), tokens: 1 },
    graphql: { load: graphqlLoad(server, ours), tokens: 1 },
    batches: { load: batchLoad(server, batched), tokens: BATCH },
  };
  const oldLoads = { 'old rest': restLoad(server, old), 'old graphql': graphqlLoad(server, old) };
  const fire = async (load: Load, tokensEach: number): Promise<Round> => {
    const { perSecond, cores } = await fireMeasured({ pid: server.pid, load }, seconds);
    const verdicts = perSecond * tokensEach;
    return { perSecond: verdicts, microseconds: (cores.server / verdicts) * 1e6 };
  };
  for (const load of [...Object.values(loads).map((each) => each.load), ...Object.values(oldLoads)]) {
    await sendLoad(load, warmUpSeconds);
  }
  await adopt(server.pid, server.url, restLoad(server, move.tokens(FIRST_TOKENS)));
  const contestants = new Map<string, () => Promise<Round>>();
  for (const [name, { load, tokens: each }] of Object.entries(loads)) {
    // With and without the issuer, in both orders, because the second of two is slower. The last one leaves the
    // issuer there, because the old tokens below need it.
    for (const [place, isThere] of [true, false, false, true].entries()) {
      contestants.set(`${name} ${isThere} ${place}`, async () => {
        await move.setIssuer(isThere);
        return fire(load, each);
      });
    }
  }
  for (const [name, load] of Object.entries(oldLoads)) contestants.set(name, () => fire(load, 1));
  contestants.set('first', () => adopt(server.pid, server.url, restLoad(server, move.tokens(FIRST_TOKENS))));
  const measured = await alternate(contestants, rounds);
  const rounded = (name: string) =>
    [...measured].filter(([contestant]) => contestant.startsWith(name)).flatMap(([, rounds]) => rounds);
  const microsecondsOf = (name: string) => median(rounded(name).map(({ microseconds }) => microseconds));
  const ratio = (of: string, to: string) => microsecondsOf(to) / microsecondsOf(of);
  const withIssuer = (name: string, measuredAs: string): Row => {
    const speed = ratio(`${name} true`, `${name} false`);
    return {
      measured: `${measuredAs}, the account has an issuer of old tokens`,
      figure: `${words(rounded(`${name} true`))}; without ${words(rounded(`${name} false`))}`,
      ratio: `${speed.toFixed(3)} × without`,
      target: `≥ ${AT_LEAST}`,
      reached: speed >= AT_LEAST,
    };
  };
  const ofOld = (name: string, measuredAs: string, ours: string): Row => {
    const speed = ratio(name, ours);
    return {
      ...{ measured: measuredAs, figure: words(rounded(name)), target: '', reached: null },
      ratio: `${speed.toFixed(2)} × our tokens`,
    };
  };
  return [
    withIssuer('rest', 'REST `/auth/token/validate`'),
    withIssuer('graphql', 'GraphQL `validateToken`'),
    withIssuer('batches', 'tokens in batches of 100, REST'),
    ofOld('old rest', 'REST, old tokens (HS256) that are sessions', 'rest true'),
    ofOld('old graphql', 'GraphQL, old tokens (HS256) that are sessions', 'graphql true'),
    ofOld('first', 'REST, old tokens (HS256) that become sessions, 50 at once', 'rest true'),
  ];
}

function words(rounds: readonly Round[]): string {
  const of = (value: (round: Round) => number) => median(rounds.map(value));
  return `${count(of((each) => each.perSecond))}/s, ${of((each) => each.microseconds).toFixed(1)} µs`;
}

/** Presents each token of a load once. */
async function adopt(pid: number, url: string, { requests }: Load): Promise<Round> {
  const agent = new Agent({ keepAlive: true });
  const [from, secondsBefore] = [performance.now(), processorSeconds(pid)];
  await Promise.all(
    requests.map(async (own) => {
      for (const { path = '/', headers = {}, body = '' } of own) {
        const { status, text } = await exchange(url + path, { method: 'POST', headers, body, agent });
        if (status !== 200 || !saysValid(text))
          throw new Error(`An old token was answered ${status} ${text}`);
      }
    }),
  );
  const verdicts = requests.flat().length;
  const seconds = (performance.now() - from) / 1000;
  agent.destroy();
  return {
    perSecond: verdicts / seconds,
    microseconds: ((processorSeconds(pid) - secondsBefore) / verdicts) * 1e6,
  };
}
