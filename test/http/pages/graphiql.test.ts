import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { freePort } from '../../support/free-port.ts';
import { exchange, exchangeBytes } from '../../support/http.ts';
import { startServer, type TestServer } from '../../support/server.ts';

const HTML = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

let server: TestServer;
beforeAll(async () => {
  const port = String(await freePort());
  server = await startServer({ env: { PORT: port, PUBLIC_URL: `http://localhost:${port}` } });
});

async function filesOfPage(): Promise<string[]> {
  const { text } = await exchange(`${server.url}/graphql`, { headers: HTML });
  const files = [...text.matchAll(/(?:src|href)="(graphiql\/[^"]+)"/g)].map(([, file = '']) => `/${file}`);
  const folder = files[0]?.replace(/[^/]+$/, '') ?? '';
  return [...files, ...['editor', 'graphql', 'json'].map((name) => `${folder}${name}-worker.js`)];
}

describe('GraphiQL', () => {
  test('is a cacheable page for browsers only', async () => {
    const page = await exchange(`${server.url}/graphql`, { headers: HTML });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['cache-control']).toMatch(/^public, max-age=\d+$/);
    expect(String(page.headers.vary).toLowerCase().split(/, */)).toContain('accept');
    const again = await exchange(`${server.url}/graphql`, {
      headers: { ...HTML, 'if-none-match': String(page.headers.etag) },
    });
    expect([again.status, again.text]).toEqual([304, '']);
    const data = await exchange(`${server.url}/graphql?query=%7B__typename%7D`, {
      headers: { accept: '*/*' },
    });
    expect([data.text, data.headers['cache-control']]).toEqual([
      '{"data":{"__typename":"Query"}}',
      'no-store',
    ]);
  });

  onlyInFullRun(() => {
    test('has files that are cacheable for a year and compressed', async () => {
      const files = await filesOfPage();
      expect(files).toHaveLength(6);
      let bytes = 0;
      for (const file of files) {
        const [plain, br, gzip] = await Promise.all(
          ['identity', 'br', 'gzip'].map((accepted) =>
            exchangeBytes(server.url + file, { headers: { 'accept-encoding': accepted } }),
          ),
        );
        expect([file, plain?.status]).toEqual([file, 200]);
        expect(plain?.headers['cache-control']).toBe('public, max-age=31536000, immutable');
        expect(plain?.headers['cross-origin-resource-policy']).toBe('same-origin');
        expect(plain?.headers['content-type']).toMatch(/^text\/(css|javascript); charset=utf-8$/);
        bytes += br?.bytes.length ?? 0;
        if (file.endsWith('/page.js')) continue;
        const content = plain?.bytes ?? Buffer.alloc(0);
        expect(content.length).toBeGreaterThan(100_000);
        expect(brotliDecompressSync(br?.bytes ?? '').equals(content)).toBe(true);
        expect(gunzipSync(gzip?.bytes ?? '').equals(content)).toBe(true);
      }
      // The uncompressed files have nine megabytes.
      expect(bytes).toBeLessThan(2_500_000);
    });
  });

  test('has no other files, and no files of other versions', async () => {
    const [file = ''] = await filesOfPage();
    const folder = file.replace(/[^/]+$/, '');
    for (const path of [
      `${folder}other.js`,
      `${folder}constructor`,
      `${folder}..%2f..%2fserver.ts`,
      file.replace(/[0-9a-f]{24}/, '0'.repeat(24)),
    ]) {
      expect([path, (await exchange(server.url + path)).status]).toEqual([path, 404]);
    }
    const without = await startServer({ env: { GRAPHIQL: 'false' } });
    expect((await exchange(without.url + file)).status).toBe(404);
  });

  test('is redirected from a path with a slash at its end', async () => {
    const { status, headers } = await exchange(`${server.url}/graphql/?query=x`, { headers: HTML });
    expect([status, new URL(String(headers.location), `${server.url}/graphql/`).href]).toEqual([
      308,
      `${server.url}/graphql?query=x`,
    ]);
  });
});

describeChromium('GraphiQL in a browser', () => {
  test('runs an operation, loads the schema, and violates no policy', async () => {
    const page = await (await openBrowser()).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    const query = encodeURIComponent('query Settings { site { name } }');
    await page.goto(`${server.settings.publicUrl}/graphql?query=${query}`);
    await page.getByText('site', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Execute query' }).click();
    await page.getByText('"Demo"').or(page.getByText('Demo')).first().waitFor();
    expect(complaints.filter((text) => /policy|refused|failed to load|worker/i.test(text))).toEqual([]);
  });
});
