import type { Page } from 'playwright-core';
import { consoleCookie } from '../../../src/administration/collaborators/console-cookie.ts';
import type { CollaboratorRole } from '../../../src/platform/database/client/client.ts';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { openBrowser } from '../../support/chromium.ts';
import { hostedScene } from '../hosted/hosted-scene.ts';

export const LANGUAGES = ['en', 'de'] as const;
type Options = { language?: (typeof LANGUAGES)[number]; scheme?: 'light' | 'dark'; width?: number };

const HEIGHT = 844;

/** Starts one server for all tests of a `describe`, and opens the console of the server in Chromium. */
export function consoleScene() {
  const scene = hostedScene();
  return {
    get server() {
      return scene.server;
    },
    /** Opens a page of the console as a new collaborator who has just logged in. @param path below `/admin` */
    async open(role: CollaboratorRole, path: string, options: Options = {}): Promise<Page> {
      const { language = 'en', scheme = 'light', width = 1280 } = options;
      const { publicUrl } = scene.server.settings;
      const { token } = await asCollaborator(scene.server, role);
      const context = await openBrowser();
      const name = consoleCookie(publicUrl);
      await context.addCookies([{ name, value: token, url: publicUrl, sameSite: 'Strict' }]);
      const choose = (chosen: string) => localStorage.setItem('gatehouse-console-language', chosen);
      await context.addInitScript(choose, language);
      const page = await context.newPage();
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: HEIGHT });
      await page.goto(`${publicUrl}/admin${path}`);
      return page;
    },
  };
}
