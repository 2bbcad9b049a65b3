import { integerId, unixSeconds } from '../dialect/legacy-value.ts';
import { graphql } from '../gql/gql.ts';
import type {
  CustomerResourceFragment,
  MailboxOwnerResourceFragment,
  PlanResourceFragment,
  SiteResourceFragment,
} from '../gql/graphql.ts';

const MINUTES_A_DAY = 1_440;

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

/** The fields of a customer that the holder of a mailed token sees. */
export const mailboxOwnerFragment = graphql(`
  fragment MailboxOwnerResource on MailboxOwner {
    id
    email
    emailVerified
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
    emailVerificationEnabled
    passwordlessEnabled
    passwordlessLinkDays
    identityProviders {
      name
      kind
      clientId
      issuer
    }
  }
`);

export const planFragment = graphql(`
  fragment PlanResource on Plan {
    id
    nickname
    description
    amount
    amountFormatted
    currency
    quantity
    type
    autoRenew
    countries
    entitlements
    productId
  }
`);

/** Data of other products is null, which apps treat as "not loaded". */
const NOT_OURS = {
  subscriptions: null,
  expired_subscriptions: null,
  memberships: null,
  expired_memberships: null,
  gift_recipients: null,
  addresses: null,
  source: null,
  sources: null,
  orders: null,
  invoices: null,
  charges: null,
};

/** The customer as apps know it. */
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
    ...NOT_OURS,
  };
}

/** The same without a session: every member is present, and null where only the customer may see it. */
export function bareCustomerResource(id: string) {
  return {
    id: integerId(id),
    email: null,
    username: null,
    first_name: null,
    last_name: null,
    name: null,
    full_name: null,
    display_name: null,
    phone: null,
    language: null,
    currency: null,
    metadata: {},
    salutation: null,
    title: null,
    organization: null,
    email_confirm: null,
    has_password: null,
    profile_photo: null,
    created_at: null,
    updated_at: null,
    last_login_at: null,
    ...NOT_OURS,
  };
}

/** What the holder of a mailed token may see. */
export function mailboxOwnerResource({ id, email, emailVerified }: MailboxOwnerResourceFragment) {
  return { ...bareCustomerResource(id), email, email_confirm: emailVerified };
}

/**
 * The customer with a token, under both of the names that apps read it by.
 * @param waysInChanged what the login has changed about the ways in; it is left out where that is nothing
 */
export function customerWithToken(
  customer: CustomerResourceFragment,
  token: string,
  waysInChanged: readonly string[] = [],
) {
  return { ...customerResource(customer), auth_token: token, token, ...changedWaysIn(waysInChanged) };
}

/** Changes to the ways in, for pages to show. The original has no such member. */
export function changedWaysIn(waysInChanged: readonly string[]) {
  return waysInChanged.length === 0 ? {} : { ways_in_changed: waysInChanged };
}

/** The site's public configuration. */
export function siteResource(site: SiteResourceFragment) {
  const provider = (name: string) =>
    site.identityProviders.find((offered) => offered.name === name && offered.kind === name.toUpperCase());
  const auth0 = provider('auth0');
  return {
    id: integerId(site.id),
    account_id: integerId(site.accountId),
    name: site.name,
    link: site.link,
    slug: site.slug,
    default_currency: site.defaultCurrency,
    default_locale: site.defaultLanguage,
    email_verify_enabled: site.emailVerificationEnabled,
    passwordless_enabled: site.passwordlessEnabled,
    passwordless_token_duration: site.passwordlessLinkDays * MINUTES_A_DAY,
    auth_token_ttl_days: site.tokenLifetimeDays,
    google_app_id: provider('google')?.clientId ?? null,
    facebook_app_id: provider('facebook')?.clientId ?? null,
    auth0_client_id: auth0?.clientId ?? null,
    auth0_base_url: auth0?.issuer ? withScheme(auth0.issuer) : null,
    security_key: null,
    google_analytics_id: null,
    account: null,
    logo: null,
    design_settings: null,
    paywalls: null,
    // The original's client never finishes loading where this is falsy.
    settings: 'subscription',
    products: [],
    taxes_enabled: false,
    ecommerce_enabled: false,
  };
}

/** An Auth0 tenant may be named by its domain alone. */
function withScheme(issuer: string): string {
  return /^https?:\/\//.test(issuer) ? issuer.replace(/\/$/, '') : `https://${issuer}`;
}

/** A plan as apps know it; its entitlements are null for whom it is not open. */
export function planResource(plan: PlanResourceFragment) {
  return {
    id: integerId(plan.id),
    nickname: plan.nickname,
    description: plan.description,
    amount: plan.amount,
    amount_formatted: plan.amountFormatted,
    currency: plan.currency,
    quantity: plan.quantity,
    type: plan.type,
    auto_renew: plan.autoRenew,
    countries: plan.countries,
    entitlements: plan.entitlements,
    product_id: integerId(plan.productId),
  };
}
