import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { planResource } from './resources.ts';

const planDocument = graphql(`
  query ShimPlan($id: ID!) {
    plan(id: $id) {
      ...PlanResource
    }
  }
`);

const planRoute = (method: 'GET' | 'POST') =>
  defineRoute({
    method,
    path: '/plan',
    caller: 'customer-if-any',
    readsQuery: true,
    fields: { plan_id: { type: 'id', required: true } },
    document: planDocument,
    variables: ({ input }) => ({ id: input.plan_id }),
    reply: ({ plan }) => planResource(plan),
  });

const byAddressDocument = graphql(`
  query ShimPlansByAddress {
    plansByAddress {
      ...PlanResource
    }
  }
`);

const addressRoute = (path: string) =>
  defineRoute({
    method: 'GET',
    path,
    caller: 'customer-if-any',
    fields: {},
    document: byAddressDocument,
    variables: () => ({}),
    reply: ({ plansByAddress }) =>
      plansByAddress.length > 0 ? { plans: plansByAddress.map(planResource) } : null,
    whenNull: 'NOT_FOUND',
  });

const byDomainDocument = graphql(`
  query ShimPlansByEmailDomain($email: String!) {
    plansByEmailDomain(email: $email) {
      ...PlanResource
    }
  }
`);

const domainRoute = (path: string) =>
  defineRoute({
    method: 'GET',
    path,
    caller: 'customer-if-any',
    readsQuery: true,
    fields: { email: { type: 'text', required: true } },
    document: byDomainDocument,
    variables: ({ input }) => ({ email: input.email }),
    reply: ({ plansByEmailDomain }) =>
      plansByEmailDomain.length > 0 ? { plans: plansByEmailDomain.map(planResource) } : null,
    whenNull: 'NOT_FOUND',
  });

/** `/plan*`: what the site offers, and to whom it is open without paying. */
export const planRoutes: readonly Route[] = [
  planRoute('GET'),
  planRoute('POST'),
  // The second path of each is that of the guide's version 2.4.
  ...['/plan/ip/authorization', '/plan/ip-authorization'].map(addressRoute),
  ...['/plan/domain/authorization', '/plan/email-authorization'].map(domainRoute),
];
