import { graphql } from '../../support/gql/gql.ts';

export const OpenidInteraction = graphql(`
  query OpenidInteraction($id: ID!) {
    openidInteraction(id: $id) {
      application { clientId name isThirdParty siteId }
      scopes
      loginHint
      isLoginRequired
      isConsentRequired
    }
  }
`);

export const AcceptOpenidInteraction = graphql(`
  mutation AcceptOpenidInteraction($id: ID!, $consents: Boolean) {
    acceptOpenidInteraction(id: $id, consents: $consents) { location }
  }
`);

export const DeclineOpenidInteraction = graphql(`
  mutation DeclineOpenidInteraction($id: ID!) {
    declineOpenidInteraction(id: $id) { location }
  }
`);

export const OpenidDeviceRequest = graphql(`
  query OpenidDeviceRequest($userCode: String!) {
    openidDeviceRequest(userCode: $userCode) { application { name } scopes }
  }
`);

export const AcceptOpenidDevice = graphql(`
  mutation AcceptOpenidDevice($userCode: String!) {
    acceptOpenidDevice(userCode: $userCode) { application { name } }
  }
`);

export const DeclineOpenidDevice = graphql(`
  mutation DeclineOpenidDevice($userCode: String!) {
    declineOpenidDevice(userCode: $userCode) { application { name } }
  }
`);
