import { createGatehouse } from 'https://id.example.com/clients/gatehouse.js';

const gatehouse = createGatehouse({ url: 'https://id.example.com', siteId: 1 });
const forms = [...document.querySelectorAll('form')];
const notice = document.querySelector('#notice');

// A mailed link opens this page with ?view=…&token=…. The token leaves the address and the history at once.
const address = new URL(location.href);
const mailed = Object.fromEntries(address.searchParams);
for (const name of ['view', 'token', 'email']) address.searchParams.delete(name);
history.replaceState(null, '', address);

/** The challenge of a login that needs a second factor. */
let challenge = null;

/** For each form its operation, then its notice and the next view. After a login, `showCustomer` shows the account. */
const operations = {
  login: { run: (input) => gatehouse.login(input) },
  'second-factor': { run: ({ code }) => gatehouse.completeLogin({ challenge, code }) },
  register: { run: (input) => gatehouse.register(input) },
  'login-link': {
    run: ({ email }) => gatehouse.passwordless.request(email),
    says: 'If this email has an account, a link is on its way.',
    next: 'login',
  },
  'passwordless-login': { run: () => gatehouse.passwordless.withToken(mailed.token) },
  forgot: {
    run: ({ email }) => gatehouse.password.forgot(email),
    says: 'If this email has an account, a link is on its way.',
    next: 'login',
  },
  'password-reset': {
    run: ({ password }) => gatehouse.password.reset({ token: mailed.token, email: mailed.email, password }),
    says: 'The password is changed. Log in with it.',
    next: 'login',
  },
  'email-verify': {
    run: () => gatehouse.email.verify(mailed.token),
    says: 'The email is confirmed.',
    next: 'login',
  },
  account: { run: () => gatehouse.logout() },
};

function show(view) {
  for (const form of forms) {
    form.hidden = form.id !== view;
    form.querySelector('[role=alert]').textContent = '';
  }
  document.querySelector(`#${view} input`)?.focus();
}

function showCustomer() {
  const { customer } = gatehouse;
  document.querySelector('#name').textContent = customer?.firstName ?? customer?.email ?? '';
  show(customer ? 'account' : 'login');
}

/** The problems of fields, or the message of the error. */
function explain(error) {
  const problems = Object.values(error.fields).flat();
  return problems.length > 0 ? problems.join(' ') : error.message;
}

for (const form of forms) {
  const { run, says = '', next } = operations[form.id];
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const [button] = form.getElementsByTagName('button');
    if (button.disabled) return;
    button.disabled = true;
    notice.textContent = '';
    const { data, error } = await run(Object.fromEntries(new FormData(form)));
    button.disabled = false;
    if (error?.code === 'SECOND_FACTOR_REQUIRED' && error.secondFactor.factors.includes('totp')) {
      challenge = error.secondFactor.challenge;
      show('second-factor');
    } else if (error?.code === 'SECOND_FACTOR_REQUIRED') {
      // Passkeys, and setting up a first factor: the hosted page has both.
      await gatehouse.openHostedPage('login');
    } else if (error) {
      // After five minutes or five wrong codes the login begins anew.
      if (error.fields.challenge) show('login');
      document.querySelector('form:not([hidden]) [role=alert]').textContent = explain(error);
    } else {
      form.reset();
      // A first login by mail removes the password if the email was never verified.
      notice.textContent = data?.waysInChanged?.includes('PASSWORD_REMOVED')
        ? 'Your password was removed, because your email had not been confirmed. You can set a new one.'
        : says;
      if (next) show(gatehouse.customer ? 'account' : next);
    }
  });
}
for (const button of document.querySelectorAll('[data-view]')) {
  button.addEventListener('click', () => show(button.dataset.view));
}

await gatehouse.ready;
gatehouse.onChange((_state, reason) => {
  if (reason !== 'refresh') showCustomer();
});
if (mailed.token && mailed.view in operations) show(mailed.view);
else showCustomer();
