import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { type Document, useAction } from '../core/api.ts';
import { localized } from '../core/language.ts';
import { SecretShownOnce } from './copy.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { At } from './time.tsx';

export const useClientSecretTexts = localized({
  en: {
    clientId: 'Client id',
    clientSecret: 'Client secret',
    secret: 'Secret',
    secretAbout: 'A new secret replaces the present one. Both are valid until the overlap ends.',
    overlap: 'Days during which the present secret stays valid',
    overlapAbout: '0 to 30. With 0 the present secret becomes invalid at once. Choose 0 after a leak.',
    rotate: 'Renew the secret',
    previous: 'The previous secret is valid until',
  },
  de: {
    clientId: 'Client-ID',
    clientSecret: 'Client-Geheimnis',
    secret: 'Geheimnis',
    secretAbout: 'Ein neues Geheimnis ersetzt das jetzige. Beide gelten, bis die Überlappung endet.',
    overlap: 'Tage, die das jetzige Geheimnis noch gilt',
    overlapAbout:
      '0 bis 30. Bei 0 wird das jetzige Geheimnis sofort ungültig. Wählen Sie 0, wenn es bekannt geworden ist.',
    rotate: 'Geheimnis erneuern',
    previous: 'Das vorige Geheimnis gilt bis',
  },
});

const MAX_OVERLAP_DAYS = 30;
const USUAL_OVERLAP_DAYS = 7;

/**
 * Renews the secret of a client. The previous secret stays valid for the chosen number of days.
 * @param document a mutation with the variables `id` and `overlapDays`
 * @param secretOf finds the new secret in the answer of the mutation
 * @param title of the dialog that shows the secret once
 */
export function RenewClientSecret<Data>({
  client: { id, clientId, previousSecretUntil },
  document,
  secretOf,
  title,
  onChanged,
}: {
  client: { id: string; clientId: string; previousSecretUntil: string | null };
  document: Document<Data, { id: string; overlapDays: number }>;
  secretOf: (data: Data) => string | null;
  title: string;
  onChanged: () => void;
}) {
  const texts = useClientSecretTexts();
  const [overlapDays, setOverlap] = useState<number | string>(USUAL_OVERLAP_DAYS);
  const [secret, setSecret] = useState<string | null>(null);
  const [rotate, { isRunning, problem }] = useAction(document);
  async function renew(): Promise<void> {
    const { data } = await rotate({ id, overlapDays: Number(overlapDays) });
    if (!data) return;
    setSecret(secretOf(data));
    onChanged();
  }
  return (
    <>
      {previousSecretUntil && new Date(previousSecretUntil) > new Date() && (
        <Text size="sm">
          {texts.previous} <At iso={previousSecretUntil} />.
        </Text>
      )}
      <NumberInput
        label={texts.overlap}
        description={texts.overlapAbout}
        value={overlapDays}
        onChange={setOverlap}
        min={0}
        max={MAX_OVERLAP_DAYS}
        allowDecimal={false}
      />
      <ProblemNotice problem={problem} />
      <Group>
        <Button
          variant="default"
          loading={isRunning}
          disabled={overlapDays === ''}
          onClick={() => void renew()}
        >
          {texts.rotate}
        </Button>
      </Group>
      <SecretShownOnce
        title={title}
        secrets={secret === null ? null : { [texts.clientId]: clientId, [texts.clientSecret]: secret }}
        onClose={() => setSecret(null)}
      />
    </>
  );
}
