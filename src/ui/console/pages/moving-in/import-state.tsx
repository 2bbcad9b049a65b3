import { Badge } from '@mantine/core';
import type { ImportRunState } from './gql/graphql.ts';
import { useImportTexts } from './import-texts.ts';

const COLORS: Readonly<Record<ImportRunState, string>> = {
  CHECKING: 'blue',
  IMPORTING: 'blue',
  FINISHED: 'teal',
  FAILED: 'red',
  STOPPED: 'orange',
  INTERRUPTED: 'orange',
  UNDOING: 'blue',
  UNDO_INTERRUPTED: 'orange',
  UNDONE: 'gray',
};

/** Whether a server is working on an import. */
export function isUnderWay(state: ImportRunState): boolean {
  return state === 'CHECKING' || state === 'IMPORTING' || state === 'UNDOING';
}

export function ImportState({ state }: { state: ImportRunState }) {
  const texts = useImportTexts();
  return (
    <Badge variant="light" color={COLORS[state]} miw="max-content">
      {texts[state]}
    </Badge>
  );
}
