import { html, nothing, type TemplateResult } from 'lit';
import { type Form, onSuccess } from '../../core/form-element.ts';
import { fill } from '../../core/localization.ts';
import type { Stage, View } from './view.ts';

/** The view to log in with a password, or in another way that the site offers. */
export function loginView(stage: Stage): View {
  const { texts, canUsePasskeys, go } = stage;
  return {
    title: texts.logIn,
    before: providerButtons(stage),
    form: passwordForm(stage, {
      submitLabel: texts.logIn,
      autocomplete: canUsePasskeys ? 'username webauthn' : 'username',
    }),
    after: html`<div class="stack">
      ${passkeyButton(stage)}
      <div class="links">${mailLinks(stage)}</div>
      <p>
        <span class="soft">${texts.noAccount}</span>
        <button type="button" class="link" @click=${() => go('register')}>${texts.register}</button>
      </p>
    </div>`,
  };
}

/** The form of a login with a password. @param options `autocomplete` of the login name */
export function passwordForm(
  { client, texts, context, attributes, finish }: Stage,
  { submitLabel, autocomplete }: { submitLabel: string; autocomplete: string },
): Form {
  return {
    fields: [
      {
        name: 'login',
        label: texts.emailOrUsername,
        autocomplete,
        value: context.email || attributes.loginHint,
      },
      { name: 'password', label: texts.password, type: 'password', autocomplete: 'current-password' },
    ],
    submitLabel,
    submit: ({ login = '', password = '' }) => {
      const name = login.includes('@') ? { email: login } : { username: login };
      return onSuccess(client.login({ ...name, password }), finish);
    },
  };
}

export function passkeyButton({ client, texts, canUsePasskeys, run, finish }: Stage) {
  if (!canUsePasskeys) return nothing;
  return html`<button type="button" @click=${() => run(() => client.passkeys.login(), finish)}>
    ${texts.logInWithPasskey}
  </button>`;
}

/** Ways to log in that need the mailbox: a login link, if the site has it, and a password reset. */
export function mailLinks({ site, texts, go }: Stage): TemplateResult {
  return html`${
    site?.passwordlessEnabled
      ? html`<button type="button" class="link" @click=${() => go('passwordless')}>
          ${texts.logInByEmail}
        </button>`
      : nothing
  }
    <button type="button" class="link" @click=${() => go('forgot')}>${texts.forgotPassword}</button>`;
}

/** A button for each identity provider of the site that is offered here. */
export function providerButtons(
  { client, site, texts, run }: Stage,
  isOffered: (provider: { name: string }) => boolean = () => true,
): TemplateResult {
  const providers = (site?.identityProviders ?? []).filter(isOffered);
  if (providers.length === 0) return html``;
  return html`<div class="stack">
    ${providers.map(
      ({ name }) =>
        html`<button
          type="button"
          part="provider"
          @click=${() =>
            run(
              () => client.identities.loginByRedirect(name),
              () => {},
            )}
        >
          ${fill(texts.continueWith, { provider: shownName(name) })}
        </button>`,
    )}
    <div class="or">${texts.or}</div>
  </div>`;
}

/** The name of a provider for a customer: `Google` for `google`. */
export function shownName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
