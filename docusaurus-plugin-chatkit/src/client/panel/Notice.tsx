import type { ClientTexts } from '../config.js';

interface NoticeProps {
  texts: ClientTexts;
  text: string;
  onClose: () => void;
  /** The label of the one thing the reader can do about it. */
  action?: string;
  onAction?: () => void;
}

/** What the panel shows while there is no chat to show. */
export function Notice({ texts, text, onClose, action, onAction }: NoticeProps) {
  return (
    <div className="chatkit-notice">
      <header>
        <strong>{texts.title}</strong>
        <button type="button" className="chatkit-close" aria-label={texts.close} onClick={onClose}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      </header>
      <p role="status">{text}</p>
      {action && (
        <button type="button" className="button button--primary" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  );
}
