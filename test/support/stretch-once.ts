import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const { scryptSync } = crypto;
const known = new Map<string, Buffer>();

/**
 * From now on this process stretches a secret once and remembers it: every server of a test has the same
 * KEY_ENCRYPTION_SECRET, and each would stretch it for 40 ms. Calling it again changes nothing.
 */
export function stretchSecretsOnce(): void {
  crypto.scryptSync = (password, salt, keylen, options) => {
    const asked = JSON.stringify([password, salt, keylen, options]);
    const key = known.get(asked) ?? scryptSync(password, salt, keylen, options);
    known.set(asked, key);
    return Buffer.from(key);
  };
  syncBuiltinESMExports();
}
