import { html, type TemplateResult } from 'lit';
import type { Customer } from '../../../clients/browser/gatehouse.ts';
import { then } from '../../core/form-element.ts';
import { fill } from '../../core/localization.ts';
import { ProfileSection } from './profile-section.ts';

/** `<gatehouse-profile-password>`: changes the password, or mails a link to set the first one. */
export class PasswordSection extends ProfileSection<Customer> {
  protected get heading(): string {
    return this.texts.password;
  }

  protected async read() {
    return { data: this.client.customer as Customer, error: null };
  }

  protected renderData({ hasPassword, email }: Customer): TemplateResult {
    const { client, texts } = this;
    const { profile } = texts;
    if (!hasPassword) {
      return html`<p class="soft">${profile.noPassword}</p>
        <div>
          <button
            type="button"
            @click=${() =>
              this.run(
                () => client.password.forgot(email),
                () => this.done(fill(texts.forgotSent, { email })),
              )}
          >
            ${texts.sendLink}
          </button>
        </div>
        ${this.renderAlert()}`;
    }
    return html`<p class="soft">${profile.passwordIntro}</p>
      ${this.renderForm({
        fields: [
          {
            name: 'oldPassword',
            label: texts.currentPassword,
            type: 'password',
            autocomplete: 'current-password',
          },
          {
            name: 'newPassword',
            label: texts.newPassword,
            type: 'password',
            autocomplete: 'new-password',
            hint: texts.passwordHint,
            minLength: 8,
          },
        ],
        submitLabel: profile.changePassword,
        submit: ({ oldPassword = '', newPassword = '' }) =>
          then(client.password.change({ oldPassword, newPassword }), () =>
            this.done(profile.passwordChanged),
          ),
      })}`;
  }
}
