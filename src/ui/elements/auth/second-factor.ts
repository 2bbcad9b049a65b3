import { html, nothing, type TemplateResult } from 'lit';
import { onSuccess } from '../../core/form-element.ts';
import { renderRecoveryCodes, renderTotp } from '../../core/totp.ts';
import type { Stage, View } from './view.ts';

/** The view that asks for the second factor: for a code of the app or, without an app, for the passkey. */
export function secondFactorView(stage: Stage): View {
  const { client, texts, context, finish } = stage;
  const { challenge = '', factors = [] } = context.secondFactor ?? {};
  if (factors.length === 0) return { title: texts.factorTitle, intro: texts.noFactorHere };
  if (!factors.includes('totp')) {
    return { title: texts.factorTitle, intro: texts.passkeyIntro, after: otherFactors(stage, 'totp') };
  }
  return {
    title: texts.factorTitle,
    intro: texts.factorIntro,
    form: {
      fields: [{ name: 'code', label: texts.code, autocomplete: 'one-time-code', inputMode: 'numeric' }],
      submitLabel: texts.logIn,
      submit: ({ code = '' }) =>
        onSuccess(client.completeLogin({ challenge, code: code.replace(/\D/g, '') }), finish),
    },
    after: otherFactors(stage, 'totp'),
  };
}

export function recoveryCodeView(stage: Stage): View {
  const { client, texts, context, finish } = stage;
  const { challenge = '' } = context.secondFactor ?? {};
  return {
    title: texts.factorTitle,
    intro: texts.recoveryIntro,
    form: {
      fields: [{ name: 'recoveryCode', label: texts.recoveryCode, autocomplete: 'off' }],
      submitLabel: texts.logIn,
      submit: ({ recoveryCode = '' }) => onSuccess(client.completeLogin({ challenge, recoveryCode }), finish),
    },
    after: otherFactors(stage, 'recovery_code'),
  };
}

function otherFactors(stage: Stage, shown: 'totp' | 'recovery_code'): TemplateResult {
  const { client, texts, context, go, run, finish } = stage;
  const { challenge = '', factors = [] } = context.secondFactor ?? {};
  const offers = (factor: (typeof factors)[number]) => factor !== shown && factors.includes(factor);
  return html`<div class="stack">
    ${
      offers('passkey')
        ? html`<button type="button" @click=${() => run(() => client.passkeys.completeLogin(challenge), finish)}>
            ${texts.usePasskey}
          </button>`
        : nothing
    }
    ${
      offers('totp')
        ? html`<button type="button" class="link" @click=${() => go('second-factor')}>${texts.useApp}</button>`
        : nothing
    }
    ${
      offers('recovery_code')
        ? html`<button type="button" class="link" @click=${() => go('recovery-code')}>
            ${texts.useRecoveryCode}
          </button>`
        : nothing
    }
  </div>`;
}

/** The view that sets up a second factor during a login, if the customer has none and must have one. */
export function enrolView({ client, texts, context, canUsePasskeys, go, run, finish }: Stage): View {
  const { challenge = '', enrolment = [] } = context.secondFactor ?? {};
  const complete = (recoveryCodes: readonly string[] | null | undefined) =>
    go('recovery-codes', { recoveryCodes: recoveryCodes ?? [] });
  return {
    title: texts.enrolTitle,
    intro: texts.enrolIntro,
    after: html`<div class="stack">
      ${
        enrolment.includes('totp')
          ? html`<button
              type="button"
              class="primary"
              @click=${() =>
                run(
                  () => client.authenticators.beginTotp({ challenge }),
                  (totp) => go('enrol-totp', { totp }),
                )}
            >
              ${texts.enrolApp}
            </button>`
          : nothing
      }
      ${
        enrolment.includes('passkey') && canUsePasskeys
          ? html`<button
              type="button"
              @click=${() =>
                run(
                  () => client.passkeys.add({ challenge }),
                  ({ recoveryCodes }) =>
                    recoveryCodes ? complete(recoveryCodes) : finish({ waysInChanged: [] }),
                )}
            >
              ${texts.enrolPasskey}
            </button>`
          : nothing
      }
    </div>`,
  };
}

export function enrolTotpView({ client, texts, context, go }: Stage): View {
  const { challenge = '' } = context.secondFactor ?? {};
  const { id = '' } = context.totp ?? {};
  return {
    title: texts.enrolApp,
    intro: texts.totpIntro,
    before: context.totp ? renderTotp(context.totp, texts) : html``,
    form: {
      fields: [{ name: 'code', label: texts.code, autocomplete: 'one-time-code', inputMode: 'numeric' }],
      submitLabel: texts.activate,
      submit: ({ code = '' }) =>
        onSuccess(
          client.authenticators.confirmTotp({ id, code: code.replace(/\D/g, '') }, challenge || undefined),
          ({ recoveryCodes }) => go('recovery-codes', { totp: null, recoveryCodes: recoveryCodes ?? [] }),
        ),
    },
  };
}

/** The recovery codes of a new second factor. The login is completed when the customer has saved them. */
export function recoveryCodesView({ client, texts, context, finish }: Stage): View {
  const { challenge = '' } = context.secondFactor ?? {};
  return {
    title: texts.recoveryTitle,
    intro: texts.recoverySave,
    before: renderRecoveryCodes(context.recoveryCodes, texts),
    form: {
      fields: [],
      submitLabel: texts.codesSaved,
      submit: () => onSuccess(client.completeLogin({ challenge }), finish),
    },
  };
}
