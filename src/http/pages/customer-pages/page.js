// The page that the link in a mail opens. Opening it changes nothing: the press of a button sends the token by POST.
const main = document.querySelector('main');
const said = document.querySelector('output');
const begin = document.querySelector('#begin');
const factor = document.querySelector('#factor');
const passkey = document.querySelector('#passkey');
const logOut = document.querySelector('#log-out');
const { view, siteId, texts } = JSON.parse(main.dataset.page);

// The script removes the token from the address bar, and so from the history of the browser. The tab stores it until
// it is used, so that the link still works after a reload or "back".
const parameters = new URLSearchParams(location.search);
const STORED = `mailed-link:${location.pathname}:${siteId}:${view}`;
const opened = parameters.has('token')
  ? { token: parameters.get('token'), email: parameters.get('email') ?? '' }
  : (recall() ?? { token: '', email: '' });
const { token, email } = opened;
if (token) keep(opened);
for (const name of ['token', 'email']) parameters.delete(name);
history.replaceState(null, '', `?${parameters}`);
if (begin.elements.email) begin.elements.email.value = email;

function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(STORED));
  } catch {
    return null;
  }
}

/** Stores a link in this tab, or removes it. The page also works in a browser without storage. */
function keep(link) {
  try {
    if (link) sessionStorage.setItem(STORED, JSON.stringify(link));
    else sessionStorage.removeItem(STORED);
  } catch {
    // The page works until it is reloaded.
  }
}

const LOGGED_IN = '{ token waysInChanged customer { email } }';
// The page does not store the access token, so a longer lifetime has no use.
const LIFETIME_SECONDS = 3600;
const QUERIES = {
  'password-reset':
    'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { waysInChanged } }',
  'email-verify': 'mutation ($token: String!) { verifyEmail(token: $token) { customer { id } } }',
  'passwordless-login': `mutation ($token: String!, $seconds: Int) {
    passwordlessLogin(token: $token, tokenLifetimeSeconds: $seconds) ${LOGGED_IN} }`,
  'email-change-undo': 'mutation ($token: String!) { undoEmailChange(token: $token) { undone } }',
  'email-change-decline': 'mutation ($token: String!) { declineEmailChange(token: $token) { declined } }',
  complete: `mutation ($input: CompleteLoginInput!) { completeLogin(input: $input) ${LOGGED_IN} }`,
  passkey: 'mutation ($challenge: String) { beginPasskeyLogin(challenge: $challenge) }',
  logOut: 'mutation { logout { customer { id } } }',
};
const DONE = {
  'password-reset': texts.changed,
  'email-verify': texts.confirmed,
  'email-change-undo': texts.undone,
  'email-change-decline': texts.declined,
};
const CHANGES = { PASSWORD_REMOVED: texts.passwordRemoved, WAYS_IN_REMOVED: texts.waysInRemoved };
// The customer cannot request another link of these.
const OVER = view.startsWith('email-change-') ? texts.overForGood : texts.over;
const REFUSALS = {
  ONE_TIME_TOKEN_INVALID: OVER,
  FEATURE_DISABLED: texts.over,
  RATE_LIMITED: texts.tooMany,
  ACCOUNT_LOCKED: texts.tooMany,
};

let challenge = null;
let bearer = null;

