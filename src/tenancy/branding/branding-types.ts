import { builder } from '../../schema-core/builder.ts';
import { paletteOf } from './palette.ts';
import { findLogo, logoUrl, type ShownLogo } from './shown-logo.ts';

export const SiteLogo = builder.objectRef<ShownLogo>('SiteLogo').implement({
  description: 'The logo of a site.',
  fields: (t) => ({
    url: t.string({
      description: 'It changes with the content, and can be cached forever.',
      resolve: (logo, _args, { runtime }) => logoUrl(logo, runtime.settings),
    }),
    width: t.exposeInt('width', { description: 'In pixels.' }),
    height: t.exposeInt('height', { description: 'In pixels.' }),
  }),
});

export const SiteBranding = builder.prismaObject('Site', {
  variant: 'SiteBranding',
  description: 'The look of pages of a site. A null is the default of the elements. Colours are `#rrggbb`.',
  fields: (t) => ({
    accent: t.string({
      nullable: true,
      description: 'The colour of buttons and links in the light theme.',
      resolve: (site) => paletteOf(site).accent,
    }),
    accentText: t.string({
      nullable: true,
      description: 'The colour of text on `accent`.',
      resolve: (site) => paletteOf(site).accentText,
    }),
    darkAccent: t.string({
      nullable: true,
      description: 'The accent in the dark theme, made as light as it needs to be legible.',
      resolve: (site) => paletteOf(site).darkAccent,
    }),
    darkAccentText: t.string({
      nullable: true,
      description: 'The colour of text on `darkAccent`.',
      resolve: (site) => paletteOf(site).darkAccentText,
    }),
    surface: t.string({
      nullable: true,
      description: 'The background in the light theme.',
      resolve: (site) => paletteOf(site).surface,
    }),
    text: t.string({
      nullable: true,
      description: 'The colour of text on `surface`.',
      resolve: (site) => paletteOf(site).text,
    }),
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
      description: 'Goes into `acceptedTermsVersion` of a registration.',
    }),
  }),
});
