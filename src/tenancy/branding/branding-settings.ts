import { email, requiredText, text, whole } from '../../platform/input.ts';
import { fontFamilyOf } from './font-family.ts';

const MAX_CORNER_RADIUS_PIXELS = 24;
const MAX_URL_LENGTH = 2_048;
const NOT_A_FONT =
  'The font family must be a list of up to 5 names, separated by commas. A name has letters, digits, spaces, - and _.';

function color(name: string) {
  return text(name, 7)
    .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, `The ${name} must be a colour such as #1d4ed8.`)
    .transform((value) =>
      value.length === 4
        ? value.replace(/[0-9a-f]/gi, (digit) => digit + digit).toLowerCase()
        : value.toLowerCase(),
    )
    .nullable();
}

/** The URL of a page of the publisher. Only https is allowed, so that a link to it cannot run a script. */
function page(name: string) {
  return text(name, MAX_URL_LENGTH)
    .refine((value) => {
      const url = URL.parse(value);
      return url?.protocol === 'https:' && url.username === '' && url.password === '';
    }, `The ${name} must be an https URL.`)
    .transform((value) => new URL(value).href)
    .nullable();
}

/** The settings of a site's branding. Null stands for the default. */
export const brandingSettings = {
  accentColor: color('accent color'),
  accentTextColor: color('accent text color'),
  surfaceColor: color('surface color'),
  textColor: color('text color'),
  fontFamily: text('font family', 255)
    .transform((list, context) => {
      const family = fontFamilyOf(list);
      if (family === null) context.addIssue({ code: 'custom', message: NOT_A_FONT });
      return family;
    })
    .nullable(),
  cornerRadiusPixels: whole('corner radius', 0, MAX_CORNER_RADIUS_PIXELS).nullable(),
  termsUrl: page('terms URL'),
  privacyUrl: page('privacy URL'),
  termsVersion: requiredText('terms version', 64).nullable(),
  // No @: a name that looks like an email address would hide the real address.
  mailSenderName: text('mail sender name', 78)
    .transform((value) => value.trim())
    .refine(
      (value) => /^[^\p{C}@<>"]+$/u.test(value),
      'The mail sender name must be a name without @, <, > or ".',
    )
    .nullable(),
  mailReplyTo: email().nullable(),
};
