import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { ClientConfig } from '../config.js';
import { createApiFetch } from './api-fetch.js';
import { Assistant } from './Assistant.js';
import { followLink } from './navigation.js';
import { Notice } from './Notice.js';
import { readingContext } from './reading-context.js';
import { Session } from './session.js';
import { NARROW_SCREEN } from './panel-styles.js';
import { openStorage } from './storage.js';

export interface PanelProps {
  config: ClientConfig;
  open: boolean;
  onClose: () => void;
}

/** The dialog with the chat. It stays when it is closed, so that an answer goes on and a thread is where it was. */
export function Panel({ config, open, onClose }: PanelProps) {
  const dialog = useRef<HTMLDivElement>(null);
  const { storage, apiFetch } = useMemo(() => connect(config), [config]);
  const [takeQuestion] = useState(() => questionOfAddress());
  const [mayStart, setMayStart] = useState(() => !config.texts.consent || storage.get('consent') === 'given');
  useModalOnNarrowScreens(open);

  useEffect(() => {
    if (open) dialog.current?.focus();
  }, [open]);

  function agree(): void {
    storage.set('consent', 'given');
    setMayStart(true);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing) onClose();
  }

  function onClick(event: MouseEvent): void {
    if (followLink(event.nativeEvent) && isNarrow()) onClose();
  }

  const { texts } = config;
  return (
    <div
      ref={dialog}
      className="chatkit-panel"
      role="dialog"
      aria-label={texts.title}
      tabIndex={-1}
      hidden={!open}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {mayStart ? (
        <Assistant {...{ config, open, apiFetch, storage, takeQuestion, onClose }} />
      ) : (
        <Notice
          texts={texts}
          text={texts.consent!}
          onClose={onClose}
          action={texts.accept}
          onAction={agree}
        />
      )}
    </div>
  );
}

function connect(config: ClientConfig) {
  const { backendUrl, siteId } = config;
  const storage = openStorage(config);
  const session = new Session({
    backendUrl,
    siteId,
    storage,
    onForgotten: () => storage.set('thread', null),
  });
  return {
    storage,
    apiFetch: createApiFetch(session, () => readingContext(config, window.location.pathname)),
  };
}

/** A link may bring a question along, as `?ask=`: it is filled in at the first open, and sent by nobody but the reader. */
function questionOfAddress(): () => string | null {
  let question = new URLSearchParams(window.location.search).get('ask');
  return () => {
    const taken = question;
    question = null;
    return taken;
  };
}

function isNarrow(): boolean {
  return window.matchMedia(NARROW_SCREEN).matches;
}

/** Where the panel covers the whole screen, what is behind it is out of reach. */
function useModalOnNarrowScreens(open: boolean): void {
  useEffect(() => {
    const narrow = window.matchMedia(NARROW_SCREEN);
    const site = document.getElementById('__docusaurus');
    const update = () => site?.toggleAttribute('inert', open && narrow.matches);
    update();
    narrow.addEventListener('change', update);
    return () => {
      narrow.removeEventListener('change', update);
      site?.removeAttribute('inert');
    };
  }, [open]);
}
