import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { SecretShownOnce } from '../../parts/copy.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { At } from '../../parts/time.tsx';
import { type PartnerRowFragment, RotatePartnerDocument } from './gql/graphql.ts';
import { usePartnerTexts } from './partner-texts.ts';

const MAX_OVERLAP_DAYS = 30;
const USUAL_OVERLAP_DAYS = 7;

/** Renews the secret of a partner, with an overlap in which both secrets are valid. */
export function PartnerSecret({
  partner,
  onChanged,
}: {
  partner: PartnerRowFragment;
  onChanged: () => void;
}) {
  const texts = usePartnerTexts();
  const [overlapDays, setOverlap] = useState<number | string>(USUAL_OVERLAP_DAYS);
  const [secret, setSecret] = useState<string | null>(null);
  const [rotate, { isRunning, problem }] = useAction(RotatePartnerDocument);
  async function renew(): Promise<void> {
    const { data } = await rotate({ id: partner.id, overlapDays: Number(overlapDays) });
    if (!data) return;
    setSecret(data.rotatePartnerSecret.clientSecret);
    onChanged();
  }
  const { previousSecretUntil } = partner;
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
        title={texts.newSecret}
        secrets={
          secret === null ? null : { [texts.clientId]: partner.clientId, [texts.clientSecret]: secret }
        }
        onClose={() => setSecret(null)}
      />
    </>
  );
}
