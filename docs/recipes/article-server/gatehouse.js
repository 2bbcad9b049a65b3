const { GATEHOUSE_URL, GATEHOUSE_SITE, GATEHOUSE_CLIENT_ID, GATEHOUSE_CLIENT_SECRET } = process.env;
const PARTNER = `Basic ${Buffer.from(`${GATEHOUSE_CLIENT_ID}:${GATEHOUSE_CLIENT_SECRET}`).toString('base64')}`;

const VALIDATE = `query ($token: String!) {
  validateToken(token: $token) { valid reason action customerId sessionId }
}`;
const CUSTOMER = '{ me { email emailVerified } }';
const PLANS = 'query ($email: String!) { plansByEmailDomain(email: $email) { id } }';

/** @throws if the call fails. That says nothing about the customer: do not treat it as a refusal. */
async function ask(query, variables, authorization) {
  const response = await fetch(`${GATEHOUSE_URL}/graphql`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Site-Id': GATEHOUSE_SITE,
      ...(authorization && { Authorization: authorization }),
    },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(5_000),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`Gatehouse: ${errors[0].message}`);
  return data;
}

/** The verdict about an access token, as of now: a logout a moment ago counts. */
export async function validate(token) {
  return (await ask(VALIDATE, { token }, PARTNER)).validateToken;
}

/** All emails of a domain have the same plans, so the answer for each domain is kept for a minute. */
const MINUTE_MS = 60_000;
const plansOfDomains = new Map();

/** Whether the verified email of a customer is authorised for a plan. @param token a valid one */
export async function isAuthorized(token, planId) {
  const { me } = await ask(CUSTOMER, {}, `Bearer ${token}`);
  if (!me?.email || !me.emailVerified) return false;
  const domain = me.email.slice(me.email.lastIndexOf('@') + 1).toLowerCase();
  const known = plansOfDomains.get(domain);
  if (known && known.until > Date.now()) return known.ids.has(planId);
  const { plansByEmailDomain } = await ask(PLANS, { email: me.email });
  const ids = new Set(plansByEmailDomain.map(({ id }) => id));
  if (plansOfDomains.size >= 10_000) plansOfDomains.clear();
  plansOfDomains.set(domain, { ids, until: Date.now() + MINUTE_MS });
  return ids.has(planId);
}
