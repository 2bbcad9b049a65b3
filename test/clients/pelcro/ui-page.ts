import { copyFileSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { atEnd } from '../../support/at-end.ts';
import { installNestedPackage } from '../../support/nested-package.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const FOLDER = fileURLToPath(new URL('./ui', import.meta.url));

/** Bundles the page. @returns its script and its style */
async function bundlePage(): Promise<{ script: Buffer; style: Buffer }> {
  const packages = await installNestedPackage(FOLDER);
  const root = temporaryFolder();
  copyFileSync(join(FOLDER, 'page.js'), join(root, 'page.js'));
  symlinkSync(join(packages, 'node_modules'), join(root, 'node_modules'));
  const outDir = join(root, 'dist');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      minify: false,
      rolldownOptions: {
        input: join(root, 'page.js'),
        // With another format, the functions of the script would become global functions of the page.
        output: { format: 'iife', entryFileNames: 'page.js' },
      },
    },
  });
  return {
    script: readFileSync(join(outDir, 'page.js')),
    style: readFileSync(join(packages, 'node_modules/@pelcro/react-pelcro-js/dist/pelcro.css')),
  };
}

/**
 * Serves a site whose pages contain Pelcro's public user interface and the script of this service. The pages
 * follow Pelcro's documentation, except for the address of the script.
 * @param page the settings of the page, and the address of the script
 * @returns the origin of the site
 */
export async function serveUiPages(page: () => { url: string; siteId: number }): Promise<string> {
  const { script, style } = await bundlePage();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/page.js') return response.setHeader('content-type', 'text/javascript').end(script);
    if (pathname === '/pelcro.css') return response.setHeader('content-type', 'text/css').end(style);
    const { url, siteId } = page();
    response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><html lang="en">
      <title>The paper</title><link rel="stylesheet" href="/pelcro.css"><div id="page"></div>
      <script>
        window.Pelcro = {};
        window.Pelcro.siteid = ${siteId};
        window.Pelcro.environment = { domain: 'https://www.pelcro.com', ui: '/page.js' };
      </script>
      <script defer src="${url}/clients/pelcro.js" type="text/javascript"></script></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
