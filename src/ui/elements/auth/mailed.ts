import { html } from 'lit';
import { then } from '../../core/form-element.ts';
import { fill } from '../../core/localization.ts';
import type { Stage, View } from './view.ts';

/** Views around mails: the requests, and what the links in them open. */

export function forgotView({ client, texts, context, go }: Stage): View {
  return {
    title: texts.forgotTitle,
    intro: texts.forgotIntro,
    form: {
      fields: [emailField(texts.email, context.email)],
      submitLabel: texts.sendLink,
      submit: ({ email = '' }) => then(client.password.forgot(email), () => go('forgot-sent', { email })),
    },
    after: backToLogin(texts.logInWithPassword, go),
  };
}

export function forgotSentView({ texts, context, go }: Stage): View {
  return {
    title: texts.checkMail,
    intro: fill(texts.forgotSent, { email: context.email }),
    after: backToLogin(texts.logInWithPassword, go),
  };
}

export function resetView({ client, texts, context, go }: Stage): View {
  return {
    title: texts.resetTitle,
    intro: texts.resetIntro,
    form: {
      fields: [
        { ...emailField(texts.email, context.email), isReadonly: context.email !== '' },
        {
          name: 'password',
          label: texts.newPassword,
          type: 'password',
          autocomplete: 'new-password',
          hint: texts.passwordHint,
          minLength: 8,
        },
      ],
      submitLabel: texts.savePassword,
      submit: ({ email = '', password = '' }) =>
        then(client.password.reset({ email, password, token: context.token }), ({ waysInChanged }) => {
          const removed = waysInChanged.length > 0 ? ` ${texts.waysInRemoved}` : '';
          go('login', { email, token: '', notice: texts.resetDone + removed });
        }),
    },
  };
}

export function passwordlessView({ client, texts, context, go }: Stage): View {
  return {
    title: texts.passwordlessTitle,
    intro: texts.passwordlessIntro,
    form: {
      fields: [emailField(texts.email, context.email)],
      submitLabel: texts.sendLink,
      submit: ({ email = '' }) => then(client.passwordless.request(email), () => go('code', { email })),
    },
    after: backToLogin(texts.logInWithPassword, go),
  };
}

export function codeView({ client, texts, context, go, run, finish }: Stage): View {
  const { email } = context;
  return {
    title: texts.checkMail,
    intro: fill(texts.codeSent, { email }),
    form: {
      fields: [{ name: 'code', label: texts.codeLabel, autocomplete: 'one-time-code', inputMode: 'numeric' }],
      submitLabel: texts.logIn,
      submit: ({ code = '' }) =>
        then(client.passwordless.withCode({ email, code: code.replace(/\D/g, '') }), finish),
    },
    after: html`<div class="links">
      <button
        type="button"
        class="link"
        @click=${() =>
          run(
            () => client.passwordless.request(email),
            () => go('code', { notice: texts.sentAgain }),
          )}
      >
        ${texts.sendAgain}
      </button>
      <button type="button" class="link" @click=${() => go('login')}>${texts.logInWithPassword}</button>
    </div>`,
  };
}

export function linkView({ client, texts, context, finish }: Stage): View {
  return {
    title: texts.linkTitle,
    intro: texts.linkIntro,
    form: {
      fields: [],
      submitLabel: texts.logIn,
      submit: () => then(client.passwordless.withToken(context.token), finish),
    },
  };
}

export function verifyView({ client, texts, context, go }: Stage): View {
  return {
    title: texts.verifyTitle,
    intro: texts.verifyIntro,
    form: {
      fields: [],
      submitLabel: texts.verify,
      submit: () =>
        then(client.email.verify(context.token), ({ customer: { email } }) =>
          go('message', { token: '', notice: fill(texts.verified, { email }) }),
        ),
    },
  };
}

function emailField(label: string, value: string) {
  return { name: 'email', label, type: 'email', autocomplete: 'username', value } as const;
}

function backToLogin(label: string, go: Stage['go']) {
  return html`<p>
    <button type="button" class="link" @click=${() => go('login')}>${label}</button>
  </p>`;
}
