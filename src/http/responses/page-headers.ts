import { createHash } from 'node:crypto';

/** The directives of a Content-Security-Policy, in the order in which they are written. */
const DIRECTIVES = [
  'default-src',
  'script-src',
  'worker-src',
  'style-src',
  'img-src',
  'font-src',
  'connect-src',
  'frame-src',
  'base-uri',
  'form-action',
  'frame-ancestors',
] as const;

/** The sources that a page may load and call, by directive. */
export type Sources = Partial<Record<(typeof DIRECTIVES)[number], string>>;

/** By default a page loads only an empty icon, sends no form and cannot be framed. */
const NOTHING: Sources = {
  'default-src': "'none'",
  'img-src': 'data:',
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** A script and a style in files of this server, and calls to this server. Nothing inline. */
export const OWN_FILES: Sources = { 'script-src': "'self'", 'style-src': "'self'", 'connect-src': "'self'" };

/** Allows one inline style, by its hash. */
export function inlineStyle(style: string): Sources {
  return { 'style-src': `'sha256-${createHash('sha256').update(style).digest('base64')}'` };
}

/** Makes the Content-Security-Policy of a page. @param sources the sources that the page needs */
export function pagePolicy(sources: Sources): string {
  const all: Sources = { ...NOTHING, ...sources };
  return DIRECTIVES.filter((name) => all[name] !== undefined)
    .map((name) => `${name} ${all[name]}`)
    .join('; ');
}

/** Makes the security headers of a page: the policy, and a separate browsing context group. */
export function pageHeaders(sources: Sources): Record<string, string> {
  return {
    'content-security-policy': pagePolicy(sources),
    'cross-origin-opener-policy': 'same-origin',
  };
}
