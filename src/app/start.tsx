import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app.tsx';
import type { Themes } from './themes.ts';

/** Draws the client into its page. */
export function start(page: 'tab' | 'pane', themes: Themes): void {
  // zod would try to compile its schemas, which the page's content security policy forbids.
  z.config({ jitless: true });
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no place for the client');
  createRoot(root).render(
    <StrictMode>
      <App page={page} themes={themes} />
    </StrictMode>,
  );
}
