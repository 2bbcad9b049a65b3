import type { Session } from '../../platform/database/client/client.ts';

/** How a customer has logged in, as ID tokens say it. */
export type Authentication = {
  /** Null: unknown, because the session continues one that began elsewhere. */
  at: Date | null;
  acr: string;
  amr: string[] | undefined;
};

export const SINGLE_FACTOR = 'urn:gatehouse:acr:single-factor';
export const MULTI_FACTOR = 'urn:gatehouse:acr:multi-factor';

/** RFC 8176 §2. It has no value for a login at another provider. */
const METHODS: Readonly<Partial<Record<Session['startedBy'], string>>> = {
  REGISTRATION: 'pwd',
  PASSWORD: 'pwd',
  PASSWORD_CHANGE: 'pwd',
  PASSWORDLESS_LINK: 'otp',
  PASSWORDLESS_CODE: 'otp',
  PASSKEY: 'pop',
};

/** These sessions continue a login that was earlier, at an unknown time. */
const CONTINUED: ReadonlySet<Session['startedBy']> = new Set(['HANDOFF', 'LEGACY_TOKEN']);

export function authenticationOf({
  startedBy,
  secondFactorShown,
  createdAt,
}: Pick<Session, 'startedBy' | 'secondFactorShown' | 'createdAt'>): Authentication {
  const method = METHODS[startedBy];
  const methods = [...(method ? [method] : []), ...(secondFactorShown ? ['mfa'] : [])];
  return {
    at: CONTINUED.has(startedBy) ? null : createdAt,
    acr: secondFactorShown ? MULTI_FACTOR : SINGLE_FACTOR,
    amr: methods.length > 0 ? methods : undefined,
  };
}
