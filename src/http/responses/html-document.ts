import { escapeHtml } from '../../lib/html.ts';

/**
 * Makes the HTML document of a page, with an empty icon.
 * @param title text, not escaped
 * @param head HTML of further elements of the head
 * @param body HTML of the content of the body
 */
export function htmlDocument({
  language = 'en',
  title,
  head,
  bodyAttributes = '',
  body,
}: {
  language?: string;
  title: string;
  head: readonly string[];
  bodyAttributes?: string;
  body: string;
}): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
${head.join('\n')}
</head>
<body${bodyAttributes}>
${body}
</body>
</html>
`;
}
