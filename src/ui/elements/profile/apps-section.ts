import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../../clients/browser/gatehouse.ts';
import {
  ConnectedAppsDocument,
  type ConnectedAppsQuery,
  DisconnectAppDocument,
} from '../../core/gql/graphql.ts';
import { fill } from '../../core/localization.ts';
import { ownRequest } from '../../core/own-request.ts';
import { ProfileSection } from './profile-section.ts';

type App = ConnectedAppsQuery['connectedApps'][number];

/** `<gatehouse-profile-apps>`: the apps that log the customer in with this account. Buttons disconnect them. */
export class AppsSection extends ProfileSection<readonly App[]> {
  protected get heading(): string {
    return this.texts.profile.apps;
  }

  private get connection() {
    return { url: this.url, siteId: this.siteId, language: this.usedLanguage };
  }

  protected async read(): Promise<Result<readonly App[]>> {
    const result = await ownRequest(this.client, this.connection, ConnectedAppsDocument, {});
    return result.error ? result : { data: result.data.connectedApps, error: null };
  }

  protected override render() {
    // The section is hidden without connected apps, because most customers have none.
    if (this.data?.length === 0 && this.notice === null) return nothing;
    return super.render();
  }

  protected renderData(apps: readonly App[]): TemplateResult {
    return html`
      <p class="soft">${this.texts.profile.appsIntro}</p>
      <ul>
        ${apps.map((app) => this.renderApp(app))}
      </ul>
      ${this.renderAlert()}
    `;
  }

  private renderApp({ clientId, name, scopes, connectedAt }: App): TemplateResult {
    const { profile } = this.texts;
    const named = profile.appScopes as Readonly<Record<string, string>>;
    const read = scopes.flatMap((scope) => named[scope] ?? []).join(', ');
    return html`<li>
      <div>
        <strong>${name}</strong>
        ${read === '' ? nothing : html`<br /><span class="soft">${fill(profile.appReads, { what: read })}</span>`}
        <br /><span class="soft">${fill(profile.appSince, { when: this.when(connectedAt) })}</span>
      </div>
      <button
        type="button"
        aria-label="${profile.disconnect}: ${name}"
        @click=${() =>
          this.run(
            () => ownRequest(this.client, this.connection, DisconnectAppDocument, { clientId }),
            () => this.done(profile.disconnected),
          )}
      >
        ${profile.disconnect}
      </button>
    </li>`;
  }
}
