import { Notice } from './notice.tsx';

type Trouble = { readonly title: string; readonly advice: string; readonly details: readonly string[] };

/** What went wrong within a form or a dialog, and what to do; nothing where nothing did. */
export function TroubleNotice({ trouble }: { readonly trouble: Trouble | null }) {
  if (!trouble) return null;
  return (
    <Notice kind="problem" title={trouble.title}>
      <p>{trouble.advice}</p>
      {trouble.details.length > 0 ? (
        <ul>
          {trouble.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
