import { graphql } from '../../support/gql/gql.ts';

export const SetLogo = graphql(`
  mutation SetLogo($siteId: ID!, $base64: String!) { setSiteLogo(siteId: $siteId, base64: $base64) { id } }
`);
export const RemoveLogo = graphql(`
  mutation RemoveLogo($siteId: ID!) { removeSiteLogo(siteId: $siteId) { id } }
`);
export const Logo = graphql(`
  query Logo { site { branding { logo { url width height } } } }
`);
