/**
 * The site that a request names: by its id, or (Prancer) by names of an account. Names select the first site of the
 * account, and must all belong to one account.
 */
export type SiteSelector = { id: number } | { tenants: readonly TenantName[] };

/** A name of an account in a request: its slug. If no account has that slug, `otherwise` is used as the slug. */
export type TenantName = { slug: string; otherwise: string | null };

/** The facts about a request that the HTTP layer passes on. Everything else is looked up when it is needed. */
export type RequestInfo = {
  /** The unparsed Authorization header. */
  authorization: string | null;
  /** Null if the caller named no site. */
  site: SiteSelector | null;
  /** The languages that the caller reads, as an `Accept-Language` header has them. Null: English. */
  acceptLanguage: string | null;
  /** The client's address, as the trusted proxies forward it. */
  address: string;
  userAgent: string | null;
  requestId: string;
  /** Whether a page of the console sent the request. The token is then kept in the console's cookie. */
  isConsole: boolean;
  /** Filled in while the request is handled. */
  outcome: RequestOutcome;
};

/** The request before its site, its language and its credentials have been read. */
export type BareRequestInfo = Omit<RequestInfo, 'authorization' | 'site' | 'acceptLanguage'>;

/** The result of a request, beyond its status: for the access log, the headers and the shared cookie. */
export type RequestOutcome = {
  operations: string[];
  errorCodes: string[];
  reportIds: string[];
  /** Set if the request was counted under a rate limit. Sent as headers. */
  rateLimit: RateLimitState | null;
  /** The access token granted last, or `ended` after a logout. The shared cookie follows it. Never logged. */
  session: { accountId: number; token: string; expiresAt: Date } | 'ended' | null;
  /** A collaborator's token, which the console gets as a cookie. `ended`: the cookie is cleared. Never logged. */
  consoleSession: { token: string; expiresAt: Date } | 'ended' | null;
  /** Whether the response is public, so that it may be compressed. */
  isPublic: boolean;
};

/** How much of a rate limit is left to a caller after the request was counted. */
export type RateLimitState = {
  name: string;
  max: number;
  windowSeconds: number;
  remaining: number;
  /** Seconds until the whole limit is available again. */
  resetSeconds: number;
};

export function newOutcome(): RequestOutcome {
  return {
    operations: [],
    errorCodes: [],
    reportIds: [],
    rateLimit: null,
    session: null,
    consoleSession: null,
    isPublic: false,
  };
}
