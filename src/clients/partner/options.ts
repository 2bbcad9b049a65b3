import type { ReportProblem } from './problem.ts';
import type { Clock } from './time.ts';

export type VerifierOptions = {
  /** The `iss` of the tokens, which is the public address of the service. */
  issuer: string;
  /** The credentials of the partner. */
  clientId: string;
  clientSecret: string;
  /**
   * `asked` (the default): the service decides. `offline`: this process decides with its copy of the keys and the feed.
   */
  mode?: 'asked' | 'offline';
  /** Offline: the maximum age of the copy of keys and feed, in seconds, 1 to 3,600. Default: 30. */
  maxStalenessSeconds?: number;
  /**
   * Offline: what to do while the copy is older than `maxStalenessSeconds`. `ask` (the default) asks the service, and
   * `refuse` returns UNAVAILABLE.
   */
  whenStale?: 'ask' | 'refuse';
  /**
   * Offline: what to do with texts that are not access tokens, such as tokens of old systems and test tokens. `ask`
   * asks the service. `refuse` is the default, because anyone can send such texts.
   */
  otherTokens?: 'ask' | 'refuse';
  /** Offline: whether to keep a stream open, which brings new entries sooner. Default: true. */
  stream?: boolean;
  /** The address of the service if it differs from the issuer, such as an internal address. */
  url?: string;
  /** Allows `http:` to another machine. The secret and the tokens are then readable on the network. */
  allowHttp?: boolean;
  /** The maximum time for a verdict of the service, including retries, in milliseconds. Default: 3,000. */
  timeoutMilliseconds?: number;
  /** The maximum number of concurrent requests. Default: 16. */
  maxRequests?: number;
  /** The maximum number of tokens that wait for a verdict. Further tokens get UNAVAILABLE. Default: 10,000. */
  maxWaiting?: number;
  /** Offline: the maximum number of cached tokens with a verified signature, about 1 kB each. Default: 20,000. */
  maxTokens?: number;
  /**
   * Offline: the maximum number of ended sessions, about 120 bytes each. With more, the copy is stale.
   * Default: 1,000,000.
   */
  maxEndedSessions?: number;
  /** Offline: the maximum difference between the clocks of this machine and the service, in seconds. Default: 30. */
  clockToleranceSeconds?: number;
  /** Called when the service begins to give no usable answer, and when the reason changes. */
  onProblem?: ReportProblem;
  /** The clocks to use in tests. */
  clock?: Clock;
};

export type Checked = Required<Omit<VerifierOptions, 'allowHttp' | 'clock' | 'onProblem'>>;

/** Checks the options and adds the defaults. @throws TypeError that names the wrong option */
export function checkOptions(given: VerifierOptions): Checked {
  const issuer = text(given.issuer, 'issuer');
  addressOf(issuer, 'issuer', true);
  return {
    issuer,
    url: addressOf(given.url ?? issuer, 'url', given.allowHttp === true),
    clientId: text(given.clientId, 'clientId'),
    clientSecret: text(given.clientSecret, 'clientSecret'),
    mode: oneOf(given.mode ?? 'asked', 'mode', ['asked', 'offline']),
    whenStale: oneOf(given.whenStale ?? 'ask', 'whenStale', ['ask', 'refuse']),
    otherTokens: oneOf(given.otherTokens ?? 'refuse', 'otherTokens', ['ask', 'refuse']),
    stream: oneOf(given.stream ?? true, 'stream', [true, false]),
    maxStalenessSeconds: number(given.maxStalenessSeconds ?? 30, 'maxStalenessSeconds', 1, 3_600),
    timeoutMilliseconds: number(given.timeoutMilliseconds ?? 3_000, 'timeoutMilliseconds', 1, 60_000),
    maxRequests: number(given.maxRequests ?? 16, 'maxRequests', 1, 1_000),
    maxWaiting: number(given.maxWaiting ?? 10_000, 'maxWaiting', 1, 1_000_000),
    maxTokens: number(given.maxTokens ?? 20_000, 'maxTokens', 2, 1_000_000),
    maxEndedSessions: number(given.maxEndedSessions ?? 1_000_000, 'maxEndedSessions', 1, 10_000_000),
    clockToleranceSeconds: number(given.clockToleranceSeconds ?? 30, 'clockToleranceSeconds', 1, 600),
  };
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new TypeError(`${name} must be a string.`);
}

function number(value: unknown, name: string, min: number, max: number): number {
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw new TypeError(`${name} must be a number from ${min} to ${max}.`);
}

function oneOf<T>(value: T, name: string, allowed: readonly T[]): T {
  if (allowed.includes(value)) return value;
  throw new TypeError(`${name} must be ${allowed.map((each) => JSON.stringify(each)).join(' or ')}.`);
}

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** @returns the address without a trailing slash */
function addressOf(value: string, name: string, allowHttp: boolean): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !isWeb || url.username || url.password || url.search || url.hash) {
    throw new TypeError(`${name} must be an address such as https://id.example.com.`);
  }
  if (url.protocol === 'http:' && !allowHttp && !LOOPBACK.test(url.hostname)) {
    throw new TypeError(`${name} must begin with https:, because the client secret is sent to it.`);
  }
  return value.replace(/\/+$/, '');
}
