/** Why a token gives no access. `UNAVAILABLE`: the token could not be checked now. */
export type InvalidReason =
  | 'MALFORMED'
  | 'INVALID_SIGNATURE'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'REVOKED'
  | 'SUPERSEDED'
  | 'PASSWORD_CHANGED'
  | 'CUSTOMER_DISABLED'
  | 'UNKNOWN'
  | 'UNAVAILABLE';

/** The next step for the caller. `RETRY`: try again later, and leave the customer logged in. */
export type NextAction = 'REFRESH' | 'REAUTHENTICATE' | 'DENY' | 'RETRY';

/** `asked`: the service decided. `offline`: this process decided with its copy of the keys and the feed. */
export type VerdictSource = 'asked' | 'offline';

export type ValidVerdict = {
  valid: true;
  reason: null;
  action: null;
  customerId: string;
  siteId: string;
  sessionId: string;
  issuedAt: Date;
  expiresAt: Date;
  /** The verdict was true at this time. Offline it is the last time at which the copy of keys and feed was complete. */
  checkedAt: Date;
  source: VerdictSource;
};

export type InvalidVerdict = {
  valid: false;
  reason: InvalidReason;
  action: NextAction;
  /** Set with `UNAVAILABLE`: the time to wait. */
  retryAfterSeconds: number | null;
  checkedAt: Date;
  source: VerdictSource;
};

export type Verdict = ValidVerdict | InvalidVerdict;

const ACTIONS: Readonly<Record<InvalidReason, NextAction>> = {
  MALFORMED: 'DENY',
  INVALID_SIGNATURE: 'DENY',
  EXPIRED: 'REAUTHENTICATE',
  NOT_YET_VALID: 'DENY',
  REVOKED: 'REAUTHENTICATE',
  SUPERSEDED: 'REAUTHENTICATE',
  PASSWORD_CHANGED: 'REAUTHENTICATE',
  CUSTOMER_DISABLED: 'DENY',
  UNKNOWN: 'DENY',
  UNAVAILABLE: 'RETRY',
};

const DEFAULT_RETRY_AFTER_SECONDS = 5;

/** Makes the verdict on an invalid token. @param action by default the usual action of the reason */
export function refusal(
  reason: InvalidReason,
  source: VerdictSource,
  checkedAt: Date,
  action: NextAction = ACTIONS[reason],
): InvalidVerdict {
  return { valid: false, reason, action, retryAfterSeconds: null, checkedAt, source };
}

/** Makes the verdict on a token that could not be checked. It gives no access. */
export function unavailable(
  source: VerdictSource,
  checkedAt: Date,
  retryAfterSeconds = DEFAULT_RETRY_AFTER_SECONDS,
): InvalidVerdict {
  return { ...refusal('UNAVAILABLE', source, checkedAt), retryAfterSeconds };
}

/** Whether a text is a reason that the service gives. */
export function isReason(text: unknown): text is InvalidReason {
  return typeof text === 'string' && text !== 'UNAVAILABLE' && Object.hasOwn(ACTIONS, text);
}

export function isAction(text: unknown): text is NextAction {
  return text === 'REFRESH' || text === 'REAUTHENTICATE' || text === 'DENY';
}
