import { isLoopback } from '../lib/loopback.ts';
import { readOption } from './command-input.ts';
import { misuse, readOptions } from './command-options.ts';
import { compareSystems } from './comparing/compare-systems.ts';
import { apis } from './comparing/questions.ts';

const usage = {
  name: 'compare',
  about:
    'Sends the same read-only requests to an old system and to Gatehouse, and reports for each route how the answers ' +
    'differ. The report contains paths, but no values. The exit status is 3 if answers differ.',
  usesDatabase: false,
  options: {
    old: { type: 'string', value: 'url', required: true, about: 'The API of the old system' },
    new: { type: 'string', value: 'url', required: true, about: 'The same API of Gatehouse' },
    api: { type: 'string', value: 'name', about: 'pelcro or prancer; default: pelcro' },
    site: {
      type: 'string',
      value: 'id',
      required: true,
      about: 'site_id, or customer_id in the Prancer API',
    },
    'new-site': { type: 'string', value: 'id', about: 'The site in Gatehouse, if its id differs' },
    tokens: {
      type: 'string',
      value: 'file',
      about: 'One token of the old system per line; if Gatehouse refuses it, a space and one of Gatehouse',
    },
    accounts: { type: 'string', value: 'file', about: 'One email per line, to compare plans of its domain' },
    plans: { type: 'string', value: 'ids', about: 'Plans, separated by commas' },
    values: { type: 'string', value: 'names', about: 'The fields whose values are compared' },
    ignore: { type: 'string', value: 'paths', about: 'Paths that may differ, such as data.title' },
    'per-second': {
      type: 'string',
      value: 'number',
      about: 'The largest number of requests to compare in a second; default: 5',
    },
  },
} as const;

const DIFFERENT = 3;
const FAILED = 1;

const given = readOptions(usage);
const api = apis[String(given.api ?? 'pelcro')] ?? misuse(usage, '--api must be pelcro or prancer.');
const perSecond = Number(given['per-second'] ?? 5);
if (!(perSecond > 0 && perSecond <= 1_000)) misuse(usage, '--per-second must be above 0 and up to 1000.');
const site = { old: String(given.site), new: String(given['new-site'] ?? given.site) };
const routes = await compareSystems({
  old: baseOf('old'),
  new: baseOf('new'),
  pairs: api.questions({ site, tokens: tokens(), emails: linesOf('accounts'), plans: listOf('plans') }),
  stable: new Set(given.values === undefined ? api.stable : listOf('values')),
  ignored: [...api.known, ...listOf('ignore')],
  pauseMilliseconds: 1_000 / perSecond,
});
const compared = routes.reduce((sum, { requests, notCompared }) => sum + requests - notCompared, 0);
const isSame = compared > 0 && routes.every(({ differences }) => differences.length === 0);
console.log(JSON.stringify({ isSame, compared, routes }, null, 2));
if (compared === 0) process.exitCode = FAILED;
else if (!isSame) process.exitCode = DIFFERENT;

/** Requires https, because tokens are sent to the URL. For this machine, http is enough. */
function baseOf(option: 'old' | 'new'): string {
  const text = String(given[option]).replace(/\/+$/, '');
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe = url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)));
  if (!isSafe || url.search || url.hash || url.username || url.password) {
    return misuse(usage, `--${option} must be an https URL, or an http URL of this machine.`);
  }
  return text;
}

function tokens() {
  return linesOf('tokens').map((line) => {
    const [old = '', fresh = old] = line.split(/\s+/);
    return { old, new: fresh };
  });
}

function linesOf(option: 'tokens' | 'accounts'): string[] {
  const file = given[option];
  if (file === undefined) return [];
  const lines = readOption(usage, option, file).toString().split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

function listOf(option: 'plans' | 'values' | 'ignore'): string[] {
  const names = String(given[option] ?? '').split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '');
}
