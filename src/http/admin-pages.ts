import type { FastifyInstance } from 'fastify';
import { sendOwnPage } from './own-page.ts';

const TITLES = { 'accept-invitation': 'Accept your invitation', 'reset-password': 'Choose a new password' };

const STYLE = `body { font: 1rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 4rem auto; padding: 0 1rem; }
label, input, button, output { display: block; width: 100%; box-sizing: border-box; margin-top: 1rem; font: inherit; }
`;

// The token leaves the address bar, and so the browser's history, as soon as it has been read.
const SCRIPT = `const form = document.querySelector('form');
const said = document.querySelector('output');
const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
history.replaceState(null, '', location.pathname);
const queries = {
  'accept-invitation':
    'mutation ($input: AcceptCollaboratorInvitationInput!) { acceptCollaboratorInvitation(input: $input) { expiresAt } }',
  'reset-password':
    'mutation ($input: ResetCollaboratorPasswordInput!) { resetCollaboratorPassword(input: $input) { id } }',
};
const query = queries[location.pathname.split('/').pop()];
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const input = { token, password: form.elements.password.value };
  const answer = await fetch('../graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const [error] = (await answer.json()).errors ?? [];
  const wrong = Object.values(error?.extensions.fields ?? {}).flat().join(' ');
  said.textContent = error ? wrong || error.message : 'Done. Log in with your new password from now on.';
  form.hidden = !error;
});
`;

function page(title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
</head>
<body>
<h1>${title}</h1>
<form>
<label>New password <input name="password" type="password" autocomplete="new-password" minlength="8" required></label>
<button>Save</button>
</form>
<output></output>
<script src="page.js"></script>
</body>
</html>
`;
}

/** Where the links of mails to collaborators lead, unless ADMIN_URL names pages of the publisher's own. */
export function serveAdminPages(app: FastifyInstance): void {
  for (const [name, title] of Object.entries(TITLES)) {
    app.get(`/admin/${name}`, (_request, reply) => sendOwnPage(reply, page(title)));
  }
  app.get('/admin/page.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
  app.get('/admin/page.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(SCRIPT));
}
