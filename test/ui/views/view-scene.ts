import type { Page } from 'playwright-core';
import { addProvider } from '../../customers/identity-providers/scene.ts';
import { freePort } from '../../support/free-port.ts';
import { pngLogo } from '../../support/png-logo.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { addAccount, addSite } from '../../support/sites.ts';
import { servePages } from '../../support/web-page.ts';

/**
 * `paper` offers everything, `strict` requires a second factor, `long` is German and branded, with a long name and with
 * terms.
 */
export type SiteName = 'paper' | 'strict' | 'long';

export type ViewScene = {
  server: TestServer;
  sites: Readonly<Record<SiteName, number>>;
  /** Makes a page of the publisher with these elements. @returns its address */
  publisherPage(body: string, site?: SiteName): string;
};

/** A login asks for these terms, unless the customer has accepted them. */
const TERMS = {
  termsUrl: 'https://paper.example/terms',
  privacyUrl: 'https://paper.example/privacy',
  termsVersion: '2026-11',
} as const;

/** The terms that a registration at a site has to accept, so that a login does not ask for them. */
export function acceptedTerms(site: SiteName): { acceptedTermsVersion?: string } {
  return site === 'long' ? { acceptedTermsVersion: TERMS.termsVersion } : {};
}

/** Starts the server and creates the sites for all views. */
export async function setViewScene(env: Record<string, string> = {}): Promise<ViewScene> {
  const port = String(await freePort());
  const publicUrl = `http://localhost:${port}`;
  const server = await startServer({ env: { PORT: port, PUBLIC_URL: publicUrl, ...env } });
  const { prisma } = server.gatehouse;
  const bodies: string[] = [];
  const origin = await servePages((path) => bodies[Number(path.slice(1))] ?? '');
  const allowedOrigins = [origin];
  await prisma.site.update({
    where: { id: 1 },
    data: {
      passwordlessEnabled: true,
      name: 'The Daily Paper',
      link: null,
      secondFactor: 'OPTIONAL',
      allowedOrigins,
    },
  });
  // `strict` is in another account, because the strictest site of an account sets the policy for all its customers.
  const { site: strict } = await addAccount(server, 'strict', { secondFactor: 'REQUIRED', allowedOrigins });
  const long = await addSite(server, 'long', {
    ...TERMS,
    passwordlessEnabled: true,
    name: 'Donaudampfschifffahrtsgesellschaftskapitänszeitung für Rheinland-Pfalz und das Saarland',
    defaultLanguage: 'de',
    secondFactor: 'OPTIONAL',
    accentColor: '#a3120f',
    surfaceColor: '#fff8f0',
    textColor: '#2b1a10',
    fontFamily: 'Georgia, serif',
    cornerRadiusPixels: 2,
    allowedOrigins,
  });
  const logo = { hash: 'b'.repeat(64), kind: 'png', width: 480, height: 96, updatedAt: new Date() };
  const content = new Uint8Array(pngLogo(480, 96));
  await prisma.siteLogo.create({ data: { siteId: long.id, ...logo, content } });
  const google = { name: 'google', kind: 'GOOGLE' } as const;
  const company = { name: 'studierendenwerk', kind: 'OPENID', issuer: 'https://company.example' } as const;
  for (const siteId of [1, long.id]) {
    await addProvider(server, { ...google, siteId });
    await addProvider(server, { ...company, siteId });
  }
  const sites = { paper: 1, strict: strict.id, long: long.id };
  return {
    server,
    sites,
    publisherPage(body, site = 'paper') {
      const language = site === 'long' ? 'de' : 'en';
      bodies.push(`<!doctype html><html lang="${language}"><head><title>An article</title>
        <meta name="viewport" content="width=device-width">
        <meta name="gatehouse-site" content="${sites[site]}">
        <style>:root { color-scheme: light dark; font: 1rem/1.5 system-ui; background: light-dark(#fff, #121212);
          color: light-dark(#18181b, #f4f4f5) } gatehouse-gate:not(:defined) { display: none }
          gatehouse-account:not(:defined) { display: block; min-height: 2.75rem }
          body { max-width: 40rem; margin: 1rem auto; padding: 0 1rem }</style>
        <script type="module" src="${publicUrl}/clients/elements.js"></script></head>
        <body><main><h1>An article</h1>${body}</main></body></html>`);
      return `${origin}/${bodies.length - 1}`;
    },
  };
}

/** The functions that open a view. */
export type Stage = ViewScene & {
  page: Page;
  /** Opens a hosted page, such as `login`. */
  hosted(name: string, options?: { site?: SiteName; query?: Record<string, string> }): Promise<void>;
  /** Opens a page of the publisher with these elements. */
  publisher(body: string, site?: SiteName): Promise<void>;
  /** Logs a customer in, so that the hosted pages find the session of an earlier visit. */
  logIn(customer: { email: string; password: string }, site?: SiteName): Promise<void>;
  press(name: string): Promise<void>;
  fill(label: string, value: string): Promise<void>;
  /** Waits for a view by its title. */
  title(name: string): Promise<void>;
  text(content: string): Promise<void>;
};

/** One state of a view that a customer can see. */
export type ViewState = { name: string; show(stage: Stage): Promise<void> };

type WithClient = HTMLElement & {
  client: { login(input: object): Promise<{ error: { code: string } | null }> };
};

export function stageOf(scene: ViewScene, page: Page): Stage {
  const { sites, server } = scene;
  const stage: Stage = {
    ...scene,
    page,
    async hosted(name, { site = 'paper', query = {} } = {}) {
      const parameters = new URLSearchParams({ ...(site === 'long' && { language: 'de' }), ...query });
      await page.goto(`${server.settings.publicUrl}/sites/${sites[site]}/${name}?${parameters}`);
    },
    async publisher(body, site) {
      await page.goto(scene.publisherPage(body, site));
    },
    async logIn({ email, password }, site = 'paper') {
      await stage.hosted('login', { site });
      const code = await page.locator('gatehouse-auth').evaluate(
        async (auth, input) => {
          await customElements.whenDefined('gatehouse-auth');
          return (await (auth as WithClient).client.login(input)).error?.code ?? null;
        },
        { email, password },
      );
      if (code) throw new Error(`The login failed: ${code}`);
    },
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
    fill: (label, value) => page.getByLabel(label, { exact: true }).fill(value),
    title: (name) => page.getByRole('heading', { name, exact: true, level: 2 }).waitFor(),
    text: (content) => page.getByText(content).first().waitFor(),
  };
  return stage;
}
