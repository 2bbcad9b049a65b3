import type { Example, ExampleRequest, Examples } from '../../openapi/example.ts';

type Answer = Example['answer'];

export const PASSWORD = 'securePassword123';

export function success(data: unknown): Answer {
  return { status: 200, body: { status: 'success', data } };
}

export function invalid(errors: Readonly<Record<string, readonly string[]>>): Answer {
  return { status: 400, body: { errors } };
}

export function refused(status: number, message: string, reportId: string | null = null): Answer {
  return { status, body: { error: { report_id: reportId, status, message } } };
}

/** The same, of a registration: its failures always have `errors`. */
export function refusedRegistration(status: number, message: string): Answer {
  return { status, body: { errors: {}, error: { report_id: null, status, message } } };
}

function badToken(status: number, message: string): Answer {
  return { status, body: { error: { status, message } } };
}

/** The customer whom the examples are about, and what is different about her now. */
export function john(changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: '{customer_id}',
    email: '{email}',
    username: '{username}',
    first_name: 'John',
    last_name: 'Doe',
    name: 'John Doe',
    full_name: 'John Doe',
    display_name: null,
    phone: null,
    language: 'en',
    currency: null,
    metadata: {},
    salutation: null,
    title: null,
    organization: null,
    email_confirm: false,
    has_password: true,
    profile_photo: null,
    created_at: '{now}',
    updated_at: '{now}',
    last_login_at: '{now}',
    subscriptions: null,
    expired_subscriptions: null,
    memberships: null,
    expired_memberships: null,
    gift_recipients: null,
    addresses: null,
    source: null,
    sources: null,
    orders: null,
    invoices: null,
    charges: null,
    ...changes,
  };
}

/** The customer as the holder of an ended token sees them. */
export function bareCustomer(changes: Readonly<Record<string, unknown>> = {}) {
  const nothing = Object.fromEntries(Object.keys(john()).map((name) => [name, null]));
  return { ...nothing, id: '{customer_id}', metadata: {}, ...changes };
}

/** The customer as the holder of a mailed token sees them. */
export function mailboxOwner(changes: Readonly<Record<string, unknown>> = {}) {
  return bareCustomer({ email: '{email}', email_confirm: true, ...changes });
}

/** The token that the request presented, in its answer. */
export const presentedToken = { auth_token: '{token}', token: '{token}' };

export const newToken = { auth_token: '{new_token}', token: '{new_token}' };

/** How a request is refused that names no site. */
export function withoutSite(request: ExampleRequest): Examples {
  const { site_id: _named, ...query } = request.query ?? {};
  return {
    noSite: {
      summary: 'No site',
      request: { ...request, query },
      answer: invalid({ site_id: ['The site id field is required.'] }),
    },
  };
}

/** How a request that is good but for its token is refused. */
export function withBadToken(request: ExampleRequest): Examples {
  const { headers: _token, ...anonymous } = request;
  const bearing = (token: string): ExampleRequest => ({
    ...request,
    headers: { Authorization: `Bearer ${token}` },
  });
  return {
    noToken: {
      summary: 'No token',
      request: anonymous,
      answer: { status: 401, body: { error: { message: 'Token not provided' } } },
    },
    olderReading: {
      summary: 'An expired or invalid token, on a site that wants the older reading',
      request: { ...bearing('{expired_token}'), query: { site_id: '{older_site_id}' } },
      answer: badToken(401, 'Invalid or expired token'),
    },
    expiredToken: {
      summary: 'An expired token',
      request: bearing('{expired_token}'),
      answer: badToken(403, 'Authentication token has expired, please try again'),
    },
    revokedToken: {
      summary: 'A token after its logout',
      request: bearing('{revoked_token}'),
      answer: badToken(403, 'Authentication token has been blacklisted, please try again'),
    },
    supersededToken: {
      summary: 'A token that a newer login displaced',
      request: bearing('{superseded_token}'),
      answer: badToken(403, 'Authentication token has been blacklisted, please try again'),
    },
    invalidToken: {
      summary: 'A token that nobody here has signed',
      request: bearing('{forged_token}'),
      answer: badToken(403, 'Authentication token is invalid, please try again'),
    },
  };
}

/** How older callers send their token: in the body, in place of the header. */
export function tokenInBody({ headers: _token, ...request }: ExampleRequest): ExampleRequest {
  const body = typeof request.body === 'object' ? request.body : {};
  return { ...request, body: { ...body, auth_token: '{token}' } };
}
