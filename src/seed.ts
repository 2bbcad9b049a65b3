import { join } from 'node:path';
import { createCollaborator } from './administration/collaborators/collaborator.ts';
import { hashPassword } from './customers/passwords/password-hash.ts';
import { randomSecret } from './lib/credential.ts';
import { SYSTEM } from './platform/acting.ts';
import type { Db } from './platform/database/database.ts';
import { DEMO_ACCOUNT } from './platform/environment-variables.ts';
import { replaceFile, requireDataFolder } from './platform/private-files.ts';
import type { Demo } from './platform/process/welcome.ts';
import type { Runtime } from './platform/runtime.ts';
import { createAccount } from './tenancy/accounts/account.ts';
import { createPartner } from './tenancy/partners/partner.ts';

const DEMO_ORIGINS = ['http://localhost:3000', 'http://localhost:5173'];

/**
 * Fills an empty database with the demo account and the first collaborator, if the settings ask for them. The caller
 * ensures that only one process does so at a time.
 * @returns the credentials of the demo account, if it was created
 */
export async function seedDatabase(runtime: Runtime): Promise<Demo | null> {
  const { prisma, settings } = runtime;
  const { seedDemo, bootstrap, dataDir } = settings;
  if (!seedDemo && !bootstrap) return null;
  if ((await prisma.account.count()) > 0) return null;
  const demoPassword = randomSecret();
  const demoHash = seedDemo ? await hashPassword(demoPassword) : '';
  const ownerHash = bootstrap ? await hashPassword(bootstrap.password) : '';
  return prisma.$transaction(async (tx) => {
    const demo = seedDemo ? await seedDemoAccount(tx, runtime, demoPassword, demoHash) : null;
    if (bootstrap) {
      const { account } = await createAccount(tx, runtime, SYSTEM, { slug: bootstrap.account });
      const owner = { email: bootstrap.email, role: 'OWNER', passwordHash: ownerHash } as const;
      await createCollaborator(tx, { accountId: account.id, actor: SYSTEM }, owner, runtime.clock());
    }
    // Before the commit. After a crash in between, the next start writes the file again.
    if (demo) announce(dataDir, demo);
    return demo;
  });
}

async function seedDemoAccount(
  tx: Db,
  runtime: Runtime,
  password: string,
  passwordHash: string,
): Promise<Demo> {
  const demo = { slug: DEMO_ACCOUNT, name: 'Demo', settings: { allowedOrigins: DEMO_ORIGINS } };
  const { account, site } = await createAccount(tx, runtime, SYSTEM, demo);
  const partner = await createPartner(tx, account.id, 'Demo partner');
  const email = 'owner@demo.example';
  const acting = { accountId: account.id, actor: SYSTEM };
  await createCollaborator(tx, acting, { email, role: 'OWNER', passwordHash }, runtime.clock());
  return { siteId: site.id, partner, collaborator: { email, password } };
}

function announce(dataDir: string, demo: Demo): void {
  requireDataFolder(dataDir);
  replaceFile(join(dataDir, 'demo.json'), `${JSON.stringify(demo, null, 2)}\n`);
}
