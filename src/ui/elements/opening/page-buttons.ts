import type { Gatehouse } from '../../../clients/browser/gatehouse.ts';
import type { GatehouseElement } from '../../core/gatehouse-element.ts';
import { chooseLanguage, loadTexts } from '../../core/localization.ts';
import { ownService, sharedClient, siteOfPage } from '../../core/shared-client.ts';
import { en, type Texts } from '../../core/texts/en.ts';
import { hasNews } from '../auth/arrival.ts';
import { ELEMENTS, openingElement, opensViewsItself } from './opening-element.ts';

/**
 * The buttons of the page that have a class name of Pelcro. They open a view. While the customer is logged in, a login
 * button opens the account, and a button to register is hidden.
 */
const LOGIN = 'pelcro-login-button';
const ACCOUNT = 'pelcro-dashboard-button';
const REGISTER = 'pelcro-register-button';
const SELECTOR = `.${LOGIN}, .${ACCOUNT}, .${REGISTER}, #${REGISTER}`;

/** The content of each button before it was changed. */
const contents = new WeakMap<Element, Node[]>();
let client: Gatehouse | null = null;
let texts: Texts = en;

/** Makes the buttons work, including buttons that are added to the page later. */
export function watchPageButtons(): void {
  if (opensViewsItself()) return;
  document.addEventListener('click', openByButton);
  document.addEventListener('keydown', pressByKey);
  new MutationObserver(showState).observe(document, { childList: true, subtree: true });
  showState();
}

function buttonOf(event: Event): HTMLElement | null {
  const found = event
    .composedPath()
    .find((target) => target instanceof HTMLElement && target.matches(SELECTOR));
  return (found as HTMLElement | undefined) ?? null;
}

function openByButton(event: MouseEvent): void {
  const button = buttonOf(event);
  // A link that the customer opens in another tab keeps its own target.
  const isForOtherTab = event.metaKey || event.ctrlKey || event.shiftKey;
  if (!button || event.defaultPrevented || isForOtherTab) return;
  event.preventDefault();
  const auth = openingElement();
  const isForRegister = button.matches(`.${REGISTER}, #${REGISTER}`);
  const isForAccount = button.classList.contains(ACCOUNT) || auth.client.customer !== null;
  const view = isForAccount ? 'account' : isForRegister ? 'register' : 'login';
  void auth.open(view).then(() => auth.focus());
}

/** Handles Enter and Space for elements that browsers do not activate by keyboard. */
function pressByKey(event: KeyboardEvent): void {
  const button = buttonOf(event);
  if (!button || !needsRole(button) || event.repeat || (event.key !== 'Enter' && event.key !== ' ')) return;
  event.preventDefault();
  button.click();
}

function needsRole(button: HTMLElement): boolean {
  return !button.matches('button, a[href], input, summary');
}

function showState(): void {
  const buttons = document.querySelectorAll<HTMLElement>(SELECTOR);
  if (buttons.length === 0) return;
  const isLoggedIn = pageClient()?.customer != null;
  for (const button of buttons) {
    setAttribute(button, 'aria-haspopup', 'dialog');
    if (needsRole(button)) {
      setAttribute(button, 'role', 'button');
      setAttribute(button, 'tabindex', '0');
    }
    if (button.classList.contains(LOGIN)) showLabel(button, isLoggedIn);
    else if (!button.classList.contains(ACCOUNT) && button.hidden !== isLoggedIn) button.hidden = isLoggedIn;
  }
}

function setAttribute(element: Element, name: string, value: string): void {
  if (!element.hasAttribute(name)) element.setAttribute(name, value);
}

/**
 * Sets the text of a login button: `data-dashboard-text` while the customer is logged in, `data-login-text` while not.
 * If the button has no such attribute, elements in the button stay, and a text in it is replaced only while the
 * customer is logged in.
 */
function showLabel(button: HTMLElement, isLoggedIn: boolean): void {
  const own = contents.get(button) ?? [...button.childNodes];
  const isBlank =
    own.every(({ textContent }) => textContent?.trim() === '') && button.childElementCount === 0;
  const { loginText, dashboardText } = button.dataset;
  const named = isLoggedIn ? dashboardText : loginText;
  const other = isLoggedIn ? texts.myAccount : isBlank ? texts.logIn : null;
  const text = named ?? (own.some((node) => node instanceof Element) ? null : other);
  if (text === null ? !contents.has(button) : button.textContent === text) return;
  contents.set(button, own);
  if (text === null) {
    contents.delete(button);
    button.replaceChildren(...own);
  } else button.textContent = text;
}

/** Adds a dialog that shows the result of a redirect, if the page has no element that shows this result. */
async function showNews(ofSite: Gatehouse, siteId: string): Promise<void> {
  const isThere = document.querySelector('gatehouse-auth, gatehouse-account') !== null;
  if (!isThere && (await hasNews(ofSite, siteId))) openingElement();
}

/**
 * Creates the client of the page's elements when a button first needs it. Null if the page does not name its site yet.
 */
function pageClient(): Gatehouse | null {
  if (client) return client;
  const element = document.querySelector<GatehouseElement>(ELEMENTS);
  const siteId = element?.siteId || siteOfPage();
  if (!siteId) return null;
  const language = chooseLanguage(document.documentElement.lang, ...navigator.languages);
  client = element?.client ?? sharedClient({ url: ownService, siteId, language });
  client.onChange(showState);
  void client.ready.then(showState);
  void showNews(client, siteId);
  void loadTexts(language).then((loaded) => {
    texts = loaded;
    showState();
  });
  return client;
}
