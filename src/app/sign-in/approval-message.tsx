import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import type { ClientConfig } from '#src/contract/session.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { approvalTexts } from '#strings/sign-in.ts';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '8px', justifyItems: 'start', marginTop: '16px' },
  label: { fontWeight: tokens.fontWeightSemibold },
  message: {
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '116px',
    // Where the browser knows it, the whole message is seen at any width.
    fieldSizing: 'content',
    padding: '8px 12px',
    font: 'inherit',
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    resize: 'vertical',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
});

/** The sentence for IT, with the address at which an administrator approves an app for everybody. */
export function ApprovalMessage({ config }: { readonly config: ClientConfig }) {
  const styles = useStyles();
  const id = useId();
  const announce = useAnnounce();
  const text = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const message = approvalTexts.message(adminConsentLink(config));
  const copy = async () => {
    text.current?.select();
    // A host may keep what it frames from the clipboard.
    const outcome = await navigator.clipboard.writeText(message).then(
      () => approvalTexts.copied,
      () => approvalTexts.notCopied,
    );
    setSaid(outcome);
    announce(outcome);
  };
  return (
    <div className={styles.box}>
      <label htmlFor={id} className={styles.label}>
        {approvalTexts.label}
      </label>
      <textarea ref={text} id={id} readOnly className={styles.message} value={message} />
      <Button onClick={() => void copy()}>{approvalTexts.copy}</Button>
      {said ? <span aria-hidden="true">{said}</span> : null}
    </div>
  );
}

/** https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent#construct-the-url-for-granting-tenant-wide-admin-consent */
function adminConsentLink({ authority, clientId }: ClientConfig): string {
  return `${authority}/adminconsent?${new URLSearchParams({ client_id: clientId })}`;
}
