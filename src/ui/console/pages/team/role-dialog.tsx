import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import type { Role } from '../../core/session.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useRoleNames } from '../../parts/role-names.ts';
import { ConflictNotice, Difference } from '../../parts/settings-review.tsx';
import { ChangeRoleDocument, type TeamQuery } from './gql/graphql.ts';
import { useMemberTexts } from './member-texts.ts';
import { RoleChoice } from './role-choice.tsx';

/** Changes the role of a collaborator. If another owner has changed it meanwhile, the dialog shows the conflict. */
export function RoleDialog({
  member,
  onClose,
  onChanged,
}: {
  /** The collaborator as read last. */
  member: TeamQuery['collaborators'][number];
  onClose: () => void;
  onChanged: () => void;
}) {
  const texts = useMemberTexts();
  const names = useRoleNames();
  const [role, setRole] = useState<Role>(member.role);
  const [change, { isRunning, problem, clear }] = useAction(ChangeRoleDocument);
  async function save(ifRole: Role | null): Promise<void> {
    const { data, problem: found } = await change({ id: member.id, role, ifRole });
    if (found?.conflict) onChanged();
    if (!data) return;
    notifyDone(texts.roleChanged(member.email));
    onChanged();
    onClose();
  }
  return (
    <Dialog onClose={onClose} title={texts.roleOf(member.email)}>
      <Stack>
        <RoleChoice value={role} onChange={setRole} />
        {problem?.conflict ? (
          <>
            <Difference rows={[{ label: texts.role, before: names[member.role], after: names[role] }]} />
            <ConflictNotice
              conflict={problem.conflict}
              labels={{ role: texts.role }}
              isSaving={isRunning}
              onTakeTheirs={() => {
                clear();
                onClose();
              }}
              onKeepMine={() => void save(null)}
            />
          </>
        ) : (
          <>
            <ProblemNotice
              problem={problem && { ...problem, message: problem.fields.role?.join(' ') ?? problem.message }}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {texts.cancel}
              </Button>
              <Button
                onClick={() => void save(member.role)}
                loading={isRunning}
                disabled={role === member.role}
              >
                {texts.save}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Dialog>
  );
}
