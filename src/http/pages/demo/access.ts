import type { Execute, Result } from '../../../platform/execute.ts';
import type { Demo } from '../../../platform/process/demo.ts';
import type { BareRequestInfo } from '../../../platform/request-info.ts';
import type { Audience } from './articles.ts';
import { graphql } from './gql/gql.ts';

/**
 * Whether a customer may read an article to its end. `unconfirmed`: the customer may be entitled once their email is
 * verified.
 */
export type Access = 'granted' | 'logged-out' | 'unconfirmed' | 'refused' | 'unavailable';

/** The entitlement that articles of the campus edition require. */
const CAMPUS = 'campus-edition';

/** The publisher's server sends the first query as the partner, and the others with the customer's token, if valid. */
const Validate = graphql(`
  query DemoValidate($token: String!) { validateToken(token: $token) { valid } }
`);
const CustomerAndPlans = graphql(`
  query DemoCustomerAndPlans {
    me { email emailVerified }
    plansByAddress { entitlements }
  }
`);
const PlansByEmail = graphql(`
  query DemoPlansByEmail($email: String!) { plansByEmailDomain(email: $email) { entitlements } }
`);

/** The error codes of a session that has ended since the token was validated. */
const OVER = new Set(['UNAUTHENTICATED', 'TOKEN_EXPIRED', 'TOKEN_REVOKED']);

/**
 * Decides about a request for the body of an article, as the server of any publisher would: by the verdict on the
 * customer's access token, and by the plans that the customer is authorised for.
 * @param token the customer's access token; null: the customer is logged out
 */
export async function accessTo(
  audience: Audience,
  token: string | null,
  { execute, demo, requestInfo }: { execute: Execute; demo: Demo; requestInfo: BareRequestInfo },
): Promise<Access> {
  if (audience === 'everyone') return 'granted';
  const asked = { ...requestInfo, site: { id: demo.siteId }, acceptLanguage: null };
  const { clientId, clientSecret } = demo.partner;
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const asPartner = { ...asked, authorization: basic };
  const verdict = token === null ? null : await execute(Validate, { token }, asPartner);
  if (verdict && !verdict.data) return 'unavailable';
  const isLoggedIn = verdict?.data?.validateToken.valid === true;
  if (audience === 'readers') return isLoggedIn ? 'granted' : 'logged-out';

  const asCustomer = { ...asked, authorization: isLoggedIn ? `Bearer ${token}` : null };
  const answer = await execute(CustomerAndPlans, {}, asCustomer);
  if (!answer.data || answer.errors) return isOver(answer) ? 'logged-out' : 'unavailable';
  const { me, plansByAddress } = answer.data;
  if (entitles(plansByAddress)) return 'granted';
  if (!me) return 'logged-out';
  if (me.email === null) return 'refused';
  const plans = await execute(PlansByEmail, { email: me.email }, asCustomer);
  if (!plans.data) return 'unavailable';
  const { plansByEmailDomain } = plans.data;
  if (entitles(plansByEmailDomain)) return 'granted';
  return plansByEmailDomain.length > 0 && !me.emailVerified ? 'unconfirmed' : 'refused';
}

/** The entitlements of a plan are null for customers who are not authorised for it. */
function entitles(plans: readonly { entitlements: readonly string[] | null }[]): boolean {
  return plans.some(({ entitlements }) => entitlements?.includes(CAMPUS));
}

function isOver({ errors = [] }: Result<unknown>): boolean {
  return errors.some(({ extensions }) => OVER.has(extensions?.code ?? ''));
}
