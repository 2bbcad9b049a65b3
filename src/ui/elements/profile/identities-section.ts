import { html, nothing, type TemplateResult } from 'lit';
import type { Gatehouse } from '../../../clients/browser/gatehouse.ts';
import { onSuccess } from '../../core/form-element.ts';
import { fill } from '../../core/localization.ts';
import { shownName } from '../auth/login.ts';
import { ConfirmedSection } from './confirmed-section.ts';

type Identity = NonNullable<Awaited<ReturnType<Gatehouse['identities']['list']>>['data']>[number];
type Step = { kind: 'link'; provider: string } | { kind: 'unlink'; identity: Identity };

/** `<gatehouse-profile-identities>`: linked logins, such as Google. Changes ask for the password, if there is one. */
export class IdentitiesSection extends ConfirmedSection<readonly Identity[], Step> {
  protected get heading(): string {
    return this.texts.profile.identities;
  }

  protected read() {
    return this.client.identities.list();
  }

  protected override render() {
    // On a site without providers there is nothing to link.
    if (!this.site?.identityProviders.length && !this.data?.length) return nothing;
    return super.render();
  }

  protected renderData(identities: readonly Identity[]): TemplateResult {
    const { texts, step } = this;
    const { profile } = texts;
    const linked = new Set(identities.map(({ provider }) => provider));
    const others = (this.site?.identityProviders ?? []).filter(({ name }) => !linked.has(name));
    return html`
      ${identities.length === 0 ? html`<p class="soft">${profile.noIdentities}</p>` : nothing}
      <ul>
        ${identities.map(
          (identity) =>
            html`<li>
              <div>
                <strong>${shownName(identity.provider)}</strong><br /><span class="soft">${identity.email ?? ''}</span>
              </div>
              <button type="button" @click=${() => this.confirm({ kind: 'unlink', identity })}>
                ${profile.unlink}
              </button>
            </li>`,
        )}
      </ul>
      ${step ? this.renderStep(step) : this.renderAlert()}
      ${
        step
          ? nothing
          : others.map(
              ({ name }) =>
                html`<div>
                  <button type="button" @click=${() => this.confirm({ kind: 'link', provider: name })}>
                    ${fill(profile.link, { provider: shownName(name) })}
                  </button>
                </div>`,
            )
      }
    `;
  }

  private confirm(step: Step): void {
    this.begin(step, this.client.customer?.hasPassword === true, () => this.perform(step));
  }

  private renderStep(step: Step): TemplateResult {
    const { texts } = this;
    const label =
      step.kind === 'link'
        ? fill(texts.profile.link, { provider: shownName(step.provider) })
        : texts.profile.unlink;
    return html`${this.renderForm({
      fields: [this.passwordField],
      submitLabel: label,
      submit: ({ password }) => this.perform(step, password),
    })}
    ${this.renderCancel()}`;
  }

  private perform(step: Step, password?: string) {
    const { client, texts } = this;
    if (step.kind === 'link')
      return onSuccess(client.identities.linkByRedirect(step.provider, password), () => {});
    return onSuccess(client.identities.unlink(step.identity.id, password), () =>
      this.finish(texts.profile.unlinked),
    );
  }
}
