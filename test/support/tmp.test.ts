import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'vitest';
import { describePostgres, createPostgresDatabase } from './postgres.ts';
import { startProcess } from './process.ts';
test('plain', () => {});
describePostgres('pg', () => {
  test('long', async () => { const d = await createPostgresDatabase(); const p = await startProcess({ databaseUrl: d.url }); const q = await startProcess(); console.log('up', p.pid, q.pid); await sleep(process.env.LONG ? 60000 : 0); });
});
