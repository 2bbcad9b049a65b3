import type { Site } from '../../clients/browser/gatehouse.ts';

export type BotProtection = NonNullable<Site['botProtection']>;
export type BotProtectedOperation = BotProtection['operations'][number];

/** The widget of a provider on the page. */
export type BotWidget = {
  /**
   * The token of the solved widget. Null: the visitor has to complete the check first. Undefined: the widget does not
   * work.
   */
  token(): Promise<string | null | undefined>;
  /** Gets another token. A token can be used once. */
  renew(): void;
  remove(): void;
};

type Id = string | number;
type Callbacks = Record<string, unknown>;
/** The functions of the script of a provider. Only some scripts have `remove`. */
type Api = {
  render(place: HTMLElement, options: Callbacks): Id;
  reset(id: Id): void;
  remove?(id: Id): void;
  execute(which: Id, options?: { action: string }): unknown;
};

const GLOBALS = { TURNSTILE: 'turnstile', HCAPTCHA: 'hcaptcha' } as const;
const LOAD_TIMEOUT_MS = 10_000;
const SOLVE_TIMEOUT_MS = 15_000;
/** The width of the widgets of Google and hCaptcha. Turnstile needs 300 pixels. */
const NORMAL_WIDTH_PIXELS = 304;

const loading = new Map<string, Promise<Api>>();

/** Loads the script of a provider once per page. A failed load is not cached. */
function loadApi({ provider, siteKey, scriptUrl }: BotProtection, language: string): Promise<Api> {
  const isScore = provider === 'RECAPTCHA_SCORE';
  const key = isScore ? `${scriptUrl} ${siteKey}` : scriptUrl;
  const known = loading.get(key);
  if (known) return known;
  const started = new Promise<Api>((resolve, reject) => {
    const globals = window as unknown as Record<string, unknown>;
    const name = GLOBALS[provider as keyof typeof GLOBALS] ?? 'grecaptcha';
    const callback = `gatehouse_${name}_${loading.size}`;
    const script = document.createElement('script');
    const address = new URL(scriptUrl);
    address.searchParams.set('render', isScore ? siteKey : 'explicit');
    address.searchParams.set('onload', callback);
    if (provider !== 'TURNSTILE') address.searchParams.set('hl', language);
    if (provider === 'HCAPTCHA') address.searchParams.set('recaptchacompat', 'off');
    const failed = () => {
      clearTimeout(timeout);
      script.remove();
      loading.delete(key);
      reject(new Error('The script of the bot protection cannot be loaded.'));
    };
    const timeout = setTimeout(failed, LOAD_TIMEOUT_MS);
    globals[callback] = () => {
      clearTimeout(timeout);
      resolve(globals[name] as Api);
    };
    script.src = address.href;
    script.async = true;
    script.addEventListener('error', failed);
    document.head.append(script);
  });
  loading.set(key, started);
  return started;
}

/**
 * Shows the widget of a provider.
 * @param place in the light DOM of the document: the scripts do not work in a shadow root
 * @throws Error if the script cannot be loaded
 */
export async function showBotWidget(
  place: HTMLElement,
  protection: BotProtection,
  { language, operation }: { language: string; operation: BotProtectedOperation },
): Promise<BotWidget> {
  const { provider, siteKey } = protection;
  const action = operation.toLowerCase();
  const api = await loadApi(protection, language);
  if (provider === 'RECAPTCHA_SCORE') {
    const execute = () => api.execute(siteKey, { action }) as Promise<string>;
    return { token: () => Promise.resolve(execute()).catch(() => undefined), renew() {}, remove() {} };
  }
  const isInvisible = provider === 'RECAPTCHA_INVISIBLE';
  let id: Id = '';
  let token: string | null | undefined = null;
  /** Whether the visitor has to complete the check. Turnstile usually needs no action. */
  let isInteractive = provider !== 'TURNSTILE';
  let settle: (token: string | null | undefined) => void = () => {};
  const answer = (given: string | null | undefined) => {
    token = given;
    settle(given);
  };
  const options = () => ({
    sitekey: siteKey,
    theme: isDark(place) ? 'dark' : 'light',
    size: isInvisible ? 'invisible' : sizeFor(place, provider),
    callback: answer,
    'expired-callback': () => {
      token = null;
    },
    'error-callback': () => answer(undefined),
    ...(isInvisible && { badge: 'inline' }),
    ...(provider === 'TURNSTILE' && {
      action,
      language,
      'response-field': false,
      'before-interactive-callback': () => {
        isInteractive = true;
        settle(null);
      },
      'unsupported-callback': () => answer(undefined),
    }),
  });
  const draw = () => {
    token = null;
    // A new element each time, because reCAPTCHA renders only once into the same element.
    const box = document.createElement('div');
    place.replaceChildren(box);
    id = api.render(box, options());
  };
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  draw();
  scheme.addEventListener('change', draw);
  const renew = () => {
    token = null;
    isInteractive = provider !== 'TURNSTILE';
    api.reset(id);
  };
  const solved = () => {
    // Ends the wait of an earlier press of the button. Only the latest press gets the token.
    settle(null);
    const { promise, resolve } = withResolvers<string | null | undefined>();
    settle = resolve;
    return promise;
  };
  return {
    async token() {
      if (isInvisible) {
        renew();
        const waiting = solved();
        api.execute(id);
        return waiting;
      }
      if (token !== null || isInteractive) return token;
      const waiting = solved();
      setTimeout(() => settle(null), SOLVE_TIMEOUT_MS);
      return waiting;
    },
    renew,
    remove() {
      scheme.removeEventListener('change', draw);
      settle(null);
      api.remove?.(id);
    },
  };
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Whether `light-dark()` selects the dark colour here, as it does in the elements. */
function isDark(place: HTMLElement): boolean {
  place.style.color = 'light-dark(#000, #fff)';
  const { color } = getComputedStyle(place);
  place.style.color = '';
  return color === 'rgb(255, 255, 255)';
}

function sizeFor({ clientWidth }: HTMLElement, provider: BotProtection['provider']): string {
  if (clientWidth < NORMAL_WIDTH_PIXELS) return 'compact';
  return provider === 'TURNSTILE' ? 'flexible' : 'normal';
}
