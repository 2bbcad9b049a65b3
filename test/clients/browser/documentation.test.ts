import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, runTool, tsc } from '../../../src/cli/tool.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { register } from '../../support/customers.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { servePages } from '../../support/web-page.ts';
import { serviceUrl, setSdkScene } from './sdk-page.ts';

const page = readFileSync(join(root, 'docs/browser-sdk.md'), 'utf8');

/** The code blocks of the page with this info string. */
function blocks(kind: string): string[] {
  return [...page.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)]
    .filter(([, named]) => named === kind)
    .map(([, , code = '']) => code);
}

test('every TypeScript snippet that has no import compiles', async () => {
  const sdk = join(root, 'src/clients/browser/gatehouse.ts');
  const snippets = blocks('ts').filter((code) => !code.includes('import '));
  expect(snippets.length).toBeGreaterThan(10);
  const functions = snippets.map(
    (code) => `export async function _${snippets.indexOf(code)}() {\n${code}\n}`,
  );
  const given = ['email', 'password', 'token', 'code', 'id'].map((name) => `declare const ${name}: string;`);
  const head = [
    `import { createGatehouse, type Gatehouse } from '${sdk}';`,
    ...given,
    'declare const gatehouse: Gatehouse;',
  ];
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'snippets.mts'), [...head, ...functions].join('\n'));
  const options = { noUnusedLocals: false, typeRoots: [] };
  const config = { extends: join(root, 'tsconfig.browser.json'), compilerOptions: options };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ ...config, include: ['snippets.mts'], exclude: [] }),
  );
  await runTool(tsc, '--project', folder);
});

test('the TypeScript snippets call every public method of the client', () => {
  const files = ['gatehouse', 'logins', 'mailbox', 'own-data', 'identities', 'authenticators'];
  const source = files.map((name) => readFileSync(join(root, `src/clients/browser/${name}.ts`), 'utf8'));
  const methods = source.flatMap((text) =>
    [...text.matchAll(/^ {4,6}(\w+): (?:async )?\(.*=>|^ {4,6}(\w+): (?:input|\()/gm)].map(
      ([, name, other]) => name ?? other ?? '',
    ),
  );
  expect(methods.length).toBeGreaterThan(30);
  const snippets = blocks('ts').join('\n');
  // `completeLink` is not public: `ready` completes a link.
  const shown = methods.filter((name) => name !== 'completeLink');
  expect(shown.filter((name) => !snippets.includes(`.${name}(`))).toEqual([]);
});

test('the page names every error code', () => {
  const source = readFileSync(join(root, 'src/clients/browser/errors.ts'), 'utf8');
  const [type = ''] = /GatehouseErrorCode =.*?;/s.exec(source) ?? [];
  const codes = [...type.matchAll(/'([A-Z_]+)'/g)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

describeChromium('the HTML example of the documentation', () => {
  test('logs in and out under the policy that the documentation names', async () => {
    const scene = await setSdkScene();
    const here = (text: string) => text.replaceAll('https://id.example.com', serviceUrl(scene.server));
    const [html = ''] = blocks('html');
    const [script = ''] = blocks('js app.js');
    const [policy = ''] = blocks('').map((text) => text.trim());
    expect(policy).toContain('script-src');
    const origin = await servePages(html, {
      'content-security-policy': here(`default-src 'none'; ${policy}`).replace(
        'script-src',
        "script-src 'self'",
      ),
    });
    await scene.server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { allowedOrigins: [origin] } });
    const { email, password } = await register(scene.server.url);
    const tab = await (await openBrowser()).newPage();
    await tab.route('**/app.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: here(script) }),
    );
    await tab.goto(origin);
    await tab.fill('[name=email]', email);
    await tab.fill('[name=password]', 'not the password');
    await tab.click('text=Log in');
    await expect.poll(() => tab.textContent('[role=alert]')).not.toBe('');
    await tab.fill('[name=password]', password);
    await tab.click('form button');
    await expect.poll(() => tab.textContent('#greeting')).toBe(`Hello ${email}`);
    await tab.reload();
    await expect.poll(() => tab.textContent('#greeting')).toBe(`Hello ${email}`);
    await tab.click('#logout');
    await expect.poll(() => tab.isVisible('#login')).toBe(true);
  });
});
