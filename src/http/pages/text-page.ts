import type { FastifyReply } from 'fastify';
import { htmlDocument } from '../responses/html-document.ts';
import { inlineStyle, pageHeaders, type Sources } from '../responses/page-headers.ts';

const STYLE = `:root { color-scheme: light dark; --line: light-dark(#d4d4d8, #3f3f46); --quiet: light-dark(#52525b, #a1a1aa); --link: light-dark(#1d4ed8, #93c5fd); }
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 1rem; min-height: 100vh; display: grid; place-items: center;
  background: light-dark(#f4f4f5, #18181b); color: light-dark(#18181b, #f4f4f5); }
main { width: 100%; max-width: 34rem; padding: 2rem; border: 1px solid var(--line); border-radius: .75rem; background: light-dark(#fff, #27272a); }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0; }
p { color: var(--quiet); margin: .5rem 0 0; }
a { color: var(--link); font-weight: 600; }
ul { list-style: none; margin: 1.5rem 0 0; padding: 0; border-top: 1px solid var(--line); }
li { padding: .75rem 0; border-bottom: 1px solid var(--line); }
li:last-child { border: 0; padding-bottom: 0; }
li span { display: block; color: var(--quiet); }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
button { margin: 1.5rem 0 0; padding: .6rem 1.2rem; border: 0; border-radius: .5rem; font: inherit; font-weight: 600; cursor: pointer;
  background: light-dark(#1d4ed8, #93c5fd); color: light-dark(#fff, #18181b); }
:focus-visible { outline: 2px solid #3b82f6; outline-offset: 2px; border-radius: .25rem; }
@media (max-width: 30rem) { main { padding: 1.5rem; } }`;

const OWN_STYLE = inlineStyle(STYLE);

type TextPage = {
  language?: string;
  title: string;
  /** HTML, with foreign text escaped. */
  content: string;
  /** HTML of further elements of the head. */
  head?: readonly string[];
  /** The sources that the page may use, besides its own style. */
  sources?: Sources;
};

/** Sends a page without a script. */
export function sendTextPage(
  reply: FastifyReply,
  { language = 'en', title, content, head = [], sources = {} }: TextPage,
): FastifyReply {
  return reply
    .headers(pageHeaders({ ...OWN_STYLE, ...sources }))
    .type('text/html; charset=utf-8')
    .send(
      htmlDocument({
        language,
        title,
        head: ['<meta name="robots" content="noindex">', ...head, `<style>${STYLE}</style>`],
        body: `<main>\n${content}\n</main>`,
      }),
    );
}
