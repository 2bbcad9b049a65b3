import { graphql } from '../../support/gql/gql.ts';

export const CustomerRecordFragment = graphql(`
  fragment WholeCustomerRecord on CustomerRecord {
    id email emailVerifiedAt username firstName lastName displayName phone language salutation title organization
    oldProviderId metadata hasPassword lastLoginAt createdAt updatedAt disabledAt deletedAt
  }
`);

export const SessionRecordFragment = graphql(`
  fragment WholeSessionRecord on SessionRecord {
    id customerId siteId startedBy source userAgent createdAt lastUsedAt expiresAt endedAt endReason endedBy
    supersededById
  }
`);

export const Customers = graphql(`
  query Customers($emailPrefix: String, $first: Int, $after: String) {
    customers(emailPrefix: $emailPrefix, first: $first, after: $after) {
      customers { id email emailBeforeChange }
      nextCursor
    }
  }
`);

export const CustomerOfAccount = graphql(`
  query CustomerOfAccount($id: ID!) { customer(id: $id) { ...WholeCustomerRecord } }
`);

export const SessionHistory = graphql(`
  query SessionHistory($id: ID!, $first: Int, $after: String) {
    customer(id: $id) {
      sessions(first: $first, after: $after) { sessions { ...WholeSessionRecord } nextCursor }
    }
  }
`);

export const DisableCustomer = graphql(`
  mutation DisableCustomer($id: ID!) { disableCustomer(id: $id) { ...WholeCustomerRecord } }
`);

export const EnableCustomer = graphql(`
  mutation EnableCustomer($id: ID!) { enableCustomer(id: $id) { ...WholeCustomerRecord } }
`);

export const DeleteCustomer = graphql(`
  mutation DeleteCustomer($id: ID!) { deleteCustomer(id: $id) { ...WholeCustomerRecord } }
`);

export const ExportCustomer = graphql(`
  mutation ExportCustomer($id: ID!) { exportCustomer(id: $id) }
`);

export const EndCustomerSession = graphql(`
  mutation EndCustomerSession($sessionId: ID!) {
    endCustomerSession(sessionId: $sessionId) { ...WholeSessionRecord }
  }
`);

export const RemoveCustomerAuthenticators = graphql(`
  mutation RemoveCustomerAuthenticators($customerId: ID!) {
    removeCustomerAuthenticators(customerId: $customerId) { id }
  }
`);

export const EndCustomerSessions = graphql(`
  mutation EndCustomerSessions($customerId: ID!) {
    endCustomerSessions(customerId: $customerId) { endedCount nextCursor }
  }
`);

export const EndSiteSessions = graphql(`
  mutation EndSiteSessions($siteId: ID!, $after: String) {
    endSiteSessions(siteId: $siteId, after: $after) { endedCount nextCursor }
  }
`);

export const EndAccountSessions = graphql(`
  mutation EndAccountSessions($after: String) {
    endAccountSessions(after: $after) { endedCount nextCursor }
  }
`);

export const ExplainToken = graphql(`
  mutation ExplainToken($token: String!) {
    explainToken(token: $token) {
      verdict { valid reason action }
      session { ...WholeSessionRecord }
      entries { at kind text supersededById }
    }
  }
`);
