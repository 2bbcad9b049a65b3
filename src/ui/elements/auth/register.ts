import { html } from 'lit';
import { onSuccess } from '../../core/form-element.ts';
import { newPasswordField } from '../../core/new-password.ts';
import { providerButtons } from './login.ts';
import { termsLinks } from './terms.ts';
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
        newPasswordField('password', texts.password, stage.site, texts),
        { name: 'firstName', label: texts.firstName, autocomplete: 'given-name', isOptional: true },
        { name: 'lastName', label: texts.lastName, autocomplete: 'family-name', isOptional: true },
      ],
      submitLabel: texts.register,
      terms: termsLinks(stage, stage.texts.acceptTerms),
      operation: 'REGISTER',
      submit: ({ email = '', password = '', firstName, lastName }, botToken) =>
        onSuccess(
          client.register({
            email,
            password,
            ...(firstName && { firstName }),
            ...(lastName && { lastName }),
            language: stage.language,
            ...botToken,
            // Only a version that the customer was shown can be accepted.
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
