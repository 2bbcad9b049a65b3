import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { rest } from '../support/client.ts';
import { exchangeBytes } from '../support/http.ts';
import { testServer } from '../support/server.ts';
import { documented, operationsOf } from './openapi-document.ts';

const BROWSER = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
const server = testServer();

type Page = { path: string; html: string; anchors: Set<string>; links: string[] };

async function fetchPage(path: string): Promise<Page> {
  const { status, headers, body } = await rest(server.url, 'GET', path, BROWSER);
  expect([path, status, headers['content-type']]).toEqual([path, 200, 'text/html; charset=utf-8']);
  const html = String(body);
  return {
    path,
    html,
    anchors: new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)),
    links: [...html.matchAll(/<a [^>]*?href="([^"]+)"/g)].map(([, href = '']) => href),
  };
}

/** Opens the start page, and all pages that links lead to from there. */
async function crawl(): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>();
  const waiting = ['/docs'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pages.has(path)) continue;
    const page = await fetchPage(path);
    pages.set(path, page);
    waiting.push(...page.links.map((link) => targetOf(link, path)).filter(isPage));
  }
  return pages;
}

function targetOf(link: string, from: string): string {
  if (/^(https?|mailto):/.test(link)) return link;
  return posix.join(
    posix.dirname(from),
    link.startsWith('#') ? posix.basename(from) : (link.split('#')[0] ?? ''),
  );
}
const isPage = (path: string) => /^\/docs(\/[\w/-]+)?$/.test(path) && path !== '/docs/explorer';

describe('the documentation', () => {
  let pages: Map<string, Page>;
  const all = async () => {
    pages ??= await crawl();
    return pages;
  };

  test('has a page for every document of the index, except those about the code', async () => {
    const index = readFileSync(new URL('../../docs/index.md', import.meta.url), 'utf8');
    const [served = '', notServed = ''] = index.split('## About the code');
    const documents = (text: string) =>
      [...text.matchAll(/\]\(([\w/-]+)\.md\)/g)].map(([, path]) => `/docs/${path}`);
    const found = [...(await all()).keys()];
    expect(documents(served).filter((path) => !found.includes(path))).toEqual([]);
    expect(documents(notServed).length).toBeGreaterThan(0);
    for (const path of documents(notServed)) {
      expect((await rest(server.url, 'GET', path, BROWSER)).status, path).toBe(404);
    }
  });

  test('has no link to a missing page, file or anchor', async () => {
    const known = await all();
    const broken: string[] = [];
    const files = new Set<string>();
    for (const { path, links } of known.values()) {
      for (const link of links) {
        const target = targetOf(link, path);
        if (/^(https?|mailto):/.test(target)) continue;
        const [, anchor] = link.split('#');
        const page = known.get(target);
        if (!page) files.add(target);
        else if (anchor && !page.anchors.has(anchor)) broken.push(`${path} → ${link}`);
      }
    }
    for (const file of files) {
      const { status } = await rest(server.url, 'GET', file, BROWSER);
      if (status !== 200) broken.push(`${file}: ${status}`);
    }
    expect(broken).toEqual([]);
  });

  test('mentions no file or command of the repository, except on pages for operators', async () => {
    const operators =
      /^\/docs\/(deployment|postgresql|embedded-database|capacity|anonymous-requests|commands)$/;
    const ofRepository =
      /\b(src|test|prisma)\/[a-z][\w/-]*|\.test\.ts|node_modules|npm (run (check|generate|bench|test)|test)\b|README\.md/g;
    const found = [...(await all()).values()]
      .filter(({ path }) => !operators.test(path))
      .flatMap(({ path, html }) => [...html.matchAll(ofRepository)].map(([words]) => `${path}: ${words}`));
    expect(found).toEqual([]);
  });

  test('has an anchor for every GraphQL operation and every REST endpoint', async () => {
    const known = await all();
    const anchorsOf = (begin: string) =>
      new Set(
        [...known.values()]
          .filter(({ path }) => path.startsWith(`/docs/reference/${begin}`))
          .flatMap(({ anchors }) => [...anchors]),
      );
    const operations = anchorsOf('graphql');
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect(fields.filter((name) => !operations.has(name))).toEqual([]);
    const endpoints = anchorsOf('rest-');
    const ids = operationsOf(documented())
      .filter(({ path }) => !path.startsWith('/{tenant}/'))
      .map(({ operation }) => operation.operationId);
    expect(ids.filter((id) => !endpoints.has(id))).toEqual([]);
  });

  test('has one main heading and one script file on each page, and no inline script or style', async () => {
    for (const { path, html } of (await all()).values()) {
      expect([path, html.match(/<h1[ >]/g)?.length]).toEqual([path, 1]);
      expect([
        path,
        /<style|style=|<script>|\son\w+=/.exec(html.replace(/<pre[\s\S]*?<\/pre>/g, '')),
      ]).toEqual([path, null]);
      expect(html.match(/<script[^>]*>/g)).toHaveLength(1);
    }
  });
});

