import { html, nothing, type TemplateResult } from 'lit';
import { then } from '../../core/form-element.ts';
import { providerButtons } from './login.ts';
import type { Stage, View } from './view.ts';

export function registerView(stage: Stage): View {
  const { client, texts, context, go, finish } = stage;
  const branding = stage.site?.branding ?? null;
  return {
    title: texts.registerTitle,
    before: providerButtons(stage),
    form: {
      fields: [
        {
          name: 'email',
          label: texts.email,
          type: 'email',
          autocomplete: 'username',
          value: context.email,
        },
        {
          name: 'password',
          label: texts.password,
          type: 'password',
          autocomplete: 'new-password',
          hint: texts.passwordHint,
          minLength: 8,
        },
        { name: 'firstName', label: texts.firstName, autocomplete: 'given-name', isOptional: true },
        { name: 'lastName', label: texts.lastName, autocomplete: 'family-name', isOptional: true },
      ],
      submitLabel: texts.register,
      terms: termsOf(stage),
      submit: ({ email = '', password = '', firstName, lastName }) =>
        then(
          client.register({
            email,
            password,
            ...(firstName && { firstName }),
            ...(lastName && { lastName }),
            language: stage.language,
            // Only what the customer could read.
            ...(branding?.termsUrl && { acceptedTermsVersion: branding.termsVersion }),
          }),
          finish,
        ),
    },
    after: html`<p>
      <span class="soft">${texts.haveAccount}</span>
      <button type="button" class="link" @click=${() => go('login')}>${texts.logIn}</button>
    </p>`,
  };
}

/** The links to the terms and the privacy policy of the site. */
function termsOf({ site, texts }: Stage): TemplateResult | undefined {
  const { termsUrl = null, privacyUrl = null } = site?.branding ?? {};
  if (termsUrl === null && privacyUrl === null) return undefined;
  return html`<p class="hint" part="terms">
    ${termsUrl === null ? nothing : withLink(texts.acceptTerms, texts.terms, termsUrl)}
    ${privacyUrl === null ? nothing : withLink(texts.readPrivacy, texts.privacy, privacyUrl)}
  </p>`;
}

/** A sentence whose part in braces is a link. It opens beside the form, which keeps what was typed. */
function withLink(sentence: string, name: string, href: string): TemplateResult {
  const [before = '', after = ''] = sentence.split(/\{\w+\}/);
  return html`${before}<a href=${href} target="_blank" rel="noopener">${name}</a>${after}`;
}
