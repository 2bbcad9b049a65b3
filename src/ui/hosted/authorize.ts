import type { Gatehouse } from '../../clients/browser/gatehouse.ts';

type Parts = {
  interaction: string;
  siteId: string;
  client: Gatehouse;
  /**
   * Shows the login, the consent, the consent below the notice that the ways to log in have changed, or nothing while
   * the browser leaves the page.
   */
  show(part: 'login' | 'consent' | 'notice' | 'leaving'): void;
  fail(): void;
};

type Described = { isLoginRequired: boolean; isConsentRequired: boolean };

const DESCRIBE = 'query ($id: ID!) { openidInteraction(id: $id) { isLoginRequired isConsentRequired } }';
const ACCEPT =
  'mutation ($id: ID!, $consents: Boolean) { acceptOpenidInteraction(id: $id, consents: $consents) { location } }';
const DECLINE = 'mutation ($id: ID!) { declineOpenidInteraction(id: $id) { location } }';

/** The URL of the service, from which the elements are loaded. */
const service = new URL(
  '..',
  document.querySelector<HTMLScriptElement>('script[src$="clients/elements.js"]')?.src ?? '',
);

/**
 * The script of the page `authorize`: logs the customer in for an OpenID client, asks for their consent, and sends the
 * browser on to the client.
 */
export function authorize({ interaction, siteId, client, show, fail }: Parts) {
  async function send<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const token = client.customer ? (await client.accessToken()).data : null;
    const response = await fetch(new URL('graphql', service), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Site-Id': siteId,
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      },
      // On a site with a shared cookie, the cookie is the credential.
      credentials: client.customer && token === null ? 'include' : 'omit',
      body: JSON.stringify({ query, variables: { id: interaction, ...variables } }),
    });
    const { data } = (await response.json()) as { data?: Data | null };
    if (!data) throw new Error(`The service answered ${response.status}.`);
    return data;
  }

  async function proceed(): Promise<void> {
    if (!client.customer) return show('login');
    try {
      const { openidInteraction: described } = await send<{ openidInteraction: Described }>(DESCRIBE);
      if (described.isLoginRequired) await logInAgain();
      else if (described.isConsentRequired) show('consent');
      else await accept(false);
    } catch {
      fail();
    }
  }

  /**
   * Starts a new login, because the client requires a recent one. The first call only deletes the session that the
   * browser has stored: the service ends this session when the new login replaces it. The second call, or a call
   * without a stored session, logs the customer out.
   */
  async function logInAgain(): Promise<void> {
    const mark = `gatehouse:again:${interaction}`;
    const key = `gatehouse:${service.href.replace(/\/$/, '')}:${siteId}`;
    const isSecond = sessionStorage.getItem(mark) !== null;
    sessionStorage.setItem(mark, '1');
    if (isSecond || localStorage.getItem(key) === null) {
      await client.logout();
      return show('login');
    }
    localStorage.removeItem(key);
    location.reload();
  }

  async function accept(consents: boolean): Promise<void> {
    show('leaving');
    const { acceptOpenidInteraction } = await send<{ acceptOpenidInteraction: { location: string } }>(
      ACCEPT,
      { consents },
    );
    location.assign(acceptOpenidInteraction.location);
  }

  async function decline(): Promise<void> {
    const { declineOpenidInteraction } = await send<{ declineOpenidInteraction: { location: string } }>(
      DECLINE,
    );
    location.assign(declineOpenidInteraction.location);
  }

  return {
    proceed,
    /** Shows the customer how the login has changed the ways to log in. The consent button continues to the client. */
    continueAfterNotice: () => show('notice'),
    accept: () => accept(true).catch(fail),
    decline: () => decline().catch(fail),
  };
}
