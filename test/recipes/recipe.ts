import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { build, type Rolldown } from 'vite';
import { root } from '../../src/cli/tool.ts';
import { atEnd } from '../support/at-end.ts';
import { freePort } from '../support/free-port.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const RECIPES = join(root, 'docs/recipes');
const CLIENTS = join(root, 'dist/clients');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Starts the service at the address that the pages use. */
export async function startService(env: Record<string, string> = {}): Promise<TestServer> {
  const port = String(await freePort());
  return startServer({ env: { PORT: port, PUBLIC_URL: `http://localhost:${port}`, ...env } });
}

/** Sets the link of the demo site to an origin, and allows only this origin. */
export async function useOrigin({ gatehouse }: TestServer, origin: string): Promise<void> {
  await gatehouse.prisma.site.update({
    where: { id: 1 },
    data: { allowedOrigins: [origin], link: `${origin}/` },
  });
}

/** A file of a recipe, with the address of this service instead of the documented one. */
export function recipeFile(server: TestServer, path: string): string {
  return here(server, readFileSync(join(RECIPES, path), 'utf8'));
}

export function here({ settings }: TestServer, documented: string): string {
  return documented.replaceAll('https://id.example.com', settings.publicUrl);
}

export type Site = {
  /** Files by their path. Every other path without an extension shows `page`. */
  files: Readonly<Record<string, string>>;
  page: string;
  policy?: string;
  /** Answers requests for the publisher's own server. Returns null for other paths. */
  route?: (request: Request) => Promise<Response | null>;
};

/** Serves the pages of a recipe. @returns the origin */
export async function serveSite(site: Site): Promise<string> {
  const server = createServer((request, response) => {
    answer(site, request, response).catch((error: Error) => response.writeHead(500).end(error.stack));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '', 'http://localhost');
  const routed = await site.route?.(await webRequest(request));
  if (routed) {
    response.writeHead(routed.status, Object.fromEntries(routed.headers)).end(await routed.text());
    return;
  }
  const isFile = pathname in site.files;
  const isPage = !isFile && extname(pathname) === '';
  if (pathname === '/favicon.ico') return void response.writeHead(204).end();
  if (!isFile && !isPage) return void response.writeHead(404).end();
  const type = TYPES[isPage ? '.html' : extname(pathname)] ?? 'text/html; charset=utf-8';
  const policy = site.policy ? { 'content-security-policy': site.policy } : {};
  response.writeHead(200, { 'content-type': type, ...policy }).end(isPage ? site.page : site.files[pathname]);
}

async function webRequest(request: IncomingMessage): Promise<Request> {
  const { method = 'GET', headers } = request;
  const body = method === 'GET' || method === 'HEAD' ? null : await text(request);
  return new Request(`http://${headers.host}${request.url}`, {
    method,
    headers: headers as Record<string, string>,
    body,
  });
}

/**
 * Bundles a file as the app of a recipe does, with the scripts of the npm packages.
 * @param path in `docs/recipes`, or absolute
 * @param aliases files that replace packages that are not installed here
 * @returns the code, by file name
 */
export async function bundleRecipe(
  server: TestServer,
  path: string,
  {
    platform,
    aliases = {},
    define = {},
  }: { platform: 'browser' | 'node'; aliases?: Record<string, string>; define?: Record<string, string> },
): Promise<Record<string, string>> {
  const { output } = (await build({
    configFile: false,
    root: RECIPES,
    logLevel: 'warn',
    publicDir: false,
    // Without this value, `development` would depend on NODE_ENV.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    resolve: {
      alias: {
        '@gatehouse/browser': join(CLIENTS, 'gatehouse.js'),
        '@gatehouse/elements': join(CLIENTS, 'elements.js'),
        ...aliases,
      },
    },
    plugins: [
      { name: 'here', transform: (code, id) => (id.startsWith(RECIPES) ? here(server, code) : null) },
    ],
    define: platform === 'browser' ? { 'process.env.NODE_ENV': '"production"', ...define } : define,
    ssr: { noExternal: true },
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      modulePreload: false,
      ...(platform === 'node' ? { ssr: true } : {}),
      rolldownOptions: {
        // Next.js reads "use client" before it bundles.
        onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
        input: resolve(RECIPES, path),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'entry.js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  })) as Rolldown.RolldownOutput;
  return Object.fromEntries(
    output.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code] as const] : [])),
  );
}

/** Writes bundled code into a folder. @returns the folder */
export function writeBundle(files: Record<string, string>): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [name, code] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
  }
  return folder;
}
