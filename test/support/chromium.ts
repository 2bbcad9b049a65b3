import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import { atEnd, atEndOfFile } from './at-end.ts';

/** What keeps it from asking anything of the world: no name but this machine's is looked up. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** Tests that need a browser: skipped where Chromium is not installed. */
export function describeChromium(name: string, tests: () => void): void {
  describe.skipIf(!inject('chromium'))(name, tests);
}

/** One for each set of flags, for all tests of a file: to start one takes longer than most tests. */
const running = new Map<string, Promise<Browser>>();

/**
 * A browser with an empty profile, closed at the end of the test.
 * @param flags beside the usual ones; of two for the same thing the later one counts
 */
export async function openBrowser(flags: string[] = []): Promise<BrowserContext> {
  const key = JSON.stringify(flags);
  const starting = running.get(key) ?? startBrowser(flags);
  if (!running.has(key)) {
    running.set(key, starting);
    atEndOfFile(async () => {
      running.delete(key);
      await (await starting).close();
    });
  }
  const browser = await starting;
  browser.once('disconnected', () => running.delete(key));
  const context = await browser.newContext();
  context.setDefaultTimeout(120_000);
  atEnd(() => context.close());
  return context;
}

async function startBrowser(flags: string[]): Promise<Browser> {
  const executablePath = inject('chromium');
  if (!executablePath) throw new Error('Chromium is not installed: use describeChromium');
  // Loaded where it is needed: it is large.
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...FLAGS, ...flags],
    // A test fails because something is wrong, never because the machine is busy.
    timeout: 120_000,
  });
}

/**
 * A device in software that makes and uses passkeys for a page, and says that it has verified its user.
 * https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/
 */
export async function addAuthenticator(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

// What a page has of the standard, and the types of Node have not.
declare const navigator: { credentials: Record<'create' | 'get', (options: object) => Promise<Credential>> };
declare const PublicKeyCredential: Record<
  'parseCreationOptionsFromJSON' | 'parseRequestOptionsFromJSON',
  (options: unknown) => object
>;
type Credential = { toJSON(): unknown };

/** Makes a passkey on a page, as the documentation tells pages to. @returns the credential */
export function createPasskey(page: Page, options: unknown): Promise<unknown> {
  return page.evaluate(async (given) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(given);
    return (await navigator.credentials.create({ publicKey })).toJSON();
  }, options);
}

/** Uses one. @returns the assertion */
export function usePasskey(page: Page, options: unknown): Promise<unknown> {
  return page.evaluate(async (given) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(given);
    return (await navigator.credentials.get({ publicKey })).toJSON();
  }, options);
}
