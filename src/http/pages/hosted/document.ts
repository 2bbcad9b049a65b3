import { escapeHtml } from '../../../lib/html.ts';
import { OPENID_SCOPES } from '../../../openid/clients/scopes.ts';
import type { OpenidInteraction } from '../../../openid/provider/interaction.ts';
import type { Site } from '../../../platform/database/client/client.ts';
import type { Language } from '../../../platform/messages/language.ts';
import { htmlDocument } from '../../responses/html-document.ts';
import { AUTHORIZE_TEXTS } from './authorize-texts.ts';
import { CONSENT_TEXTS } from './consent-texts.ts';
import { deviceSection } from './device-section.ts';
import { hostedFiles } from './files.ts';
import type { ReturnTo } from './return-to.ts';
import { HOSTED_TEXTS } from './texts.ts';

export type HostedPage = {
  site: Pick<Site, 'id' | 'name'>;
  language: Language;
  title: string;
  /** The first view of `<gatehouse-auth>`. */
  view: string;
  /** The view that the link of a mail names. Absent for a page whose path names it, such as `/login`. */
  mailedView?: string;
  /** The element that a customer who is logged in sees instead of `view`. */
  profile?: string;
  /** Further links below the card, by their relative addresses. */
  links?: Readonly<Record<string, string>>;
  returnTo: ReturnTo | null;
  /** The authorization request of an OpenID client, and the id of the interaction. */
  authorization?: Authorization;
  /** The code that a device shows. */
  userCode?: string;
  /** The relative path to the root of the server, so that the page also works below a path of another host. */
  root: string;
};

export type Authorization = Pick<OpenidInteraction, 'client' | 'scopes' | 'loginHint'> & { id: string };

/** Makes the document of a hosted page: the elements, and the parameters of its script. It contains no secret. */
export async function hostedDocument(page: HostedPage): Promise<string> {
  const {
    site,
    language,
    title,
    view,
    mailedView,
    profile,
    links = {},
    returnTo,
    authorization,
    userCode,
    root,
  } = page;
  const texts = HOSTED_TEXTS[language];
  const { script, style } = await hostedFiles();
  const data = [
    ` data-site-id="${site.id}"`,
    mailedView === undefined ? '' : ` data-view="${mailedView}"`,
    returnTo ? ` data-return-to="${escapeHtml(returnTo.address)}"` : '',
    returnTo?.takesCode ? ' data-takes-code' : '',
    userCode === undefined ? '' : ` data-user-code="${escapeHtml(userCode)}"`,
    authorization ? ` data-interaction="${escapeHtml(authorization.id)}"` : '',
  ];
  const footer = [
    ...(authorization
      ? [`<button id="decline" type="button">${escapeHtml(AUTHORIZE_TEXTS[language].decline)}</button>`]
      : []),
    ...(returnTo && !authorization
      ? [`<a id="back" href="${escapeHtml(returnTo.address)}">${escapeHtml(fill(texts.back, site))}</a>`]
      : []),
    ...Object.entries(links).map(([address, text]) => `<a href="${address}">${escapeHtml(text)}</a>`),
    ...(profile ? [`<button id="log-out" type="button" hidden>${escapeHtml(texts.logOut)}</button>`] : []),
  ];
  return htmlDocument({
    language,
    title: `${title} · ${site.name}`,
    head: [
      '<meta name="robots" content="noindex">',
      `<meta name="gatehouse-site" content="${site.id}">`,
      // The script of the page opens the views itself.
      '<meta name="gatehouse-opening" content="none">',
      `<link rel="stylesheet" href="${root}hosted/${style}">`,
      `<script type="module" src="${root}hosted/${script}"></script>`,
      `<script type="module" src="${root}clients/elements.js"></script>`,
    ],
    bodyAttributes: data.join(''),
    body: `<header><h1>${escapeHtml(site.name)}</h1></header>
<main>
<noscript><p>${escapeHtml(texts.needsScript)}</p></noscript>
<gatehouse-auth view="${view}"${authorization?.loginHint ? ` login-hint="${escapeHtml(authorization.loginHint)}"` : ''}><p class="not-loaded">${escapeHtml(texts.notLoaded)}</p></gatehouse-auth>
${profile ? `<${profile} id="profile" hidden></${profile}>\n` : ''}${authorization ? consentSection(authorization, language) : ''}${userCode === undefined ? '' : deviceSection({ language, userCode, root })}</main>
<footer>
${footer.join('\n')}
</footer>`,
  });
}

/** The question for consent, and the message that takes its place if the login cannot be continued. */
function consentSection({ client, scopes }: Authorization, language: Language): string {
  const texts = AUTHORIZE_TEXTS[language];
  const consents = CONSENT_TEXTS[language];
  const withName = (text: string) => escapeHtml(text.replace('{app}', () => client.name));
  const isOther = client.party === 'THIRD_PARTY';
  const asked = OPENID_SCOPES.filter((scope) => scopes.includes(scope)).map(
    (scope) => `<li>${escapeHtml(consents[scope])}</li>`,
  );
  return `<section id="consent" class="card" aria-labelledby="consent-title" hidden>
<h2 id="consent-title" tabindex="-1">${withName(texts.consentTitle)}</h2>
<p>${withName(isOther ? texts.consentOther : texts.consentOwn)}</p>
<p><strong id="consent-email"></strong></p>
${isOther ? `<ul>\n${asked.join('\n')}\n</ul>\n<p>${escapeHtml(consents.canDisconnect)}</p>\n` : ''}<button id="accept" type="button" class="primary">${escapeHtml(texts.accept)}</button>
</section>
<p id="failed" class="card" role="alert" hidden>${escapeHtml(texts.interactionFailed)}</p>
`;
}

function fill(text: string, { name }: Pick<Site, 'name'>): string {
  return text.replace('{site}', () => name);
}
