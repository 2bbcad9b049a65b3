import { graphql } from '../../support/gql/gql.ts';

export const PartnerFragment = graphql(`
  fragment WholePartner on Partner {
    id name clientId siteIds ratePerMinute previousSecretUntil disabledAt createdAt lastUsedAt
  }
`);

export const Partners = graphql(`
  query Partners { partners { ...WholePartner } }
`);

export const PartnerOfAccount = graphql(`
  query PartnerOfAccount($id: ID!, $days: Int) {
    partner(id: $id) { ...WholePartner verdicts(days: $days) { day verdict count } }
  }
`);

export const CreatePartner = graphql(`
  mutation CreatePartner($input: CreatePartnerInput!) {
    createPartner(input: $input) { clientSecret partner { ...WholePartner } }
  }
`);

export const UpdatePartner = graphql(`
  mutation UpdatePartner($id: ID!, $input: UpdatePartnerInput!) {
    updatePartner(id: $id, input: $input) { ...WholePartner }
  }
`);

export const RotatePartnerSecret = graphql(`
  mutation RotatePartnerSecret($id: ID!, $overlapDays: Int!) {
    rotatePartnerSecret(id: $id, overlapDays: $overlapDays) { clientSecret partner { ...WholePartner } }
  }
`);

export const CheckPartnerToken = graphql(`
  mutation CheckPartnerToken($partnerId: ID!, $token: String!) {
    checkPartnerToken(partnerId: $partnerId, token: $token) {
      valid reason action customerId siteId sessionId issuedAt expiresAt checkedAt
    }
  }
`);

export const DisablePartner = graphql(`
  mutation DisablePartner($id: ID!) { disablePartner(id: $id) { ...WholePartner } }
`);

export const EnablePartner = graphql(`
  mutation EnablePartner($id: ID!) { enablePartner(id: $id) { ...WholePartner } }
`);
