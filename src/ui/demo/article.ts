import type { Gatehouse } from '../../clients/browser/gatehouse.ts';

/** The state of the rest of an article. The publisher's server decides about the access. */
type Access = 'loading' | 'granted' | 'logged-out' | 'unconfirmed' | 'refused' | 'unavailable';
type Block = { kind: 'paragraph' | 'heading' | 'quote'; text: string };
type Answer = { access: Access; body?: Block[] };

const TAGS = { paragraph: 'p', heading: 'h2', quote: 'blockquote' } as const;

const rest = document.querySelector<HTMLElement>('#rest');
const body = rest?.querySelector<HTMLElement>('.body');
const said = document.querySelector<HTMLElement>('#said');

/**
 * Shows the rest of an article if the publisher's server returns it. The request has the customer's access token. The
 * text is removed when the customer logs out, in any tab.
 */
export async function showArticle(client: Gatehouse): Promise<void> {
  if (!rest) return;
  const { slug = '', audience = '' } = rest.dataset;
  let latest = 0;
  let askedFor: string | null = null;

  async function request(): Promise<Answer> {
    const { data: token, error } = await client.accessToken();
    if (error && client.customer) return { access: 'unavailable' };
    // Customers in the library need no login for the campus edition.
    if (token === null && audience === 'readers') return { access: 'logged-out' };
    try {
      const response = await fetch(`${slug}/body`, {
        headers: token === null ? {} : { Authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(20_000),
      });
      const answer = (await response.json()) as Partial<Answer>;
      // A failed server returns no `access`. That is no refusal: the customer may have the right to read the article.
      return { access: 'unavailable', ...answer };
    } catch {
      return { access: 'unavailable' };
    }
  }

  /** Asks the server, and ignores the answer if another request was sent meanwhile. */
  async function ask(): Promise<void> {
    const turn = ++latest;
    const answer = await request();
    if (turn === latest) show(answer);
  }

  function subject(): string {
    const { session, customer } = client;
    return JSON.stringify([session?.id, customer?.email, customer?.emailVerified]);
  }

  client.onChange(({ customer }) => {
    // The first request is sent below. Later, a mere refresh of the token is no reason to ask again.
    if (askedFor === null || subject() === askedFor) return;
    askedFor = subject();
    if (!customer) show({ access: audience === 'readers' ? 'logged-out' : 'loading' });
    void ask();
  });
  // The session may have ended on another device, or the email may have been confirmed in another tab.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && askedFor !== null) void ask();
  });
  for (const again of rest.querySelectorAll('[data-again]'))
    again.addEventListener('click', () => void ask());
  for (const verify of rest.querySelectorAll<HTMLButtonElement>('[data-verify]'))
    verify.addEventListener('click', () => void requestMail(client, verify));
  await client.ready;
  askedFor = subject();
  await ask();
}

/** Called if the script of the Elements could not be loaded. */
export function showArticleUnavailable(): void {
  show({ access: 'unavailable' });
  rest?.querySelector('[data-again]')?.addEventListener('click', () => location.reload());
}

function show({ access, body: blocks = [] }: Answer): void {
  if (!rest || !body) return;
  const before = rest.dataset.access;
  const hadFocus = rest.contains(document.activeElement) || before === 'logged-out';
  // If the answer is the same, the page keeps its selection and its focus.
  if (access === before && body.childElementCount === blocks.length) return;
  body.replaceChildren(...blocks.map(elementOf));
  rest.dataset.access = access;
  if (access === 'granted' && before !== 'loading') {
    if (said) said.textContent = 'You can read the whole article now.';
    if (hadFocus) body.focus({ preventScroll: true });
  } else if (said) said.textContent = '';
}

function elementOf({ kind, text }: Block): HTMLElement {
  const element = document.createElement(TAGS[kind]);
  if (kind !== 'quote') element.textContent = text;
  else element.append(elementOf({ kind: 'paragraph', text }));
  return element;
}

async function requestMail(client: Gatehouse, button: HTMLButtonElement): Promise<void> {
  const line = rest?.querySelector('[data-verify-said]');
  button.disabled = true;
  const { error } = await client.email.requestVerification();
  button.disabled = false;
  button.focus();
  if (line) line.textContent = error ? `That did not work: ${error.message}` : 'The mail is on its way.';
}
