/**
 * Systems whose customers can stay logged in, and for each system the options of `create-legacy-issuer`. Words in
 * capital letters, except `ES256`, stand for values that the operator fills in. docs/old-tokens.md explains the options.
 */
export const ISSUER_SYSTEMS = {
  LARAVEL: '--kind hmac --secret-file jwt-secret.txt --prv 23bd5c8949f600adb39e701c400872db7a5976f7',
  PELCRO:
    "--kind ask --url 'https://www.pelcro.com/api/v1/sdk/customer?site_id=SITE_ID' --iss https://www.pelcro.com",
  AUTH0:
    '--kind jwks --url https://TENANT.auth0.com/.well-known/jwks.json --iss https://TENANT.auth0.com/ --aud API_IDENTIFIER',
  FIREBASE:
    '--kind jwks --url https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com --iss https://securetoken.google.com/PROJECT --aud PROJECT',
  SUPABASE:
    '--kind jwks --algorithm ES256 --url https://REF.supabase.co/auth/v1/.well-known/jwks.json --iss https://REF.supabase.co/auth/v1 --aud authenticated',
} as const satisfies Record<string, string>;

export type IssuerSystemName = keyof typeof ISSUER_SYSTEMS;

/**
 * Writes the command that creates an issuer.
 * @param cutover the time of the switch as ISO 8601; empty: not known yet
 * @param lastDay as `2027-04-01`; empty: not known yet
 */
export function createIssuerCommand({
  account,
  site,
  system,
  cutover,
  lastDay,
}: {
  account: string;
  site: string;
  system: IssuerSystemName;
  cutover: string;
  lastDay: string;
}): string {
  const until = lastDay === '' ? 'END_OF_THE_WINDOW' : `${lastDay}T23:59:59Z`;
  return `npm run -s create-legacy-issuer -- --account ${account} --site ${site} ${ISSUER_SYSTEMS[system]} --cutover ${cutover || 'TIME_OF_THE_SWITCH'} --until ${until}`;
}
