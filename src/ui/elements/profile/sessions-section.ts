import { html, nothing, type TemplateResult } from 'lit';
import type { Gatehouse } from '../../../clients/browser/gatehouse.ts';
import { fill } from '../../core/localization.ts';
import { deviceName } from './device-name.ts';
import { ProfileSection } from './profile-section.ts';

type Session = NonNullable<Awaited<ReturnType<Gatehouse['sessions']['list']>>['data']>[number];

/** `<gatehouse-profile-sessions>`: the sessions of the customer, with buttons that end them. */
export class SessionsSection extends ProfileSection<readonly Session[]> {
  protected get heading(): string {
    return this.texts.profile.sessions;
  }

  protected read() {
    return this.client.sessions.list();
  }

  protected renderData(sessions: readonly Session[]): TemplateResult {
    const { client, texts } = this;
    const { profile } = texts;
    const ordered = sessions.toSorted((one, other) => Number(other.current) - Number(one.current));
    return html`
      <ul>
        ${ordered.map((session) => this.renderSession(session))}
      </ul>
      ${
        sessions.length > 1
          ? html`<div>
              <button
                type="button"
                @click=${() =>
                  this.run(
                    () => client.sessions.endOthers(),
                    () => this.done(profile.othersEnded),
                  )}
              >
                ${profile.endOthers}
              </button>
            </div>`
          : nothing
      }
      ${this.renderAlert()}
    `;
  }

  private renderSession({ id, current, userAgent, lastUsedAt }: Session): TemplateResult {
    const { client, texts } = this;
    const { profile } = texts;
    const device = deviceName(userAgent) ?? profile.unknownDevice;
    return html`<li>
      <div>
        <strong>${device}</strong><br />
        <span class="soft"
          >${current ? profile.thisDevice : fill(profile.lastUsed, { when: this.when(lastUsedAt) })}</span
        >
      </div>
      ${
        current
          ? nothing
          : html`<button
              type="button"
              aria-label="${profile.endSession}: ${device}"
              @click=${() =>
                this.run(
                  () => client.sessions.end(id),
                  () => this.done(profile.sessionEnded),
                )}
            >
              ${profile.endSession}
            </button>`
      }
    </li>`;
  }
}
