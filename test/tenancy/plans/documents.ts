import { graphql } from '../../support/gql/gql.ts';

export const CreatePlan = graphql(`
  mutation CreatePlan($siteId: ID!, $input: CreatePlanInput!) {
    createPlan(siteId: $siteId, input: $input) { ...WholePlan }
  }
  fragment WholePlan on ManagedPlan {
    id
    siteId
    nickname
    description
    amount
    currency
    quantity
    type
    autoRenew
    countries
    entitlements
    productId
    active
    addressRanges
    emailDomains
  }
`);

export const UpdatePlan = graphql(`
  mutation UpdatePlan($id: ID!, $input: UpdatePlanInput!) {
    updatePlan(id: $id, input: $input) { ...WholePlan }
  }
`);

export const DeactivatePlan = graphql(`
  mutation DeactivatePlan($id: ID!) { deactivatePlan(id: $id) { id active } }
`);

export const ReactivatePlan = graphql(`
  mutation ReactivatePlan($id: ID!) { reactivatePlan(id: $id) { id active } }
`);

export const SitePlans = graphql(`
  query SitePlans($siteId: ID!, $first: Int, $after: ID) {
    sitePlans(siteId: $siteId, first: $first, after: $after) { id nickname active }
  }
`);

export const GetPlan = graphql(`
  query GetPlan($id: ID!) { plan(id: $id) { id nickname amountFormatted entitlements } }
`);

export const PlansByAddress = graphql(`
  query PlansByAddress { plansByAddress { id entitlements } }
`);

export const PlansByEmailDomain = graphql(`
  query PlansByEmailDomain($email: String!) { plansByEmailDomain(email: $email) { id entitlements } }
`);
