import { Alert, Fieldset, Stack, Text } from '@mantine/core';
import { serviceUrl } from '../../core/address.ts';
import { localized } from '../../core/language.ts';
import { CopyText } from '../../parts/copy.tsx';
import { TextLink } from '../../parts/links.tsx';
import { useSite } from './site-context.ts';

const useTexts = localized({
  en: {
    id: 'Site id',
    idAbout: 'Apps send it as the header X-Site-Id, or as ?site_id= to the Pelcro API.',
    elements: 'The Elements',
    elementsAbout:
      'Finished forms for your pages. Put “meta” and “script” into the head of a page, and the rest into its body.',
    sdk: 'The browser SDK',
    sdkAbout: 'For forms of your own.',
    hosted: 'The hosted login page',
    hostedAbout: 'A link to it needs no script.',
    origins: (origins: string) => `Pages of these origins may call the API: ${origins}.`,
    noOrigin: 'No page may call the API yet: the site has no allowed origin.',
    settings: 'Change the allowed origins',
  },
  de: {
    id: 'Site-Id',
    idAbout: 'Apps senden sie im Header X-Site-Id, oder als ?site_id= an die Pelcro-API.',
    elements: 'Die Elemente',
    elementsAbout:
      'Fertige Formulare für Ihre Seiten. „meta“ und „script“ gehören in den Kopf einer Seite, der Rest in den Inhalt.',
    sdk: 'Das Browser-SDK',
    sdkAbout: 'Für eigene Formulare.',
    hosted: 'Die gehostete Anmeldeseite',
    hostedAbout: 'Ein Link dorthin braucht kein Skript.',
    origins: (origins: string) => `Seiten dieser Ursprünge dürfen die API aufrufen: ${origins}.`,
    noOrigin: 'Noch darf keine Seite die API aufrufen: Die Website hat keinen erlaubten Ursprung.',
    settings: 'Erlaubte Ursprünge ändern',
  },
});

/** The HTML that a developer pastes into a page of the site. */
export function EmbedSection() {
  const texts = useTexts();
  const { site } = useSite();
  const service = serviceUrl.href.replace(/\/$/, '');
  const login = site.loginHost
    ? `${serviceUrl.protocol}//${site.loginHost}/login`
    : `${service}/sites/${site.id}/login`;
  const elements = `<meta name="gatehouse-site" content="${site.id}">
<script type="module" src="${service}/clients/elements.js"></script>

<gatehouse-account></gatehouse-account>
<gatehouse-auth dialog></gatehouse-auth>`;
  const address = `'${service}/clients/gatehouse.js'`;
  const sdk = `<script type="module">
  import { createGatehouse } from ${address};
  const gatehouse = createGatehouse({ url: '${service}', siteId: ${site.id} });
</script>`;
  const hasOrigin = site.allowedOrigins.length > 0;
  return (
    <Stack gap="lg">
      <Alert color={hasOrigin ? 'blue' : 'orange'} title={hasOrigin ? undefined : texts.noOrigin}>
        <Stack gap="xs" align="flex-start">
          {hasOrigin && <Text size="sm">{texts.origins(site.allowedOrigins.join(', '))}</Text>}
          <TextLink to="/sites/$siteId" params={{ siteId: site.id }} size="sm">
            {texts.settings}
          </TextLink>
        </Stack>
      </Alert>
      <Snippet legend={texts.id} about={texts.idAbout} value={site.id} />
      <Snippet legend={texts.elements} about={texts.elementsAbout} value={elements} block />
      <Snippet legend={texts.sdk} about={texts.sdkAbout} value={sdk} block />
      <Snippet legend={texts.hosted} about={texts.hostedAbout} value={login} block />
    </Stack>
  );
}

function Snippet({
  legend,
  about,
  value,
  block = false,
}: {
  legend: string;
  about: string;
  value: string;
  block?: boolean;
}) {
  return (
    <Fieldset legend={legend}>
      <Stack gap="sm">
        <Text size="sm">{about}</Text>
        <CopyText label={legend} value={value} block={block} />
      </Stack>
    </Fieldset>
  );
}
