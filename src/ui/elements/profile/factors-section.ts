import { html, nothing, type TemplateResult } from 'lit';
import type { FactorProof, Gatehouse, Result } from '../../../clients/browser/gatehouse.ts';
import { onSuccess } from '../../core/form-element.ts';
import { fill } from '../../core/localization.ts';
import { renderRecoveryCodes, renderTotp } from '../../core/totp.ts';
import { ConfirmedSection } from './confirmed-section.ts';
import { deviceName } from './device-name.ts';

type Overview = NonNullable<Awaited<ReturnType<Gatehouse['authenticators']['list']>>['data']>;
type Authenticator = Overview['authenticators'][number];
type Totp = NonNullable<Awaited<ReturnType<Gatehouse['authenticators']['beginTotp']>>['data']>;
/** The confirmation of a change: a factor or, if the customer has none, the password. */
type Authority = { proof?: FactorProof; password?: string };
type Change = (authority: Authority) => Promise<Result<() => void>>;

type Step =
  | { kind: 'authorize'; label: string; change: Change }
  | { kind: 'totp'; totp: Totp }
  | { kind: 'codes'; codes: readonly string[] };

/** `<gatehouse-profile-factors>`: passkeys, the authenticator app, recovery codes. */
export class FactorsSection extends ConfirmedSection<Overview, Step> {
  protected get heading(): string {
    return this.texts.profile.factors;
  }

  protected read() {
    return this.client.authenticators.list();
  }

  protected override render() {
    return this.site && this.site.secondFactor !== 'OFF' ? super.render() : nothing;
  }

  protected renderData(overview: Overview): TemplateResult {
    const { step } = this;
    if (step?.kind === 'authorize') return this.renderAuthorization(overview, step);
    if (step?.kind === 'totp') return this.renderTotpStep(step.totp);
    if (step?.kind === 'codes') return this.renderCodes(step.codes);
    return this.renderOverview(overview);
  }

  private renderOverview({ authenticators, recoveryCodesLeft }: Overview): TemplateResult {
    const { profile } = this.texts;
    return html`
      <p class="soft">${profile.factorsIntro}</p>
      ${
        authenticators.length === 0
          ? nothing
          : html`<ul>
              ${authenticators.map((each) => this.renderAuthenticator(each))}
            </ul>`
      }
      <div class="links">
        ${
          this.client.passkeys.isSupported()
            ? html`<button type="button" @click=${() => this.addPasskey()}>${profile.addPasskey}</button>`
            : nothing
        }
        <button type="button" @click=${() => this.addApp()}>${profile.addApp}</button>
      </div>
      ${
        authenticators.length === 0
          ? nothing
          : html`<p>
              ${fill(profile.codesLeft, { count: recoveryCodesLeft })}
              <button type="button" class="link" @click=${() => this.renewCodes()}>${profile.newCodes}</button>
            </p>`
      }
      ${this.renderAlert()}
    `;
  }

  private renderAuthenticator({ id, kind, name, createdAt }: Authenticator): TemplateResult {
    const { client, texts } = this;
    const { profile } = texts;
    const shownName = name ?? (kind === 'PASSKEY' ? texts.enrolPasskey : texts.enrolApp);
    const remove: Change = ({ proof }) =>
      onSuccess(client.authenticators.remove(id, proof ?? {}), () => this.finish(profile.factorRemoved));
    return html`<li>
      <div>
        <strong>${shownName}</strong><br />
        <span class="soft">${fill(profile.added, { when: this.when(createdAt) })}</span>
      </div>
      <button
        type="button"
        aria-label="${profile.remove}: ${shownName}"
        @click=${() => this.authorize(profile.remove, remove)}
      >
        ${profile.remove}
      </button>
    </li>`;
  }

  private addApp(): void {
    const { client, texts } = this;
    this.authorize(texts.profile.addApp, (authority) =>
      onSuccess(client.authenticators.beginTotp(authority), (totp) => {
        this.step = { kind: 'totp', totp };
      }),
    );
  }

