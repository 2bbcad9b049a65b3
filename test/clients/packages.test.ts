import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { root, runTool, tsc } from '../../src/cli/tool.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let app: string;
beforeAll(async () => {
  const printed = await runTool('src/cli/pack-clients.ts');
  const files = printed.trim().split('\n');
  expect(files).toHaveLength(3);
  app = temporaryFolder();
  write('package.json', JSON.stringify({ name: 'app', private: true, type: 'module' }));
  const flags = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--cache', join(app, '.cache')];
  execFileSync('npm', ['install', ...flags, ...files.map((file) => join(root, file))], {
    cwd: app,
    stdio: 'pipe',
  });
});

function write(file: string, text: string): void {
  writeFileSync(join(app, file), text);
}

const APP = `
import { createGatehouse, GatehouseError, type Customer, type Result } from '@gatehouse/browser';
import '@gatehouse/elements';

const gatehouse = createGatehouse({ url: 'https://id.example.com', siteId: 1 });
const element = document.querySelector('gatehouse-auth');
export const shared: Customer | null | undefined = element?.client.customer;
const { data, error } = await gatehouse.login({ email: 'ada@example.com', password: 'secret' });
if (error instanceof GatehouseError && error.code === 'SECOND_FACTOR_REQUIRED') console.log(error.secondFactor?.factors);
const name: string | null | undefined = data?.customer.firstName;
export const site: Result<{ name: string }> = await gatehouse.site();
console.log(name, gatehouse.passkeys.isSupported());
`;

const SERVER = `
import { createVerifier, type Verdict } from '@gatehouse/partner';
import { requireCustomer } from '@gatehouse/partner/express';
import { gatehouse } from '@gatehouse/partner/fastify';
import { customerOf, withCustomer } from '@gatehouse/partner/next';
import { useGatehouse } from '@gatehouse/partner/yoga';

const partner = { issuer: 'https://id.example.com', clientId: 'partner-1', clientSecret: 'secret' };
const verifier = createVerifier({ ...partner, mode: 'offline', maxStalenessSeconds: 10, whenStale: 'refuse' });
const verdict: Verdict = await verifier.verify('token');
export const customer: string | null = verdict.valid ? verdict.customerId : null;
export const next: string = verdict.valid ? '' : verdict.action;
export const GET = withCustomer(verifier, (_request: Request, { customer }: { customer: { customerId: string } }) =>
  Response.json({ id: customer.customerId }),
);
export const parts = [requireCustomer(verifier, { optional: true }), gatehouse, customerOf, useGatehouse({ verifier })];
`;

function compile(file = 'app.ts'): Promise<string> {
  const options = {
    ...{ target: 'es2022', module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom'] },
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true, types: [] },
  };
  write('tsconfig.json', JSON.stringify({ compilerOptions: options, include: [file] }));
  return runTool(tsc, '--project', app);
}

test('an app that installs the packages without a network has their types, and no other package', async () => {
  write('app.ts', APP);
  await compile();
  expect(globSync('node_modules/{*,@*/*}/package.json', { cwd: app }).sort()).toEqual([
    'node_modules/@gatehouse/browser/package.json',
    'node_modules/@gatehouse/elements/package.json',
    'node_modules/@gatehouse/partner/package.json',
  ]);
  write('app.ts', `${APP}gatehouse.login({ email: 1 });`);
  await expect(compile()).rejects.toThrow(/not assignable to type/);
});

onlyInFullRun(() => {
  test('a server that installs the partner kit has its types', async () => {
    write('server.ts', SERVER);
    await compile('server.ts');
    write('server.ts', `${SERVER}createVerifier({ ...partner, mode: 'online' });`);
    await expect(compile('server.ts')).rejects.toThrow(/not assignable to type/);
  });
});

test('a bundler finds all files of the packages, and includes the SDK once', async () => {
  write('app.ts', APP);
  write('index.html', '<!doctype html><script type="module" src="/app.ts"></script>');
  await runTool('node_modules/vite/bin/vite.js', 'build', app, '--logLevel', 'warn', '--target', 'es2022');
  const scripts = globSync('dist/assets/*.js', { cwd: app }).map((file) =>
    readFileSync(join(app, file), 'utf8'),
  );
  const all = scripts.join('\n');
  expect(all).toContain('gatehouse-profile');
  expect(all).not.toContain('@gatehouse/');
  expect(all.split('url must be the address of the service')).toHaveLength(2);
});

test('each package has a README', () => {
  for (const name of ['browser', 'elements', 'partner']) {
    const text = readFileSync(join(app, `node_modules/@gatehouse/${name}/README.md`), 'utf8');
    expect(text).toContain(`# @gatehouse/${name}`);
  }
});
