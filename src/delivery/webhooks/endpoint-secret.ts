import type { DerivedKeys } from '../../lib/derived-keys.ts';
import type { WebhookEndpoint } from '../../platform/database/client/client.ts';
import { seal, unseal } from '../../platform/encryption/sealed.ts';
import { newSecret } from './signature.ts';

const PURPOSE = 'webhook secret';

/** The content of `encryptedSecret`. */
type Secrets = { current: string; previous?: { secret: string; until: string } };

/** Creates the secret of a new endpoint. @returns the secret, which is shown once, and its encrypted form */
export async function createEndpointSecret(derivedKeys: DerivedKeys) {
  const secret = newSecret();
  return { secret, encryptedSecret: await encrypt(derivedKeys, { current: secret }) };
}

/** Replaces the secret of an endpoint. @param until when the previous secret becomes invalid */
export async function replaceEndpointSecret(derivedKeys: DerivedKeys, encrypted: string, until: Date) {
  const secret = newSecret();
  const { current } = await decrypt(derivedKeys, encrypted);
  const previous = { secret: current, until: until.toISOString() };
  return { secret, encryptedSecret: await encrypt(derivedKeys, { current: secret, previous }) };
}

/** Decrypts the secrets that now sign deliveries, the newest first. */
export async function signingSecrets(
  derivedKeys: DerivedKeys,
  { encryptedSecret }: Pick<WebhookEndpoint, 'encryptedSecret'>,
  now: Date,
): Promise<[string, ...string[]]> {
  const { current, previous } = await decrypt(derivedKeys, encryptedSecret);
  return previous && now < new Date(previous.until) ? [current, previous.secret] : [current];
}

function encrypt(derivedKeys: DerivedKeys, secrets: Secrets): Promise<string> {
  return seal(derivedKeys, PURPOSE, JSON.stringify(secrets));
}

async function decrypt(derivedKeys: DerivedKeys, encrypted: string): Promise<Secrets> {
  return JSON.parse(await unseal(derivedKeys, PURPOSE, encrypted));
}
