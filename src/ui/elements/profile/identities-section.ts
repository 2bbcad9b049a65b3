import { html, nothing, type TemplateResult } from 'lit';
import type { Gatehouse } from '../../../clients/browser/gatehouse.ts';
import { then } from '../../core/form-element.ts';
import { fill } from '../../core/localization.ts';
import { ProfileSection } from './profile-section.ts';

type Identity = NonNullable<Awaited<ReturnType<Gatehouse['identities']['list']>>['data']>[number];
type Step = { kind: 'link'; provider: string } | { kind: 'unlink'; identity: Identity };

/** `<gatehouse-profile-identities>`: linked logins, such as Google. Both ways ask for the password. */
export class IdentitiesSection extends ProfileSection<readonly Identity[]> {
  static override properties = { ...ProfileSection.properties, step: { state: true } };
  declare private step: Step | null;

  constructor() {
    super();
    this.step = null;
  }

  protected get heading(): string {
    return this.texts.profile.identities;
  }

  protected read() {
    return this.client.identities.list();
  }

  protected override render() {
    // A site without providers has nothing to link.
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
                <strong>${identity.provider}</strong><br /><span class="soft">${identity.email ?? ''}</span>
              </div>
              <button type="button" @click=${() => this.begin({ kind: 'unlink', identity })}>
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
                  <button type="button" @click=${() => this.begin({ kind: 'link', provider: name })}>
                    ${fill(profile.link, { provider: name })}
                  </button>
                </div>`,
            )
      }
    `;
  }

  private begin(step: Step): void {
    this.step = step;
    this.notice = null;
    // Without a password, a login within the last ten minutes is enough.
    if (!this.client.customer?.hasPassword)
      void this.run(
        () => this.perform(step),
        (next) => next(),
      );
  }

  private renderStep(step: Step): TemplateResult {
    const { texts } = this;
    const label =
      step.kind === 'link' ? fill(texts.profile.link, { provider: step.provider }) : texts.profile.unlink;
    return this.renderForm({
      fields: [
        {
          name: 'password',
          label: texts.currentPassword,
          type: 'password',
          autocomplete: 'current-password',
        },
      ],
      submitLabel: label,
      submit: ({ password }) => this.perform(step, password),
    });
  }

  private perform(step: Step, password?: string) {
    const { client, texts } = this;
    if (step.kind === 'link')
      return then(client.identities.linkByRedirect(step.provider, password), () => {});
    return then(client.identities.unlink(step.identity.id, password), () => {
      this.step = null;
      this.done(texts.profile.unlinked);
    });
  }
}
