import { html } from 'lit';
import { onSuccess } from '../../core/form-element.ts';
import { fill } from '../../core/localization.ts';
import { newPasswordField } from '../../core/new-password.ts';
import type { Stage, View, ViewName } from './view.ts';

/** The views that request mails, and the views that mailed links open. */

export function forgotView({ client, texts, context, go }: Stage): View {
  return {
    title: texts.forgotTitle,
    intro: texts.forgotIntro,
    form: {
      fields: [emailField(texts.email, context.email)],
      submitLabel: texts.sendLink,
      operation: 'PASSWORD_RESET',
      submit: ({ email = '' }, { botToken }) =>
        onSuccess(client.password.forgot(email, botToken), () => go('forgot-sent', { email })),
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

export function resetView(stage: Stage): View {
  const { client, texts, context, go } = stage;
  const title = texts.resetTitle;
  if (context.token === '') return usedLink(stage, title, { label: texts.forgotTitle, view: 'forgot' });
  return {
    title,
    intro: texts.resetIntro,
    form: {
      fields: [
        { ...emailField(texts.email, context.email), isReadonly: context.email !== '' },
        newPasswordField('password', texts.newPassword, stage.site, texts),
      ],
      submitLabel: texts.savePassword,
      submit: ({ email = '', password = '' }) =>
        onSuccess(client.password.reset({ email, password, token: context.token }), ({ waysInChanged }) => {
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
      operation: 'PASSWORDLESS_LOGIN',
      submit: ({ email = '' }, { botToken }) =>
        onSuccess(client.passwordless.request(email, botToken), () => go('code', { email })),
    },
    after: backToLogin(texts.logInWithPassword, go),
  };
}

export function codeView({ client, site, texts, context, go, run, finish }: Stage): View {
  const { email } = context;
  const isChecked = site?.botProtection?.operations.includes('PASSWORDLESS_LOGIN');
  const sendAgain = () =>
    run(
      () => client.passwordless.request(email),
      () => go('code', { notice: texts.sentAgain }),
    );
  return {
    title: texts.checkMail,
    intro: fill(texts.codeSent, { email }),
    form: {
      fields: [{ name: 'code', label: texts.codeLabel, autocomplete: 'one-time-code', inputMode: 'numeric' }],
      submitLabel: texts.logIn,
      submit: ({ code = '' }) =>
        onSuccess(client.passwordless.withCode({ email, code: code.replace(/\D/g, '') }), finish),
    },
    after: html`<div class="links">
      <button
        type="button"
        class="link"
        @click=${() => (isChecked ? go('passwordless') : sendAgain())}
      >
        ${texts.sendAgain}
      </button>
      <button type="button" class="link" @click=${() => go('login')}>${texts.logInWithPassword}</button>
    </div>`,
  };
}

export function linkView(stage: Stage): View {
  const { client, texts, context, finish } = stage;
  const title = texts.linkTitle;
  if (context.token === '')
    return usedLink(stage, title, { label: texts.logInByEmail, view: 'passwordless' });
  return {
    title,
    intro: texts.linkIntro,
    form: {
      fields: [],
      submitLabel: texts.logIn,
      submit: () => onSuccess(client.passwordless.withToken(context.token), finish),
    },
  };
}

export function verifyView(stage: Stage): View {
  const { client, texts, context, go } = stage;
  const title = texts.verifyTitle;
  if (context.token === '') return usedLink(stage, title, { label: texts.logIn, view: 'login' });
  return {
    title,
    intro: texts.verifyIntro,
    form: {
      fields: [],
      submitLabel: texts.verify,
      submit: () =>
        onSuccess(client.email.verify(context.token), ({ customer: { email } }) =>
          go('verify', { token: '', notice: fill(texts.verified, { email }) }),
        ),
    },
  };
}

export function undoView(stage: Stage): View {
  const { client, texts, context, go } = stage;
  const title = texts.undoTitle;
  if (context.token === '') return usedLink(stage, title, null);
  return {
    title,
    intro: texts.undoIntro,
    form: {
      fields: [],
      submitLabel: texts.undo,
      submit: () =>
        onSuccess(client.email.undoChange(context.token), () =>
          go('undo', { token: '', notice: texts.undone }),
        ),
    },
  };
}

export function declineView(stage: Stage): View {
  const { client, texts, context, go } = stage;
  const title = texts.declineTitle;
  if (context.token === '') return usedLink(stage, title, null);
  return {
    title,
    intro: texts.declineIntro,
    form: {
      fields: [],
      submitLabel: texts.declineTitle,
      submit: () =>
        onSuccess(client.email.declineChange(context.token), () =>
          go('decline', { token: '', notice: texts.declined }),
        ),
    },
  };
}

/**
 * The view of a mailed link whose token was used or is no longer valid.
 * @param again the view to continue with, such as the one that requests another link; null: there is no such view
 */
function usedLink(
  { texts, context, go }: Stage,
  title: string,
  again: { label: string; view: ViewName } | null,
): View {
  const isDone = context.notice !== null;
  const text = again ? texts.errors.ONE_TIME_TOKEN_INVALID : texts.linkOver;
  return {
    title,
    ...(!isDone && { before: html`<div role="alert"><p class="alert">${text}</p></div>` }),
    ...(again && { after: linkTo(again.label, () => go(again.view)) }),
  };
}

function emailField(label: string, value: string) {
  return { name: 'email', label, type: 'email', autocomplete: 'username', value } as const;
}

function backToLogin(label: string, go: Stage['go']) {
  return linkTo(label, () => go('login'));
}

function linkTo(label: string, open: () => void) {
  return html`<p><button type="button" class="link" @click=${open}>${label}</button></p>`;
}
