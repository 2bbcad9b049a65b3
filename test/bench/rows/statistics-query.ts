import { authorization, exchange } from '../../support/http.ts';
import type { Gatehouse } from '../gatehouse.ts';
import { withClient } from '../sessions.ts';
import { median } from '../statistics.ts';
import { count, megabytes, type Row } from '../table.ts';

const SITES = 5;
const KEPT = { hours: 35 * 24, days: 400 };
const QUERIES = 9;
/** If a query takes longer, the console shows a progress bar. */
const AT_MOST_SECONDS = 1;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const OUTCOMES = [
  'SUCCEEDED',
  'SECOND_FACTOR_REQUIRED',
  'WRONG_CREDENTIALS',
  'WRONG_SECOND_FACTOR',
  'LOCKED',
  'REFUSED',
  'INVALID_INPUT',
  'FAILED',
];
const PROVIDER_WAYS = ['IDENTITY_PROVIDER:google', 'IDENTITY_PROVIDER:apple'];
const WAYS = [
  'PASSWORD',
  'PASSWORDLESS_LINK',
  'PASSWORDLESS_CODE',
  'PASSKEY',
  ...PROVIDER_WAYS,
  'HANDOFF',
  'REGISTRATION',
  'UNKNOWN',
];
const VERDICTS = [
  'VALID',
  'MALFORMED',
  'INVALID_SIGNATURE',
  'EXPIRED',
  'NOT_YET_VALID',
  'REVOKED',
  'SUPERSEDED',
  'PASSWORD_CHANGED',
  'CUSTOMER_DISABLED',
  'UNKNOWN',
];
const DELIVERED = ['SENT', 'ATTEMPT_FAILED', 'GIVEN_UP', 'EXPIRED'];

/** The query of the overview. */
const STATISTICS = `query ($from: DateTime!, $to: DateTime!, $step: StatisticsStep!) {
  statistics(from: $from, to: $to, step: $step) {
    from to
    logins { at way provider outcome count }
    registrations { at provider count }
    activeSessions { at count }
    verdicts { at partnerName verdict count }
    mails { at outcome count }
    mailsWaiting
    webhooks { at outcome count }
    webhooksWaiting
  }
}`;

/** The time of the `statistics` query on an account that has every kind of count in every hour and day that is kept. */
export async function statisticsQueryRows(databaseUrl: string, server: Gatehouse): Promise<Row[]> {
  const stored = await fillCounts(databaseUrl);
  const token = await collaboratorToken(server);
  const quarter = await measure(server, token, 'DAY', 92);
  const week = await measure(server, token, 'HOUR', 7 * 24);
  const rowOf = (measured: string, { milliseconds, bytes }: Measured, target: number | null): Row => ({
    measured,
    figure: `${median(milliseconds).toFixed(0)} ms (${Math.min(...milliseconds).toFixed(0)}–${Math.max(...milliseconds).toFixed(0)}), ${megabytes(bytes)}, of ${count(stored)} counts`,
    ratio: '',
    target: target === null ? '' : `≤ ${target.toFixed(2)} s`,
    reached: target === null ? null : median(milliseconds) / 1000 <= target,
  });
  return [
    rowOf('statistics of a quarter, by day', quarter, AT_MOST_SECONDS),
    rowOf('statistics of a week, by hour', week, null),
  ];
}

