import { useEffect, useState } from 'react';
import type { ThemeOption } from '@openai/chatkit-react';

/** The site's look as ChatKit's theme, following its colour mode. */
export function useSiteTheme(): ThemeOption {
  const [theme, setTheme] = useState(readSiteTheme);
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(readSiteTheme()));
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}

/** Reads Infima's variables, whatever the site made of them. */
function readSiteTheme(): ThemeOption {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  return {
    colorScheme: root.dataset.theme === 'dark' ? 'dark' : 'light',
    radius: 'round',
    typography: {
      baseSize: 15,
      fontFamily: style.getPropertyValue('--ifm-font-family-base').trim(),
      fontFamilyMono: style.getPropertyValue('--ifm-font-family-monospace').trim(),
    },
    color: {
      accent: { primary: readColor('--ifm-color-primary'), level: 1 },
      surface: {
        background: readColor('--ifm-background-surface-color'),
        foreground: readColor('--ifm-font-color-base'),
      },
    },
  };
}

/** A variable's colour as the browser computes it: a site may write it in any notation, ChatKit reads the usual ones. */
function readColor(variable: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${variable})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
