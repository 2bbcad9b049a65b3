import { integerId } from '../dialect/legacy-value.ts';
import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import type { SiteResourceFragment } from '../gql/graphql.ts';
import { example } from '../openapi/example.ts';
import { alwaysNull, flag, id, nullableText, objectOf, schemaRef, text } from '../openapi/schema.ts';
import { validationError } from './errors.ts';
import { atSite, success, withoutSite } from './examples.ts';

const MINUTES_PER_DAY = 1_440;

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

export const siteSchema = objectOf(
  {
    id,
    account_id: id,
    name: text,
    link: nullableText,
    slug: text,
    default_currency: text,
    default_locale: text,
    email_verify_enabled: flag,
    passwordless_enabled: flag,
    passwordless_token_duration: { type: 'integer', description: 'Minutes.' },
    auth_token_ttl_days: { type: 'integer', minimum: 1, maximum: 365 },
    google_app_id: nullableText,
    facebook_app_id: nullableText,
    auth0_client_id: nullableText,
    auth0_base_url: nullableText,
    security_key: alwaysNull,
    google_analytics_id: alwaysNull,
    account: alwaysNull,
    logo: alwaysNull,
    design_settings: alwaysNull,
    paywalls: alwaysNull,
    settings: { const: 'subscription' },
    products: { type: 'array', items: { type: 'object' } },
    taxes_enabled: flag,
    ecommerce_enabled: flag,
  },
  { description: 'The public configuration of a site.' },
);

const exampleSite = {
  id: '{site_id}',
  account_id: '{account_id}',
  name: 'Demo',
  link: null,
  slug: 'demo',
  default_currency: 'usd',
  default_locale: 'en',
  email_verify_enabled: false,
  passwordless_enabled: false,
  passwordless_token_duration: 1440,
  auth_token_ttl_days: 60,
  google_app_id: 'gatehouse-client',
  facebook_app_id: null,
  auth0_client_id: null,
  auth0_base_url: null,
  security_key: null,
  google_analytics_id: null,
  account: null,
  logo: null,
  design_settings: null,
  paywalls: null,
  settings: 'subscription',
  products: [],
  taxes_enabled: false,
  ecommerce_enabled: false,
};

/** `/site`: the configuration that an app reads before a login. */
export const siteRoute: Route = defineRoute({
  method: 'GET',
  path: '/site',
  caller: 'anyone',
  fields: {},
  document: graphql(`
    query ShimSite {
      site {
        ...SiteResource
      }
    }
  `),
  variables: () => ({}),
  reply: ({ site }) => siteResource(site),
  docs: {
    summary: 'Read the public configuration of a site',
    data: schemaRef('Site'),
    examples: {
      read: example('A site', { query: atSite }, success(exampleSite)),
      unknownSite: example(
        'An unknown site',
        { query: { site_id: '999999' } },
        validationError({ site_id: ['The selected site id is invalid.'] }),
      ),
      ...withoutSite({}),
    },
  },
});

/** The site's public configuration. */
function siteResource(site: SiteResourceFragment) {
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
    passwordless_token_duration: site.passwordlessLinkDays * MINUTES_PER_DAY,
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
    // The original's client never finishes loading if this is falsy.
    settings: 'subscription',
    products: [],
    taxes_enabled: false,
    ecommerce_enabled: false,
  };
}

/** An Auth0 issuer may be configured as a domain without a scheme. */
function withScheme(issuer: string): string {
  return /^https?:\/\//.test(issuer) ? issuer.replace(/\/$/, '') : `https://${issuer}`;
}
