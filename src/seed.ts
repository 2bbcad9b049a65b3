import { createCollaborator } from './administration/collaborators/collaborator.ts';
import { hashPassword } from './customers/passwords/hashes/own-hash.ts';
import { randomSecret } from './lib/credential.ts';
import { SYSTEM } from './platform/acting.ts';
import type { Db } from './platform/database/database.ts';
import { DEMO_ACCOUNT } from './platform/environment-variables.ts';
import { announceDemo, type Demo } from './platform/process/demo.ts';
import type { Runtime } from './platform/runtime.ts';
import { createAccount } from './tenancy/accounts/account.ts';
import { createPartner } from './tenancy/partners/partner.ts';
import { addPlan } from './tenancy/plans/manage-plans.ts';

const DEMO_SETTINGS = {
  allowedOrigins: ['http://localhost:3000', 'http://localhost:5173'],
  // The two newspapers at `/demo` have different origins.
  sessionHandoff: true,
};

/**
 * The plan of the campus edition at `/demo`. The addresses and the domain are reserved for tests (RFC 2544, RFC 2606).
 */
const DEMO_PLAN = {
  nickname: 'Campus edition',
  description: 'For members of the university, and for readers in its library',
  entitlements: ['campus-edition'],
  emailDomains: ['university.example'],
  addressRanges: ['198.19.0.0/16'],
};

/**
 * Fills an empty database with the demo account, and with the first account and its owner, if the settings ask for
 * them. The caller ensures that only one process does so at a time.
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
    // `demo.json` is written before the commit. If the process ends in between, the next start writes the file again.
    if (demo) announceDemo(dataDir, demo);
    return demo;
  });
}

async function seedDemoAccount(
  tx: Db,
  runtime: Runtime,
  password: string,
  passwordHash: string,
): Promise<Demo> {
  const demo = { slug: DEMO_ACCOUNT, name: 'Demo', settings: DEMO_SETTINGS };
  const { account, site } = await createAccount(tx, runtime, SYSTEM, demo);
  const partner = await createPartner(tx, account.id, 'Demo partner');
  const email = 'owner@demo.example';
  const acting = { accountId: account.id, actor: SYSTEM };
  await addPlan(tx, acting, site, DEMO_PLAN, runtime.clock());
  await createCollaborator(tx, acting, { email, role: 'OWNER', passwordHash }, runtime.clock());
  return { siteId: site.id, partner, collaborator: { email, password } };
}
