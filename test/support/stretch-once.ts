import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const { scryptSync } = crypto;
const known = new Map<string, Buffer>();

/**
 * Makes this process stretch each secret only once. All test servers have the same KEY_ENCRYPTION_SECRET, and each would
 * need 40 ms for it. A second call changes nothing.
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
