/** A column with sealed values. With `member`: a JSON column whose objects contain a sealed value under that name. */
export type SealedPlace = { table: string; column: string; member?: string };

const at = (table: string, column: string, member?: string): SealedPlace =>
  member === undefined ? { table, column } : { table, column, member };
const ONE_TIME_TOKEN = at('one_time_token', 'data', 'sealed');

/**
 * The places where values of each purpose are stored. A value can be sealed only for one of these purposes, so a
 * rotation of KEY_ENCRYPTION_SECRET finds every sealed value.
 */
const PLACES = {
  'signing-key': [at('signing_key', 'encrypted_private'), at('signing_key', 'rsa_encrypted_private')],
  'bot-protection': [at('bot_protection', 'encrypted_secret')],
  disqus: [at('disqus_keys', 'encrypted_secret')],
  'employee-sso': [at('employee_sso', 'encrypted_secret')],
  'employee-sso-state': [ONE_TIME_TOKEN],
  'enterprise-connection': [at('enterprise_connection', 'encrypted_secret')],
  'enterprise-login-state': [ONE_TIME_TOKEN],
  'hash-secret': [at('hash_secret', 'encrypted_secret')],
  'identity-link-result': [ONE_TIME_TOKEN],
  'identity-provider': [at('identity_provider', 'encrypted_secret')],
  'identity-provider-test': [ONE_TIME_TOKEN],
  'legacy-issuer': [at('legacy_issuer', 'encrypted_secret')],
  'old-system': [at('old_system', 'encrypted_secret')],
  'openid-record': [at('openid_record', 'encrypted_payload')],
  'queued mail': [at('pgboss.job', 'data', 'sealed')],
  'saml-response-person': [ONE_TIME_TOKEN],
  'sign-in-redirect': [ONE_TIME_TOKEN],
  // Only in the address of a redirect, and not stored.
  'sign-in-redirect-user': [],
  'totp-secret': [at('authenticator', 'encrypted_secret')],
  'webhook answer': [at('webhook_delivery', 'encrypted_answer')],
  'webhook event': [at('webhook_event', 'encrypted_body'), at('webhook_event', 'delivered_body')],
  'webhook secret': [at('webhook_endpoint', 'encrypted_secret')],
} satisfies Record<string, SealedPlace[]>;

/** The purpose of a sealed value. The value can be opened for the same purpose only. */
export type SealedPurpose = keyof typeof PLACES;

/** Every place with the purposes of its values. */
export const SEALED_PLACES: (SealedPlace & { purposes: SealedPurpose[] })[] = byPlace();

function byPlace() {
  const places = new Map<string, SealedPlace & { purposes: SealedPurpose[] }>();
  for (const [purpose, found] of Object.entries(PLACES) as [SealedPurpose, SealedPlace[]][]) {
    for (const place of found) {
      const { purposes = [] } = places.get(nameOf(place)) ?? {};
      places.set(nameOf(place), { ...place, purposes: [...purposes, purpose] });
    }
  }
  return [...places.values()];
}

/** Such as `one_time_token.data.sealed`. */
export function nameOf({ table, column, member }: SealedPlace): string {
  return [table, column, member].filter(Boolean).join('.');
}
