import { ownMetadata } from '../../customers/customer/metadata.ts';
import { mapProfileFields } from '../../customers/customer/profile-fields.ts';
import { ELSEWHERE, formatOfHash } from '../../customers/passwords/hash-format.ts';
import { unsealTotpSecret } from '../../customers/second-factor/totp.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import type { Authenticator, Prisma } from '../../platform/database/client/client.ts';

/** The relations of a customer that an export reads. */
export const EXPORTED = {
  externalIdentities: { orderBy: { id: 'asc' } },
  authenticators: { where: { confirmedAt: { not: null } }, orderBy: { id: 'asc' } },
  acceptedTerms: { include: { site: { select: { slug: true } } }, orderBy: { acceptedAt: 'asc' } },
  emailChange: true,
} as const satisfies Prisma.CustomerInclude;

export type ExportedCustomer = Prisma.CustomerGetPayload<{ include: typeof EXPORTED }>;

type Members = Record<string, unknown>;

/** Makes the record that an import reads, without secrets. */
export function recordOf(customer: ExportedCustomer): Members {
  const { emailChange, passwordHash } = customer;
  return present({
    id: customer.id,
    subject: customer.importedSubject,
    email: customer.email,
    emailVerifiedAt: customer.emailVerifiedAt,
    emailChange: emailChange && {
      email: emailChange.email,
      verifiedAt: emailChange.verifiedAt,
      confirmedAt: emailChange.confirmedAt,
      createdAt: emailChange.createdAt,
      changedAt: emailChange.changedAt,
    },
    ...mapProfileFields((name) => customer[name]),
    language: customer.language,
    profilePhoto: customer.profilePhoto,
    metadata: unlessEmpty(ownMetadata(customer.metadata)),
    identityClaims: unlessEmpty(customer.identityClaims as Members),
    acceptedTermsVersion: customer.acceptedTermsVersion,
    acceptedTermsAt: customer.acceptedTermsAt,
    acceptedTerms: list(customer.acceptedTerms, ({ site, version, acceptedAt }) => ({
      site: site.slug,
      version,
      acceptedAt,
    })),
    disabledAt: customer.disabledAt,
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
    lastLoginAt: customer.lastLoginAt,
    identities: list(
      customer.externalIdentities,
      ({ provider, issuer, subject, email, createdAt, lastUsedAt }) =>
        present({ provider, issuer, subject, email, createdAt, lastUsedAt }),
    ),
    passkeys: list(ofKind(customer, 'PASSKEY'), (passkey) =>
      present({
        credentialId: passkey.credentialId,
        publicKey: Buffer.from(passkey.publicKey ?? []).toString('base64url'),
        signCount: Number(passkey.signCount),
        transports: passkey.transports,
        rpId: passkey.rpId,
        ...timesOf(passkey),
      }),
    ),
    ...(passwordHash === ELSEWHERE ? { password: 'elsewhere' } : {}),
    hasPassword: passwordHash !== null,
  });
}

/**
 * Makes the secret part of the record: the password hash, the secrets of authenticator apps, the hashes of recovery
 * codes. Null: the customer has no secrets.
 * @param secretNames the names of the account's hash secrets, by their ids
 */
export async function secretsOf(
  derivedKeys: DerivedKeys,
  customer: ExportedCustomer,
  secretNames: ReadonlyMap<number, string>,
): Promise<Members | null> {
  const totp = await Promise.all(
    ofKind(customer, 'TOTP').map(async (app) =>
      present({
        secret: await unsealTotpSecret(derivedKeys, app.encryptedSecret ?? ''),
        lastStep: app.lastStep === null ? null : Number(app.lastStep),
        ...timesOf(app),
      }),
    ),
  );
  const secrets = present({
    password: passwordOf(customer.passwordHash, secretNames),
    totp: unlessNone(totp),
    recoveryCodes: list(ofKind(customer, 'RECOVERY_CODE'), ({ secretHash, createdAt, lastUsedAt }) =>
      present({ hash: Buffer.from(secretHash ?? []).toString('base64url'), createdAt, lastUsedAt }),
    ),
  });
  return Object.keys(secrets).length > 0 ? secrets : null;
}

function passwordOf(hash: string | null, secretNames: ReadonlyMap<number, string>): Members | null {
  if (hash === null || hash === ELSEWHERE) return null;
  const format = formatOfHash(hash);
  const secretId = format.kind === 'foreign' ? format.secretId : null;
  return present({
    format: 'stored',
    hash,
    // The name of the secret, because its id differs in another deployment.
    secret: secretId === null ? null : secretNames.get(secretId),
  });
}

const ofKind = ({ authenticators }: ExportedCustomer, kind: Authenticator['kind']) =>
  authenticators.filter((each) => each.kind === kind);

const timesOf = ({ name, createdAt, lastUsedAt }: Authenticator) => ({ name, createdAt, lastUsedAt });

/** Leaves out members without a value. */
function present(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== null && value !== undefined),
  );
}

const unlessEmpty = (object: Members) => (Object.keys(object).length > 0 ? object : null);
const unlessNone = <Item>(items: readonly Item[]) => (items.length > 0 ? items : null);
const list = <Item>(items: readonly Item[], map: (item: Item) => Members) => unlessNone(items.map(map));
