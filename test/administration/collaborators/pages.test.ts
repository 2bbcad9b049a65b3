import vm from 'node:vm';
import { describe, expect, test } from 'vitest';
import { execute, rest } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { mailedToken, mailsTo } from '../../support/mails.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { Invite, RequestReset } from './documents.ts';
import { PASSWORD } from './join.ts';

/** Opens a link as a browser does: runs the page’s script with the parts of a document that it uses. */
async function open(server: TestServer, link: string) {
  const { pathname, hash } = new URL(link);
  const { status, headers, body } = await rest(server.url, 'GET', pathname);
  expect(status).toBe(200);
  expect(headers['content-security-policy']).toContain("script-src 'self';");
  expect(body).not.toMatch(/<style|style=|<script>|\son\w+=/);
  const [, file = ''] = /<script src="([^"]+)"/.exec(body) ?? [];
  const script = await rest(server.url, 'GET', new URL(file, `${server.url}${pathname}`).pathname);

  const said = { textContent: '', className: '' };
  const field = { value: '', type: 'password' };
  const show = {
    checked: false,
    addEventListener: (_kind: string, listener: () => void) => {
      toggle = listener;
    },
  };
  let toggle = () => {};
  const save = { disabled: false };
  let submit: (event: object) => Promise<void> = async () => {};
  const form = {
    hidden: false,
    elements: { password: field, show, save },
    addEventListener: (_kind: string, listener: typeof submit) => {
      submit = listener;
    },
  };
  const shown: string[] = [];
  vm.runInNewContext(script.body, {
    document: { querySelector: (name: string) => (name === 'form' ? form : said) },
    location: { hash, pathname },
    history: { replaceState: (_state: null, _title: string, url: string) => shown.push(url) },
    fetch: (path: string, init: RequestInit) => fetch(new URL(path, `${server.url}${pathname}`), init),
    URLSearchParams,
  });
  // The token is removed from the address bar.
  expect(shown).toEqual([pathname]);
  const choose = async (password: string) => {
    field.value = password;
    await submit({ preventDefault: () => {} });
    expect(save.disabled).toBe(false);
    return said.textContent;
  };
  const toggleShown = () => {
    show.checked = !show.checked;
    toggle();
    return field.type;
  };
  return { choose, toggleShown, form, said };
}

const linkTo = async (server: TestServer, email: string) =>
  /https?:\S+/.exec((await mailsTo(server, email)).at(-1)?.text ?? '')?.[0] ?? '';

describe('the link of a mail to a collaborator', () => {
  test('opens a page of this server that sets the password', async () => {
    const server = await startServer();
    const email = uniqueEmail();
    const owner = await logInCollaborator(server);
    await execute(server.url, Invite, { input: { email, role: 'ADMIN' } }, owner);
    await mailedToken(server, email);
    const accept = await open(server, await linkTo(server, email));
    expect([accept.toggleShown(), accept.toggleShown()]).toEqual(['text', 'password']);
    expect(await accept.choose('password1')).toMatch(/most common/);
    expect([accept.form.hidden, accept.said.className]).toEqual([false, 'wrong']);
    expect(await accept.choose(PASSWORD)).toMatch(/^Done\./);
    expect([accept.form.hidden, accept.said.className]).toEqual([true, 'done']);
    expect(await accept.choose(PASSWORD)).toMatch(/accepted already/);
    await logInCollaborator(server, { email, password: PASSWORD });

    await execute(server.url, RequestReset, { email });
    await mailedToken(server, email);
    const reset = await open(server, await linkTo(server, email));
    expect(await reset.choose('amber-lantern-41-fern')).toMatch(/^Done\./);
    await logInCollaborator(server, { email, password: 'amber-lantern-41-fern' });
  });

  test('opens a page that reports an incomplete link and an unreachable server', async () => {
    const server = await startServer();
    const { form, said } = await open(server, `${server.url}/admin/reset-password`);
    expect([form.hidden, said.textContent]).toEqual([true, expect.stringContaining('not whole')]);
    const cut = await open(server, `${server.url}/admin/reset-password#token=x.y`);
    await server.close();
    expect(await cut.choose(PASSWORD)).toBe('The server did not answer. Please try again.');
    expect(cut.form.hidden).toBe(false);
  });

  test('opens no page of this server if ADMIN_URL is set', async () => {
    const server = await startServer({ env: { ADMIN_URL: 'https://admin.example.test' } });
    expect((await rest(server.url, 'GET', '/admin/accept-invitation')).status).toBe(404);
  });
});
