import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef } from 'react';

const useStyles = makeStyles({
  dialog: {
    boxSizing: 'border-box',
    width: 'min(600px, calc(100vw - 32px))',
    maxHeight: 'calc(100dvh - 32px)',
    padding: '24px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: 'rgba(0, 0, 0, 0.5)' },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px', marginTop: '24px' },
});

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

/**
 * Asks before something that reaches many people or cannot be taken back. The browser's own modal dialog: it keeps the
 * focus, makes the page behind it inert, and leaves nothing behind when the page that asked goes away.
 */
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
  const styles = useStyles();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (!isWorking) onNo();
      }}
    >
      {isOpen ? (
        <>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          {children}
          <div className={styles.actions}>
            <Button appearance="primary" size="large" disabledFocusable={isWorking || isYesOff} onClick={onYes}>
              {yes}
            </Button>
            <Button size="large" disabledFocusable={isWorking} onClick={onNo}>
              {no}
            </Button>
          </div>
        </>
      ) : null}
    </dialog>
  );
}
