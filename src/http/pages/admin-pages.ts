import type { FastifyInstance } from 'fastify';
import { htmlDocument } from '../responses/html-document.ts';
import { sendOwnFile, sendOwnPage } from './own-page.ts';

const PAGES = {
  'accept-invitation': {
    title: 'Accept your invitation',
    about: 'Choose the password that you will log in with.',
  },
  'reset-password': {
    title: 'Choose a new password',
    about: 'It replaces the old one and ends your sessions.',
  },
};

const STYLE = `:root { color-scheme: light dark; --line: light-dark(#d4d4d8, #3f3f46); --quiet: light-dark(#52525b, #a1a1aa); }
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 1rem; min-height: 100vh; display: grid; place-items: center;
  background: light-dark(#f4f4f5, #18181b); color: light-dark(#18181b, #f4f4f5); }
main { width: 100%; max-width: 26rem; padding: 2rem; border: 1px solid var(--line); border-radius: .75rem; background: light-dark(#fff, #27272a); }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0; }
p { color: var(--quiet); margin: .5rem 0 1.5rem; }
label { display: block; font-weight: 600; }
small { display: block; margin-top: .35rem; color: var(--quiet); }
input[name=password], button { font: inherit; width: 100%; padding: .6rem .75rem; border-radius: .5rem; }
input[name=password] { margin-top: .35rem; border: 1px solid var(--line); background: light-dark(#fff, #18181b); color: inherit; }
.show { display: flex; gap: .5rem; align-items: center; margin: .75rem 0 1.25rem; font-weight: 400; }
button { border: 0; background: #1d4ed8; color: #fff; font-weight: 600; cursor: pointer; }
button:hover { background: #1e40af; }
button:disabled { opacity: .6; cursor: progress; }
:focus-visible { outline: 2px solid #3b82f6; outline-offset: 2px; }
output { display: block; }
output:not(:empty) { margin-top: 1.25rem; padding: .75rem 1rem; border-radius: .5rem; }
output.wrong { background: light-dark(#fef2f2, #450a0a); color: light-dark(#991b1b, #fecaca); }
output.done { background: light-dark(#f0fdf4, #052e16); color: light-dark(#166534, #bbf7d0); }
`;

// The script removes the token from the address bar, and so from the history of the browser. The tab stores it until
// it is used, so that the link still works after a reload or "back".
const SCRIPT = `const form = document.querySelector('form');
const said = document.querySelector('output');
const { password, show, save } = form.elements;
const stored = 'mailed-link:' + location.pathname;
function kept(work) {
  try {
    return work(sessionStorage);
  } catch {
    return null;
  }
}
const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? kept((tab) => tab.getItem(stored)) ?? '';
if (token) kept((tab) => tab.setItem(stored, token));
history.replaceState(null, '', location.pathname);
const queries = {
  'accept-invitation':
    'mutation ($input: AcceptCollaboratorInvitationInput!) { acceptCollaboratorInvitation(input: $input) { expiresAt } }',
  'reset-password':
    'mutation ($input: ResetCollaboratorPasswordInput!) { resetCollaboratorPassword(input: $input) { id } }',
};
const query = queries[location.pathname.split('/').pop()];
function say(text, kind) {
  said.textContent = text;
  said.className = kind;
}
async function send(input) {
  const answer = await fetch('../graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return (await answer.json()).errors?.[0] ?? null;
}
if (token === '') {
  form.hidden = true;
  say('This link is not whole any more. Open it once more from the mail.', 'wrong');
}
show.addEventListener('change', () => {
  password.type = show.checked ? 'text' : 'password';
});
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  save.disabled = true;
  say('', '');
  password.ariaInvalid = null;
  try {
    const error = await send({ token, password: password.value });
    // The password is set. The login asks for the second factor.
    form.hidden = error === null || error.extensions.code === 'SECOND_FACTOR_REQUIRED';
    const wrong = Object.values(error?.extensions.fields ?? {}).flat().join(' ');
    if (form.hidden || error.extensions.fields?.token) kept((tab) => tab.removeItem(stored));
    if (form.hidden) say('Done. Log in with your new password from now on.', 'done');
    else say(wrong || error.message, 'wrong');
    if (error?.extensions.fields?.password) password.ariaInvalid = 'true';
  } catch {
    say('The server did not answer. Please try again.', 'wrong');
  }
  save.disabled = false;
  // A button that was disabled has lost the focus.
  (password.ariaInvalid ? password : save).focus?.();
});
`;

function page({ title, about }: { title: string; about: string }): string {
  return htmlDocument({
    title,
    head: ['<meta name="referrer" content="no-referrer">', '<link rel="stylesheet" href="page.css">'],
    body: `<main>
<h1>${title}</h1>
<form>
<p>${about}</p>
<label>New password <input name="password" type="password" aria-describedby="said" autocomplete="new-password" minlength="8" maxlength="256" required autofocus></label>
<small>At least 8 characters, and none of the commonest passwords.</small>
<label class="show"><input name="show" type="checkbox"> Show it</label>
<button name="save">Save the password</button>
</form>
<output id="said" role="status"></output>
</main>
<script src="page.js"></script>`,
  });
}

/** Serves the pages that links in mails to collaborators open, unless ADMIN_URL names pages of the publisher. */
export function serveAdminPages(app: FastifyInstance): void {
  for (const [name, texts] of Object.entries(PAGES)) {
    app.get(`/admin/${name}`, (_request, reply) => sendOwnPage(reply, page(texts)));
  }
  app.get('/admin/page.css', (request, reply) =>
    sendOwnFile(request, reply, { type: 'text/css; charset=utf-8', body: STYLE }),
  );
  app.get('/admin/page.js', (request, reply) =>
    sendOwnFile(request, reply, { type: 'text/javascript; charset=utf-8', body: SCRIPT }),
  );
}
