import type { Gatehouse } from '../../clients/browser/gatehouse.ts';
import type { AuthElement } from '../elements/elements.ts';
import { showAccount, showAccountUnavailable } from './account.ts';
import { showArticle, showArticleUnavailable } from './article.ts';
import { arrive, continueToSister, offerSister, sayUnavailable } from './sister.ts';

/** The script of the demo publisher's pages: the code that a publisher writes around the Elements. */
const elements = document.querySelector<HTMLScriptElement>('#elements');

/** The client that the Elements of this page share. Null if their script could not be loaded. */
async function loadClient(): Promise<Gatehouse | null> {
  try {
    await import(/* @vite-ignore */ elements?.src ?? '');
  } catch {
    return null;
  }
  return document.querySelector('gatehouse-account')?.client ?? null;
}

function greet({ customer }: Gatehouse): void {
  const reader = document.querySelector('#reader');
  if (reader) reader.textContent = customer ? (customer.firstName ?? customer.email) : 'Not logged in';
  document.body.dataset.reader = customer ? 'logged-in' : 'logged-out';
}

for (const button of document.querySelectorAll<HTMLElement>('[data-open]')) {
  button.addEventListener('click', () => {
    const dialog = document.querySelector<AuthElement>('gatehouse-auth[dialog]');
    void dialog?.open(button.dataset.open === 'register' ? 'register' : 'login');
  });
}

const { page } = document.body.dataset;
const client = await loadClient();
if (!client) {
  showArticleUnavailable();
  showAccountUnavailable();
  sayUnavailable();
} else {
  offerSister();
  if (page === 'article') void showArticle(client);
  if (page === 'account') showAccount(client);
  if (page === 'continue') void continueToSister(client);
  if (page === 'arrival') void arrive(client);
  client.onChange(() => greet(client));
  await client.ready;
  greet(client);
}
