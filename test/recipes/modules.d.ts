/** The types that the recipes use from packages that are not installed here. */

declare module 'expo-secure-store' {
  export const AFTER_FIRST_UNLOCK_THIS_DEVICE_ONLY: number;
  type SecureStoreOptions = { keychainAccessible?: number };
  export function getItem(key: string, options?: SecureStoreOptions): string | null;
  export function setItem(key: string, value: string, options?: SecureStoreOptions): void;
}

declare module 'expo-linking' {
  export function getInitialURL(): Promise<string | null>;
  export function addEventListener(
    type: 'url',
    listener: (event: { url: string }) => void,
  ): { remove(): void };
}
