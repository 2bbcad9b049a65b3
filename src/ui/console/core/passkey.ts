type Json = Record<string, unknown>;

/**
 * Asks the device for a passkey that exists.
 * @param options of the API
 * @returns the answer for the API; null if no passkey was used, for example after a cancellation
 */
export async function askForPasskey(options: unknown): Promise<Json | null> {
  return answered(async () =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
        options as PublicKeyCredentialRequestOptionsJSON,
      ),
    }),
  );
}

/**
 * Creates a passkey on the device.
 * @param options of the API
 * @returns the answer for the API; null if no passkey was created, for example after a cancellation
 */
export async function createPasskey(options: unknown): Promise<Json | null> {
  return answered(async () =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
        options as PublicKeyCredentialCreationOptionsJSON,
      ),
    }),
  );
}

/** @returns null if the request was cancelled, timed out or was refused. Browsers do not say which of these happened */
async function answered(ask: () => Promise<Credential | null>): Promise<Json | null> {
  try {
    const credential = await ask();
    return credential instanceof PublicKeyCredential ? ({ ...credential.toJSON() } as Json) : null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

export function hasPasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}
