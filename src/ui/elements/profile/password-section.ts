import { html, type TemplateResult } from 'lit';
import type { Customer } from '../../../clients/browser/gatehouse.ts';
import { onSuccess } from '../../core/form-element.ts';
import { fill } from '../../core/localization.ts';
import { newPasswordField } from '../../core/new-password.ts';
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
          newPasswordField('newPassword', texts.newPassword, this.site, texts),
        ],
        submitLabel: profile.changePassword,
        submit: ({ oldPassword = '', newPassword = '' }) =>
          onSuccess(client.password.change({ oldPassword, newPassword }), () =>
            this.done(profile.passwordChanged),
          ),
      })}`;
  }
}
