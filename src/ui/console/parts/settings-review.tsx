import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useFormat } from '../core/format.ts';
import { localized } from '../core/language.ts';
import type { Conflict } from '../core/problem.ts';
import classes from './settings-review.module.css';

const useTexts = localized({
  en: {
    setting: 'Setting',
    before: 'Before',
    after: 'After',
    conflict: 'Another collaborator has changed the same setting',
    conflictAbout: (who: string, when: string, what: string) => `${who} changed ${what}${when}.`,
    unnamed: 'Another collaborator',
    takeTheirs: 'Take their values',
    keepMine: 'Save mine anyway',
  },
  de: {
    setting: 'Einstellung',
    before: 'Vorher',
    after: 'Nachher',
    conflict: 'Eine andere Person hat dieselbe Einstellung geändert',
    conflictAbout: (who: string, when: string, what: string) => `${who} hat${when} geändert: ${what}.`,
    unnamed: 'Eine andere Person',
    takeTheirs: 'Deren Werte übernehmen',
    keepMine: 'Meine trotzdem speichern',
  },
});

/** The changed settings, before and after. On a phone, one below the other. */
export function Difference({ rows }: { rows: readonly { label: string; before: string; after: string }[] }) {
  const texts = useTexts();
  return (
    <Table className={classes.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{texts.setting}</Table.Th>
          <Table.Th scope="col">{texts.before}</Table.Th>
          <Table.Th scope="col">{texts.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody className={classes.values ?? ''}>
        {rows.map(({ label, before, after }) => (
          <Table.Tr key={label}>
            <Table.Th scope="row" fw={500}>
              {label}
            </Table.Th>
            <Table.Td>
              <span className={classes.title} aria-hidden>
                {texts.before}
              </span>
              <Text span size="sm" c="dimmed" component="del">
                {before}
              </Text>
            </Table.Td>
            <Table.Td>
              <span className={classes.title} aria-hidden>
                {texts.after}
              </span>
              <Text span size="sm" fw={600} component="ins" td="none">
                {after}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Says who has changed the same setting, and lets the collaborator decide. */
export function ConflictNotice({
  conflict,
  labels,
  isSaving,
  onTakeTheirs,
  onKeepMine,
}: {
  conflict: Conflict;
  labels: Readonly<Record<string, string>>;
  isSaving: boolean;
  onTakeTheirs: (conflict: Conflict) => void;
  onKeepMine: () => void;
}) {
  const texts = useTexts();
  const { relativeTime } = useFormat();
  const { changedBy, changedAt, fields } = conflict;
  const what = fields.map((name) => labels[name] ?? name).join(', ');
  const when = changedAt === null ? '' : ` ${relativeTime(changedAt)}`;
  return (
    <Alert color="orange" title={texts.conflict} role="alert">
      <Stack gap="sm">
        <Text size="sm">{texts.conflictAbout(changedBy ?? texts.unnamed, when, what)}</Text>
        <Group>
          <Button size="xs" onClick={() => onTakeTheirs(conflict)}>
            {texts.takeTheirs}
          </Button>
          <Button size="xs" variant="default" onClick={onKeepMine} loading={isSaving}>
            {texts.keepMine}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
