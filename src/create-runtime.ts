import type { Logger } from 'pino';
import { openTokenQuestions } from './access/legacy-tokens/ask-about-token.ts';
import { openLegacyIssuers } from './access/legacy-tokens/legacy-issuers.ts';
import { joinAdoptions } from './access/sessions/adoptions.ts';
import { ensureSigningKey, openSigningKeys } from './access/tokens/signing-keys.ts';
import { countVerdicts } from './access/tokens/verdict-counts.ts';
import { joinVerdictReads } from './access/tokens/verdict-reads.ts';
import { rememberSignatures } from './access/tokens/verified-signatures.ts';
import { createImportRunner } from './administration/imports/import-runner.ts';
import { connectProviders } from './customers/identity-providers/client/connections.ts';
import { openOldSystems } from './customers/old-systems/open-old-systems.ts';
import { openBreachedPasswords } from './customers/passwords/breached-passwords.ts';
import { createHashQueue } from './customers/passwords/hash-queue.ts';
import { openDnsTexts } from './enterprise/domains/domain-proof.ts';
import type { ReadDnsTexts } from './lib/dns-texts.ts';
import { createTally } from './lib/tally.ts';
import type { Database } from './platform/database/database.ts';
import { createThroughputLimiter } from './platform/limits/throughput.ts';
import { openVerdictLimits } from './platform/limits/verdict-limits.ts';
import { hashesAtOnce } from './platform/process/workers/cores.ts';
import type { CommandRuntime, Runtime } from './platform/runtime.ts';
import { countStatistics } from './platform/statistics/statistics-counts.ts';
import { prepareBotChecks } from './tenancy/bot-protection/bot-checks.ts';
import { openCountries } from './tenancy/geo/country.ts';
import { openPlaceNames } from './tenancy/geo/place-names.ts';

/**
 * Creates the first signing key if there is none, and the state that the process keeps between requests.
 * @throws WrongKeyEncryptionSecretError
 */
export async function createRuntime(
  started: CommandRuntime,
  database: Database,
  log: Logger,
  { readDnsTexts }: { readDnsTexts?: ReadDnsTexts | undefined } = {},
): Promise<Runtime> {
  const { settings, clock, prisma } = started;
  await database.exclusively(() => ensureSigningKey(started));
  return {
    ...started,
    issuer: settings.publicUrl,
    signingKeys: await openSigningKeys(started),
    verifiedSignatures: rememberSignatures(),
    legacyIssuers: openLegacyIssuers(started),
    tokenQuestions: openTokenQuestions(settings),
    adoptSession: joinAdoptions(started, database),
    hashQueue: createHashQueue(hashesAtOnce(settings.workers)),
    verdictReads: joinVerdictReads(database),
    throughput: createThroughputLimiter(),
    verdictLimits: await openVerdictLimits(settings, clock, log),
    verdictCounts: countVerdicts(prisma, log),
    statisticsCounts: countStatistics(prisma, log),
    countries: openCountries(settings.geoDatabase),
    placeNames: openPlaceNames(),
    identityProviders: connectProviders(settings),
    botChecks: prepareBotChecks(settings),
    breachedPasswords: openBreachedPasswords(settings),
    importedHashes: createTally(),
    operationCounts: createTally(),
    imports: createImportRunner(started, database.jobs.alone, log),
    oldSystems: openOldSystems(settings),
    readDnsTexts: readDnsTexts ?? openDnsTexts(settings),
    log,
  };
}
