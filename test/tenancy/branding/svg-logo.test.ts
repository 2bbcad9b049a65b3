import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { execute, request } from '../../support/client.ts';
import { fullCounts, onlyInFullRun } from '../../support/counts.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { administer } from '../sites/administer.ts';
import { Logo, SetLogo } from './documents.ts';
import { EVIL, OTHERS, RECT, REFUSED, svg, WORKING } from './svg-attacks.ts';

let server: TestServer;
let admin: Awaited<ReturnType<typeof administer>>;
beforeAll(async () => {
  server = await startServer();
  admin = await administer(server);
});
const base64 = (content: string | Buffer) => Buffer.from(content).toString('base64');
const refusal = async (content: string | Buffer) => {
  const variables = { siteId: '1', base64: base64(content) };
  const { errors } = await request(server.url, SetLogo, variables, admin.owner);
  return errors[0]?.extensions;
};
/** Sets a logo. @returns its address on the test server */
const upload = async (content: string): Promise<string> => {
  await execute(server.url, SetLogo, { siteId: '1', base64: base64(content) }, admin.owner);
  const { url = '' } = (await execute(server.url, Logo, {})).site.branding.logo ?? {};
  return `${server.url}${url.slice(url.indexOf('/sites/'))}`;
};
const cleaned = async (content: string) => (await fetch(await upload(content))).text();

test('an SVG is served only as an image', async () => {
  const address = await upload(svg(RECT));
  expect(address).toMatch(/\/sites\/1\/logo\/[0-9a-f]{64}\.svg$/);
  const { headers } = await fetch(address);
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
});

test('a drawing keeps its shapes, gradients, styles and texts', async () => {
  const drawing = `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: a drawing program -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 50">
<metadata>made at home</metadata>
<style type="text/css"><![CDATA[ .st0{fill:#123456;} .st1, #b > path{fill:url(#shade); stroke : none} ]]></style>
<defs><linearGradient id="shade" gradientTransform="rotate(45)"><stop offset="0" stop-color="rgb(1, 2, 3)"/></linearGradient>
<linearGradient id="same" xlink:href="#shade"/><clipPath id="edge"><circle r="9"/></clipPath></defs>
<switch><foreignObject/><g clip-path="url(#edge)" style="opacity: .5; -inkscape-x: 1"><path class="st0" d="M0 0h9v9z" data-name="x"/></g></switch>
<use xlink:href="#b"/><g id="b"><path class="st1" d="m1,1 2-2"/></g><text x="1" y="9" font-family="'A B', serif">A &amp; B &lt;</text></svg>`;
  expect(await cleaned(drawing)).toBe(
    [
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50" width="256" height="64">\n\n',
      '<style>.st0{fill:#123456}.st1, #b &gt; path{fill:url(#shade);stroke:none}</style>\n',
      '<defs><linearGradient id="shade" gradientTransform="rotate(45)"><stop offset="0" stop-color="rgb(1, 2, 3)"/></linearGradient>\n',
      '<linearGradient id="same" href="#shade"/><clipPath id="edge"><circle r="9"/></clipPath></defs>\n',
      '<g><g clip-path="url(#edge)" style="opacity:.5"><path class="st0" d="M0 0h9v9z"/></g></g>\n',
      `<use href="#b"/><g id="b"><path class="st1" d="m1,1 2-2"/></g><text x="1" y="9" font-family="'A B', serif">A &amp; B &lt;</text></svg>`,
    ].join(''),
  );
  // Cleaning the cleaned markup again does not change it.
  const again = await cleaned(drawing);
  expect(await cleaned(again)).toBe(again);
});

