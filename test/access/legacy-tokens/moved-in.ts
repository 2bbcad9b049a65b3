import { createHmac, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import bcrypt from 'bcrypt';
import { createLegacyIssuer, type ListedIssuer } from '../../../src/access/legacy-tokens/manage-issuers.ts';
import type { NewIssuer } from '../../../src/access/legacy-tokens/new-issuer.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import { importFile } from '../../administration/imports/import-file.ts';
import { uniqueEmail } from '../../support/customers.ts';
import type { TestServer } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type Json, segment } from '../tokens/jwt.ts';

/** The claim `prv` of the old tokens is the hash of a class name: sha1("App\Models\User"). */
export const PRV = '23bd5c8949f600adb39e701c400872db7a5976f7';
export const PASSWORD = 'violet harbor 7';

/** @returns a new secret of 64 characters, as tymon/jwt-auth makes it */
export function newSecret(): string {
  return randomBytes(48).toString('base64url');
}

type Server = Pick<TestServer, 'gatehouse' | 'clock'>;

/** Creates an issuer as the command line does. */
export function addIssuer(
  { gatehouse, clock }: Server,
  { accountId = 1, siteId = 1, ...given }: Partial<NewIssuer> & { accountId?: number; siteId?: number } = {},
): Promise<ListedIssuer> {
  const acceptsUntil = new Date(clock.now().getTime() + 30 * 86_400_000);
  const input = { kind: 'HMAC', algorithm: 'HS256', secret: null, prv: PRV, acceptsUntil, ...given };
  return createLegacyIssuer(gatehouse, { accountId, actor: COMMAND_LINE }, siteId, input);
}

let lastId = 40_000_000;

export type MovedCustomer = { id: number; oldId: number | string; email: string; password: string };

/** Imports a customer. Without a subject the customer keeps their id; with a subject they get a new id. */
export async function importCustomer(
  { gatehouse }: Pick<TestServer, 'gatehouse'>,
  { subject, accountId = 1 }: { subject?: string; accountId?: number } = {},
): Promise<MovedCustomer> {
  lastId += 1;
  const email = uniqueEmail();
  const path = join(temporaryFolder(), 'customers.ndjson');
  const passwordHash = (await hashed()).replace('$2b$', '$2y$');
  const identity = subject === undefined ? { id: lastId } : { subject };
  writeFileSync(path, JSON.stringify({ ...identity, email, passwordHash, hashFormat: 'bcrypt' }));
  const { report } = await importFile({ gatehouse }, path, { areEmailsVerified: true }, accountId);
  if (report.length > 0) throw new Error(report[0]?.code);
  const { id } = await gatehouse.prisma.customer.findFirstOrThrow({ where: { accountId, email } });
  return { id, oldId: subject ?? id, email, password: PASSWORD };
}

let hash: Promise<string> | null = null;
function hashed(): Promise<string> {
  hash ??= bcrypt.hash(PASSWORD, 4);
  return hash;
}

/** The claims of tymon/jwt-auth. The token was issued an hour ago, and is valid for two weeks. */
export function oldClaims(
  { clock }: Pick<TestServer, 'clock'>,
  sub: number | string,
  claims: Json = {},
): Json {
  const iat = Math.floor(clock.now().getTime() / 1000) - 3_600;
  const jti = randomBytes(12).toString('base64url');
  const iss = 'https://old.example/api/v1/sdk/auth/login';
  return { iss, iat, exp: iat + 14 * 86_400, nbf: iat, jti, sub, prv: PRV, ...claims };
}

/** Makes a token with HMAC as tymon/jwt-auth does. */
export function signOld(
  secret: string,
  payload: Json | string,
  header: Json | string = { typ: 'JWT', alg: 'HS256' },
): string {
  const input = `${segment(header)}.${segment(payload)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}
