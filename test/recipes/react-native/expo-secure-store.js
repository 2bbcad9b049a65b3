import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces `expo-secure-store` with a file. It refuses keys and values that the package refuses. */
export const AFTER_FIRST_UNLOCK_THIS_DEVICE_ONLY = 1;

const file = process.env.KEYCHAIN_FILE;

function read() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

function check(key, { keychainAccessible }) {
  if (!/^[\w.-]+$/.test(key)) throw new Error(`Invalid key provided to SecureStore: ${key}`);
  if (keychainAccessible !== AFTER_FIRST_UNLOCK_THIS_DEVICE_ONLY) throw new Error('not on this device only');
}

export function getItem(key, options) {
  check(key, options);
  return read()[key] ?? null;
}

export function setItem(key, value, options) {
  check(key, options);
  if (typeof value !== 'string' || value.length > 2_048)
    throw new Error('Invalid value provided to SecureStore');
  writeFileSync(file, JSON.stringify({ ...read(), [key]: value }));
}
