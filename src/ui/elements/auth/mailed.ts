import { html } from 'lit';
import { then } from '../../core/form-element.ts';
import { fill } from '../../core/localization.ts';
import type { Stage, View, ViewName } from './view.ts';

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
      submit: () => then(client.passwordless.withToken(context.token), finish),
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
        then(client.email.verify(context.token), ({ customer: { email } }) =>
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
        then(client.email.undoChange(context.token), () => go('undo', { token: '', notice: texts.undone })),
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
        then(client.email.declineChange(context.token), () =>
          go('decline', { token: '', notice: texts.declined }),
        ),
    },
  };
}

/**
 * The view of a link without its token: after its use, or when it is no longer valid.
 * @param again where another one is requested; null: links of this kind are sent unasked
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
