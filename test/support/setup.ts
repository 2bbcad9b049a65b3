import { afterAll } from 'vitest';
import { closeAll } from './at-end.ts';
import { refuseForeignConnections } from './no-network.ts';

/** Runs in every test file, before its tests. */
refuseForeignConnections();
afterAll(closeAll);
