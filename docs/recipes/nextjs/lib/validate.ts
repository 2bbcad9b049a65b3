import type { Verdict } from './verdict';

const VALIDATE = `query ($token: String!) {
  validateToken(token: $token) { valid action customerId expiresAt }
}`;

/**
 * Asks Gatehouse about an access token, with the credentials of a partner. The verdict is as of now.
 * @throws if there is no verdict: Gatehouse does not answer, or answers with an error
 */
export async function validate(token: string): Promise<Verdict> {
  const { GATEHOUSE_URL, GATEHOUSE_CLIENT_ID, GATEHOUSE_CLIENT_SECRET } = process.env;
  const credentials = Buffer.from(`${GATEHOUSE_CLIENT_ID}:${GATEHOUSE_CLIENT_SECRET}`).toString('base64');
  const response = await fetch(`${GATEHOUSE_URL}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Basic ${credentials}` },
    body: JSON.stringify({ query: VALIDATE, variables: { token } }),
    // Next.js must not keep a verdict.
    cache: 'no-store',
    signal: AbortSignal.timeout(5_000),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`Gatehouse: ${errors[0].message}`);
  const { valid, action, customerId, expiresAt } = data.validateToken;
  return valid ? { valid, customerId, expiresAt: new Date(expiresAt) } : { valid, action };
}
