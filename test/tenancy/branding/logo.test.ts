import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { pngLogo } from '../../support/png-logo.ts';
import { testServer } from '../../support/server.ts';
import { administer } from '../sites/administer.ts';
import { Logo, RemoveLogo, SetLogo } from './documents.ts';

const server = testServer();
let admin: Awaited<ReturnType<typeof administer>>;
beforeAll(async () => {
  admin = await administer(server);
});
const siteId = '1';
const set = (content: Buffer) =>
  request(server.url, SetLogo, { siteId, base64: content.toString('base64') }, admin.owner);
const shown = async () => (await execute(server.url, Logo, {})).site.branding.logo;
/** The path of a logo’s public URL. The test server serves the logo at this path. */
const pathOf = (url = '') => url.slice(url.indexOf('/sites/'));
const get = (path: string) => fetch(`${server.url}${path}`);

const jpeg = Buffer.from('ffd8ffc0000b080028007801011100ffd9', 'hex');
const webp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');

test.each([
  ['png', pngLogo(), { width: 120, height: 40 }],
  ['jpeg', jpeg, { width: 120, height: 40 }],
  ['webp', webp, { width: 1, height: 1 }],
])(
  'a %s logo is served at an address with the hash of its content, and only as an image',
  async (kind, content, size) => {
    expect((await set(content)).errors).toEqual([]);
    const logo = await shown();
    expect(logo).toMatchObject(size);
    const path = pathOf(logo?.url);
    expect(path).toMatch(new RegExp(`^/sites/1/logo/[0-9a-f]{64}\\.${kind}$`));
    const response = await get(path);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': `image/${kind}`,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
  },
);

test('a removed logo is not served any more, and the audit log has both changes', async () => {
  await set(pngLogo());
  const path = pathOf((await shown())?.url);
  await execute(server.url, RemoveLogo, { siteId }, admin.owner);
  expect(await shown()).toBe(null);
  expect((await get(path)).status).toBe(404);
  const entries = await server.gatehouse.prisma.auditEvent.findMany({
    where: { action: { startsWith: 'site.logo' } },
    orderBy: { id: 'desc' },
    take: 2,
  });
  expect(entries.map(({ action }) => action)).toEqual(['site.logo_removed', 'site.logo_set']);
});

describe('a logo is refused', () => {
  const script = Buffer.from('<script>alert(1)</script>');
  test.each([
    ['an HTML page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a GIF', Buffer.from('GIF89a/*00000000000000000000000000000000000000000*/=alert(1)')],
    ['nothing', Buffer.alloc(0)],
    ['a PNG followed by HTML', Buffer.concat([pngLogo(), script])],
    ['a PNG without its end', pngLogo().subarray(0, -12)],
    ['a signature only', pngLogo().subarray(0, 8)],
    ['a PNG without a header', Buffer.concat([pngLogo().subarray(0, 8), pngLogo().subarray(33)])],
    ['a PNG that declares 4,294,967,295 pixels', Buffer.from(pngLogo()).fill(0xff, 16, 24)],
    ['a PNG of no width', Buffer.from(pngLogo()).fill(0, 16, 20)],
    ['a JPEG followed by HTML', Buffer.concat([jpeg, script])],
    ['a JPEG without a frame', Buffer.from('ffd8ffe00004abcdffd9', 'hex')],
    ['a JPEG segment without a length', Buffer.from('ffd8ffe00000ffffffffffffffd9', 'hex')],
    ['a WebP followed by HTML', Buffer.concat([webp, script])],
    ['a RIFF file of sound', Buffer.from(webp).fill('WAVE', 8, 12)],
    ['more than 256 KiB', Buffer.concat([pngLogo(), Buffer.alloc(256 * 1024)])],
  ])('%s', async (_what, content) => {
    const { errors } = await set(content);
    expect(errors[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { base64: [expect.any(String)] },
    });
  });

  test.each(['data:image/png;base64,iVBORw0KGgo=', 'not base64!', '%00'])('%s', async (base64) => {
    const { errors } = await request(server.url, SetLogo, { siteId, base64 }, admin.owner);
    expect(errors[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});

test('similar paths lead neither to a logo nor to a file', async () => {
  await set(pngLogo());
  const path = pathOf((await shown())?.url);
  const file = path.slice(path.lastIndexOf('/') + 1);
  const others = [
    `/sites/2/logo/${file}`,
    `/sites/01/logo/${file}`,
    `/sites/99999999999999999999/logo/${file}`,
    `/sites/1/logo/${file.replace('.png', '.jpeg')}`,
    `/sites/1/logo/${file.replace('.png', '.svg')}`,
    `/sites/1/logo/${file}%00`,
    '/sites/1/logo/..%2f..%2fpackage.json',
    '/sites/1/logo/%2e%2e%2fpasswd',
    `/sites/1/logo/${'0'.repeat(64)}.png`,
  ];
  for (const other of others) expect((await get(other)).status, other).toBe(404);
  expect((await get(path)).status).toBe(200);
});
