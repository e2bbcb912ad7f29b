import logger from '@docusaurus/logger';
import type { UploadTarget } from './upload.js';
import type { IndexSummary, Progress } from './upload-protocol.js';

/** Says what is about to be sent where. */
export function reportStart({ siteId, locale, backendUrl }: UploadTarget, listedPages: number): void {
  logger.info(
    logger.interpolate`name=${'chatkit'}: indexing number=${listedPages} pages of site name=${siteId}, locale name=${locale}, at url=${backendUrl}`,
  );
}

/** A reporter of progress: one line when a stage begins, and one for every further tenth of it. */
export function createProgressReport(): (progress: Progress) => void {
  let said = '';
  return ({ stage, done, total }) => {
    const tenth = `${stage} ${total > 0 ? Math.floor((10 * done) / total) : 0}`;
    if (tenth === said) return;
    said = tenth;
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
