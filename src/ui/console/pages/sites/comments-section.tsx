import { Alert, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { type Outcome, useAction, useAsking } from '../../core/api.ts';
import { useSession } from '../../core/session.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { CopyText } from '../../parts/copy.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { PasswordField } from '../../parts/password-field.tsx';
import { saveOver } from '../../parts/save-over.ts';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { useCommentTexts } from './comment-texts.ts';
import { RemoveDisqusKeysDocument, SetDisqusKeysDocument, SiteDocument } from './gql/graphql.ts';
import { type Site, useSite } from './site-context.ts';

type Values = { publicKey: string; secret: string };

const EMBED = '<gatehouse-disqus shortname="your-forum"></gatehouse-disqus>';

/** The keys with which readers are logged in to the comments of Disqus. */
export function CommentsSection() {
  const texts = useCommentTexts();
  const { site, reload } = useSite();
  const readOnly = !useSession().can('ADMIN');
  const save = useSave(site);
  const { disqus: current } = site;
  return (
    <Stack>
      {!current && <Alert color="blue">{texts.off}</Alert>}
      <SettingsForm<Values>
        initial={valuesOf(current)}
        updatedAt={current?.updatedAt ?? site.updatedAt}
        labels={{ publicKey: texts.publicKey, secret: texts.secret }}
        shown={{}}
        secrets={['secret']}
        validate={{
          publicKey: (value) => (value.trim() === '' ? texts.required : null),
          secret: (value, { publicKey }) =>
            value === '' && current?.publicKey !== publicKey.trim() ? texts.secretNeeded : null,
        }}
        save={save}
        onSaved={reload}
        isReadOnly={readOnly}
      >
        {(form) => (
          <Fieldset legend={texts.legend} disabled={readOnly}>
            <Stack maw={520}>
              <TextInput
                label={texts.publicKey}
                description={texts.publicKeyHelp}
                required
                autoComplete="off"
                {...form.getInputProps('publicKey')}
              />
              <PasswordField
                label={texts.secret}
                description={current ? texts.secretKept : texts.secretHelp}
                autoComplete="off"
                {...form.getInputProps('secret')}
              />
            </Stack>
          </Fieldset>
        )}
      </SettingsForm>
      {current && (
        <Stack gap="xs">
          <Text fw={600}>{texts.embed}</Text>
          <Text size="sm">{texts.embedHelp}</Text>
          <CopyText label={texts.embed} value={EMBED} block />
        </Stack>
      )}
      {current && !readOnly && (
        <Group>
          <ConfirmButton
            variant="subtle"
            color="red"
            label={texts.remove}
            about={texts.removeAbout}
            document={RemoveDisqusKeysDocument}
            variables={{ siteId: site.id }}
            onDone={() => {
              notifyDone(texts.removed);
              reload();
            }}
          />
        </Group>
      )}
    </Stack>
  );
}

/** @returns a function that saves the changes. With `since` null it overwrites the changes of another collaborator */
function useSave(site: Site) {
  const [set] = useAction(SetDisqusKeysDocument);
  const ask = useAsking(SiteDocument);
  return (changes: Partial<Values>, since: string | null): Promise<Outcome<unknown>> =>
    saveOver({
      known: site.disqus ?? null,
      since,
      changed: changes,
      async read() {
        const { data, problem } = await ask({ id: site.id });
        return problem ? { data: null, problem } : { data: data.siteSettings.disqus ?? null, problem: null };
      },
      send(stored, ifUpdatedAt) {
        const { secret, publicKey } = { ...valuesOf(stored), ...changes };
        return set({ siteId: site.id, input: { publicKey, ...(secret !== '' && { secret }), ifUpdatedAt } });
      },
    });
}

function valuesOf(current: Site['disqus']): Values {
  return { publicKey: current?.publicKey ?? '', secret: '' };
}
