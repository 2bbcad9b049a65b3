import { html, type TemplateResult } from 'lit';
import { fill } from '../../core/localization.ts';
import { mailLinks, passkeyButton, passwordForm, providerButtons, shownName } from './login.ts';
import type { PendingLink, Stage, View } from './view.ts';

/**
 * The view after LINK_REQUIRED: an account has the email of the identity. The customer chooses the account by logging
 * in to it. The identity is linked to that account.
 */
export function linkAccountView(stage: Stage): View {
  const { texts, context } = stage;
  const provider = shownName(context.link?.provider ?? '');
  return {
    title: texts.linkAccountTitle,
    intro: fill(texts.linkAccountIntro, { provider }),
    // With a token, no other provider is offered: a redirect to another provider would lose the token.
    ...(context.link?.token === undefined && { before: otherProviders(stage, context.link) }),
    form: passwordForm(stage, {
      submitLabel: fill(texts.logInAndLink, { provider }),
      autocomplete: 'username',
    }),
    after: html`<div class="stack">
      ${passkeyButton(stage)}
      <div class="links">${mailLinks(stage)} ${withoutLink(stage)}</div>
    </div>`,
  };
}

/** Asks a customer who is logged in whether to link the identity to this account or to another one. */
export function linkConfirmView(stage: Stage): View {
  const { client, texts, context, go, run, linkIdentity } = stage;
  const { link } = context;
  const provider = shownName(link?.provider ?? '');
  return {
    title: fill(texts.profile.link, { provider }),
    intro: fill(texts.linkConfirmIntro, { provider, email: client.customer?.email ?? '' }),
    form: {
      fields: client.customer?.hasPassword
        ? [
            {
              name: 'password',
              label: texts.currentPassword,
              type: 'password',
              autocomplete: 'current-password',
            },
          ]
        : [],
      submitLabel: fill(texts.profile.link, { provider }),
      submit: ({ password }) => linkIdentity(password),
    },
    after: html`<div class="links">
      <button
        type="button"
        class="link"
        @click=${() =>
          run(
            () => client.logout(),
            () => go('link-account'),
          )}
      >
        ${texts.otherAccount}
      </button>
      ${withoutLink(stage)}
    </div>`,
  };
}

function otherProviders(stage: Stage, link: PendingLink | null): TemplateResult {
  return providerButtons(stage, ({ name }) => name !== link?.provider);
}

function withoutLink({ client, texts, go }: Stage): TemplateResult {
  const next = client.customer ? 'logged-in' : 'login';
  return html`<button type="button" class="link" @click=${() => go(next, { link: null })}>
    ${texts.withoutLink}
  </button>`;
}
