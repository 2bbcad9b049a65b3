import { graphql } from '../../support/gql/gql.ts';

export const SetSso = graphql(`
  mutation SetSso($input: EmployeeSsoInput!) {
    setEmployeeSso(input: $input) {
      redirectUri startUrl dnsRecordText
      settings { issuer clientId domains groupsClaim groupRoles { group role } ssoOnly breakGlassOwner { id } updatedAt }
    }
  }
`);

export const RemoveSso = graphql(`
  mutation RemoveSso { removeEmployeeSso { settings { issuer } } }
`);

export const ReadSso = graphql(`
  query ReadSso { employeeSso { redirectUri startUrl dnsRecordText settings { issuer clientId domains ssoOnly updatedAt } } }
`);

export const SsoUrl = graphql(`
  query SsoUrl($email: String!) { employeeSsoUrl(email: $email) }
`);
