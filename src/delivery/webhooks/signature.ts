import { createHmac, randomBytes } from 'node:crypto';
import { toUnixSeconds } from '../../lib/clock.ts';

const PREFIX = 'whsec_';

/** Creates a secret of 256 random bits, in the form of Standard Webhooks. */
export function newSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

/**
 * Signs the body of a delivery. The headers of Standard Webhooks contain a signature with each secret
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md). The header of Pelcro
 * contains a signature of the body alone, with the first secret.
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
