import { graphql } from '../../support/gql/gql.ts';

export const SetDisqusKeys = graphql(`
  mutation SetDisqusKeys($siteId: ID!, $input: DisqusKeysInput!) {
    setDisqusKeys(siteId: $siteId, input: $input) { publicKey hasSecret updatedAt }
  }
`);

export const RemoveDisqusKeys = graphql(`
  mutation RemoveDisqusKeys($siteId: ID!) { removeDisqusKeys(siteId: $siteId) { publicKey } }
`);

export const DisqusKeysOfSite = graphql(`
  query DisqusKeysOfSite($id: ID!) { siteSettings(id: $id) { disqus { publicKey hasSecret updatedAt } } }
`);

export const DisqusLogin = graphql(`
  query DisqusLogin { disqusLogin { publicKey remoteAuth state } }
`);
