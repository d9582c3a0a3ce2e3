import { Button, makeStyles } from '@fluentui/react-components';
import { Modal } from '#src/ui/modal.tsx';
import { whyPanelTexts as words } from '#strings/why.ts';
import { WhyPerson } from './why-person.tsx';

const useStyles = makeStyles({ answer: { marginTop: '12px' } });

type WhyDialogProps = {
  readonly campaignId: string;
  readonly person: { readonly objectId: string; readonly name: string };
  onClose(): void;
};

/** Explains one line of the list of people. */
export function WhyDialog({ campaignId, person, onClose }: WhyDialogProps) {
  return (
    <Modal
      isOpen
      title={words.title(person.name, true)}
      onCancel={onClose}
      actions={
        <Button appearance="primary" size="large" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <div className={useStyles().answer}>
        <WhyPerson campaignId={campaignId} objectId={person.objectId} />
      </div>
    </Modal>
  );
}
