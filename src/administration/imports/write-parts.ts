import { sealTotpSecret } from '../../customers/second-factor/totp.ts';
import type { Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { BatchOptions, StoredRecord } from './batch.ts';
import { timesOf } from './record.ts';

/** Inserts the rows of customers in other tables: identities, second factors, email changes, accepted terms. */
export async function insertParts(
  tx: Db,
  options: BatchOptions,
  stored: readonly StoredRecord[],
): Promise<void> {
  const { accountId, now } = options;
  const identities = stored.flatMap(({ id: customerId, record }) =>
    record.identities.map(({ createdAt, lastUsedAt, ...identity }) => {
      const since = createdAt ?? now;
      return { accountId, customerId, ...identity, createdAt: since, lastUsedAt: lastUsedAt ?? since };
    }),
  );
  if (identities.length > 0) await tx.externalIdentity.createMany({ data: identities });
  const authenticators = (await Promise.all(stored.map((each) => authenticatorsOf(each, options)))).flat();
  if (authenticators.length > 0) await tx.authenticator.createMany({ data: authenticators });
  const changes = stored.flatMap(({ id: customerId, record: { emailChange } }) => {
    if (!emailChange) return [];
    const { createdAt, changedAt, ...change } = emailChange;
    const since = createdAt ?? now;
    return [{ customerId, accountId, ...change, createdAt: since, changedAt: changedAt ?? since }];
  });
  if (changes.length > 0) await tx.emailChange.createMany({ data: changes });
  const terms = stored.flatMap((each) => termsOf(each, options));
  if (terms.length > 0) await tx.acceptedTerms.createMany({ data: terms, skipDuplicates: true });
}

export async function deleteParts(tx: Db, customerIds: number[]): Promise<void> {
  const where = { customerId: { in: customerIds } };
  await tx.externalIdentity.deleteMany({ where });
  await tx.authenticator.deleteMany({ where });
  await tx.acceptedTerms.deleteMany({ where });
  await tx.emailChange.deleteMany({ where });
}

/** Makes the second factors of a record. All have been confirmed in the other system. */
async function authenticatorsOf(
  { id: customerId, record }: StoredRecord,
  { derivedKeys, now }: BatchOptions,
): Promise<Prisma.AuthenticatorCreateManyInput[]> {
  const owned = ({ createdAt, lastUsedAt }: { createdAt: Date | null; lastUsedAt: Date | null }) => {
    const since = createdAt ?? now;
    return { customerId, createdAt: since, confirmedAt: since, lastUsedAt };
  };
  const apps = await Promise.all(
    record.totp.map(async (app) => ({
      ...owned(app),
      kind: 'TOTP' as const,
      name: app.name,
      encryptedSecret: await sealTotpSecret(derivedKeys, app.secret),
      lastStep: app.lastStep ?? null,
    })),
  );
  const codes = record.recoveryCodes.map((code) => ({
    ...owned(code),
    kind: 'RECOVERY_CODE' as const,
    secretHash: Buffer.from(code.hash, 'base64url'),
  }));
  const passkeys = record.passkeys.map((passkey) => ({
    ...owned(passkey),
    kind: 'PASSKEY' as const,
    name: passkey.name,
    credentialId: passkey.credentialId,
    publicKey: Buffer.from(passkey.publicKey, 'base64url'),
    signCount: passkey.signCount,
    transports: passkey.transports,
    rpId: passkey.rpId,
  }));
  return [...apps, ...codes, ...passkeys];
}

/**
 * Returns the accepted terms of a record. A version without a site belongs to the site of the account, if the account
 * has exactly one.
 */
function termsOf(
  { id: customerId, record }: StoredRecord,
  { sites, onlySiteId, now }: BatchOptions,
): Prisma.AcceptedTermsCreateManyInput[] {
  const named = record.acceptedTerms.map(({ site, version, acceptedAt }) => ({
    customerId,
    siteId: sites.get(site) ?? 0,
    version,
    acceptedAt: acceptedAt ?? now,
  }));
  const { acceptedTermsVersion: version } = record;
  if (named.length > 0 || version === null || onlySiteId === null) return named;
  return [
    { customerId, siteId: onlySiteId, version, acceptedAt: timesOf(record, now).acceptedTermsAt ?? now },
  ];
}
