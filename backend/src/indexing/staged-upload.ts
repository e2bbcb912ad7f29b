import { randomUUID } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { CatalogPage, SiteMetadata } from '../retrieval/site-catalog.js';
import { LineSplitter } from './upload-lines.js';

/** What an upload changes. */
export interface UploadTarget {
  site: string;
  locale: string;
  /** Whether pages that the upload does not hold are removed. */
  prune: boolean;
}

/** A whole, valid upload that waits to be applied. */
export interface StagedUpload extends UploadTarget {
  id: string;
  metadata: SiteMetadata;
  pages: number;
}

/**
 * Uploads on disk until they are applied: the pages as `<id>.ndjson`, then `<id>.json`, whose appearance says that the
 * upload is whole. What a crash leaves without it was never acknowledged and is cleared away.
 */
export class StagedUploads {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** Begins an upload. */
  begin(): UploadWriter {
    const id = `${String(Date.now()).padStart(15, '0')}-${randomUUID()}`;
    return new UploadWriter(id, this.pagesFile(id), (upload) => this.complete(upload));
  }

  /** Whole uploads, oldest first; clears away those that never became whole. */
  recover(): StagedUpload[] {
    const files = readdirSync(this.folder).sort();
    const whole = files.filter((file) => file.endsWith('.json')).map((file) => path.basename(file, '.json'));
    for (const file of files) {
      if (!whole.includes(file.split('.')[0]!)) rmSync(path.join(this.folder, file));
    }
    return whole.map((id) => JSON.parse(readFileSync(this.headFile(id), 'utf8')) as StagedUpload);
  }

  /** The pages of an upload, in the order they were sent. */
  async *pages(upload: StagedUpload): AsyncGenerator<CatalogPage> {
    const lines = new LineSplitter();
    for await (const chunk of createReadStream(this.pagesFile(upload.id))) {
      for (const { text } of lines.push(chunk as Uint8Array)) yield JSON.parse(text) as CatalogPage;
    }
  }

  /** Forgets an upload, if it is still there. */
  remove({ id }: StagedUpload): void {
    rmSync(this.headFile(id), { force: true });
    rmSync(this.pagesFile(id), { force: true });
  }

  private complete(upload: StagedUpload): void {
    const aside = path.join(this.folder, `${upload.id}.aside`);
    const file = openSync(aside, 'wx', 0o600);
    writeSync(file, JSON.stringify(upload));
    fsyncSync(file);
    closeSync(file);
    renameSync(aside, this.headFile(upload.id));
    const folder = openSync(this.folder, 'r');
    fsyncSync(folder);
    closeSync(folder);
  }

  private headFile(id: string): string {
    return path.join(this.folder, `${id}.json`);
  }

  private pagesFile(id: string): string {
    return path.join(this.folder, `${id}.ndjson`);
  }
}

/** Writes the pages of one upload; it becomes a staged upload by `finish`, or nothing by `discard`. */
export class UploadWriter {
  private readonly file: number;
  private count = 0;
  private isOpen = true;

  constructor(
    private readonly id: string,
    private readonly path: string,
    private readonly complete: (upload: StagedUpload) => void,
  ) {
    this.file = openSync(path, 'wx', 0o600);
  }

  get pages(): number {
    return this.count;
  }

  write(page: CatalogPage): void {
    writeSync(this.file, `${JSON.stringify(page)}\n`);
    this.count++;
  }

  /** Makes the upload whole: from now on a crash does not lose it. */
  finish(target: UploadTarget, metadata: SiteMetadata): StagedUpload {
    fsyncSync(this.file);
    this.close();
    const upload: StagedUpload = { ...target, id: this.id, metadata, pages: this.count };
    this.complete(upload);
    return upload;
  }

  discard(): void {
    this.close();
    rmSync(this.path, { force: true });
  }

  private close(): void {
    if (this.isOpen) closeSync(this.file);
    this.isOpen = false;
  }
}
