import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { unseal } from '../../lib/sealed.ts';
import { isStorable } from '../../lib/stored-values.ts';
import type { IdentityProvider } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import {
  issuerWithKeys,
  type OpenIdIssuer,
  type OpenIdIssuers,
  openIdIssuers,
  withoutSlash,
} from './openid-issuers.ts';
import { createOutgoing, type Outgoing } from './outgoing.ts';

/** Where the world's providers are; settings, so that tests run against local ones. */
export type ProviderAddresses = {
  googleIssuer: string;
  facebookGraphUrl: string;
  facebookDialogUrl: string;
  /** Of the ID tokens of Limited Login. */
  facebookIssuer: string;
  facebookJwksUrl: string;
  /** Whether an email that Facebook shows counts as verified: its Graph API does not say. */
  facebookEmailsVerified: boolean;
};

/** What the process keeps for its talks with providers. */
export type ProviderConnections = ProviderAddresses & {
  environment: string;
  outgoing: Outgoing;
  issuers: OpenIdIssuers;
  /** Facebook, as far as its ID tokens go. */
  facebookTokens: OpenIdIssuer;
};

declare module '../../platform/runtime.ts' {
  interface Runtime {
    identityProviders: ProviderConnections;
  }
}

export function connectProviders(settings: {
  environment: string;
  identityProviders: ProviderAddresses;
}): ProviderConnections {
  const { environment, identityProviders } = settings;
  const outgoing = createOutgoing({ environment });
  return {
    ...identityProviders,
    environment,
    outgoing,
    issuers: openIdIssuers(outgoing),
    facebookTokens: issuerWithKeys(outgoing, {
      issuer: identityProviders.facebookIssuer,
      jwks_uri: identityProviders.facebookJwksUrl,
    }),
  };
}

/** A site's provider with its secret, and the issuer that its identities are pinned to. */
export type Provider = Pick<
  IdentityProvider,
  'id' | 'siteId' | 'name' | 'kind' | 'clientId' | 'encryptedSecret' | 'secretEndpoint'
> & {
  secret: string | null;
  issuer: string;
};

/** The purpose under which providers’ secrets are sealed. */
export const PROVIDER_SECRET = 'identity-provider';

/** What is known of providers, and how they are reached. */
export type ProviderSources = { derivedKeys: DerivedKeys; identityProviders: ProviderConnections };

/**
 * A provider that a site offers, by the name that callers give it.
 * @throws IdentityError VALIDATION_FAILED on `provider` for an unknown or disabled one
 */
export async function findProvider(
  db: Db,
  runtime: Runtime,
  siteId: number,
  name: string,
): Promise<Provider> {
  const row = isStorable(name)
    ? await db.identityProvider.findUnique({ where: { siteId_name: { siteId, name } } })
    : null;
  const issuer = row && pinnedIssuer(row, runtime.identityProviders);
  if (!row?.enabled || !issuer) throw invalidField('provider', 'The selected identity provider is invalid.');
  const secret = row.encryptedSecret
    ? await unseal(runtime.derivedKeys, PROVIDER_SECRET, row.encryptedSecret)
    : null;
  return { ...row, secret, issuer };
}

/**
 * The issuer under which a provider's people are known, without a trailing slash. Facebook's ids are
 * good for one app only, so its issuer names the app.
 */
function pinnedIssuer(row: IdentityProvider, addresses: ProviderAddresses): string | null {
  switch (row.kind) {
    case 'GOOGLE':
      return withoutSlash(row.issuer ?? addresses.googleIssuer);
    case 'FACEBOOK':
      return `${new URL(addresses.facebookGraphUrl).origin}/${row.clientId}`;
    case 'AUTH0':
    case 'OPENID':
      if (!row.issuer) return null;
      // Auth0 calls it the domain.
      return withoutSlash(/^https?:\/\//.test(row.issuer) ? row.issuer : `https://${row.issuer}`);
  }
}
