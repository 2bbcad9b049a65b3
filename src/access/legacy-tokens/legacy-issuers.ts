import { createSecretKey, type KeyObject } from 'node:crypto';
import type { JWTVerifyGetKey } from 'jose';
import { createOutgoing } from '../../lib/outgoing.ts';
import type { LegacyIssuer as IssuerRow } from '../../platform/database/client/client.ts';
import { unseal } from '../../platform/encryption/sealed.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import { type PublishedKeys, publishedKeys } from './published-keys.ts';

/** The purpose of the key that seals the secrets of issuers. */
export const LEGACY_SECRET = 'legacy-issuer';

/** An issuer of an old system, in the form that tokens are compared with. Times are Unix seconds. */
export type LegacyIssuer = Pick<
  IssuerRow,
  'id' | 'accountId' | 'siteId' | 'kind' | 'algorithm' | 'url' | 'iss' | 'aud' | 'prv' | 'source'
> & {
  /** The secret of HMAC. */
  secret: KeyObject | null;
  /** In base64. Null for ASK. */
  fingerprint: string | null;
  cutoverAt: number | null;
  /** The end of the window. 0: the issuer is closed. */
  acceptsUntil: number;
};

/** The issuers of all accounts. `current` reads them again when they are older than five seconds. */
export type LegacyIssuers = {
  current(): Promise<readonly LegacyIssuer[]>;
  /**
   * Finds an issuer by its `nameOfIssuer`, without a query. Undefined: it does not exist, or `current` must be called
   * first.
   */
  known(name: string): LegacyIssuer | undefined;
  keysOf(url: string): JWTVerifyGetKey;
};

const REFRESH_MS = 5_000;
const PREFIX = 'legacy:';

declare module '../../platform/runtime.ts' {
  interface Runtime {
    legacyIssuers: LegacyIssuers;
  }
}

/** The name of an issuer, which the signature cache uses instead of a key id. No signing key has such an id. */
export function nameOfIssuer({ id }: Pick<LegacyIssuer, 'id'>): string {
  return `${PREFIX}${id}`;
}

export function isNameOfIssuer(kid: string): boolean {
  return kid.startsWith(PREFIX);
}

export function openLegacyIssuers({ prisma, derivedKeys, settings }: CommandRuntime): LegacyIssuers {
  let issuers: readonly LegacyIssuer[] = [];
  let byName = new Map<string, LegacyIssuer>();
  let loadedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | null = null;
  const keys: PublishedKeys = publishedKeys(
    createOutgoing({ environment: settings.environment, continuesTrace: true }),
  );

  async function read(): Promise<void> {
    const startedAt = performance.now();
    const rows = await prisma.legacyIssuer.findMany({ orderBy: { id: 'asc' } });
    issuers = await Promise.all(
      rows.map(async ({ encryptedSecret, fingerprint, cutoverAt, acceptsUntil, disabledAt, ...row }) => ({
        ...row,
        secret: encryptedSecret
          ? createSecretKey(await unseal(derivedKeys, LEGACY_SECRET, encryptedSecret), 'base64')
          : null,
        fingerprint: fingerprint && Buffer.from(fingerprint).toString('base64'),
        cutoverAt: cutoverAt && Math.floor(cutoverAt.getTime() / 1000),
        acceptsUntil: disabledAt ? 0 : Math.floor(acceptsUntil.getTime() / 1000),
      })),
    );
    byName = new Map(issuers.map((issuer) => [nameOfIssuer(issuer), issuer]));
    loadedAt = startedAt;
  }

  const isFresh = () => performance.now() - loadedAt < REFRESH_MS;
  return {
    async current() {
      if (!isFresh()) {
        loading ??= read().finally(() => {
          loading = null;
        });
        await loading;
      }
      return issuers;
    },
    known: (name) => (isFresh() ? byName.get(name) : undefined),
    keysOf: keys.of,
  };
}