async function ask(query, variables = {}) {
  const answer = await fetch('graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-site-id': siteId,
      ...(bearer && { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  return { data: data && Object.values(data)[0], refusal: errors?.[0]?.extensions };
}

function say(text) {
  said.textContent = text;
}

/** Shows one form, or none, and a text. */
function show(form, text = '') {
  for (const each of [begin, factor, logOut]) each.hidden = each !== form;
  say(text);
  form?.querySelector('input:not([readonly])')?.focus();
}

function refuse({ code, fields = {} }) {
  if (fields.challenge) return show(null, texts.over);
  if (code === 'ONE_TIME_TOKEN_INVALID') keep(null);
  if (fields.password) return refuseField(begin.elements.password, passwordRefusal(fields.password[0]));
  say(REFUSALS[code] ?? texts.failed);
}

/** Adds the changes of the ways to log in to a text. */
function withChanges(text, { waysInChanged = [] }) {
  return [text, ...waysInChanged.map((change) => CHANGES[change])].filter(Boolean).join(' ');
}

/** Shows the error of a field, also to screen readers, and focuses the field. */
function refuseField(field, text) {
  say(text);
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', said.id);
}

/** Translates the service's English message into the language of the page. */
function passwordRefusal(message) {
  const [, count] = /at least (\d+) characters/.exec(message) ?? [];
  if (count) return texts.tooShort.replace('{count}', count);
  if (/uppercase letter/.test(message)) return texts.tooPlain;
  if (/most common/.test(message)) return texts.tooCommon;
  return /easy to guess/.test(message) ? texts.tooEasy : texts.refusedPassword;
}

function enter({ token: granted, customer, ...entered }) {
  bearer = granted;
  const loggedIn = texts.loggedIn.replace('{email}', () => customer.email);
  show(logOut, withChanges(loggedIn, entered));
}

function askForFactor({ challenge: given, factors, enrolment }) {
  if (enrolment) return show(null, texts.enrolment);
  challenge = given;
  passkey.hidden = !factors.includes('passkey') || !window.PublicKeyCredential;
  show(factor);
}

async function start() {
  const password = begin.elements.password?.value;
  const variables =
    view === 'password-reset'
      ? { input: { email, token, password } }
      : { token, ...(view === 'passwordless-login' && { seconds: LIFETIME_SECONDS }) };
  const { data, refusal } = await ask(QUERIES[view], variables);
  if (refusal?.code === 'SECOND_FACTOR_REQUIRED') {
    askForFactor(refusal);
  } else if (refusal) refuse(refusal);
  else {
    keep(null);
    if (DONE[view]) show(null, withChanges(DONE[view], data));
    else enter(data);
  }
}

async function complete(shown) {
  const { data, refusal } = await ask(QUERIES.complete, { input: { challenge, ...shown } });
  if (data) return enter(data);
  const { code, recoveryCode, assertion } = refusal.fields ?? {};
  if (code || recoveryCode || assertion) refuseField(factor.elements.code, texts.wrongFactor);
  else refuse(refusal);
}

async function showPasskey() {
  const { data, refusal } = await ask(QUERIES.passkey, { challenge });
  if (refusal) return refuse(refusal);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(data);
  // A customer who has no passkey here, or cancels, sees the same text as after a wrong one.
  const credential = await navigator.credentials.get({ publicKey }).catch(() => null);
  if (credential) await complete({ assertion: credential.toJSON() });
  else say(texts.wrongFactor);
}

function isReachable(candidate) {
  return candidate && candidate !== document.body && !candidate.closest('[hidden]');
}

/** Handles an event. Buttons are disabled until the work is done, and an error is shown. */
function onPress(element, event, work) {
  element.addEventListener(event, async (happened) => {
    happened.preventDefault();
    const buttons = main.querySelectorAll('button');
    for (const field of main.querySelectorAll('[aria-invalid]')) {
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-describedby');
    }
    for (const button of buttons) button.disabled = true;
    say('');
    await work().catch(() => say(texts.failed));
    for (const button of buttons) button.disabled = false;
    // A button that was disabled has lost the focus.
    const wrong = main.querySelector('[aria-invalid]');
    const next = [wrong, document.activeElement, happened.submitter ?? element].find(isReachable);
    next?.focus();
  });
}

onPress(begin, 'submit', start);
onPress(factor, 'submit', () => {
  const typed = factor.elements.code.value.replace(/\s/g, '');
  return complete(/^\d{6}$/.test(typed) ? { code: typed } : { recoveryCode: typed });
});
onPress(passkey, 'click', showPasskey);
onPress(logOut, 'submit', async () => {
  await ask(QUERIES.logOut);
  bearer = null;
  show(null, texts.loggedOut);
});
if (token) begin.hidden = false;
else show(null, OVER);
