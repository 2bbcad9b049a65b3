/** The error codes that a page can get. All but the last three are codes of the GraphQL API. */
export type GatehouseErrorCode =
  | 'BAD_REQUEST'
  | 'VALIDATION_FAILED'
  | 'ONE_TIME_TOKEN_INVALID'
  | 'EMAIL_ALREADY_VERIFIED'
  | 'FEATURE_DISABLED'
  | 'INVALID_CREDENTIALS'
  | 'SECOND_FACTOR_REQUIRED'
  /** The customer has to log in at their company. Call `identities.loginAtCompany`. */
  | 'ENTERPRISE_LOGIN_REQUIRED'
  | 'UNAUTHENTICATED'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_REVOKED'
  | 'FORBIDDEN'
  | 'SESSION_LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'LINK_REQUIRED'
  | 'PAYLOAD_TOO_LARGE'
  | 'ACCOUNT_LOCKED'
  | 'RATE_LIMITED'
  | 'INTERNAL'
  | 'PROVIDER_UNAVAILABLE'
  | 'UNAVAILABLE'
  /** The customer declined at the identity provider. */
  | 'ACCESS_DENIED'
  /** No usable answer arrived, for example because there is no network, or the origin of the page is not allowed. */
  | 'NETWORK'
  /** No passkey was used: the browser has none, or the customer cancelled the dialog, for example. */
  | 'PASSKEY_UNAVAILABLE';

export type Factor = 'totp' | 'passkey' | 'recovery_code';

/** The details of SECOND_FACTOR_REQUIRED, for `completeLogin`. */
export type SecondFactor = {
  challenge: string;
  /** The kinds of second factors that the customer can use here. */
  factors: Factor[];
  /** The kinds that the customer can set up with the challenge, if a factor is required and the customer has none. */
  enrolment: Exclude<Factor, 'recovery_code'>[];
};

type Details = {
  fields?: Record<string, string[]> | undefined;
  retryAfterSeconds?: number | undefined;
  secondFactor?: SecondFactor | undefined;
  reportId?: string | undefined;
  provider?: string | undefined;
};

/**
 * The error of an operation. The `code` is for the page. Messages and `fields` of the service are for customers, in the
 * language of the client. Messages of the SDK itself, such as that of NETWORK, are for developers, in English.
 */
export class GatehouseError extends Error {
  override readonly name = 'GatehouseError';
  readonly code: GatehouseErrorCode;
  /** With VALIDATION_FAILED: the problems of each wrong field. */
  readonly fields: Readonly<Record<string, string[]>>;
  /** With ACCOUNT_LOCKED, RATE_LIMITED and UNAVAILABLE. */
  readonly retryAfterSeconds: number | null;
  /** With SECOND_FACTOR_REQUIRED. */
  readonly secondFactor: SecondFactor | null;
  /** With INTERNAL: the id of the log entry, for support. */
  readonly reportId: string | null;
  /** In errors of `ready` after a redirect: the identity provider; `''` after a hosted page or a company login. */
  readonly provider: string | null;

  constructor(code: GatehouseErrorCode, message: string, details: Details = {}) {
    super(message);
    this.code = code;
    this.fields = details.fields ?? {};
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.secondFactor = details.secondFactor ?? null;
    this.reportId = details.reportId ?? null;
    this.provider = details.provider ?? null;
  }
}

/** The result of an operation: data or an error. */
export type Result<Data> = { data: Data; error: null } | { data: null; error: GatehouseError };

/** Runs work that throws a `GatehouseError`, and returns its result. Other errors are bugs and are thrown. */
export async function resultOf<Data>(work: () => Promise<Data>): Promise<Result<Data>> {
  try {
    return { data: await work(), error: null };
  } catch (error) {
    if (error instanceof GatehouseError) return { data: null, error };
    throw error;
  }
}
