import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../../core/form.ts';
import { then } from '../../core/form-element.ts';
import { fill } from '../../core/localization.ts';
import type { Stage, View } from './view.ts';

/** Log in with a password, or by what else the site offers. */
export function loginView(stage: Stage): View {
  const { client, site, texts, context, canUsePasskeys, go, run, finish } = stage;
  const fields: Field[] = [
    {
      name: 'login',
      label: texts.emailOrUsername,
      autocomplete: canUsePasskeys ? 'username webauthn' : 'username',
      value: context.email,
    },
    { name: 'password', label: texts.password, type: 'password', autocomplete: 'current-password' },
  ];
  return {
    title: texts.logIn,
    before: providerButtons(stage),
    form: {
      fields,
      submitLabel: texts.logIn,
      submit: ({ login = '', password = '' }) => {
        const name = login.includes('@') ? { email: login } : { username: login };
        return then(client.login({ ...name, password }), finish);
      },
    },
    after: html`<div class="stack">
      ${
        canUsePasskeys
          ? html`<button type="button" @click=${() => run(() => client.passkeys.login(), finish)}>
              ${texts.logInWithPasskey}
            </button>`
          : nothing
      }
      <div class="links">
        ${
          site?.passwordlessEnabled
            ? html`<button type="button" class="link" @click=${() => go('passwordless')}>
                ${texts.logInByEmail}
              </button>`
            : nothing
        }
        <button type="button" class="link" @click=${() => go('forgot')}>${texts.forgotPassword}</button>
      </div>
      <p>
        <span class="soft">${texts.noAccount}</span>
        <button type="button" class="link" @click=${() => go('register')}>${texts.register}</button>
      </p>
    </div>`,
  };
}

/** A button for each identity provider of the site. */
export function providerButtons({ client, site, texts, run }: Stage): TemplateResult {
  const providers = site?.identityProviders ?? [];
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

/** Names of providers are identifiers, such as `google`. */
function shownName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
