type Claims = { exp: number; iat: number; sid: string };

/** Reads the claims of a token without verifying it. Null for a text that is not a JWT. */
export function claimsOf(token: string | undefined): Claims | null {
  try {
    const payload = token?.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
    return JSON.parse(atob(payload)) as Claims;
  } catch {
    return null;
  }
}
