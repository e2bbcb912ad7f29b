import type { Request } from 'express';
import { AppError } from '../errors/app-error.js';
import type { UploadFormat } from './upload-receiver.js';

/** How the request's body is written. Throws `unsupported_media_type`. */
export function uploadFormatOf(request: Request): UploadFormat {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new AppError('unsupported_media_type', 'Send the upload uncompressed.');
  }
  if (type === 'application/x-ndjson') return 'ndjson';
  if (type === 'application/json') return 'json';
  throw new AppError('unsupported_media_type', 'Send the pages as application/x-ndjson or application/json.');
}
