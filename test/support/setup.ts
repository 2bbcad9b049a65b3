import { afterAll } from 'vitest';
import { closeAll } from './at-end.ts';
import { beginWithCheapHashes } from './hash-cost.ts';
import { refuseForeignConnections } from './no-network.ts';
import { stretchSecretsOnce } from './stretch-once.ts';

/** Runs in every test file, before its tests. */
refuseForeignConnections();
beginWithCheapHashes();
stretchSecretsOnce();
const environment = { ...process.env };
afterAll(async () => {
  await closeAll();
  // The files of a worker share its environment. A variable could name a folder that is removed by now.
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});
