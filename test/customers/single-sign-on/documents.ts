import { graphql } from '../../support/gql/gql.ts';

export const CreateHandoff = graphql(`
  mutation CreateHandoff($targetSiteId: ID!) { createHandoff(targetSiteId: $targetSiteId) { code expiresAt targetSiteId } }
`);

export const RedeemHandoff = graphql(`
  mutation RedeemHandoff($code: String!) { redeemHandoff(code: $code) { ...Auth } }
`);
