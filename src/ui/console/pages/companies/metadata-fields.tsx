import { Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useCompanyTexts } from './company-texts.ts';

/** Where the metadata of a SAML provider come from. */
export type MetadataValues = { source: 'byUrl' | 'byText'; metadataUrl: string; metadata: string };

export const NO_METADATA: MetadataValues = { source: 'byUrl', metadataUrl: '', metadata: '' };
const SOURCES = ['byUrl', 'byText'] as const;

/** The input for the chosen source. The value of the other source is left out. */
export function metadataInput({ source, metadataUrl, metadata }: MetadataValues) {
  return source === 'byUrl' ? { metadataUrl: metadataUrl.trim() } : { metadata: metadata.trim() };
}

/** The fields for the metadata of a SAML provider: their address, or the XML. */
export function MetadataFields({
  source,
  props,
}: {
  source: MetadataValues['source'];
  props: (name: keyof MetadataValues) => object;
}) {
  const texts = useCompanyTexts();
  return (
    <>
      <Radio.Group label={texts.source} {...props('source')}>
        <Stack gap="xs" mt="xs">
          {SOURCES.map((each) => (
            <Radio key={each} value={each} label={texts[each]} />
          ))}
        </Stack>
      </Radio.Group>
      {source === 'byUrl' ? (
        <TextInput
          label={texts.metadataUrl}
          description={texts.metadataUrlAbout}
          type="url"
          autoComplete="off"
          {...props('metadataUrl')}
        />
      ) : (
        <Textarea
          label={texts.metadata}
          description={texts.metadataAbout}
          autosize
          minRows={4}
          maxRows={12}
          spellCheck={false}
          {...props('metadata')}
        />
      )}
    </>
  );
}
