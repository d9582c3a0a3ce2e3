import type { HostTheme } from './host.ts';

const contrast = '(forced-colors: active)';
const dark = '(prefers-color-scheme: dark)';

/** The theme the person chose for the whole machine. */
export function systemTheme(): HostTheme {
  if (matchMedia(contrast).matches) return 'contrast';
  return matchMedia(dark).matches ? 'dark' : 'light';
}

export function onSystemThemeChange(listener: (theme: HostTheme) => void): void {
  for (const query of [contrast, dark]) matchMedia(query).addEventListener('change', () => listener(systemTheme()));
}
