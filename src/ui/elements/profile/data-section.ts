import { html, type TemplateResult } from 'lit';
import { onSuccess } from '../../core/form-element.ts';
import { ProfileSection } from './profile-section.ts';

/** `<gatehouse-profile-data>`: a copy of the stored data, and the deletion of the account. */
export class DataSection extends ProfileSection<true> {
  static override properties = { ...ProfileSection.properties, isDeleting: { state: true } };
  declare private isDeleting: boolean;

  constructor() {
    super();
    this.isDeleting = false;
  }

  protected get heading(): string {
    return this.texts.profile.data;
  }

  protected async read() {
    return { data: true as const, error: null };
  }

  protected renderData(): TemplateResult {
    const { client, texts } = this;
    const { profile } = texts;
    if (this.isDeleting) return this.renderDeletion();
    return html`
      <p class="soft">${profile.dataIntro}</p>
      <div class="links">
        <button type="button" @click=${() => this.run(() => client.exportMyData(), saveAsFile)}>
          ${profile.export}
        </button>
        <button
          type="button"
          class="danger"
          @click=${() => {
            this.isDeleting = true;
          }}
        >
          ${profile.deleteAccount}
        </button>
      </div>
      ${this.renderAlert()}
    `;
  }

  private renderDeletion(): TemplateResult {
    const { client, texts } = this;
    const { profile } = texts;
    const hasPassword = client.customer?.hasPassword ?? false;
    return html`
      <p class="alert">${profile.deleteWarning}</p>
      ${this.renderForm({
        fields: hasPassword
          ? [
              {
                name: 'password',
                label: texts.currentPassword,
                type: 'password',
                autocomplete: 'current-password',
              },
            ]
          : [],
        submitLabel: profile.deleteForGood,
        submit: ({ password }) =>
          onSuccess(client.deleteMyself(password), () => {
            this.isDeleting = false;
            this.dispatchEvent(new CustomEvent('gatehouse-deleted', { bubbles: true, composed: true }));
          }),
      })}
      <div>
        <button
          type="button"
          class="link"
          @click=${() => {
            this.isDeleting = false;
          }}
        >
          ${texts.cancel}
        </button>
      </div>
    `;
  }
}

function saveAsFile(data: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: 'my-data.json' });
  link.click();
  URL.revokeObjectURL(url);
}
