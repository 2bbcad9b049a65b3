import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCollaborator } from '../collaborators/collaborator.ts';
import type { PrismaClient } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { randomSecret } from '../lib/credential.ts';
import { createPartner, type PartnerCredentials } from '../partners/partner.ts';
import { hashPassword } from '../passwords/password-hash.ts';
import { DEMO_ACCOUNT, type Settings } from '../settings.ts';

/** What `demo.json` holds: enough to try everything. */
export type Demo = {
  siteId: number;
  partner: PartnerCredentials;
  collaborator: { email: string; password: string };
};

const DEMO_ORIGINS = ['http://localhost:3000', 'http://localhost:5173'];

/**
 * Fills an empty database: the demo account when the settings ask for it, and the first
 * collaborator when they name one. The caller sees to it that one process does so at a time.
 * @returns the demo's credentials when it was created just now
 */
export async function seedDatabase(
  prisma: PrismaClient,
  { seedDemo, bootstrap, dataDir }: Pick<Settings, 'seedDemo' | 'bootstrap' | 'dataDir'>,
): Promise<Demo | null> {
  if (!seedDemo && !bootstrap) return null;
  if ((await prisma.account.count()) > 0) return null;
  const demoPassword = randomSecret();
  const demoHash = seedDemo ? await hashPassword(demoPassword) : '';
  const ownerHash = bootstrap ? await hashPassword(bootstrap.password) : '';
  return prisma.$transaction(async (tx) => {
    const demo = seedDemo ? await seedDemoAccount(tx, demoPassword, demoHash) : null;
    if (bootstrap) {
      const site = await createAccount(tx, bootstrap.account, bootstrap.account, []);
      await createCollaborator(tx, site.accountId, bootstrap.email, ownerHash, 'OWNER');
    }
    // Before the commit: a crash in between leaves a file that the next start writes anew.
    if (demo) announce(dataDir, demo);
    return demo;
  });
}

async function seedDemoAccount(tx: Db, password: string, passwordHash: string): Promise<Demo> {
  const { id: siteId, accountId } = await createAccount(tx, DEMO_ACCOUNT, 'Demo', DEMO_ORIGINS);
  const partner = await createPartner(tx, accountId, 'Demo partner');
  const email = 'owner@demo.example';
  await createCollaborator(tx, accountId, email, passwordHash, 'OWNER');
  return { siteId, partner, collaborator: { email, password } };
}

async function createAccount(tx: Db, slug: string, name: string, allowedOrigins: string[]) {
  const account = await tx.account.create({ data: { slug, name } });
  return tx.site.create({ data: { accountId: account.id, name, slug, allowedOrigins } });
}

/** Writes `demo.json`, readable by its owner only, in one step. */
function announce(dataDir: string, demo: Demo): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'demo.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
