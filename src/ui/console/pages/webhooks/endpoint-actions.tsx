import { useAction } from '../../core/api.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { notifyDone } from '../../parts/notify.ts';
import {
  DeleteWebhookEndpointDocument,
  type EndpointRowFragment,
  RotateWebhookSecretDocument,
  SendTestWebhookDocument,
} from './gql/graphql.ts';
import { useTexts } from './texts.ts';

/** The action that a collaborator has chosen, and its endpoint. */
export type EndpointAction = { kind: 'test' | 'rotate' | 'remove'; endpoint: EndpointRowFragment };

/**
 * Asks for a confirmation, and runs the chosen action.
 * @param onSecret gets a new secret
 * @param onTested gets the id of the delivery of a test event
 */
export function EndpointActions({
  acted,
  onSecret,
  onTested,
  onClose,
}: {
  acted: EndpointAction | null;
  onSecret: (secret: string) => void;
  onTested: (deliveryId: string) => void;
  onClose: () => void;
}) {
  const texts = useTexts();
  const [test, testing] = useAction(SendTestWebhookDocument);
  const [rotate, rotation] = useAction(RotateWebhookSecretDocument);
  const [remove, removal] = useAction(DeleteWebhookEndpointDocument);
  const state = { test: testing, rotate: rotation, remove: removal }[acted?.kind ?? 'test'];
  const shown = {
    test: { title: texts.test, text: acted?.endpoint.url ?? '', action: texts.test },
    rotate: { title: texts.rotate, text: texts.rotateText, action: texts.rotate },
    remove: { title: texts.removeTitle, text: texts.removeText, action: texts.remove },
  }[acted?.kind ?? 'test'];
  async function run({ kind, endpoint: { id } }: EndpointAction): Promise<void> {
    if (kind === 'test') {
      const { data } = await test({ id });
      if (!data) return;
      onTested(data.sendTestWebhook.id);
    } else if (kind === 'rotate') {
      const { data } = await rotate({ id });
      if (!data) return;
      onSecret(data.rotateWebhookSecret.secret);
    } else {
      const { data } = await remove({ id });
      if (!data) return;
      notifyDone(texts.removed);
    }
    onClose();
  }
  return (
    <Confirm
      isOpen={acted !== null}
      title={shown.title}
      action={shown.action}
      problem={state.problem}
      isRunning={state.isRunning}
      onConfirm={() => void (acted && run(acted))}
      onClose={() => {
        state.clear();
        onClose();
      }}
    >
      {shown.text}
    </Confirm>
  );
}
