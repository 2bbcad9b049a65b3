import { onMailedLink } from '../../../docs/recipes/react-native/app-links';
import { authorization, gatehouse } from '../../../docs/recipes/react-native/gatehouse';
import { loginByLink } from '../../../docs/recipes/react-native/mailed-link';

/** Runs the calls of the test one after the other, and prints the state of the app. */
const seen = [];
gatehouse.onChange((_state, reason) => seen.push(reason));
const links = [];
onMailedLink((link) => links.push(link));

const calls = {
  register: (input) => gatehouse.register(input),
  login: (input) => gatehouse.login(input),
  logout: () => gatehouse.logout(),
  refresh: () => gatehouse.refresh(),
  passkey: () => gatehouse.passkeys.login(),
  requestLink: ({ email }) => gatehouse.passwordless.request(email),
  loginByLink: () => loginByLink(links[0]),
};

const { error } = await gatehouse.ready;
const codes = [error?.code ?? null];
for (const [name, input] of JSON.parse(process.env.CALLS)) {
  codes.push((await calls[name](input)).error?.code ?? null);
}
const email = gatehouse.customer?.email ?? null;
console.log(JSON.stringify({ codes, email, seen, links, headers: await authorization() }));
process.exit();
