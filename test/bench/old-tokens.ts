import { execFile } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Gatehouse, KEY_ENCRYPTION_SECRET } from './gatehouse.ts';
import { withClient } from './sessions.ts';
import { saysValid } from './subjects/subject.ts';

/** An account that moves from an old system, with an issuer of old tokens that can be removed and restored. */
export type Move = {
  /** Makes tokens of the old system, each for another customer as long as there are enough customers. */
  tokens(count: number): string[];
  /** Adds or removes the issuer. Resolves when the server has read the change. */
  setIssuer(isThere: boolean): Promise<void>;
};

/** A server reads the issuers again after five seconds. */
const REREAD_MILLISECONDS = 5_200;
const LIFETIME_SECONDS = 14 * 86_400;

/** Creates an issuer of HS256 tokens in the demo account, and customers with ids of the old system. */
export async function beginMove(
  server: Gatehouse,
  databaseUrl: string,
  validate: (token: string) => Promise<string>,
  customers: number,
): Promise<Move> {
  const secret = randomBytes(48).toString('base64url');
  await createIssuer(databaseUrl, secret);
  await withClient(databaseUrl, async (client) => {
    await client.query('CREATE TABLE kept_issuer AS SELECT * FROM legacy_issuer');
    await client.query(
      `INSERT INTO customer (account_id, email, email_key, imported_subject)
       SELECT site.account_id, email, email, 'old-' || i
       FROM (SELECT account_id FROM site WHERE id = $2) site,
            (SELECT i, 'old-' || i || '@bench.example' AS email FROM generate_series(1, $1::int) i) moved`,
      [customers, server.demo.siteId],
    );
    await client.query('VACUUM (ANALYZE) customer');
  });
  let made = 0;
  const tokens = (count: number) =>
    Array.from({ length: count }, () => signToken(secret, `old-${(made++ % customers) + 1}`));
  let isThere = true;
  return {
    tokens,
    async setIssuer(wanted) {
      if (wanted === isThere) return;
      const change = wanted
        ? 'INSERT INTO legacy_issuer SELECT * FROM kept_issuer'
        : 'DELETE FROM legacy_issuer';
      await withClient(databaseUrl, (client) => client.query(change));
      await sleep(REREAD_MILLISECONDS);
      // Issuers are read when a token of their form is presented.
      const answer = await validate(tokens(1)[0] ?? '');
      if (saysValid(answer) !== wanted) throw new Error(`An old token was answered ${answer}`);
      isThere = wanted;
    },
  };
}

async function createIssuer(databaseUrl: string, secret: string): Promise<void> {
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const options = ['--account', 'demo', '--site', 'demo', '--kind', 'hmac', '--until', until];
  const running = promisify(execFile)(process.execPath, ['src/cli/create-legacy-issuer.ts', ...options], {
    env: { PATH: process.env.PATH, KEY_ENCRYPTION_SECRET, DATABASE_URL: databaseUrl },
  });
  running.child.stdin?.end(secret);
  await running;
}

/** Signs a token as tymon/jwt-auth does. */
function signToken(secret: string, subject: string): string {
  const issuedAt = Math.floor(Date.now() / 1000) - 3_600;
  const claims = {
    iss: 'https://old.example/api/v1/sdk/auth/login',
    ...{ iat: issuedAt, exp: issuedAt + LIFETIME_SECONDS, nbf: issuedAt },
    jti: randomBytes(12).toString('base64url'),
    sub: subject,
  };
  const segment = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${segment({ typ: 'JWT', alg: 'HS256' })}.${segment(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}
