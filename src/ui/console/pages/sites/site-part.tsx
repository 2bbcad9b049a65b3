import { Group } from '@mantine/core';
import { type Document, type Outcome, useAsking } from '../../core/api.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { saveOver } from '../../parts/save-over.ts';
import { SiteDocument } from './gql/graphql.ts';
import { type Site, useSite } from './site-context.ts';

/** The optional groups of site settings that the API sets as a whole. */
type PartName = 'botProtection' | 'disqus';

/**
 * @param send sends the whole part: the changes and, for the rest, the stored values, which may be newer than the form
 * @returns a function that saves the changes. With `since` null it overwrites the changes of another collaborator
 */
export function useSavingPart<Name extends PartName, Values extends object>(
  name: Name,
  send: (
    stored: Site[Name],
    changes: Partial<Values>,
    ifUpdatedAt: string | null,
  ) => Promise<Outcome<unknown>>,
) {
  const { site } = useSite();
  const ask = useAsking(SiteDocument);
  return (changes: Partial<Values>, since: string | null): Promise<Outcome<unknown>> =>
    saveOver({
      known: site[name] ?? null,
      since,
      changed: changes,
      async read() {
        const { data, problem } = await ask({ id: site.id });
        return problem ? { data: null, problem } : { data: data.siteSettings[name] ?? null, problem: null };
      },
      send: (stored, ifUpdatedAt) => send(stored, changes, ifUpdatedAt),
    });
}

/** The button that removes a part. */
export function RemovePart<Data>({
  texts: { remove, removeAbout, removed },
  document,
}: {
  texts: Readonly<Record<'remove' | 'removeAbout' | 'removed', string>>;
  document: Document<Data, { siteId: string }>;
}) {
  const { site, reload } = useSite();
  return (
    <Group>
      <ConfirmButton
        variant="subtle"
        color="red"
        label={remove}
        about={removeAbout}
        document={document}
        variables={{ siteId: site.id }}
        onDone={() => {
          notifyDone(removed);
          reload();
        }}
      />
    </Group>
  );
}
