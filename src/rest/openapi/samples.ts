const HEADER = 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9';
const ONE_TIME_TOKEN_ID = 'b5f0c1de-6a53-4c0f-9a55-0d5f3c1b7e21';
const REFRESH_TOKEN_ID = '01930b5e-7c1a-7e5b-9d5f-3b8f2a6c4d10';

/** The values that the documentation shows for names in braces. */
const samples: Readonly<Record<string, unknown>> = {
  email: 'john.doe@example.com',
  new_email: 'john.doe@example.com',
  other_email: 'jane.roe@example.com',
  username: 'john_doe',
  new_username: 'john_doe',
  customer_id: 1039,
  new_customer_id: 1039,
  site_id: 1,
  account_id: 1,
  older_site_id: 2,
  full_site_id: 3,
  passwordless_site_id: 4,
  revealing_site_id: 5,
  tenant: 'demo',
  plan_id: 12,
  domain_plan_id: 13,
  campus_token: `${HEADER}.of-the-campus.c2lnbmF0dXJl`,
  disqus_login:
    'eyJpZCI6ImdhdGVob3VzZS0xLTEwMzkiLCJ1c2VybmFtZSI6ImpvaG5fZG9lIiwiZW1haWwiOiJqb2huLmRvZUBleGFtcGxlLmNvbSJ9 2d3ca5699fbdb4d1884b7d4ca68dbbea59632387 1697231652',
  disqus_logout: 'e30= 92ffd7098897247d01d91132934e1ddd6d314ac0 1697231652',
  disqus_public_key: 'DISQUS-PUBLIC-KEY',
  country: 'FR',
  countries: { CA: 'Canada', FR: 'France', US: 'United States' },
  countries_in_french: { CA: 'Canada', US: 'États-Unis', FR: 'France' },
  own_states: { BRE: 'Brittany', IDF: 'Île-de-France' },
  states: { ON: 'Ontario', QC: 'Quebec' },
  now: 1697231652,
  token_expires_at: 1702415652,
  token: `${HEADER}.eyJzdWIiOiIxMDM5In0.c2lnbmF0dXJl`,
  new_token: `${HEADER}.eyJzdWIiOiIxMDM5In0.bmV3LXNpZ25hdHVyZQ`,
  other_token: `${HEADER}.eyJzdWIiOiIyMDQ4In0.c2lnbmF0dXJl`,
  expired_token: `${HEADER}.expired.c2lnbmF0dXJl`,
  ended_expired_token: `${HEADER}.expired-and-logged-out.c2lnbmF0dXJl`,
  revoked_token: `${HEADER}.logged-out.c2lnbmF0dXJl`,
  superseded_token: `${HEADER}.displaced.c2lnbmF0dXJl`,
  replaced_token: `${HEADER}.with-which-the-password-was-changed.c2lnbmF0dXJl`,
  password_changed_token: `${HEADER}.of-the-old-password.c2lnbmF0dXJl`,
  disabled_token: `${HEADER}.of-a-disabled-customer.c2lnbmF0dXJl`,
  foreign_token: `${HEADER}.of-another-account.c2lnbmF0dXJl`,
  forged_token: `${HEADER}.eyJzdWIiOiIxMDM5In0.Zm9yZ2Vk`,
  early_token: `${HEADER}.not-yet-valid.c2lnbmF0dXJl`,
  idp_token: 'eyJhbGciOiJSUzI1NiIsImtpZCI6Imdvb2dsZSJ9.eyJzdWIiOiIxMDc2In0.c2lnbmF0dXJl',
  idp_token_without_email: 'eyJhbGciOiJSUzI1NiIsImtpZCI6Imdvb2dsZSJ9.without-email.c2lnbmF0dXJl',
  idp_token_with_taken_email: 'eyJhbGciOiJSUzI1NiIsImtpZCI6Imdvb2dsZSJ9.unverified-email.c2lnbmF0dXJl',
  google_claims: {
    sub: '107691503500061509',
    name: 'John Doe',
    given_name: 'John',
    family_name: 'Doe',
    email: 'john.doe@example.com',
    email_verified: true,
  },
  refresh_token: `${REFRESH_TOKEN_ID}.bG9uZy1yYW5kb20tc2VjcmV0`,
  new_refresh_token: `${REFRESH_TOKEN_ID}.YW5vdGhlci1yYW5kb20tc2VjcmV0`,
  reset_token: `${ONE_TIME_TOKEN_ID}.cmVzZXQtc2VjcmV0`,
  withdrawn_reset_token: `${ONE_TIME_TOKEN_ID}.b2xkZXItc2VjcmV0`,
  verification_token: `${ONE_TIME_TOKEN_ID}.dmVyaWZpY2F0aW9uLXNlY3JldA`,
  login_token: `${ONE_TIME_TOKEN_ID}.bGluay1zZWNyZXQ`,
  verified_token: `${HEADER}.of-a-verified-customer.c2lnbmF0dXJl`,
  partner_credentials: 'Y2xpZW50X2lkOmNsaWVudF9zZWNyZXQ=',
  report_id: '7d444840-9dc0-41d1-b245-5ffdce74fad2',
  too_much: 'more than 1 MiB',
};

/** @throws for an unknown name, so that the documentation never shows a name in braces */
export function sampleOf(name: string): unknown {
  if (Object.hasOwn(samples, name)) return samples[name];
  throw new Error(`There is no sample for {${name}}.`);
}
