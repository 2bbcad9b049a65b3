import { Button, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import type { AuditFiltersQuery } from './gql/graphql.ts';
import { useTexts } from './texts.ts';

/** The filters of the page. An empty text filters nothing. */
export type Filters = {
  actorKind: string;
  actorId: string;
  action: string;
  targetKind: string;
  targetId: string;
  from: string;
  until: string;
};

export const NO_FILTERS: Filters = {
  actorKind: '',
  actorId: '',
  action: '',
  targetKind: '',
  targetId: '',
  from: '',
  until: '',
};

const KINDS = ['COLLABORATOR', 'CUSTOMER', 'PARTNER', 'COMMAND_LINE', 'SYSTEM'] as const;

export function AuditFilterFields({
  filters,
  known,
  onChange,
}: {
  filters: Filters;
  known: AuditFiltersQuery;
  onChange: (filters: Filters) => void;
}) {
  const texts = useTexts();
  const set = (change: Partial<Filters>) => onChange({ ...filters, ...change });
  const any = { value: '', label: texts.any };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
      <NativeSelect
        label={texts.action}
        data={[any, ...known.auditActions]}
        value={filters.action}
        onChange={({ currentTarget }) => set({ action: currentTarget.value })}
      />
      <NativeSelect
        label={texts.actorKind}
        data={[any, ...KINDS.map((value) => ({ value, label: texts[value] }))]}
        value={filters.actorKind}
        onChange={({ currentTarget }) => set({ actorKind: currentTarget.value, actorId: '' })}
      />
      <NativeSelect
        label={texts.collaborator}
        data={[any, ...known.collaborators.map(({ id, email }) => ({ value: id, label: email }))]}
        value={filters.actorKind === 'COLLABORATOR' ? filters.actorId : ''}
        onChange={({ currentTarget: { value } }) =>
          set({ actorId: value, actorKind: value === '' ? '' : 'COLLABORATOR' })
        }
      />
      <NativeSelect
        label={texts.targetKind}
        data={[any, ...known.auditTargetKinds]}
        value={filters.targetKind}
        onChange={({ currentTarget }) => set({ targetKind: currentTarget.value })}
      />
      <TextInput
        label={texts.targetId}
        value={filters.targetId}
        maxLength={100}
        autoComplete="off"
        onChange={({ currentTarget }) => set({ targetId: currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label={texts.from}
        value={filters.from}
        autoComplete="off"
        onChange={({ currentTarget }) => set({ from: currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label={texts.until}
        value={filters.until}
        autoComplete="off"
        onChange={({ currentTarget }) => set({ until: currentTarget.value })}
      />
      <Button variant="default" mt="auto" onClick={() => onChange(NO_FILTERS)}>
        {texts.clear}
      </Button>
    </SimpleGrid>
  );
}
