import type { Session } from '../../platform/database/client/client.ts';

/** How a customer has logged in, in the terms of ID tokens. */
export type Authentication = {
  /** Null: unknown, because the session continues an earlier login. */
  at: Date | null;
  acr: string;
  amr: string[] | undefined;
};

export const SINGLE_FACTOR = 'urn:gatehouse:acr:single-factor';
export const MULTI_FACTOR = 'urn:gatehouse:acr:multi-factor';

/** The values of RFC 8176 §2, which has none for a login at another provider. */
const METHODS: Readonly<Partial<Record<Session['startedBy'], string>>> = {
  REGISTRATION: 'pwd',
  PASSWORD: 'pwd',
  PASSWORD_CHANGE: 'pwd',
  PASSWORDLESS_LINK: 'otp',
  PASSWORDLESS_CODE: 'otp',
  PASSKEY: 'pop',
};

/** These sessions continue an earlier login, whose time is unknown. */
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
