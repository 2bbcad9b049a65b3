import { html, nothing, type TemplateResult } from 'lit';
import type { Customer } from '../../../clients/browser/gatehouse.ts';
import { onSuccess } from '../../core/form-element.ts';
import { fill } from '../../core/localization.ts';
import { ProfileSection } from './profile-section.ts';

/** `<gatehouse-profile-email>`: the email, whether it is confirmed, and its change. */
export class EmailSection extends ProfileSection<Customer> {
  protected get heading(): string {
    return this.texts.email;
  }

  protected async read() {
    return { data: this.client.customer as Customer, error: null };
  }

  protected renderData(): TemplateResult {
    const { client, texts } = this;
    const { customer } = client;
    if (!customer) return html``;
    const { profile } = texts;
    return html`
      <p>
        <strong>${customer.email}</strong>
        <span class="soft">${customer.emailVerified ? profile.confirmed : profile.notConfirmed}</span>
      </p>
      ${
        customer.emailVerified
          ? nothing
          : html`<div>
              <button
                type="button"
                @click=${() =>
                  this.run(
                    () => client.email.requestVerification(),
                    () => {
                      this.notice = fill(profile.verificationSent, { email: customer.email });
                    },
                  )}
              >
                ${profile.sendVerification}
              </button>
            </div>`
      }
      ${this.renderForm({
        fields: [
          { name: 'email', label: profile.newEmail, type: 'email', autocomplete: 'email' },
          ...this.passwordField(customer),
        ],
        submitLabel: profile.changeEmail,
        submit: ({ email = '', password }) =>
          onSuccess(client.updateProfile({ email, ...(password && { password }) }), () =>
            this.done(fill(profile.verificationSent, { email })),
          ),
      })}
    `;
  }

  /** A customer without a password must have logged in within the last ten minutes. */
  private passwordField({ hasPassword }: Customer) {
    if (!hasPassword) return [];
    const label = this.texts.currentPassword;
    return [{ name: 'password', label, type: 'password', autocomplete: 'current-password' } as const];
  }
}
