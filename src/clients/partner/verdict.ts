/** Why a token gives no access. `UNAVAILABLE`: there is no verdict at the moment, which says nothing about the customer. */
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

/** The next step for the caller. `RETRY`: ask again later, and leave the customer logged in. */
export type NextAction = 'REFRESH' | 'REAUTHENTICATE' | 'DENY' | 'RETRY';

/** `asked`: the service answered. `offline`: this process decided by its copy of the keys and the feed. */
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
  /** The time that the verdict describes. Offline, this is the time of the last complete page of the feed. */
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

/** Makes a refusal. @param action if it differs from the usual one of the reason */
export function refusal(
  reason: InvalidReason,
  source: VerdictSource,
  checkedAt: Date,
  action: NextAction = ACTIONS[reason],
): InvalidVerdict {
  return { valid: false, reason, action, retryAfterSeconds: null, checkedAt, source };
}

/** Makes the answer for a question that could not be decided. It never gives access. */
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
