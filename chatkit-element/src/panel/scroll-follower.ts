/** How near to the end counts as at the end, in pixels. */
const nearEnd = 56;

/** Keeps a scrolling region where its reader wants it when its content changes. */
export class ScrollFollower {
  /** Whether the end was in view when the reader, or the follower, last scrolled. */
  atEnd = true;
  private region: HTMLElement | null = null;
  private firstItem: string | undefined;
  private height = 0;

  /** The reader scrolled; whether that changed `atEnd`. */
  scrolled(): boolean {
    if (!this.region) return false;
    const { scrollHeight, scrollTop, clientHeight } = this.region;
    const atEnd = scrollHeight - scrollTop - clientHeight < nearEnd;
    const changed = atEnd !== this.atEnd;
    this.atEnd = atEnd;
    return changed;
  }

  /**
   * The content changed. Items that came in before the first one push nothing away; otherwise the end stays in view
   * when it was and `follow` is set. A region seen for the first time begins at its end.
   */
  contentChanged(region: HTMLElement | null, firstItem: string | undefined, follow: boolean): void {
    const before = this.height;
    const sameRegion = region === this.region;
    const earlierItems = sameRegion && this.firstItem !== undefined && this.firstItem !== firstItem;
    this.region = region;
    this.firstItem = firstItem;
    if (!region) {
      this.atEnd = true;
      return;
    }
    this.height = region.scrollHeight;
    if (!sameRegion) this.jumpToEnd();
    else if (earlierItems && !this.atEnd) region.scrollTop += region.scrollHeight - before;
    else if (follow && this.atEnd) this.jumpToEnd();
  }

  /** Brings the end into view. */
  jumpToEnd(behavior: ScrollBehavior = 'instant'): void {
    this.atEnd = true;
    this.region?.scrollTo({ top: this.region.scrollHeight, behavior });
  }
}
