import { createHmac, randomBytes } from 'node:crypto';
import { toUnixSeconds } from '../../lib/clock.ts';

const PREFIX = 'whsec_';

/** As Standard Webhooks writes secrets: 256 random bits. */
export function newSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

/**
 * The headers by which a receiver knows that a body is ours: those of Standard Webhooks, one signature for each
 * secret (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md), and the
 * older one, of the body alone, with the first of them.
 */
export function signedHeaders(
  { id, body }: { id: string; body: string },
  secrets: readonly [string, ...string[]],
  now: Date,
): Record<string, string> {
  const timestamp = toUnixSeconds(now);
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
    'x-pelcro-hmac-sha256': createHmac('sha256', secrets[0]).update(body).digest('base64'),
  };
}
