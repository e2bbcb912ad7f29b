import type { Request } from './request.js';
import type { Url } from './scalars.js';

/** Where and how to send the bytes of an attachment created in two phases. */
export interface AttachmentUploadDescriptor {
  url: Url;
  method: 'POST' | 'PUT';
  headers: Record<string, string>;
}

interface AttachmentBase {
  id: string;
  name: string;
  mime_type: string;
  upload_descriptor?: AttachmentUploadDescriptor;
  thread_id?: string;
}

/** An attachment shown by its name. */
export interface FileAttachment extends AttachmentBase {
  type: 'file';
}

/** An attachment shown as a picture. */
export interface ImageAttachment extends AttachmentBase {
  type: 'image';
  preview_url: Url;
}

/** A file the reader sends with a message. */
export type Attachment = FileAttachment | ImageAttachment;

/** Announces a file before its upload; `size` in bytes. */
export interface AttachmentCreateParams {
  name: string;
  size: number;
  mime_type: string;
}

/** Registers an attachment (two-phase upload). */
export type AttachmentsCreateReq = Request<'attachments.create', AttachmentCreateParams>;

/** Names the attachment to remove. */
export interface AttachmentDeleteParams {
  attachment_id: string;
}

/** Removes an attachment. */
export type AttachmentsDeleteReq = Request<'attachments.delete', AttachmentDeleteParams>;
