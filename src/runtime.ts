import type { Logger } from 'pino';
import type { PrismaClient } from './database/client/client.ts';
import type { Database } from './database/database.ts';
import { type Countries, openCountries } from './geo/country.ts';
import { openPlaceNames, type PlaceNames } from './geo/place-names.ts';
import { connectProviders, type ProviderConnections } from './identity-providers/provider.ts';
import type { Clock } from './lib/clock.ts';
import { type DerivedKeys, deriveKeys } from './lib/derived-keys.ts';
import { createThroughputLimiter, type ThroughputLimiter } from './limits/throughput.ts';
import { openVerdictLimits, type VerdictLimits } from './limits/verdict-limits.ts';
import { createHashQueue, type HashQueue } from './passwords/hash-queue.ts';
import type { Settings } from './settings.ts';
import { ensureSigningKey, openSigningKeys, type SigningKeys } from './tokens/signing-keys.ts';
import { countVerdicts, type VerdictCounts } from './tokens/verdict-counts.ts';
import { joinVerdictReads, type VerdictReads } from './tokens/verdict-reads.ts';
import { rememberSignatures, type VerifiedSignatures } from './tokens/verified-signatures.ts';

/** What lives as long as the process. Rules name the parts that they need; all of it fits any of them. */
export type Runtime = {
  settings: Settings;
  clock: Clock;
  prisma: PrismaClient;
  /** The `iss` of every token. */
  issuer: string;
  derivedKeys: DerivedKeys;
  signingKeys: SigningKeys;
  verifiedSignatures: VerifiedSignatures;
  hashQueue: HashQueue;
  verdictReads: VerdictReads;
  throughput: ThroughputLimiter;
  verdictLimits: VerdictLimits;
  verdictCounts: VerdictCounts;
  countries: Countries;
  placeNames: PlaceNames;
  identityProviders: ProviderConnections;
  log: Logger;
};

/**
 * Makes the first signing key if need be, and everything that the process keeps.
 * @throws WrongKeyEncryptionSecretError
 */
export async function createRuntime(
  settings: Settings,
  database: Database,
  clock: Clock,
  log: Logger,
): Promise<Runtime> {
  const { prisma } = database;
  const derivedKeys = deriveKeys(settings.keyEncryptionSecret);
  await database.exclusively(() => ensureSigningKey(prisma, { clock, derivedKeys }));
  return {
    settings,
    clock,
    prisma,
    issuer: settings.publicUrl,
    derivedKeys,
    signingKeys: await openSigningKeys(prisma, { clock, derivedKeys }),
    verifiedSignatures: rememberSignatures(),
    hashQueue: createHashQueue(),
    verdictReads: joinVerdictReads(database),
    throughput: createThroughputLimiter(),
    verdictLimits: await openVerdictLimits(settings, clock, log),
    verdictCounts: countVerdicts(prisma, log),
    countries: openCountries(settings.geoDatabase),
    placeNames: openPlaceNames(),
    identityProviders: connectProviders(settings),
    log,
  };
}
