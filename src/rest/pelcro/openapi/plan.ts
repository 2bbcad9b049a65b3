import type { ExampleRequest } from '../../openapi/example.ts';
import type { OperationDocs } from '../../openapi/operation.ts';
import { objectOf, schemaRef } from '../../openapi/schema.ts';
import { invalid, refused, success, withoutSite } from './answers.ts';

const query = { site_id: '{site_id}' };
const notFound = {
  404: { description: 'There is none.', schema: schemaRef('ApplicationError') },
};
const plans = objectOf({ plans: { type: 'array', items: schemaRef('Plan'), minItems: 1 } });

/** A plan that the examples are about. */
const plan = (changes: Readonly<Record<string, unknown>>) => ({
  id: '{plan_id}',
  nickname: 'Campus',
  description: 'For the whole university',
  amount: 0,
  amount_formatted: '$0.00',
  currency: 'usd',
  quantity: 1,
  type: 'static',
  auto_renew: false,
  countries: [],
  entitlements: ['campus'],
  product_id: null,
  ...changes,
});

const reading: ExampleRequest = { query: { ...query, plan_id: '{plan_id}' } };
const byAddress: ExampleRequest = { query };
const byDomain: ExampleRequest = { query: { ...query, email: 'student@campus.example' } };
const BOUND =
  'Its `entitlements` are null where the plan is bound to addresses or email domains and the caller is not: neither from such an address, nor with the token of a customer who has verified an email of such a domain. A token that is not good is ignored.';

const unknownPlan = {
  summary: 'A plan that the site does not offer',
  request: { query: { ...query, plan_id: '999999' } },
  answer: refused(404, 'Not found.'),
};
const noPlan = {
  summary: 'No plan named',
  request: { query },
  answer: invalid({ plan_id: ['The plan id field is required.'] }),
};

const byAddressOperation: OperationDocs = {
  summary: 'The free plans for the address of the caller',
  data: plans,
  refusals: notFound,
  examples: {
    open: {
      summary: 'From an address of a plan',
      request: byAddress,
      answer: success({ plans: [plan({})] }),
    },
    none: {
      summary: 'From any other address',
      request: { query: { site_id: '{older_site_id}' } },
      answer: refused(404, 'Not found.'),
    },
    ...withoutSite(byAddress),
  },
};

const byDomainOperation: OperationDocs = {
  summary: 'The free plans for the domain of an email',
  description: `Anyone may ask with any email: it opens nothing. ${BOUND}`,
  data: plans,
  refusals: notFound,
  examples: {
    typed: {
      summary: 'With an email only',
      request: byDomain,
      answer: success({ plans: [plan({ id: '{domain_plan_id}', entitlements: null })] }),
    },
    verified: {
      summary: 'With the token of a customer who has verified such an email',
      request: { ...byDomain, headers: { Authorization: 'Bearer {campus_token}' } },
      answer: success({ plans: [plan({ id: '{domain_plan_id}' })] }),
    },
    none: {
      summary: 'A domain without plans',
      request: { query: { ...query, email: 'reader@elsewhere.example' } },
      answer: refused(404, 'Not found.'),
    },
    wrongEmail: {
      summary: 'No email',
      request: { query: { ...query, email: 'campus.example' } },
      answer: invalid({ email: ['The email must be a valid email address.'] }),
    },
    ...withoutSite(byDomain),
  },
};

export const planOperations: Readonly<Record<string, OperationDocs>> = {
  'GET /plan': {
    summary: 'A plan that the site offers',
    description: BOUND,
    data: schemaRef('Plan'),
    refusals: notFound,
    examples: {
      read: {
        summary: 'A plan bound to addresses, from one of them',
        request: reading,
        answer: success(plan({})),
      },
      bound: {
        summary: 'A plan bound to email domains, for nobody in particular',
        request: { query: { ...query, plan_id: '{domain_plan_id}' } },
        answer: success(plan({ id: '{domain_plan_id}', entitlements: null })),
      },
      noPlan,
      unknownPlan,
      ...withoutSite(reading),
    },
  },
  'POST /plan': {
    summary: 'The same, for callers that send a body',
    description: BOUND,
    data: schemaRef('Plan'),
    refusals: notFound,
    examples: {
      inBody: {
        summary: 'Named in the body',
        request: { query, body: { plan_id: '{plan_id}' } },
        answer: success(plan({})),
      },
      inQuery: { summary: 'Named in the query', request: reading, answer: success(plan({})) },
      noPlan,
      unknownPlan,
      ...withoutSite({ ...reading, body: { plan_id: '{plan_id}' } }),
    },
  },
  'GET /plan/ip/authorization': byAddressOperation,
  'GET /plan/ip-authorization': {
    ...byAddressOperation,
    summary: 'The same, under an older path',
  },
  'GET /plan/domain/authorization': byDomainOperation,
  'GET /plan/email-authorization': {
    ...byDomainOperation,
    summary: 'The same, under an older path',
  },
};