test.each([
  ['viewBox="0 0 24 24"', 64, 64],
  ['viewBox="0 0 1000 10"', 512, 5],
  ['width="120px" height="40px"', 120, 40],
  ['width="30mm" height="10mm" viewBox="0 0 3 1"', 30, 10],
  ['width="100%" height="100%" viewBox="0,0,20,10"', 128, 64],
  ['width="4096" height="1024"', 2048, 512],
])('the size of an SVG with %s is %d × %d', async (attributes, width, height) => {
  await upload(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${RECT}</svg>`);
  expect((await execute(server.url, Logo, {})).site.branding.logo).toMatchObject({ width, height });
});

describe('an SVG is refused with', () => {
  test.each(REFUSED)('%s', async (_what, content, message) => {
    expect(await refusal(content)).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { base64: [expect.stringMatching(message)] },
    });
  });

  test('another encoding', async () => {
    const content = Buffer.from(`\ufeff${svg('<script>alert(1)</script>')}`, 'utf16le');
    expect(await refusal(content)).toMatchObject({ code: 'VALIDATION_FAILED' });
    const utf7 = Buffer.from([...Buffer.from('<svg viewBox="0 0 1 1">'), 0xff, ...Buffer.from('</svg>')]);
    expect(await refusal(utf7)).toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  test('more than 256 KiB, before or after it is cleaned', async () => {
    const quotes = svg(`<text>${'"'.repeat(100_000)}</text>`);
    for (const content of [svg(RECT.repeat(6_000)), quotes])
      expect(await refusal(content)).toMatchObject({
        fields: { base64: [expect.stringMatching(/256 KiB/)] },
      });
  });
});

test.each([...WORKING, ...OTHERS])('cleaning removes %s', async (_what, attack) => {
  const clean = await cleaned(attack);
  expect(clean).not.toMatch(
    /<(script|foreignObject|image|iframe|animate|set|a|handler|filter|pattern|feImage|audio|embed|x:)\b|\bon\w+=|evil|javascript:|data:|@|expression|<\?|<!/i,
  );
  expect(clean).toContain('<rect id="drawn" width="10" height="10" fill="#010203"/>');
});

describeChromium('in a browser', () => {
  const PLAIN = 'https://plain.test';
  let browser: BrowserContext;
  let page: Page;
  let served = '';
  let seen: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
    // The page is served without our headers, so that only the cleaning protects it.
    await browser.route(`${PLAIN}/**`, (route) => {
      const isPage = route.request().url().endsWith('.html');
      const image = `<!doctype html><link rel="icon" href="data:,"><img src="${PLAIN}/logo.svg"><object data="${PLAIN}/logo.svg">`;
      return route.fulfill(
        isPage ? { contentType: 'text/html', body: image } : { contentType: 'image/svg+xml', body: served },
      );
    });
    await browser.route(`${EVIL}/**`, (route) => {
      seen.push(route.request().url());
      return route.abort();
    });
  });
  // Each test has its own page, so that late effects of an attack do not affect the next test.
  beforeEach(async () => {
    page = await browser.newPage();
    page.on('dialog', async (dialog) => {
      seen.push(dialog.message());
      // The attack may have navigated away, or its test may have ended.
      await dialog.dismiss().catch(() => {});
    });
  });
  afterEach(() => page.close());
  /** Opens an address, and clicks on the page. @returns the dialogs of scripts and the requests to the attacker */
  const effects = async (address: string): Promise<string[]> => {
    seen = [];
    await page.goto(address);
    await page.mouse.click(5, 5);
    return seen;
  };
  /** Opens a page that is served without our headers. It has the SVG as an image, and as an object (a document). */
  const plainEffects = (content: string): Promise<string[]> => {
    served = content;
    return effects(`${PLAIN}/page.html`);
  };

  onlyInFullRun(() => {
    test('the attacks work before the cleaning, which proves that the next test can detect them', async () => {
      for (const [what, attack] of WORKING) {
        await plainEffects(attack);
        await expect.poll(() => seen, { message: what }).not.toEqual([]);
      }
    });

    test('no attack works after the cleaning, as a document, as an image and as an object', async () => {
      // The other attacks have no effect in this browser. A test above checks their cleaned markup in every run.
      for (const [what, attack] of fullCounts ? [...WORKING, ...OTHERS] : WORKING) {
        const address = await upload(attack);
        const clean = await (await fetch(address)).text();
        expect(await plainEffects(clean), what).toEqual([]);
        expect(await effects(address), what).toEqual([]);
      }
    });
  });

  test('a cleaned logo is displayed', async () => {
    const drawing = svg('<style>.a{fill:#0000ff}</style><rect class="a" width="10" height="10"/>');
    served = await cleaned(drawing);
    await page.goto(`${PLAIN}/page.html`);
    const pixel = await page.evaluate(`(async () => {
      const image = document.querySelector('img');
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      return [image.naturalWidth, image.naturalHeight, ...context.getImageData(32, 32, 1, 1).data];
    })()`);
    expect(pixel).toEqual([64, 64, 0, 0, 255, 255]);
  });
});
