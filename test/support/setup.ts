import { afterAll } from 'vitest';
import { closeAll } from './at-end.ts';
import { beginWithUsualHashes } from './hash-cost.ts';
import { refuseForeignConnections } from './no-network.ts';
import { stretchSecretsOnce } from './stretch-once.ts';

/** Runs in every test file, before its tests. */
refuseForeignConnections();
beginWithUsualHashes();
stretchSecretsOnce();
afterAll(closeAll);
