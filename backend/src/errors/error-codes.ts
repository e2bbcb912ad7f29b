/** Every code an error body can carry, with its HTTP status and when it is sent. Codes are stable; messages are not. */
export const ERROR_CODES = {
  invalid_http: { status: 400, description: 'What came is not a valid HTTP request.' },
  invalid_json: { status: 400, description: 'The body is not the JSON it claims to be.' },
  invalid_request: { status: 400, description: 'A field is missing or wrong; `details` names each.' },
  attachments_unsupported: { status: 400, description: 'The service takes no attachments.' },
  dictation_unsupported: { status: 400, description: 'The service takes no recordings.' },
  unknown_action: { status: 400, description: 'The assistant has no action of this type.' },
  invalid_upload: {
    status: 400,
    description: 'A page of the upload is wrong; `details.line` says which line.',
  },
  empty_upload: { status: 400, description: 'The upload holds no page, so all pages would be removed.' },
  invalid_session: { status: 401, description: 'The session token is missing, forged, or of another site.' },
  expired_session: { status: 401, description: 'The session token has expired; renew it.' },
  invalid_index_key: { status: 401, description: 'The index key is missing, wrong, or of another site.' },
  foreign_origin: { status: 403, description: 'The page that calls is not among the allowed origins.' },
  not_found: { status: 404, description: 'There is no such route.' },
  unknown_site: { status: 404, description: 'No pages of this site have been indexed.' },
  unknown_thread: { status: 404, description: 'There is no such thread, or it is another reader’s.' },
  unknown_item: { status: 404, description: 'There is no such item in the thread.' },
  method_not_allowed: {
    status: 405,
    description: 'The route exists, with other methods: see the Allow header.',
  },
  request_timeout: { status: 408, description: 'The request took too long to arrive.' },
  turn_in_progress: { status: 409, description: 'The thread is still answering an earlier question.' },
  thread_not_active: { status: 409, description: 'The thread is locked or closed and goes on no more.' },
  wrong_item: { status: 409, description: 'The item is not of the kind that the request needs.' },
  questions_not_reported: {
    status: 409,
    description: 'The service does not report questions; its operator sets REPORT_QUESTIONS=true.',
  },
  already_answered: { status: 409, description: 'The questions have been answered or skipped already.' },
  payload_too_large: { status: 413, description: 'The body is larger than the route takes.' },
  unsupported_media_type: {
    status: 415,
    description: 'The body is of a content type that the route does not take.',
  },
  unmet_expectation: {
    status: 417,
    description: 'The Expect header asks for what the service does not know.',
  },
  rate_limited: {
    status: 429,
    description:
      'The address, the reader or the whole site has asked too much; Retry-After says when to go on.',
  },
  headers_too_large: { status: 431, description: 'The address and headers are larger than 16 KB.' },
  internal_error: {
    status: 500,
    description: 'A fault of the service; its log has the cause under the request id.',
  },
  embedding_failed: {
    status: 502,
    description: 'The embedding service failed; nothing of the upload was applied.',
  },
  upstream_failed: {
    status: 502,
    description: 'A service that answers or stores cannot be reached, failed or refused; the log says why.',
  },
  upstream_busy: {
    status: 503,
    description: 'A service that answers or stores takes no more calls for now; Retry-After may say when.',
  },
  upstream_timeout: {
    status: 504,
    description: 'A service that answers or stores did not answer in time.',
  },
  unavailable: {
    status: 503,
    description: 'A part of the service is starting or restarting; try again soon.',
  },
} as const satisfies Record<string, { status: number; description: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;
