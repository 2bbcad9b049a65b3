import { escapeHtml } from '../../../lib/html.ts';
import { OPENID_SCOPES } from '../../../openid/clients/scopes.ts';
import type { Site } from '../../../platform/database/client/client.ts';
import type { Language } from '../../../platform/messages/language.ts';
import { htmlDocument } from '../../responses/html-document.ts';
import { CONSENT_TEXTS } from './consent-texts.ts';
import { DEVICE_TEXTS } from './device-texts.ts';
import { hostedFiles } from './files.ts';

/**
 * The question whether the device in front of the customer may log in. The script fills in the names.
 * @param root the relative path to the root of the server
 */
export function deviceSection({
  language,
  userCode,
  root,
}: {
  language: Language;
  userCode: string;
  root: string;
}): string {
  const texts = { ...DEVICE_TEXTS[language], ...CONSENT_TEXTS[language] };
  const text = (name: keyof typeof texts) => escapeHtml(texts[name]);
  const scopes = OPENID_SCOPES.map((scope) => `<li data-scope="${scope}" hidden>${text(scope)}</li>`).join(
    '\n',
  );
  return `<section id="device" class="card" aria-labelledby="device-title" hidden>
<h2 id="device-title" tabindex="-1" data-text="${text('deviceWantsLogin')}" data-over="${text('device')}"></h2>
<div id="device-question" hidden>
<p id="device-customer" data-text="${text('asCustomer')}"></p>
<p>${text('deviceCheck')}</p>
<p class="code">${escapeHtml(userCode)}</p>
<p id="device-party" hidden>${text('thirdParty')}</p>
<p>${text('gets')}</p>
<ul>
${scopes}
</ul>
<p>${text('canDisconnect')}</p>
<button id="device-accept" type="button" class="primary">${text('accept')}</button>
<button id="device-decline" type="button">${text('decline')}</button>
<button id="device-other" type="button">${text('otherAccount')}</button>
</div>
<p data-outcome="waiting" role="status" hidden>${text('waiting')}</p>
<p data-outcome="accepted" role="status" hidden>${text('deviceDone')}</p>
<p data-outcome="declined" role="status" hidden>${text('deviceDeclined')}</p>
<p data-outcome="unknown" role="alert" hidden>${text('codeUnknown')}</p>
<p data-outcome="unknown" hidden><a href="${root}device">${text('otherCode')}</a></p>
<p data-outcome="failed" role="alert" hidden>${text('failed')}</p>
</section>
`;
}

/**
 * Makes the page on which a customer types in the code of a device. It works without a script: the server finds the
 * site of the app.
 * @param site the site that the page names; null: the page is for several sites
 */
export async function codeDocument({
  language,
  site,
  problem,
}: {
  language: Language;
  site: Pick<Site, 'name'> | null;
  problem: 'codeUnknown' | 'tooMany' | null;
}): Promise<string> {
  const texts = DEVICE_TEXTS[language];
  const { style } = await hostedFiles();
  const name = site === null ? '' : `<header><h1>${escapeHtml(site.name)}</h1></header>\n`;
  const title = site === null ? 'h1' : 'h2';
  const wrong = problem === null ? '' : ' aria-invalid="true" aria-describedby="code-problem"';
  return htmlDocument({
    language,
    title: site === null ? texts.device : `${texts.device} · ${site.name}`,
    head: ['<meta name="robots" content="noindex">', `<link rel="stylesheet" href="hosted/${style}">`],
    bodyAttributes: ' data-ready',
    body: `${name}<main>
<section id="device" class="card" aria-labelledby="device-title">
<${title} id="device-title">${escapeHtml(texts.device)}</${title}>
<form action="device" method="get">
<label for="user-code">${escapeHtml(texts.codeLabel)}</label>
<input id="user-code" name="user_code" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false"${wrong}>
${problem === null ? '' : `<p id="code-problem" role="alert">${escapeHtml(texts[problem])}</p>`}
<button type="submit" class="primary">${escapeHtml(texts.codeSubmit)}</button>
</form>
</section>
</main>`,
  });
}