test('a page can load files of this server only, and pages are compressed and can be cached', async () => {
  const { headers } = await rest(server.url, 'GET', '/docs/webhooks', BROWSER);
  const policy = String(headers['content-security-policy']);
  for (const part of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  expect(headers['cache-control']).toMatch(/^public, max-age=\d+$/);
  for (const path of ['/docs', '/docs/webhooks', '/docs/reference/graphql', '/docs/search.json']) {
    const get = (more: object) =>
      exchangeBytes(`${server.url}${path}`, { headers: { 'accept-encoding': 'br', ...more } });
    const first = await get({});
    expect([path, first.headers['content-encoding']]).toEqual([path, 'br']);
    const again = await get({ 'if-none-match': first.headers.etag });
    expect([path, again.status]).toEqual([path, 304]);
  }
});

test('an unknown page is a 404 with the navigation, and a client that accepts JSON gets a GraphQL error', async () => {
  for (const path of ['/docs/nothing', '/docs/recipes/nothing', '/docs/missing', '/docs/reference/missing']) {
    const { status, headers, body } = await rest(server.url, 'GET', path, BROWSER);
    expect([path, status]).toEqual([path, 404]);
    expect(String(headers['content-security-policy'])).toContain("default-src 'none'");
    expect(body).toContain('<h1>Page not found</h1>');
    const start = /<a class="brand" href="([^"]+)"/.exec(String(body))?.[1] ?? '';
    expect(new URL(start, `${server.url}${path}`).pathname).toBe('/docs');
    const program = await rest(server.url, 'GET', path, { headers: { accept: 'application/json' } });
    expect([program.status, program.body.errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
  }
});

test('a tenant can be named docs', async () => {
  const posted = await rest(server.url, 'POST', '/docs/api/login/', { body: {} });
  expect([posted.status, posted.body.error]).toEqual([400, 'Authentication Failed']);
  const got = await rest(server.url, 'GET', '/docs/api/refresh/token/');
  expect([got.status, got.body.error]).toEqual([401, 'Unauthorized']);
});

describe('the guides for integrations', () => {
  const folder = new URL('../../docs/integrations/', import.meta.url);
  const guides = globSync('*.md', { cwd: folder }).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const tableOf = (heading: string) => {
    const common = readFileSync(new URL('../openid.md', folder), 'utf8');
    const [, part = ''] = common.split(`## ${heading}\n`);
    return [...(part.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)` \| ([^|]*) \|/gm)];
  };

  test('and docs/openid.md agree with the discovery document about endpoints, scopes and claims', async () => {
    const { body } = await rest(server.url, 'GET', '/.well-known/openid-configuration');
    const endpoints = tableOf('Discovery').map(([, name = '', path = '']) => [
      name,
      path.replaceAll('`', ''),
    ]);
    expect(endpoints.length).toBeGreaterThan(5);
    for (const [name = '', path] of endpoints)
      expect([name, body[name]]).toEqual([name, `${body.issuer}${path}`]);
    const scopes = tableOf('Scopes and claims');
    expect(scopes.map(([, scope]) => scope)).toEqual(body.scopes_supported);
    const claims = scopes.flatMap(([, , text = '']) =>
      [...text.matchAll(/`(\w+)`/g)].map(([, claim]) => claim),
    );
    expect(claims.toSorted()).toEqual(
      body.claims_supported.filter((claim: string) => claim !== 'iss').toSorted(),
    );
    const paths = guides.flatMap((guide) => [
      ...guide.matchAll(/https:\/\/id\.example\.com(\/(?:oauth2|\.well-known)[\w/.-]*)/g),
    ]);
    const known = JSON.stringify(body);
    expect(
      paths.filter(([, path = '']) => !known.includes(path) && !path.endsWith('openid-configuration')),
    ).toEqual([]);
  });

  test('show operations that fit the schema', () => {
    const blocks = guides.flatMap((guide) => [...guide.matchAll(/```graphql\n([\s\S]*?)```/g)]);
    expect(blocks.length).toBeGreaterThan(0);
    for (const [, block = ''] of blocks) expect(validate(schema, parse(block))).toEqual([]);
  });
});
