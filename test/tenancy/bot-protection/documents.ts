import { graphql } from '../../support/gql/gql.ts';

export const SetBotProtection = graphql(`
  mutation SetBotProtection($siteId: ID!, $input: BotProtectionInput!) {
    setBotProtection(siteId: $siteId, input: $input) { provider siteKey hasSecret operations minimumScore }
  }
`);

export const RemoveBotProtection = graphql(`
  mutation RemoveBotProtection($siteId: ID!) {
    removeBotProtection(siteId: $siteId) { provider siteKey }
  }
`);

export const PublicBotProtection = graphql(`
  query PublicBotProtection { site { botProtection { provider siteKey operations scriptUrl } } }
`);

export const BotProtectionOfSite = graphql(`
  query BotProtectionOfSite($id: ID!) {
    siteSettings(id: $id) { botProtection { provider siteKey hasSecret operations minimumScore } }
  }
`);
