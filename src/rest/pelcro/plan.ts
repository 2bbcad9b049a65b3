import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { type ExampleRequest, type Examples, example } from '../openapi/example.ts';
import { objectOf, schemaRef } from '../openapi/schema.ts';
import { email } from './customer-fields.ts';
import { answerTo, requiredError, validationError } from './errors.ts';
import { atSite, refusal, success, withoutSite } from './examples.ts';
import { plan } from './plan-resource.ts';

const reading: ExampleRequest = { query: { ...atSite, plan_id: '{plan_id}' } };
const byDomain: ExampleRequest = { query: { ...atSite, email: 'student@campus.example' } };
const plans = objectOf({ plans: { type: 'array', items: schemaRef('Plan'), minItems: 1 } });
const OLDER_PATH = 'The same, under an older path';
const BOUND =
  'A plan may be bound to IP addresses or email domains. Its `entitlements` are shown to callers from such an IP address and to customers with a verified email of such a domain. For all other callers they are null. An invalid token is ignored.';

const planDocument = graphql(`
  query ShimPlan($id: ID!) {
    plan(id: $id) {
      ...PlanResource
    }
  }
`);

function planRoute(method: 'GET' | 'POST', summary: string, examples: Examples): Route {
  return defineRoute({
    method,
    path: '/plan',
    caller: 'customer-if-any',
    readsQuery: true,
    fields: { plan_id: { type: 'id', required: true, note: 'The plan.' } },
    document: planDocument,
    variables: ({ input }) => ({ id: input.plan_id }),
    reply: ({ plan: given }) => plan.of(given),
    docs: {
      summary,
      description: BOUND,
      data: schemaRef('Plan'),
      refusals: refusal(404, 'The site does not offer this plan.'),
      examples: {
        ...examples,
        noPlan: example('No plan named', { query: atSite }, requiredError('plan_id')),
        unknownPlan: example(
          'A plan that the site does not offer',
          { query: { ...atSite, plan_id: '999999' } },
          answerTo('NOT_FOUND'),
        ),
        ...withoutSite(reading),
      },
    },
  });
}

const byAddressDocument = graphql(`
  query ShimPlansByAddress {
    plansByAddress {
      ...PlanResource
    }
  }
`);

function addressRoute(path: string, summary: string): Route {
  return defineRoute({
    method: 'GET',
    path,
    caller: 'customer-if-any',
    fields: {},
    document: byAddressDocument,
    variables: () => ({}),
    reply: ({ plansByAddress }) =>
      plansByAddress.length > 0 ? { plans: plansByAddress.map(plan.of) } : null,
    whenNull: 'NOT_FOUND',
    docs: {
      summary,
      data: plans,
      refusals: refusal(404, 'No plan is free for this IP address.'),
      examples: {
        open: example('From an IP address of a plan', { query: atSite }, success({ plans: [plan.sample()] })),
        none: example(
          'From any other IP address',
          { query: { site_id: '{older_site_id}' } },
          answerTo('NOT_FOUND'),
        ),
        ...withoutSite({ query: atSite }),
      },
    },
  });
}

const byDomainDocument = graphql(`
  query ShimPlansByEmailDomain($email: String!) {
    plansByEmailDomain(email: $email) {
      ...PlanResource
    }
  }
`);

function domainRoute(path: string, summary: string): Route {
  return defineRoute({
    method: 'GET',
    path,
    caller: 'customer-if-any',
    readsQuery: true,
    fields: { email },
    document: byDomainDocument,
    variables: ({ input }) => ({ email: input.email }),
    reply: ({ plansByEmailDomain }) =>
      plansByEmailDomain.length > 0 ? { plans: plansByEmailDomain.map(plan.of) } : null,
    whenNull: 'NOT_FOUND',
    docs: {
      summary,
      description: `Any caller may ask with any email. The email itself gives no access. ${BOUND}`,
      data: plans,
      refusals: refusal(404, 'No plan is free for this domain.'),
      examples: {
        typed: example(
          'With an email only',
          byDomain,
          success({ plans: [plan.sample({ id: '{domain_plan_id}', entitlements: null })] }),
        ),
        verified: example(
          'With the token of a customer who has verified such an email',
          { ...byDomain, headers: { Authorization: 'Bearer {campus_token}' } },
          success({ plans: [plan.sample({ id: '{domain_plan_id}' })] }),
        ),
        none: example(
          'A domain without plans',
          { query: { ...atSite, email: 'reader@elsewhere.example' } },
          answerTo('NOT_FOUND'),
        ),
        wrongEmail: example(
          'Not an email address',
          { query: { ...atSite, email: 'campus.example' } },
          validationError({ email: ['The email must be a valid email address.'] }),
        ),
        ...withoutSite(byDomain),
      },
    },
  });
}

/** `/plan*`: the plans that the site offers, and those that are free for a caller. */
export const planRoutes: readonly Route[] = [
  planRoute('GET', 'Read a plan that the site offers', {
    read: example('A plan bound to IP addresses, from one of them', reading, success(plan.sample())),
    bound: example(
      'A plan bound to email domains, without a token',
      { query: { ...atSite, plan_id: '{domain_plan_id}' } },
      success(plan.sample({ id: '{domain_plan_id}', entitlements: null })),
    ),
  }),
  planRoute('POST', 'The same, for callers that send a body', {
    inBody: example(
      'Named in the body',
      { query: atSite, body: { plan_id: '{plan_id}' } },
      success(plan.sample()),
    ),
    inQuery: example('Named in the query', reading, success(plan.sample())),
  }),
  // The second path of each pair is that of version 2.4 of Pelcro's guide.
  addressRoute('/plan/ip/authorization', 'List the plans that are free for the IP address of the caller'),
  addressRoute('/plan/ip-authorization', OLDER_PATH),
  domainRoute('/plan/domain/authorization', 'List the plans that are free for the domain of an email'),
  domainRoute('/plan/email-authorization', OLDER_PATH),
];
