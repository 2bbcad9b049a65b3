import { html, type TemplateResult } from 'lit';
import type { Result } from '../../../clients/browser/gatehouse.ts';
import type { Field } from '../../core/form.ts';
import { ProfileSection } from './profile-section.ts';

/** A section whose changes ask for a confirmation first, in a step that the section shows. */
export abstract class ConfirmedSection<Data, Step> extends ProfileSection<Data> {
  static override properties = { ...ProfileSection.properties, step: { state: true } };
  declare protected step: Step | null;

  constructor() {
    super();
    this.step = null;
  }

  /**
   * Starts a change. If `canConfirm` is false, the section shows no confirmation step. Instead, the service requires a
   * login within the last ten minutes.
   */
  protected begin(step: Step, canConfirm: boolean, change: () => Promise<Result<() => void>>): void {
    this.notice = null;
    if (canConfirm) this.step = step;
    else void this.run(change, (next) => next());
  }

  protected finish(notice: string): void {
    this.step = null;
    this.done(notice);
  }

  protected get passwordField(): Field {
    return {
      name: 'password',
      label: this.texts.currentPassword,
      type: 'password',
      autocomplete: 'current-password',
    };
  }

  protected renderCancel(): TemplateResult {
    const cancel = () => {
      this.step = null;
    };
    return html`<div>
      <button type="button" class="link" @click=${cancel}>${this.texts.cancel}</button>
    </div>`;
  }
}
