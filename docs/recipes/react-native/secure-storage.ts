import type { ProvidedStorage } from '@gatehouse/browser';
import * as SecureStore from 'expo-secure-store';

/**
 * Keeps the refresh token in the Keychain (iOS) or encrypted by a key of the Keystore (Android). The stored token is in
 * no backup of the device. It can be read while the device is locked, after its first unlock, so that work in the
 * background does not lose a token.
 */
const options = { keychainAccessible: SecureStore.AFTER_FIRST_UNLOCK_THIS_DEVICE_ONLY };

/** Keys have letters, digits, dots, dashes and underscores only. */
const nameOf = (key: string) => key.replace(/[^\w.-]/g, '_');

export const secureStorage: ProvidedStorage = {
  getItem: (key) => SecureStore.getItem(nameOf(key), options) || null,
  setItem: (key, value) => SecureStore.setItem(nameOf(key), value, options),
  // Overwritten, not deleted: a deletion is asynchronous, and could remove the token of the next login.
  removeItem: (key) => SecureStore.setItem(nameOf(key), '', options),
};
