import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

type Scrypt = typeof crypto.scrypt;

const { scrypt } = crypto;
const known = new Map<string, Buffer>();

/**
 * Makes this process stretch each secret only once. All test servers have the same KEY_ENCRYPTION_SECRET, and each would
 * need 40 ms for it. A second call changes nothing.
 */
export function stretchSecretsOnce(): void {
  crypto.scrypt = ((password, salt, keylen, options, done) => {
    const asked = JSON.stringify([password, salt, keylen, options]);
    const key = known.get(asked);
    if (key) return done(null, Buffer.from(key));
    scrypt(password, salt, keylen, options, (error, made) => {
      if (!error) known.set(asked, Buffer.from(made));
      done(error, made);
    });
  }) as Extract<Scrypt, (...parameters: never[]) => void>;
  syncBuiltinESMExports();
}
