import { escapeHtml } from '../../lib/html.ts';
import type { MailBrand } from './mail-brand.ts';

/** A part of a mail, in its order. Texts are not escaped yet. */
export type MailPart = { paragraph: string } | { href: string; label: string; isButton: boolean };

const GROUND = '#f4f4f5';
const DARK_GROUND = '#121212';
const DARK_SURFACE = '#1f1f23';
const DARK_TEXT = '#f4f4f5';

/**
 * Writes a mail as HTML: one column with the name of the site above, for any width. The styles stand at the elements,
 * because some programs drop the style sheet; only the dark theme needs it. Nothing is loaded from anywhere.
 */
export function mailHtml(
  { title, site, language }: { title: string; site: string; language: string },
  parts: readonly MailPart[],
  brand: MailBrand,
): string {
  const font = `font-family:${brand.fontFamily};font-size:16px;line-height:1.5`;
  const styles: Styles = {
    text: `margin:0 0 16px;${font};color:${brand.text};overflow-wrap:anywhere`,
    name: `margin:0 0 24px;${font};font-size:20px;font-weight:bold;color:${brand.text}`,
    link: `color:${brand.accent}`,
    button:
      `display:inline-block;padding:12px 20px;border-radius:${brand.radiusPixels}px;background-color:${brand.accent};` +
      `${font};font-weight:bold;color:${brand.accentText};text-decoration:none`,
  };
  const card = `padding:24px;background-color:${brand.surface};border-radius:${brand.radiusPixels}px;text-align:left`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
.ground { background-color: ${DARK_GROUND} !important; }
.card { background-color: ${DARK_SURFACE} !important; }
.text { color: ${DARK_TEXT} !important; }
.link { color: ${brand.darkAccent} !important; }
.button { background-color: ${brand.darkAccent} !important; color: ${brand.darkAccentText} !important; }
}
</style>
</head>
<body class="ground" style="margin:0;padding:0;background-color:${GROUND}">
<table role="presentation" class="ground" width="100%" cellspacing="0" cellpadding="0" border="0" style="background-color:${GROUND}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" style="max-width:560px">
<tr><td class="card" style="${escapeHtml(card)}">
<p class="text" style="${escapeHtml(styles.name)}">${escapeHtml(site)}</p>
${parts.map((part) => partHtml(part, styles)).join('\n')}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

type Styles = Record<'text' | 'name' | 'link' | 'button', string>;

function partHtml(part: MailPart, styles: Styles): string {
  const text = `<p class="text" style="${escapeHtml(styles.text)}">`;
  if ('paragraph' in part) return `${text}${escapeHtml(part.paragraph)}</p>`;
  const kind = part.isButton ? 'button' : 'link';
  const href = escapeHtml(part.href);
  return `${text}<a href="${href}" class="${kind}" style="${escapeHtml(styles[kind])}">${escapeHtml(part.label)}</a></p>`;
}
