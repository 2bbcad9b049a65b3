import { describe, expect, test } from 'vitest';
import { SettingsError } from '../../src/platform/environment-variables.ts';
import { readSettings } from '../../src/platform/settings.ts';
import { rest } from '../support/client.ts';
import { startServer, testServer } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { documented } from './openapi-document.ts';

const PAGE_FILES = [
  '/docs/explorer',
  '/docs/page.css',
  '/docs/page.js',
  '/docs/swagger-ui.css',
  '/docs/swagger-ui-bundle.js',
];

const BROWSER = { headers: { accept: 'text/html,*/*;q=0.8' } };
const server = testServer();
describe('the explorer of the REST APIs', () => {
  test('loads only files of this server, and has no inline script or style', async () => {
    const { status, headers, body } = await rest(server.url, 'GET', '/docs/explorer');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const addresses = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    const files = addresses.filter((address) => address !== 'data:,');
    expect(files.map((file) => new URL(file, `${server.url}/docs/explorer`).pathname).sort()).toEqual(
      PAGE_FILES.slice(1).sort(),
    );
    expect(body).not.toMatch(/<style|style=|<script>|\son\w+=/);
    const script = await rest(server.url, 'GET', '/docs/page.js');
    expect(script.body).toContain("url: 'openapi.json'");
    expect(script.body).not.toMatch(/https?:/);
  });

  test('can run only files of this server, and call only this server', async () => {
    const { headers } = await rest(server.url, 'GET', '/docs/explorer');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    // The page of GraphiQL has another policy.
    const graphiql = await rest(server.url, 'GET', '/graphql', { headers: { accept: 'text/html' } });
    expect(graphiql.headers['content-security-policy']).toContain('unsafe-inline');
  });

  test('and its files can be cached, but not embedded by other origins', async () => {
    for (const path of PAGE_FILES) {
      const { status, headers } = await rest(server.url, 'GET', path, {
        headers: { origin: 'https://elsewhere.test' },
      });
      expect(status, path).toBe(200);
      expect(headers['cross-origin-resource-policy'], path).toBe('same-origin');
      expect(headers['access-control-allow-origin'], path).toBeUndefined();
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(headers['cache-control'], path).toMatch(/^public, max-age=\d+$/);
      const again = await rest(server.url, 'GET', path, { headers: { 'if-none-match': headers.etag } });
      expect(again.status, path).toBe(304);
    }
  });

  test('is not at /docs/, which redirects to /docs', async () => {
    const { status, headers } = await rest(server.url, 'GET', '/docs/');
    expect(status).toBe(308);
    expect(new URL(String(headers.location), `${server.url}/docs/`).pathname).toBe('/docs');
  });
});

test('the OpenAPI document is public and cacheable, for every origin', async () => {
  const { status, headers, body } = await rest(server.url, 'GET', '/docs/openapi.json', {
    headers: { origin: 'https://elsewhere.test' },
  });
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(headers['cache-control']).toMatch(/^public, max-age=\d+$/);
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(body).toEqual(documented({ publicUrl: server.settings.publicUrl }));
  const again = await rest(server.url, 'GET', '/docs/openapi.json', {
    headers: { 'if-none-match': headers.etag },
  });
  expect(again.status).toBe(304);
});

test('the schema and the reference of the admin API are served only if introspection is on', async () => {
  const { status, body } = await rest(server.url, 'GET', '/docs/schema.graphql');
  expect(status).toBe(200);
  expect(body).toContain('type TokenVerdict');
  const silent = await startServer({ env: { INTROSPECTION: 'false' } });
  expect((await rest(silent.url, 'GET', '/docs/schema.graphql')).status).toBe(404);
  expect((await rest(silent.url, 'GET', '/docs/openapi.json')).status).toBe(200);
  for (const path of ['/docs/reference/graphql-admin', '/docs/reference/graphql-admin-types']) {
    expect((await rest(server.url, 'GET', path, BROWSER)).status).toBe(200);
    const { status, body } = await rest(silent.url, 'GET', path, BROWSER);
    expect([path, status]).toEqual([path, 404]);
    expect(body).toContain('<h1>Not published on this server</h1>');
  }
  const names = async (url: string) => {
    const { body } = await rest(url, 'GET', '/docs/search.json');
    return (body as { heading: string }[]).map(({ heading }) => heading);
  };
  expect(await names(server.url)).toContain('updateSite');
  const shown = await names(silent.url);
  expect(shown).toContain('validateToken');
  expect(shown).not.toContain('updateSite');
  expect((await rest(silent.url, 'GET', '/docs/reference/graphql', BROWSER)).status).toBe(200);
});

test('the documentation is on in production too, and DOCS=false removes its pages', async () => {
  const production = {
    NODE_ENV: 'production',
    DATA_DIR: temporaryFolder(),
    DATABASE_URL: 'postgresql://localhost/x',
    KEY_ENCRYPTION_SECRET: 'x'.repeat(32),
    PUBLIC_URL: 'https://id.example.test',
  };
  expect(readSettings(production).docs).toBe(true);
  expect(readSettings({ ...production, DOCS: 'false' }).docs).toBe(false);
  expect(() => readSettings({ ...production, DOCS: 'no' })).toThrow(SettingsError);
  const without = await startServer({ env: { DOCS: 'false' } });
  for (const path of [
    ...PAGE_FILES,
    '/docs',
    '/docs/webhooks',
    '/docs/search.json',
    '/docs/',
    '/docs/openapi.json',
    '/docs/schema.graphql',
  ]) {
    expect((await rest(without.url, 'GET', path)).status, path).toBe(404);
  }
});
