/** What to do without a valid token: refresh it, log in again, or neither. */
export type Action = 'REFRESH' | 'REAUTHENTICATE' | 'DENY';

export type Verdict = { valid: true; customerId: string; expiresAt: Date } | { valid: false; action: Action };
