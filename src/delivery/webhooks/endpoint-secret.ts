import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { seal, unseal } from '../../lib/sealed.ts';
import type { WebhookEndpoint } from '../../platform/database/client/client.ts';
import { newSecret } from './signature.ts';

const PURPOSE = 'webhook secret';

/** What `encryptedSecret` holds. */
type Kept = { current: string; previous?: { secret: string; until: string } };

/** A new endpoint's. @returns the secret, to be shown once, and how it is kept */
export async function firstSecret(derivedKeys: DerivedKeys) {
  const secret = newSecret();
  return { secret, encryptedSecret: await keep(derivedKeys, { current: secret }) };
}

/** Another one. @param until how long the one before signs beside it */
export async function nextSecret(derivedKeys: DerivedKeys, before: string, until: Date) {
  const secret = newSecret();
  const { current } = await read(derivedKeys, before);
  const previous = { secret: current, until: until.toISOString() };
  return { secret, encryptedSecret: await keep(derivedKeys, { current: secret, previous }) };
}

/** Those that sign now, the newest first. */
export async function signingSecrets(
  derivedKeys: DerivedKeys,
  { encryptedSecret }: Pick<WebhookEndpoint, 'encryptedSecret'>,
  now: Date,
): Promise<[string, ...string[]]> {
  const { current, previous } = await read(derivedKeys, encryptedSecret);
  return previous && now < new Date(previous.until) ? [current, previous.secret] : [current];
}

function keep(derivedKeys: DerivedKeys, kept: Kept): Promise<string> {
  return seal(derivedKeys, PURPOSE, JSON.stringify(kept));
}

async function read(derivedKeys: DerivedKeys, encrypted: string): Promise<Kept> {
  return JSON.parse(await unseal(derivedKeys, PURPOSE, encrypted));
}
