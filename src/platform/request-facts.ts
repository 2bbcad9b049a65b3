/**
 * Which site a request means: by its id, or (the second legacy dialect) as the first site of the account that
 * every one of the names means.
 */
export type SiteSelector = { id: number } | { tenants: readonly TenantName[] };

/** What a request calls an account: its slug; where no account has it, the other one. */
export type TenantName = { slug: string; otherwise: string | null };

/** What a transport hands over about a request; everything else is looked up when it is needed. */
export type RequestFacts = {
  /** The Authorization header, as it came. */
  authorization: string | null;
  /** Null: the caller named no site. */
  site: SiteSelector | null;
  /** The client's address, as the configured proxies vouch for it. */
  address: string;
  userAgent: string | null;
  requestId: string;
  /** Filled in as the request is answered; the access log says it. */
  outcome: Outcome;
};

/** What became of a request, beyond its status. */
export type Outcome = {
  operations: string[];
  errorCodes: string[];
  reportIds: string[];
  /** Set when the request was counted under a limit; every transport says it in headers. */
  standing: Standing | null;
  /** The token that was granted last, `ended` after a logout: what a shared cookie follows. Never logged. */
  session: { accountId: number; token: string; expiresAt: Date } | 'ended' | null;
  /** Whether the answer is public, so that it may be compressed. */
  isPublic: boolean;
};

/** How much of a limit is left to a caller, after its request was counted. */
export type Standing = {
  name: string;
  max: number;
  windowSeconds: number;
  remaining: number;
  /** Seconds until all of it is there again. */
  resetSeconds: number;
};

export function newOutcome(): Outcome {
  return { operations: [], errorCodes: [], reportIds: [], standing: null, session: null, isPublic: false };
}
