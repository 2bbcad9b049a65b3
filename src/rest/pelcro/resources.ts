import { graphql } from '../gql/gql.ts';
import type { CustomerResourceFragment, SiteResourceFragment } from '../gql/graphql.ts';
import { integerId, unixSeconds } from '../legacy-value.ts';

/** The one selection that every route with a customer in its answer spreads. */
export const customerFragment = graphql(`
  fragment CustomerResource on Customer {
    id
    email
    username
    firstName
    lastName
    displayName
    phone
    language
    metadata
    salutation
    title
    organization
    emailVerified
    hasPassword
    profilePhoto
    createdAt
    updatedAt
    lastLoginAt
  }
`);

export const siteFragment = graphql(`
  fragment SiteResource on Site {
    id
    accountId
    name
    link
    slug
    defaultCurrency
    defaultLanguage
    tokenLifetimeDays
  }
`);

/** The customer as apps know it. What other products own is null, which apps take for "not loaded". */
export function customerResource(customer: CustomerResourceFragment) {
  const fullName = [customer.firstName, customer.lastName].filter(Boolean).join(' ') || null;
  return {
    id: integerId(customer.id),
    email: customer.email,
    username: customer.username,
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: fullName,
    full_name: fullName,
    display_name: customer.displayName,
    phone: customer.phone,
    language: customer.language,
    currency: null,
    metadata: customer.metadata,
    salutation: customer.salutation,
    title: customer.title,
    organization: customer.organization,
    email_confirm: customer.emailVerified,
    has_password: customer.hasPassword,
    profile_photo: customer.profilePhoto,
    created_at: unixSeconds(customer.createdAt),
    updated_at: unixSeconds(customer.updatedAt),
    last_login_at: unixSeconds(customer.lastLoginAt),
    subscriptions: null,
    memberships: null,
    addresses: null,
    sources: null,
    orders: null,
    invoices: null,
  };
}

/** The customer with a token, under both of the names that apps read it by. */
export function customerWithToken(customer: CustomerResourceFragment, token: string) {
  return { ...customerResource(customer), auth_token: token, token };
}

/** The site's public configuration. */
export function siteResource(site: SiteResourceFragment) {
  return {
    id: integerId(site.id),
    account_id: integerId(site.accountId),
    name: site.name,
    link: site.link,
    slug: site.slug,
    default_currency: site.defaultCurrency,
    default_locale: site.defaultLanguage,
    email_verify_enabled: false,
    passwordless_enabled: false,
    passwordless_token_duration: 1440,
    auth_token_ttl_days: site.tokenLifetimeDays,
    google_app_id: null,
    facebook_app_id: null,
    auth0_client_id: null,
    auth0_base_url: null,
    security_key: null,
    // The original's client never finishes loading where this is falsy.
    settings: 'subscription',
    products: [],
    taxes_enabled: false,
    ecommerce_enabled: false,
  };
}
