import { measureThroughput, type Pace, type Throughput } from '../rounds.ts';
import type { Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { prepareBare } from '../subjects/bare.ts';
import { prepareBetterAuth } from '../subjects/better-auth.ts';
import { graphqlLoad } from '../subjects/graphql.ts';
import { prepareOidcProvider } from '../subjects/oidc-provider.ts';
import { batchLoad, restLoad } from '../subjects/rest.ts';
import type { Subject } from '../subjects/subject.ts';
import { count, type Row } from '../table.ts';

/** The servers that the rows compare by responses per second. */
type Contestant =
  | 'bare'
  | 'rest'
  | 'graphql'
  | 'pglite-rest'
  | 'pglite-graphql'
  | 'batches'
  | 'oidc-provider'
  | 'better-auth'
  | 'few-sessions'
  | 'many-sessions';

type Comparison = {
  name: string;
  measured: string;
  shown: Contestant;
  /** The ratio of `of` to `to` has the target `atLeast`. `called` is the name of the ratio. */
  of: Contestant;
  to: Contestant;
  times?: number;
  called: string;
  atLeast: number;
};

const BATCH = 100;
const TOKENS = 10_000;
const FEW_SESSIONS = 1_000;
const MILLION = 1_000_000;

function comparisons(manySessions: number): Comparison[] {
  const toBare = { to: 'bare', called: '× bare' } as const;
  return [
    {
      name: 'rest',
      measured: 'REST `/auth/token/validate`, PostgreSQL',
      shown: 'rest',
      of: 'rest',
      ...toBare,
      atLeast: 0.6,
    },
    {
      name: 'graphql',
      measured: 'GraphQL `validateToken`, PostgreSQL',
      shown: 'graphql',
      of: 'graphql',
      ...toBare,
      atLeast: 0.55,
    },
    {
      name: 'pglite-rest',
      measured: 'REST `/auth/token/validate`, PGlite',
      shown: 'pglite-rest',
      of: 'pglite-rest',
      ...toBare,
      atLeast: 0.35,
    },
    {
      name: 'pglite-graphql',
      measured: 'GraphQL `validateToken`, PGlite',
      shown: 'pglite-graphql',
      of: 'pglite-graphql',
      ...toBare,
      atLeast: 0.25,
    },
    {
      name: 'batches',
      measured: 'tokens in batches of 100, REST, PostgreSQL',
      shown: 'batches',
      of: 'batches',
      ...toBare,
      times: BATCH,
      atLeast: 5,
    },
    {
      name: 'oidc-provider',
      measured: '`oidc-provider` introspection, in memory',
      shown: 'oidc-provider',
      of: 'rest',
      to: 'oidc-provider',
      called: '× (our REST / it)',
      atLeast: 3.5,
    },
    {
      name: 'better-auth',
      measured: '`better-auth` get-session, PostgreSQL',
      shown: 'better-auth',
      of: 'rest',
      to: 'better-auth',
      called: '× (our REST / it)',
      atLeast: 20,
    },
    {
      name: 'sessions',
      measured: `REST, ${count(manySessions)} sessions against ${count(FEW_SESSIONS)}`,
      shown: 'many-sessions',
      of: 'many-sessions',
      to: 'few-sessions',
      called: `× ${count(FEW_SESSIONS)}`,
      atLeast: manySessions > MILLION ? 0.85 : 0.95,
    },
  ];
}

/** The names with which these rows can be selected. */
export const THROUGHPUT_ROWS = ['bare', ...comparisons(0).map(({ name }) => name)];

/** @param wanted names of rows. Only the servers that they need are measured */
export async function throughputRows(
  stage: Stage,
  scene: Scene,
  wanted: ReadonlySet<string>,
  pace: Pace,
  manySessions: number,
): Promise<{ rows: Row[]; notes: string[] }> {
  const chosen = comparisons(manySessions).filter(({ name }) => wanted.has(name));
  const needed = new Set<Contestant>(chosen.flatMap(({ shown, of, to }) => [shown, of, to]));
  if (wanted.has('bare')) needed.add('bare');
  const subjects = new Map<Contestant, Subject>();
  for (const [name, prepare] of contestants(stage, scene, manySessions)) {
    if (needed.has(name)) subjects.set(name, await prepare());
  }
  const measured = await measureThroughput(subjects, pace);
  const figures = (name: Contestant) => {
    const found = measured.get(name);
    if (!found) throw new Error(`${name} was not measured`);
    return found;
  };
  const rows = chosen.map(({ measured, shown, of, to, called, times = 1, atLeast }) => {
    const ratio = (figures(of).perSecond * times) / figures(to).perSecond;
    return {
      measured,
      figure: words(figures(shown), times === 1 ? 'answers' : 'tokens', times),
      ratio: `${ratio.toFixed(2)} ${called}`,
      target: `≥ ${atLeast.toFixed(2)}`,
      reached: ratio >= atLeast,
    };
  });
  if (!needed.has('bare')) return { rows, notes: [] };
  const bare = figures('bare');
  const bareRow = {
    measured: 'bare `node:http`, JSON in, a constant verdict out',
    figure: words(bare, 'answers', 1),
    ratio: '1.00',
    target: '= 1.00',
    reached: null,
  };
  return { rows: [bareRow, ...rows], notes: [busyCores(measured)] };
}

function contestants(stage: Stage, scene: Scene, manySessions: number) {
  const tokensOf = ({ customers }: { customers: { tokens: string[] }[] }) =>
    customers.flatMap(({ tokens }) => tokens);
  const gatehouse =
    (load: typeof restLoad, place: () => ReturnType<Scene['postgres' | 'embedded']>) => async () => {
      const at = await place();
      return { pid: at.server.pid, load: load(at.server, tokensOf(at)) };
    };
  const filled = (load: typeof restLoad, place: () => ReturnType<Scene['filled']>) => async () => {
    const { server, tokens } = await place();
    return { pid: server.pid, load: load(server, await tokens(TOKENS)) };
  };
  const prepare: [Contestant, () => Promise<Subject>][] = [
    [
      'bare',
      async () => {
        const at = await scene.postgres();
        return prepareBare(stage, tokensOf(at), at.server.partnerHeaders);
      },
    ],
    ['rest', gatehouse(restLoad, scene.postgres)],
    ['graphql', gatehouse(graphqlLoad, scene.postgres)],
    ['pglite-rest', gatehouse(restLoad, scene.embedded)],
    ['pglite-graphql', gatehouse(graphqlLoad, scene.embedded)],
    ['batches', filled(batchLoad, scene.postgres)],
    ['oidc-provider', () => prepareOidcProvider(stage)],
    ['better-auth', () => prepareBetterAuth(stage)],
    ['few-sessions', filled(restLoad, () => scene.filled(FEW_SESSIONS))],
    ['many-sessions', filled(restLoad, () => scene.filled(manySessions))],
  ];
  return prepare;
}

function words(
  { perSecond, slowest, fastest, p99Milliseconds }: Throughput,
  what: string,
  times: number,
): string {
  const [middle, low, high] = [perSecond, slowest, fastest].map((value) => count(value * times));
  return `${middle} ${what}/s (${low}–${high}), p99 ${p99Milliseconds.toFixed(1)} ms`;
}

/**
 * Describes whether the load generator was the limit, and the CPU time of a response, which other processes do not
 * affect.
 */
function busyCores(measured: ReadonlyMap<string, Throughput>): string {
  const each = [...measured].map(([name, { cores, perSecond }]) => {
    const microseconds = Math.round((cores.server / perSecond) * 1e6);
    return `${name} ${cores.server.toFixed(2)} and ${cores.generator.toFixed(2)}, ${microseconds} µs`;
  });
  return `Cores kept busy by the server's process and by the load generator, and the server's processor time an answer: ${each.join('; ')}.`;
}
