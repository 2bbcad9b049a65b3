import { builder } from '../../schema-core/builder.ts';
import { type ChosenColors, type Palette, paletteOf } from './palette.ts';
import { findLogo, logoUrl, type ShownLogo } from './shown-logo.ts';

export const SiteLogo = builder.objectRef<ShownLogo>('SiteLogo').implement({
  description: 'The logo of a site.',
  fields: (t) => ({
    url: t.string({
      description: 'The URL changes with the content, so the logo can be cached forever.',
      resolve: (logo, _args, { runtime }) => logoUrl(logo, runtime.settings),
    }),
    width: t.exposeInt('width', { description: 'In pixels.' }),
    height: t.exposeInt('height', { description: 'In pixels.' }),
  }),
});

/** The options of a field with a colour of the palette. */
function colour(name: keyof Palette, description: string) {
  return { nullable: true, description, resolve: (site: ChosenColors) => paletteOf(site)[name] } as const;
}

export const SiteBranding = builder.prismaObject('Site', {
  variant: 'SiteBranding',
  description:
    'The look of pages of a site. Colours: `#rrggbb`. A null colour, font or radius: the default look of the pages.',
  fields: (t) => ({
    accent: t.string(colour('accent', 'The colour of buttons and links in the light theme.')),
    accentText: t.string(colour('accentText', 'The colour of text on `accent`.')),
    darkAccent: t.string(
      colour('darkAccent', 'The accent in the dark theme, lightened until it is legible.'),
    ),
    darkAccentText: t.string(colour('darkAccentText', 'The colour of text on `darkAccent`.')),
    surface: t.string(colour('surface', 'The background in the light theme.')),
    text: t.string(colour('text', 'The colour of text on `surface`.')),
    fontFamily: t.exposeString('fontFamily', {
      nullable: true,
      description: 'A value of the CSS property `font-family`.',
    }),
    cornerRadiusPixels: t.exposeInt('cornerRadiusPixels', { nullable: true }),
    logo: t.field({
      type: SiteLogo,
      nullable: true,
      resolve: (site, _args, { runtime }) => findLogo(runtime, site.id),
    }),
    termsUrl: t.exposeString('termsUrl', { nullable: true }),
    privacyUrl: t.exposeString('privacyUrl', { nullable: true }),
    termsVersion: t.exposeString('termsVersion', {
      nullable: true,
      description: 'The value for `acceptedTermsVersion` of a registration.',
    }),
  }),
});
