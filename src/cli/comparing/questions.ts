/** A request that only reads. */
export type Question = {
  /** The name in the report. */
  route: string;
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: Record<string, string>;
  token?: string;
};

/** One question to both systems. */
export type Pair = { old: Question; new: Question };

/** Tokens of one customer, one for each system. They are the same if the new system accepts the old token. */
export type TokenPair = { old: string; new: string };

export type Side = 'old' | 'new';

export type Inputs = {
  /** `site_id` or `customer_id`. */
  site: Record<Side, string>;
  tokens: readonly TokenPair[];
  emails: readonly string[];
  plans: readonly string[];
};

/** An API of an old system: its questions, the fields whose values are compared, and the known differences. */
export type ComparedApi = {
  questions(inputs: Inputs): Pair[];
  stable: readonly string[];
  /** Paths that differ on purpose, each with everything below it: see docs/legacy-clients.md. */
  known: readonly string[];
};

const pelcro: ComparedApi = {
  questions: ({ site, tokens, emails, plans }) => [
    ...['/site', '/geo/country', '/location', '/plan/ip/authorization'].map((path) => onBoth(site, path)),
    ...plans.map((id) => onBoth(site, '/plan', { plan_id: id })),
    ...emails.map((email) => onBoth(site, '/plan/domain/authorization', { email })),
    ...tokens.map((token) => onBoth(site, '/customer', {}, token)),
  ],
  stable: [
    ...['id', 'email', 'username', 'first_name', 'last_name', 'name', 'full_name', 'display_name', 'phone'],
    ...['language', 'salutation', 'title', 'email_confirm', 'has_password', 'created_at', 'metadata'],
    ...['link', 'slug', 'nickname', 'amount', 'currency', 'auto_renew', 'type', 'product_id'],
    ...['iso_code', 'countryCode', 'message', 'status'],
  ],
  known: [
    ...['subscriptions', 'expired_subscriptions', 'memberships', 'expired_memberships', 'gift_recipients'],
    ...['addresses', 'source', 'sources', 'orders', 'invoices', 'charges', 'organization', 'tin'],
    ...['account', 'logo', 'paywalls', 'design_settings', 'google_analytics_id', 'products'],
    ...['default_locale', 'security_key'],
  ].map((name) => `data.${name}`),
};

/** The only operation of the Prancer API that reads. */
const prancer: ComparedApi = {
  questions: ({ site, tokens }) =>
    tokens.map((token) => {
      const of = (side: Side): Question => ({
        route: 'POST /validate/accesstoken/',
        method: 'POST',
        path: '/validate/accesstoken/',
        body: { token: token[side], customer_id: site[side] },
      });
      return { old: of('old'), new: of('new') };
    }),
  stable: ['message', 'error', 'status'],
  known: [],
};

export const apis: Readonly<Record<string, ComparedApi>> = { pelcro, prancer };

function onBoth(
  site: Inputs['site'],
  path: string,
  query: Record<string, string> = {},
  token?: TokenPair,
): Pair {
  const of = (side: Side): Question => ({
    route: `GET ${path}`,
    method: 'GET',
    path,
    query: { site_id: site[side], ...query },
    ...(token && { token: token[side] }),
  });
  return { old: of('old'), new: of('new') };
}
