import { type DerivedKeys, derivedHmac } from '../lib/derived-keys.ts';

/**
 * Returns a keyed hash of the id that a deleted customer had in another system, so that a later import does not create
 * the customer again. Without the key of the deployment, the hash identifies nobody.
 */
export function erasedSubject(derivedKeys: DerivedKeys, subject: string): string {
  return `erased:${derivedHmac(derivedKeys, 'erased-subject').update(subject).digest('base64url')}`;
}
