import { graphql } from '../../support/gql/gql.ts';

export const SettingsFragment = graphql(`
  fragment Settings on SiteSettings {
    id
    slug
    name
    link
    defaultLanguage
    defaultCurrency
    allowedOrigins
    tokenLifetimeDays
    refreshTokenLifetimeDays
    sessionLifetimeDays
    concurrentSessions
    sessionLimit
    invalidTokenStatus
    passwordPolicy
    refuseBreachedPasswords
    passwordlessEnabled
    passwordlessLinkDays
    passwordlessLinkReuse
    emailVerificationEnabled
    revealUnknownEmails
    cookieSharing
    sessionHandoff
    secondFactor
    passkeyDomain
    androidAppOrigins
    loginHost
    accentColor
    accentTextColor
    surfaceColor
    textColor
    fontFamily
    cornerRadiusPixels
    termsUrl
    privacyUrl
    termsVersion
    mailSenderName
    mailReplyTo
  }
`);

export const UpdateSite = graphql(`
  mutation UpdateSite($id: ID!, $settings: SiteSettingsInput!) {
    updateSite(id: $id, settings: $settings) { ...Settings }
  }
`);

export const CreateSite = graphql(`
  mutation CreateSite($slug: String!, $settings: SiteSettingsInput) {
    createSite(slug: $slug, settings: $settings) { ...Settings }
  }
`);

export const Sites = graphql(`
  query Sites { sites { ...Settings } }
`);

export const SettingsOfSite = graphql(`
  query SettingsOfSite($id: ID!) {
    siteSettings(id: $id) { ...Settings identityProviders { name kind clientId hasSecret issuer enabled } }
  }
`);

export const SetProvider = graphql(`
  mutation SetProvider($siteId: ID!, $input: IdentityProviderInput!) {
    setIdentityProvider(siteId: $siteId, input: $input) { name kind clientId hasSecret issuer enabled }
  }
`);

export const RemoveProvider = graphql(`
  mutation RemoveProvider($siteId: ID!, $name: String!) {
    removeIdentityProvider(siteId: $siteId, name: $name) { name }
  }
`);

export const AccountOfCollaborator = graphql(`
  query AccountOfCollaborator {
    account { id slug name lockoutAttempts lockoutWindowSeconds lockoutScope lockoutDailyCap sandbox }
  }
`);

export const UpdateAccount = graphql(`
  mutation UpdateAccount($input: UpdateAccountInput!) {
    updateAccount(input: $input) { name lockoutAttempts lockoutWindowSeconds lockoutScope lockoutDailyCap sandbox }
  }
`);
