import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { GatehouseError } from './errors.ts';

/** Loaded when it is first needed, because most pages never use a passkey. */
const library = () => import('@simplewebauthn/browser');

export function supportsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function';
}

/**
 * Chooses the domain (RP ID) for a passkey from those that the site accepts. Null: the service chooses. A page under
 * another domain than the first gets its own domain if the browser does not support related origin requests.
 */
export async function passkeyDomainFor(domains: readonly string[], hostname: string): Promise<string | null> {
  const [first = '', ...others] = domains;
  const isUnder = (domain: string) => hostname === domain || hostname.endsWith(`.${domain}`);
  if (isUnder(first)) return null;
  const own = others.find(isUnder);
  if (own === undefined) return null;
  // The global does not exist in browsers without passkeys.
  const capabilities = await globalThis.PublicKeyCredential?.getClientCapabilities?.();
  return capabilities?.relatedOrigins ? null : own;
}

/** Asks the device to create a passkey. @throws GatehouseError PASSKEY_UNAVAILABLE */
export function createPasskey(options: unknown): Promise<unknown> {
  return onDevice(async () =>
    (await library()).startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON }),
  );
}

/**
 * Asks the device for a passkey.
 * @param useAutofill whether to offer passkeys in an input with `autocomplete="username webauthn"` instead of a dialog
 * @throws GatehouseError PASSKEY_UNAVAILABLE, also when a later call replaces this one
 */
export function readPasskey(options: unknown, useAutofill = false): Promise<unknown> {
  return onDevice(async () =>
    (await library()).startAuthentication({
      optionsJSON: options as PublicKeyCredentialRequestOptionsJSON,
      useBrowserAutofill: useAutofill,
      // The library looks for the input only in the document, but the input of the Elements is in a shadow root.
      verifyBrowserAutofillInput: false,
    }),
  );
}

/** Whether passkeys can be offered in the autofill of an input. */
export async function supportsAutofill(): Promise<boolean> {
  return supportsPasskeys() && (await library()).browserSupportsWebAuthnAutofill();
}

/** Cancels the current request for a passkey, such as one that waits in the autofill. */
export async function cancelPasskey(): Promise<void> {
  (await library()).WebAuthnAbortService.cancelCeremony();
}

async function onDevice<Data>(work: () => Promise<Data>): Promise<Data> {
  if (!supportsPasskeys()) throw new GatehouseError('PASSKEY_UNAVAILABLE', 'This browser has no passkeys.');
  try {
    return await work();
  } catch (error) {
    throw new GatehouseError('PASSKEY_UNAVAILABLE', (error as Error).message);
  }
}
