import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Modal } from './modal.tsx';

type ConfirmDialogProps = {
  readonly isOpen: boolean;
  readonly title: string;
  readonly yes: string;
  readonly no: string;
  readonly isWorking: boolean;
  /** True while what has to be known for a yes is still on its way. */
  readonly isYesOff?: boolean;
  readonly children: ReactNode;
  onYes(): void;
  onNo(): void;
};

/** Asks before something that reaches many people or cannot be taken back. */
export function ConfirmDialog({
  isOpen,
  title,
  yes,
  no,
  isWorking,
  isYesOff = false,
  children,
  onYes,
  onNo,
}: ConfirmDialogProps) {
  return (
    <Modal
      isOpen={isOpen}
      title={title}
      onCancel={() => {
        if (!isWorking) onNo();
      }}
      actions={
        <>
          <Button appearance="primary" size="large" disabledFocusable={isWorking || isYesOff} onClick={onYes}>
            {yes}
          </Button>
          <Button size="large" disabledFocusable={isWorking} onClick={onNo}>
            {no}
          </Button>
        </>
      }
    >
      {children}
    </Modal>
  );
}
