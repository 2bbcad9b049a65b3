import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { useSession } from '../../core/session.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { notifyDone } from '../../parts/notify.ts';
import {
  RemoveCollaboratorDocument,
  RemoveFactorsDocument,
  ResendInvitationDocument,
  type TeamQuery,
  UnlockCollaboratorDocument,
  WithdrawInvitationDocument,
} from './gql/graphql.ts';
import { useMemberTexts } from './member-texts.ts';
import { RoleDialog } from './role-dialog.tsx';

type Member = TeamQuery['collaborators'][number];
type Question = 'withdraw' | 'remove' | 'factors' | 'unlock' | 'resend';

const OPERATIONS = {
  withdraw: WithdrawInvitationDocument,
  remove: RemoveCollaboratorDocument,
  factors: RemoveFactorsDocument,
  unlock: UnlockCollaboratorDocument,
  resend: ResendInvitationDocument,
} as const;

/** The actions of an owner on a collaborator. Each opens a dialog first. */
export function MemberMenu({ member, onChanged }: { member: Member; onChanged: () => void }) {
  const texts = useMemberTexts();
  const { collaborator } = useSession();
  const [question, setQuestion] = useState<Question | null>(null);
  const [isChangingRole, setChangingRole] = useState(false);
  const isSelf = member.id === collaborator.id;
  const items: Question[] = member.invited
    ? ['resend', 'withdraw']
    : ['unlock', ...(isSelf ? [] : (['factors', 'remove'] as const))];
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={texts.menu(member.email)}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setChangingRole(true)}>{texts.changeRole}</Menu.Item>
          {items.map((item) => (
            <Menu.Item
              key={item}
              {...((item === 'remove' || item === 'withdraw') && { c: 'var(--mantine-color-error)' })}
              onClick={() => setQuestion(item)}
            >
              {texts[item].item}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {question && (
        <Ask
          question={question}
          member={member}
          onClose={() => setQuestion(null)}
          onDone={() => {
            setQuestion(null);
            onChanged();
          }}
        />
      )}
      {isChangingRole && (
        <RoleDialog member={member} onClose={() => setChangingRole(false)} onChanged={onChanged} />
      )}
    </>
  );
}

function Ask({
  question,
  member,
  onClose,
  onDone,
}: {
  question: Question;
  member: Member;
  onClose: () => void;
  onDone: () => void;
}) {
  const texts = useMemberTexts();
  const [run, { isRunning, problem }] = useAction<unknown, { id: string }>(OPERATIONS[question] as never);
  const { title, about, action, done } = texts[question];
  async function confirm(): Promise<void> {
    const { data } = await run({ id: member.id });
    if (!data) return;
    notifyDone(done(member.email));
    onDone();
  }
  return (
    <Confirm
      isOpen
      title={title(member.email)}
      action={action}
      problem={problem && { ...problem, message: problem.fields.id?.join(' ') ?? problem.message }}
      isRunning={isRunning}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {about}
    </Confirm>
  );
}
