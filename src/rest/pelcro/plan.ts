import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import type { ExampleRequest, Examples } from '../openapi/example.ts';
import { objectOf, schemaRef } from '../openapi/schema.ts';
import { applicationError, validationError } from './errors.ts';
import { atSite, notFound, success, withoutSite } from './examples.ts';
import { email } from './fields.ts';
import { examplePlan, planResource } from './plan-resource.ts';

const reading: ExampleRequest = { query: { ...atSite, plan_id: '{plan_id}' } };
const byDomain: ExampleRequest = { query: { ...atSite, email: 'student@campus.example' } };
const plans = objectOf({ plans: { type: 'array', items: schemaRef('Plan'), minItems: 1 } });
const OLDER_PATH = 'The same, under an older path';
const BOUND =
  'A plan may be bound to addresses or email domains. Its `entitlements` are shown to callers from such an address and to customers with a verified email of such a domain. For others they are null. An invalid token is ignored.';

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
    reply: ({ plan }) => planResource(plan),
    docs: {
      summary,
      description: BOUND,
      data: schemaRef('Plan'),
      refusals: notFound('The site does not offer this plan.'),
      examples: {
        ...examples,
        noPlan: {
          summary: 'No plan named',
          request: { query: atSite },
          answer: validationError({ plan_id: ['The plan id field is required.'] }),
        },
        unknownPlan: {
          summary: 'A plan that the site does not offer',
          request: { query: { ...atSite, plan_id: '999999' } },
          answer: applicationError(404, 'Not found.'),
        },
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
      plansByAddress.length > 0 ? { plans: plansByAddress.map(planResource) } : null,
    whenNull: 'NOT_FOUND',
    docs: {
      summary,
      data: plans,
      refusals: notFound('No plan is open to this address.'),
      examples: {
        open: {
          summary: 'From an address of a plan',
          request: { query: atSite },
          answer: success({ plans: [examplePlan({})] }),
        },
        none: {
          summary: 'From any other address',
          request: { query: { site_id: '{older_site_id}' } },
          answer: applicationError(404, 'Not found.'),
        },
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
      plansByEmailDomain.length > 0 ? { plans: plansByEmailDomain.map(planResource) } : null,
    whenNull: 'NOT_FOUND',
    docs: {
      summary,
      description: `Any caller may ask with any email. The email itself gives no access. ${BOUND}`,
      data: plans,
      refusals: notFound('No plan is open to this domain.'),
      examples: {
        typed: {
          summary: 'With an email only',
          request: byDomain,
          answer: success({ plans: [examplePlan({ id: '{domain_plan_id}', entitlements: null })] }),
        },
        verified: {
          summary: 'With the token of a customer who has verified such an email',
          request: { ...byDomain, headers: { Authorization: 'Bearer {campus_token}' } },
          answer: success({ plans: [examplePlan({ id: '{domain_plan_id}' })] }),
        },
        none: {
          summary: 'A domain without plans',
          request: { query: { ...atSite, email: 'reader@elsewhere.example' } },
          answer: applicationError(404, 'Not found.'),
        },
        wrongEmail: {
          summary: 'Not an email address',
          request: { query: { ...atSite, email: 'campus.example' } },
          answer: validationError({ email: ['The email must be a valid email address.'] }),
        },
        ...withoutSite(byDomain),
      },
    },
  });
}

/** `/plan*`: the plans that the site offers, and those that are free for a caller. */
export const planRoutes: readonly Route[] = [
  planRoute('GET', 'Read a plan that the site offers', {
    read: {
      summary: 'A plan bound to addresses, from one of them',
      request: reading,
      answer: success(examplePlan({})),
    },
    bound: {
      summary: 'A plan bound to email domains, without a token',
      request: { query: { ...atSite, plan_id: '{domain_plan_id}' } },
      answer: success(examplePlan({ id: '{domain_plan_id}', entitlements: null })),
    },
  }),
  planRoute('POST', 'The same, for callers that send a body', {
    inBody: {
      summary: 'Named in the body',
      request: { query: atSite, body: { plan_id: '{plan_id}' } },
      answer: success(examplePlan({})),
    },
    inQuery: { summary: 'Named in the query', request: reading, answer: success(examplePlan({})) },
  }),
  // The second path of each is that of the guide's version 2.4.
  addressRoute('/plan/ip/authorization', 'List the free plans for the address of the caller'),
  addressRoute('/plan/ip-authorization', OLDER_PATH),
  domainRoute('/plan/domain/authorization', 'List the free plans for the domain of an email'),
  domainRoute('/plan/email-authorization', OLDER_PATH),
];
