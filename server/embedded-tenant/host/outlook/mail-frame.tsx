import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import { messageDocument } from './message-document.ts';

type Props = { readonly html: string; readonly title: string; readonly onLink: (href: string) => void };

/** The mail's HTML. The frame may be looked into, so that links can be followed, but nothing in it runs. */
export function MailFrame({ html, title, onLink }: Props) {
  const styles = useStyles();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(200);
  const source = useMemo(() => messageDocument(html), [html]);
  const follow = useRef(onLink);
  useEffect(() => {
    follow.current = onLink;
  });

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let resized: ResizeObserver | null = null;
    const arrive = () => {
      const mail = element.contentDocument;
      if (!mail?.body) return;
      const measure = () => setHeight(mail.documentElement.scrollHeight);
      resized?.disconnect();
      resized = new ResizeObserver(measure);
      resized.observe(mail.body);
      measure();
      mail.addEventListener('click', (event) => {
        const target = event.target as Element | null;
        const link = target?.closest?.('a[href]') as HTMLAnchorElement | null;
        if (!link || link.getAttribute('href')?.startsWith('#')) return;
        event.preventDefault();
        follow.current(link.href);
      });
    };
    element.addEventListener('load', arrive);
    element.srcdoc = source;
    return () => {
      element.removeEventListener('load', arrive);
      resized?.disconnect();
    };
  }, [source]);

  return (
    <iframe
      ref={frame}
      title={title}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      className={styles.frame}
      style={{ height }}
    />
  );
}

const useStyles = makeStyles({
  frame: {
    border: 'none',
    width: '100%',
    display: 'block',
    backgroundColor: '#ffffff',
    borderRadius: tokens.borderRadiusMedium,
  },
});
