import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { fieldErrors } from '../../core/problem.ts';
import { useClientSecretTexts } from '../../parts/client-secret.tsx';
import { SecretShownOnce } from '../../parts/copy.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { CreatePartnerDocument } from './gql/graphql.ts';
import { PartnerFields, type PartnerValues, rateOf } from './partner-fields.tsx';
import { usePartnerTexts } from './partner-texts.ts';

const EMPTY: PartnerValues = { name: '', ratePerMinute: '', siteIds: [] };

/** The button that creates a partner, its form, and the secret that is shown once. */
export function CreatePartner({
  sites,
  onCreated,
}: {
  sites: readonly { id: string; name: string }[];
  onCreated: () => void;
}) {
  const texts = usePartnerTexts();
  const secretTexts = useClientSecretTexts();
  const [isOpen, setOpen] = useState(false);
  const [secrets, setSecrets] = useState<Record<string, string> | null>(null);
  const [create, { isRunning, problem, clear }] = useAction(CreatePartnerDocument);
  const form = useForm<PartnerValues>({ initialValues: EMPTY });
  function close(): void {
    setOpen(false);
    clear();
    form.reset();
  }
  async function send({ name, ratePerMinute, siteIds }: PartnerValues): Promise<void> {
    const outcome = await create({ input: { name, ratePerMinute: rateOf(ratePerMinute), siteIds } });
    if (outcome.problem) {
      form.setErrors(fieldErrors(outcome.problem));
      return;
    }
    close();
    const { partner, clientSecret } = outcome.data.createPartner;
    setSecrets({ [secretTexts.clientId]: partner.clientId, [secretTexts.clientSecret]: clientSecret });
    onCreated();
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{texts.create}</Button>
      <Dialog isOpen={isOpen} onClose={close} title={texts.create}>
        <form onSubmit={form.onSubmit(send)}>
          <Stack>
            <PartnerFields props={form.getInputProps} sites={sites} />
            <ProblemNotice problem={problem} />
            <Group justify="flex-end">
              <Button type="submit" loading={isRunning}>
                {texts.create}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
      <SecretShownOnce title={texts.newSecret} secrets={secrets} onClose={() => setSecrets(null)} />
    </>
  );
}