/** Stores every kind of count for every site, hour and day that is kept. @returns the number of counts */
async function fillCounts(databaseUrl: string): Promise<number> {
  const perSite = [
    ...WAYS.flatMap((way) => OUTCOMES.map((outcome) => ['LOGIN', way, outcome] as const)),
    ...['PASSWORD', ...PROVIDER_WAYS].map((way) => ['REGISTRATION', way, ''] as const),
    ['ACTIVE_SESSION', '', ''] as const,
  ];
  const ofAccount = ['MAIL', 'WEBHOOK'].flatMap((kind) =>
    DELIVERED.map((outcome) => [kind, '', outcome] as const),
  );
  const column = (place: 0 | 1 | 2) => [...perSite, ...ofAccount].map((counted) => counted[place]);
  return withClient(databaseUrl, async (client) => {
    await client.query(
      `WITH counted AS (
         SELECT kind, way, outcome, site_id
         FROM unnest($1::text[], $2::text[], $3::text[]) AS counted (kind, way, outcome),
              generate_series(0, $4::int) AS site_id
         WHERE (site_id = 0) = (kind IN ('MAIL', 'WEBHOOK'))
         UNION ALL
         SELECT 'VERDICT', id::text, verdict, 0 FROM partner, unnest($5::text[]) AS verdict
       ), period AS (
         SELECT 'HOUR'::statistics_step AS step, date_trunc('hour', now(), 'UTC') - back * interval '1 hour' AS at
         FROM generate_series(0, $6::int - 1) AS back
         UNION ALL
         SELECT 'DAY', date_trunc('day', now(), 'UTC') - back * interval '24 hours'
         FROM generate_series(0, $7::int - 1) AS back
       )
       INSERT INTO statistics_count (account_id, step, kind, starts_at, site_id, way, outcome, count)
       SELECT account.id, step, kind, at, site_id, way, outcome, 1 + floor(random() * 1000)::int
       FROM (SELECT id FROM account ORDER BY id LIMIT 1) AS account, period, counted
       WHERE step = 'HOUR' OR kind <> 'VERDICT'
       ON CONFLICT DO NOTHING`,
      [column(0), column(1), column(2), SITES, VERDICTS, KEPT.hours, KEPT.days],
    );
    await client.query(
      `INSERT INTO verdict_count (partner_id, day, verdict, count)
       SELECT id, (now() AT TIME ZONE 'UTC')::date - back, verdict, 1 + floor(random() * 1000)::int
       FROM partner, generate_series(0, $1::int - 1) AS back, unnest($2::text[]) AS verdict
       ON CONFLICT DO NOTHING`,
      [KEPT.days, VERDICTS],
    );
    await client.query('VACUUM (ANALYZE) statistics_count, verdict_count');
    const { rows } = await client.query(
      `SELECT (SELECT count(*) FROM statistics_count) + (SELECT count(*) FROM verdict_count) AS stored`,
    );
    return Number(rows[0].stored);
  });
}

type Measured = { milliseconds: number[]; bytes: number };

/** @param steps the number of hours or days, the last of which is the present one */
async function measure(
  server: Gatehouse,
  token: string,
  step: 'HOUR' | 'DAY',
  steps: number,
): Promise<Measured> {
  const length = step === 'HOUR' ? HOUR_MS : DAY_MS;
  const to = new Date((Math.floor(Date.now() / length) + 1) * length);
  const variables = { from: new Date(to.getTime() - steps * length), to, step };
  const milliseconds: number[] = [];
  let bytes = 0;
  // The first query is not measured, because its code is not compiled yet.
  for (let query = 0; query <= QUERIES; query += 1) {
    const startedAt = performance.now();
    const text = await graphql(server, STATISTICS, variables, token);
    if (query > 0) milliseconds.push(performance.now() - startedAt);
    bytes = Buffer.byteLength(text);
    const { logins } = JSON.parse(text).data.statistics;
    // The present hour or day may have begun after the tables were filled.
    const expected = (steps - 1) * WAYS.length * OUTCOMES.length;
    if (logins.length < expected) throw new Error(`${logins.length} logins instead of ${expected}`);
  }
  return { milliseconds, bytes };
}

async function collaboratorToken(server: Gatehouse): Promise<string> {
  const input = server.demo.collaborator;
  const mutation =
    'mutation ($input: CollaboratorLoginInput!) { collaboratorLogin(input: $input) { token } }';
  return JSON.parse(await graphql(server, mutation, { input })).data.collaboratorLogin.token;
}

async function graphql(
  { url }: Gatehouse,
  query: string,
  variables: object,
  token?: string,
): Promise<string> {
  const { status, text } = await exchange(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization({ token }) },
    body: JSON.stringify({ query, variables }),
  });
  if (status !== 200 || text.includes('"errors":')) throw new Error(`${status} ${text.slice(0, 1000)}`);
  return text;
}
