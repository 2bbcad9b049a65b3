import { defineResource, integerId } from '../dialect/resource.ts';
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
    branding {
      termsUrl
      privacyUrl
      termsVersion
    }
    botProtection {
      provider
      siteKey
      operations
    }
    identityProviders {
      name
      kind
      clientId
      issuer
    }
  }
`);

const nothing = { value: () => null, schema: alwaysNull };

const site = defineResource<SiteResourceFragment>({
  id: { value: ({ id }) => integerId(id), schema: id, sample: '{site_id}' },
  account_id: { value: ({ accountId }) => integerId(accountId), schema: id, sample: '{account_id}' },
  name: { value: ({ name }) => name, schema: text, sample: 'Demo' },
  link: { value: ({ link }) => link, schema: nullableText },
  slug: { value: ({ slug }) => slug, schema: text, sample: 'demo' },
  default_currency: { value: ({ defaultCurrency }) => defaultCurrency, schema: text, sample: 'usd' },
  default_locale: { value: ({ defaultLanguage }) => defaultLanguage, schema: text, sample: 'en' },
  email_verify_enabled: {
    value: ({ emailVerificationEnabled }) => emailVerificationEnabled,
    schema: flag,
    sample: false,
  },
  passwordless_enabled: {
    value: ({ passwordlessEnabled }) => passwordlessEnabled,
    schema: flag,
    sample: false,
  },
  passwordless_token_duration: {
    value: ({ passwordlessLinkDays }) => passwordlessLinkDays * MINUTES_PER_DAY,
    schema: { type: 'integer', description: 'Minutes.' },
    sample: 1440,
  },
  auth_token_ttl_days: {
    value: ({ tokenLifetimeDays }) => tokenLifetimeDays,
    schema: { type: 'integer', minimum: 1, maximum: 365 },
    sample: 60,
  },
  google_app_id: {
    value: (given) => providerOf(given, 'google')?.clientId ?? null,
    schema: nullableText,
    sample: 'gatehouse-client',
  },
  facebook_app_id: {
    value: (given) => providerOf(given, 'facebook')?.clientId ?? null,
    schema: nullableText,
  },
  auth0_client_id: { value: (given) => providerOf(given, 'auth0')?.clientId ?? null, schema: nullableText },
  auth0_base_url: {
    value(given) {
      const issuer = providerOf(given, 'auth0')?.issuer;
      return issuer ? withScheme(issuer) : null;
    },
    schema: nullableText,
  },
  security_key: {
    value: ({ botProtection }) => securityKeyOf(botProtection),
    schema: {
      ...nullableText,
      description: 'The site key of reCAPTCHA v3, if registrations need a `security_token`.',
    },
  },
  terms_url: { value: ({ branding }) => branding.termsUrl, schema: nullableText },
  privacy_url: { value: ({ branding }) => branding.privacyUrl, schema: nullableText },
  terms_version: {
    value: ({ branding }) => branding.termsVersion,
    schema: { ...nullableText, description: 'For `accepted_terms_version` of a registration.' },
  },
  google_analytics_id: nothing,
  account: nothing,
  logo: nothing,
  design_settings: nothing,
  paywalls: nothing,
  // Pelcro's client never finishes loading if this is falsy.
  settings: { value: () => 'subscription', schema: { const: 'subscription' }, sample: 'subscription' },
  products: { value: () => [], schema: { type: 'array', items: { type: 'object' } }, sample: [] },
  taxes_enabled: { value: () => false, schema: flag, sample: false },
  ecommerce_enabled: { value: () => false, schema: flag, sample: false },
});

export const siteSchema = objectOf(site.properties, { description: 'The public configuration of a site.' });

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
  reply: ({ site: given }) => site.of(given),
  docs: {
    summary: 'Read the public configuration of a site',
    data: schemaRef('Site'),
    examples: {
      read: example('A site', { query: atSite }, success(site.sample())),
      unknownSite: example(
        'An unknown site',
        { query: { site_id: '999999' } },
        validationError({ site_id: ['The selected site id is invalid.'] }),
      ),
      ...withoutSite({}),
    },
  },
});

function providerOf({ identityProviders }: SiteResourceFragment, name: string) {
  return identityProviders.find((offered) => offered.name === name && offered.kind === name.toUpperCase());
}

/** Pelcro's page sends a `security_token` with a registration if this key is set. It sends none with other requests. */
function securityKeyOf(protection: SiteResourceFragment['botProtection']): string | null {
  const isUsed = protection?.provider === 'RECAPTCHA_SCORE' && protection.operations.includes('REGISTER');
  return isUsed ? protection.siteKey : null;
}

/** An Auth0 issuer may be configured as a domain without a scheme. */
function withScheme(issuer: string): string {
  return /^https?:\/\//.test(issuer) ? issuer.replace(/\/$/, '') : `https://${issuer}`;
}
