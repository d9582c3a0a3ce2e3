import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  inText: { textDecorationLine: 'underline' },
});

type TextLinkProps = {
  readonly href: string;
  readonly children: ReactNode;
  readonly className?: string;
  /** For a link to somebody else's page, within running text: it opens beside the client. */
  readonly isOutside?: boolean;
};

/** A link as Fluent draws it, without the script of Fluent's own: every page of staff has one. */
export function TextLink({ href, children, className, isOutside = false }: TextLinkProps) {
  const styles = useStyles();
  return (
    <a
      href={href}
      className={mergeClasses(styles.link, isOutside && styles.inText, className)}
      {...(isOutside ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
    >
      {children}
    </a>
  );
}
