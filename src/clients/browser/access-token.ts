export type AccessToken = {
  value: string;
  /** Milliseconds since the epoch, by the clock of the device. */
  expiresAt: number;
};

/** How long before its expiry an access token counts as expired. */
const MARGIN_MS = 10_000;

/**
 * Reads a token that was just issued. The expiry is computed from the lifetime of the token, so that a wrong clock of
 * the device does no harm.
 */
export function readAccessToken(value: string): AccessToken {
  const payload = value.split('.')[1] ?? '';
  const { exp, iat } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as {
    exp: number;
    iat: number;
  };
  return { value, expiresAt: Date.now() + (exp - iat) * 1_000 };
}

export function isExpiring({ expiresAt }: AccessToken): boolean {
  return expiresAt - Date.now() < MARGIN_MS;
}
