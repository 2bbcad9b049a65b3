import type { TemplateResult } from 'lit';
import type { Customer } from '../../../clients/browser/gatehouse.ts';
import { onSuccess } from '../../core/form-element.ts';
import { ProfileSection } from './profile-section.ts';

/** `<gatehouse-profile-details>`: the names and the phone number. */
export class DetailsSection extends ProfileSection<Customer> {
  protected get heading(): string {
    return this.texts.profile.details;
  }

  protected async read() {
    return { data: this.client.customer as Customer, error: null };
  }

  protected renderData(customer: Customer): TemplateResult {
    const { client, texts } = this;
    const field = (
      name: 'firstName' | 'lastName' | 'displayName' | 'phone',
      label: string,
      autocomplete: string,
    ) => ({
      name,
      label,
      autocomplete,
      value: customer[name] ?? '',
      isOptional: true,
    });
    return this.renderForm({
      fields: [
        field('firstName', texts.firstName, 'given-name'),
        field('lastName', texts.lastName, 'family-name'),
        field('displayName', texts.profile.displayName, 'nickname'),
        field('phone', texts.profile.phone, 'tel'),
      ],
      submitLabel: texts.profile.save,
      submit: (values) => {
        const changes = Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, value === '' ? null : value]),
        );
        return onSuccess(client.updateProfile(changes), () => this.done(texts.profile.saved));
      },
    });
  }
}
