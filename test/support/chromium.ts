import { tmpdir } from 'node:os';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import { atEnd, atEndOfFile } from './at-end.ts';
import { quickestFolder } from './quickest-folder.ts';

/** The default flags. They also keep the browser offline: with them, it resolves only the name of this machine. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  // Avoids a separate process for the GPU.
  '--in-process-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** Tests that need a browser. Skipped if Chromium is not installed. */
export function describeChromium(name: string, tests: () => void): void {
  describe.skipIf(!inject('chromium'))(name, tests);
}

/**
 * One browser per set of flags, because a start takes longer than most tests. The browser without additional flags
 * serves all files of a worker, and ends with the worker. Any other browser serves the tests of one file.
 */
const running = new Map<string, Promise<Browser>>();

/**
 * A browser with an empty profile, closed at the end of the test.
 * @param flags additional flags; a later flag overrides an earlier one
 */
export async function openBrowser(flags: string[] = []): Promise<BrowserContext> {
  const browser = await (running.get(JSON.stringify(flags)) ?? start(flags));
  // No animations: during them, tests would find dialogs that are still closing, and texts without contrast.
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  context.setDefaultTimeout(120_000);
  let isClosed = false;
  context.once('close', () => {
    isClosed = true;
  });
  atEnd(async () => {
    if (isClosed) return;
    // While a page polls, a handler may still be fetching an answer for it. The error of such a handler is ignored.
    for (const each of [context, ...context.pages()]) await each.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  });
  return context;
}

function start(flags: string[]): Promise<Browser> {
  const key = JSON.stringify(flags);
  const starting = startBrowser(flags);
  running.set(key, starting);
  starting.then(
    (browser) => browser.once('disconnected', () => running.delete(key)),
    () => running.delete(key),
  );
  if (flags.length > 0) {
    atEndOfFile(async () => {
      running.delete(key);
      await (await starting).close();
    });
  }
  return starting;
}

async function startBrowser(flags: string[]): Promise<Browser> {
  const executablePath = inject('chromium');
  if (!executablePath) throw new Error('Chromium is not installed: use describeChromium');
  // Imported here because it is large.
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...FLAGS, ...flags],
    // With `--disable-dev-shm-usage`, the processes share memory through files on the disk.
    ignoreDefaultArgs: quickestFolder() === tmpdir() ? [] : ['--disable-dev-shm-usage'],
    // A long limit, so that a busy machine fails no test.
    timeout: 120_000,
  });
}

/**
 * Adds a virtual authenticator to a page. It creates and uses passkeys, and reports that it has verified the user.
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

// Functions of the standard that browsers have and the types of Node lack.
declare const navigator: { credentials: Record<'create' | 'get', (options: object) => Promise<Credential>> };
declare const PublicKeyCredential: Record<
  'parseCreationOptionsFromJSON' | 'parseRequestOptionsFromJSON',
  (options: unknown) => object
>;
type Credential = { toJSON(): unknown };

/** Creates a passkey on a page, as documented. @returns the credential */
export function createPasskey(page: Page, options: unknown): Promise<unknown> {
  return page.evaluate(async (given) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(given);
    return (await navigator.credentials.create({ publicKey })).toJSON();
  }, options);
}

/** Uses a passkey. @returns the assertion */
export function usePasskey(page: Page, options: unknown): Promise<unknown> {
  return page.evaluate(async (given) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(given);
    return (await navigator.credentials.get({ publicKey })).toJSON();
  }, options);
}
