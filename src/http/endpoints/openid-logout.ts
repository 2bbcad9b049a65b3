import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml } from '../../lib/html.ts';
import { COOKIES } from '../../openid/provider/cookies.ts';
import { logOutOfClients } from '../../openid/provider/end-session.ts';
import { END_SESSION_PATH } from '../../openid/provider/paths.ts';
import { acceptedLanguage, type Language } from '../../platform/messages/language.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { sendTextPage } from '../pages/text-page.ts';
import { addVary } from '../responses/compression.ts';

const en = {
  question: 'Log out?',
  intro: 'You will be logged out here and in all apps that you have opened with this login.',
  logOut: 'Log out',
  done: 'You are logged out',
  explained: 'You can close this window.',
  next: 'Continue',
};

type Texts = Readonly<typeof en>;

const TEXTS: Readonly<Record<Language, Texts>> = {
  en,
  de: {
    question: 'Abmelden?',
    intro: 'Sie werden hier und in allen Apps abgemeldet, die Sie mit dieser Anmeldung geöffnet haben.',
    logOut: 'Abmelden',
    done: 'Sie sind abgemeldet',
    explained: 'Sie können dieses Fenster schließen.',
    next: 'Weiter',
  },
  fr: {
    question: 'Se déconnecter ?',
    intro: 'Vous serez déconnecté ici et dans toutes les applications ouvertes avec cette connexion.',
    logOut: 'Se déconnecter',
    done: 'Vous êtes déconnecté',
    explained: 'Vous pouvez fermer cette fenêtre.',
    next: 'Continuer',
  },
  it: {
    question: 'Uscire?',
    intro: 'Uscirà da qui e da tutte le applicazioni aperte con questo accesso.',
    logOut: 'Esci',
    done: 'La sessione è terminata',
    explained: 'Può chiudere questa finestra.',
    next: 'Continua',
  },
  es: {
    question: '¿Cerrar la sesión?',
    intro: 'Se cerrará la sesión aquí y en todas las aplicaciones que ha abierto con ella.',
    logOut: 'Cerrar la sesión',
    done: 'La sesión está cerrada',
    explained: 'Puede cerrar esta ventana.',
    next: 'Continuar',
  },
  ko: {
    question: '로그아웃하시겠습니까?',
    intro: '여기와 이 로그인으로 연 모든 앱에서 로그아웃됩니다.',
    logOut: '로그아웃',
    done: '로그아웃되었습니다',
    explained: '이 창을 닫아도 됩니다.',
    next: '계속',
  },
};

/** How long the frames of clients may load before the browser continues. */
const FRAMES_SECONDS = 2;

/** Serves the logout at the request of a client (OpenID Connect RP-Initiated Logout §2), by GET and by POST. */
export function serveOpenidLogout(scope: FastifyInstance, runtime: Runtime): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    request.outcome.operations.push('openid.logout');
    const given = parametersOf(request);
    const cookie = scope.parseCookie(request.headers.cookie ?? '')[COOKIES.names.session] ?? null;
    const result = await logOutOfClients(runtime, {
      idTokenHint: given.get('id_token_hint'),
      clientId: given.get('client_id'),
      postLogoutRedirectUri: given.get('post_logout_redirect_uri'),
      state: given.get('state'),
      confirmation: given.get('confirmation'),
      cookie,
    });
    addVary(reply, 'Accept-Language');
    const language = acceptedLanguage(request.headers['accept-language']) ?? 'en';
    const texts = TEXTS[language];
    if (result.asks) {
      const fields = [...given].filter(([name]) => KEPT.has(name));
      // The form keeps the client's id instead of the ID token that named the client.
      if (result.clientId !== null && !given.has('client_id')) fields.push(['client_id', result.clientId]);
      return sendTextPage(reply, {
        language,
        title: texts.question,
        content: question(texts, [...fields, ['confirmation', result.confirmation]], runtime.issuer),
        sources: { 'form-action': "'self'" },
      });
    }
    const { frames, returnTo, forgetsBrowser } = result;
    if (forgetsBrowser)
      reply.header('set-cookie', scope.serializeCookie(COOKIES.names.session, '', { path: '/', maxAge: 0 }));
    if (request.method === 'GET' && frames.length === 0 && returnTo !== null)
      return reply.redirect(returnTo, 303);
    return sendTextPage(reply, {
      language,
      title: texts.done,
      content: done(texts, frames, returnTo),
      // A browser may refuse a redirect to another site after a form.
      head: returnTo === null ? [] : [refresh(returnTo, frames.length > 0 ? FRAMES_SECONDS : 0)],
      sources:
        frames.length > 0
          ? { 'frame-src': [...new Set(frames.map((frame) => new URL(frame).origin))].join(' ') }
          : {},
    });
  };
  scope.get(END_SESSION_PATH, answer);
  scope.post(END_SESSION_PATH, answer);
}

/** The parameters that the page with the question passes on. */
const KEPT = new Set(['client_id', 'post_logout_redirect_uri', 'state']);

function parametersOf({ method, body, query }: FastifyRequest): URLSearchParams {
  if (method === 'POST') return body instanceof URLSearchParams ? body : new URLSearchParams();
  const given = Object.entries(query as Record<string, unknown>);
  return new URLSearchParams(
    given.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function question(texts: Texts, fields: (readonly [string, string])[], issuer: string): string {
  const hidden = fields.map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return `<h1>${texts.question}</h1>
<p>${texts.intro}</p>
<form method="post" action="${escapeHtml(`${issuer}${END_SESSION_PATH}`)}">
${hidden.join('\n')}
<button type="submit">${texts.logOut}</button>
</form>`;
}

function done(texts: Texts, frames: readonly string[], returnTo: string | null): string {
  const shown = frames.map(
    (frame) => `<iframe src="${escapeHtml(frame)}" title="${texts.logOut}" hidden></iframe>`,
  );
  const next = returnTo === null ? texts.explained : `<a href="${escapeHtml(returnTo)}">${texts.next}</a>`;
  return [`<h1>${texts.done}</h1>`, `<p>${next}</p>`, ...shown].join('\n');
}

function refresh(address: string, seconds: number): string {
  return `<meta http-equiv="refresh" content="${seconds};url=${escapeHtml(address)}">`;
}
