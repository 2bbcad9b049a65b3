import { html, type TemplateResult } from 'lit';
import { fill } from '../../core/localization.ts';
import type { Stage, View } from './view.ts';

/** The view after a login. */
export function loggedInView(stage: Stage): View {
  const { client, texts, go } = stage;
  return {
    title: texts.loggedIn,
    intro: fill(texts.loggedInAs, { email: client.customer?.email ?? '' }),
    after: html`<div class="stack">
      <button type="button" @click=${() => go('account')}>${texts.accountSettings}</button>
      ${logOutButton(stage)}
    </div>`,
  };
}

/** The sections for everything that the customer can change. */
export function accountView(stage: Stage): View {
  const { url, siteId, language, storage } = stage.attributes;
  return {
    title: stage.texts.myAccount,
    before: html`<gatehouse-profile .url=${url} .siteId=${siteId} .language=${language} .storage=${storage}>
    </gatehouse-profile>`,
    after: html`<div class="stack">${logOutButton(stage)}</div>`,
  };
}

export function passwordView(stage: Stage): View {
  const { url, siteId, language, storage } = stage.attributes;
  return {
    title: stage.texts.myAccount,
    before: html`<gatehouse-profile-password
      .url=${url}
      .siteId=${siteId}
      .language=${language}
      .storage=${storage}
    ></gatehouse-profile-password>`,
  };
}

export function logOutButton({ client, texts, run, go }: Stage): TemplateResult {
  return html`<button
    type="button"
    @click=${() =>
      run(
        () => client.logout(),
        () => go('login'),
      )}
  >
    ${texts.logOut}
  </button>`;
}
