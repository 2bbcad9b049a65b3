import { createCommerce } from './commerce.ts';
import { dispatch } from './events.ts';
import { createIntegrations } from './integrations.ts';
import { createPassword } from './password.ts';
import type { Service } from './rest.ts';
import { createSite } from './site.ts';
import { createUser } from './user.ts';

/** The settings that a page makes before it loads this script. */
type Settings = {
  siteid?: string | number;
  environment?: {
    /** Set by this script, in place of the value of the page, which is the address of Pelcro. */
    domain?: string;
    /** The script of the user interface, loaded after `PelcroBootComplete`. */
    ui?: string;
    [key: string]: unknown;
  };
  [key: string]: unknown;
};

declare global {
  interface Window {
    Pelcro: Settings;
  }
}

/** Read while the script itself runs, because `document.currentScript` is null later. */
const element = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;

/** Makes `window.Pelcro` with the interface of Pelcro's SDK, for the Pelcro API of this service. */
function start(): void {
  const given: Settings = window.Pelcro ?? {};
  const service: Service = {
    url: serviceUrl().replace(/\/+$/, ''),
    siteId: String(given.siteid ?? ''),
    language: getHtmlLanguageAttribute(),
  };
  const { user, restore, token } = createUser(service);
  const { load, locate, ...site } = createSite(service, token);
  const password = createPassword(service, { token, logout: () => user.logout() });
  Object.assign(given, createCommerce(service, token), site, {
    siteid: service.siteId,
    environment: { ...given.environment, domain: service.url },
    uiSettings: given.uiSettings ?? {},
    user,
    password,
    integrations: createIntegrations(service, token),
    helpers: { getURLParameter, getHtmlLanguageAttribute, loadSDK },
  });
  window.Pelcro = given;
  void begin();

  async function begin(): Promise<void> {
    await Promise.all([
      load().catch((error) => console.error(`Pelcro: the site cannot be read: ${error.message}`)),
      locate().then(
        ({ data }) => Object.assign(user.location, data.location ?? data),
        () => {},
      ),
    ]);
    await restore();
    dispatch('PelcroBootComplete');
    if (given.environment?.ui) loadSDK(given.environment.ui, 'pelcro-ui');
  }
}

/**
 * The address of the service: the parent of the folder of this script. If the script is a copy on another host, the
 * attribute `data-service` of its element has the address.
 */
function serviceUrl(): string {
  return element?.dataset.service ?? new URL('..', element?.src || location.href).href;
}

function getURLParameter(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}

function getHtmlLanguageAttribute(): string | null {
  return document.documentElement.lang.split('-')[0] || null;
}

/** Loads a script once. */
function loadSDK(url: string, id: string): void {
  if (document.getElementById(id)) return;
  document.head.append(Object.assign(document.createElement('script'), { id, src: url, async: true }));
}

start();