  private addPasskey(): void {
    const { client, texts } = this;
    this.authorize(texts.profile.addPasskey, (authority) =>
      onSuccess(
        client.passkeys.add(authority, deviceName(navigator.userAgent) ?? undefined),
        ({ recoveryCodes }) => this.showCodesOr(recoveryCodes, texts.profile.factorAdded),
      ),
    );
  }

  private renewCodes(): void {
    const { client, texts } = this;
    this.authorize(texts.profile.newCodes, ({ proof }) =>
      onSuccess(client.authenticators.regenerateRecoveryCodes(proof ?? {}), (codes) =>
        this.showCodesOr(codes, texts.profile.factorAdded),
      ),
    );
  }

  private showCodesOr(codes: readonly string[] | null | undefined, notice: string): void {
    if (codes && codes.length > 0) this.step = { kind: 'codes', codes };
    else this.finish(notice);
  }

  /** Asks for the confirmation of the change: a factor or, if the customer has none, the password. */
  private authorize(label: string, change: Change): void {
    const canConfirm = this.data?.authenticators.length !== 0 || this.client.customer?.hasPassword === true;
    this.begin({ kind: 'authorize', label, change }, canConfirm, () => change({}));
  }

  private renderAuthorization(
    { authenticators }: Overview,
    { label, change }: Extract<Step, { kind: 'authorize' }>,
  ): TemplateResult {
    const { client, texts } = this;
    const hasFactor = authenticators.length > 0;
    const withPasskey = async () => {
      const { data, error } = await client.passkeys.prove();
      return error ? { data: null, error } : change({ proof: data });
    };
    return html`
      <p class="soft">${hasFactor ? texts.profile.proofIntro : texts.profile.passwordFirst}</p>
      ${this.renderForm({
        fields: [
          hasFactor
            ? { name: 'code', label: texts.profile.proofLabel, autocomplete: 'one-time-code' }
            : this.passwordField,
        ],
        submitLabel: label,
        submit: ({ code = '', password = '' }) => change(hasFactor ? { proof: proofOf(code) } : { password }),
      })}
      <div class="links">
        ${
          hasFactor && authenticators.some(({ kind }) => kind === 'PASSKEY')
            ? html`<button
                type="button"
                @click=${() => this.run(withPasskey, (next) => next())}
              >
                ${texts.usePasskey}
              </button>`
            : nothing
        }
        ${this.renderCancel()}
      </div>
    `;
  }

  private renderTotpStep(totp: Totp): TemplateResult {
    const { client, texts } = this;
    return html`
      <p class="soft">${texts.totpIntro}</p>
      ${renderTotp(totp, texts)}
      ${this.renderForm({
        fields: [{ name: 'code', label: texts.code, autocomplete: 'one-time-code', inputMode: 'numeric' }],
        submitLabel: texts.activate,
        submit: ({ code = '' }) =>
          onSuccess(
            client.authenticators.confirmTotp({ id: totp.id, code: code.replace(/\D/g, '') }),
            ({ recoveryCodes }) => this.showCodesOr(recoveryCodes, texts.profile.factorAdded),
          ),
      })}
      ${this.renderCancel()}
    `;
  }

  private renderCodes(codes: readonly string[]): TemplateResult {
    const { texts } = this;
    return html`
      <p class="soft">${texts.recoverySave}</p>
      ${renderRecoveryCodes(codes, texts)}
      <div>
        <button type="button" class="primary" @click=${() => this.finish(texts.profile.factorAdded)}>
          ${texts.codesSaved}
        </button>
      </div>
    `;
  }
}

/** Six digits are a code of the app; anything else is a recovery code. */
function proofOf(text: string): FactorProof {
  const digits = text.replace(/\s/g, '');
  return /^\d{6}$/.test(digits) ? { code: digits } : { recoveryCode: text };
}
