import logger from '@docusaurus/logger';
import type { UploadTarget } from './upload.js';
import type { IndexSummary, Progress } from './upload-protocol.js';

/** Says what is about to be sent where. */
export function reportStart({ siteId, locale, backendUrl }: UploadTarget, listedPages: number): void {
  logger.info(
    logger.interpolate`name=${'chatkit'}: indexing number=${listedPages} pages of site name=${siteId}, locale name=${locale}, at url=${backendUrl}`,
  );
}

const INTERVAL_MS = 2_000;

/** A reporter of progress: says when a stage begins, and then from time to time how far it is. */
export function createProgressReport(now = Date.now): (progress: Progress) => void {
  let last = { stage: '', at: 0 };
  return ({ stage, done, total }) => {
    if (stage === last.stage && now() - last.at < INTERVAL_MS) return;
    last = { stage, at: now() };
    logger.info(logger.interpolate`name=${'chatkit'}: ${stage} number=${done} of number=${total}`);
  };
}

/** Says what the service did. */
export function reportSummary(summary: IndexSummary): void {
  const { pages, locale, added, updated, unchanged, removed, passages } = summary;
  logger.success(
    logger.interpolate`name=${'chatkit'}: number=${pages} pages of locale name=${locale} are indexed in number=${passages} passages (added ${added}, updated ${updated}, unchanged ${unchanged}, removed ${removed})`,
  );
}
