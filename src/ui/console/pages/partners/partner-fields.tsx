import { MultiSelect, NumberInput, TextInput } from '@mantine/core';
import { usePartnerTexts } from './partner-texts.ts';

export type PartnerValues = { name: string; ratePerMinute: number | ''; siteIds: string[] };

/** Returns the properties of the input for a field. */
type FieldProps = (name: keyof PartnerValues) => object;

const MAX_NAME_LENGTH = 100;
const MAX_RATE = 1_000_000;

/** The fields for a new partner, and for the settings of an existing one. */
export function PartnerFields({
  props,
  sites,
}: {
  props: FieldProps;
  sites: readonly { id: string; name: string }[];
}) {
  const texts = usePartnerTexts();
  return (
    <>
      <TextInput
        label={texts.name}
        required
        maxLength={MAX_NAME_LENGTH}
        autoComplete="off"
        {...props('name')}
      />
      <NumberInput
        label={texts.rate}
        description={texts.rateAbout}
        min={1}
        max={MAX_RATE}
        allowDecimal={false}
        {...props('ratePerMinute')}
      />
      <MultiSelect
        label={texts.sites}
        description={texts.sitesAbout}
        data={sites.map(({ id, name }) => ({ value: id, label: name }))}
        {...props('siteIds')}
      />
    </>
  );
}

/** An empty field means no limit. */
export function rateOf(value: PartnerValues['ratePerMinute']): number | null {
  return value === '' ? null : value;
}
