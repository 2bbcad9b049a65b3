import { html, nothing, type TemplateResult } from 'lit';
import { onSuccess } from '../../core/form-element.ts';
import { logOutButton } from './logged-in.ts';
import type { Stage, View } from './view.ts';

/** The view after a login that asks the customer to accept the terms of the site. */
export function termsView(stage: Stage): View {
  const { client, texts, context, finish } = stage;
  const version = client.customer?.termsToAccept ?? '';
  return {
    title: texts.termsTitle,
    before: html`${termsLinks(stage, texts.termsIntro, 'soft')}`,
    form: {
      fields: [],
      submitLabel: texts.termsAccept,
      submit: () => onSuccess(client.acceptTerms(version), () => finish(context)),
    },
    after: html`<div class="stack">${logOutButton(stage)}</div>`,
  };
}

/** The links to the terms and the privacy policy of the site. */
export function termsLinks(
  { site, texts }: Stage,
  sentence: string,
  className = 'hint',
): TemplateResult | undefined {
  const { termsUrl = null, privacyUrl = null } = site?.branding ?? {};
  if (termsUrl === null && privacyUrl === null) return undefined;
  return html`<p class=${className} part="terms">
    ${termsUrl === null ? nothing : withLink(sentence, texts.terms, termsUrl)}
    ${privacyUrl === null ? nothing : withLink(texts.readPrivacy, texts.privacy, privacyUrl)}
  </p>`;
}

/** A sentence whose part in braces is a link. The link opens another tab, so that the form keeps its values. */
function withLink(sentence: string, name: string, href: string): TemplateResult {
  const [before = '', after = ''] = sentence.split(/\{\w+\}/);
  return html`${before}<a href=${href} target="_blank" rel="noopener">${name}</a>${after}`;
}
