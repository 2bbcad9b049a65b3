import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SpreadLongFiles } from './test/support/spread-long-files.ts';

const fullCounts = process.env.TEST_COUNTS === 'full';
const shuffled = process.argv.some((argument) => argument.startsWith('--sequence.shuffle'));
const minute = 60_000;
// Modules compiled by one worker are ready for the next, and for the servers that the tests start.
process.env.NODE_COMPILE_CACHE ??= 'node_modules/.cache/compiled';

export default defineConfig({
  test: {
    globalSetup: 'test/support/global-setup.ts',
    setupFiles: 'test/support/setup.ts',
    pool: 'forks',
    // A worker loads the sources once, not once a file: files share modules, never a server or a database.
    isolate: false,
    // Node runs the sources itself, as it does in production. Vitest neither resolves nor transforms them.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // A larger young generation: a twentieth less work.
    execArgv: ['--min-semi-space-size=32', '--max-semi-space-size=64'],
    // More than there are cores: tests wait for databases, browsers and processes, in the full run even more.
    maxWorkers: Math.min(6, availableParallelism() + (fullCounts ? 3 : 2)),
    ...(shuffled ? {} : { sequence: { sequencer: SpreadLongFiles } }),
    // A test fails because something is wrong, never because the machine is busy.
    testTimeout: fullCounts ? 60 * minute : 10 * minute,
    hookTimeout: 10 * minute,
    teardownTimeout: minute,
    expect: { poll: { timeout: 2 * minute } },
    slowTestThreshold: 5_000,
    include: ['test/**/*.test.ts'],
    // These files have no case for the quick run: `npm run test:full` runs them too.
    exclude: fullCounts ? [] : ['test/**/*.full.test.ts'],
  },
});
