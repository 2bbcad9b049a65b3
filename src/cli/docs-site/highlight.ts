import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import css from 'highlight.js/lib/languages/css';
import graphql from 'highlight.js/lib/languages/graphql';
import http from 'highlight.js/lib/languages/http';
import ini from 'highlight.js/lib/languages/ini';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import php from 'highlight.js/lib/languages/php';
import ruby from 'highlight.js/lib/languages/ruby';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import html from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { escapeHtml } from '../../lib/html.ts';

const LANGUAGES = {
  bash,
  css,
  graphql,
  http,
  html,
  ini,
  javascript,
  json,
  php,
  ruby,
  sql,
  typescript,
  yaml,
};
for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

/** The names that readers see for the abbreviations of languages in code blocks. */
const NAMES: Readonly<Record<string, string>> = {
  sh: 'Shell',
  ts: 'TypeScript',
  tsx: 'TypeScript',
  js: 'JavaScript',
  html: 'HTML',
  json: 'JSON',
  graphql: 'GraphQL',
  http: 'HTTP',
  sql: 'SQL',
  css: 'CSS',
  php: 'PHP',
  ruby: 'Ruby',
  yaml: 'YAML',
  ini: 'INI',
};

/**
 * Makes the HTML of a code block. Its colours are classes, because the policy of the pages allows no inline style.
 * @param language as written after the fence, or an empty text
 * @param label the title of the block, such as the name of a file; empty: the language
 * @throws Error for a language that is not registered
 */
export function codeBlock(code: string, language: string, label = ''): string {
  const text = code.trimEnd();
  const isKnown = language !== '' && language !== 'text';
  const marked = isKnown ? hljs.highlight(text, { language }).value : escapeHtml(text);
  const title = label || NAMES[language] || 'Text';
  // A block that scrolls must be reachable by keyboard.
  return `<div class="code"><p class="code-title">${escapeHtml(title)}</p><pre tabindex="0"><code>${marked}</code></pre></div>\n`;
}
