/** How near to the end counts as at the end, in pixels. */
const nearEnd = 56;

/** Room above a question that was brought to the top, in pixels. */
const topMargin = 8;

/** What of the thread's content decides where it is scrolled to. */
export interface ScrolledContent {
  /** Changes when items come in before the first one. */
  firstItemId: string | undefined;
  /** The newest question: unless `follow` is set, its answer does not push it out of view. */
  question: Element | undefined;
  /** Whether to stay at the end while it grows. */
  follow: boolean;
}

/** Keeps a scrolling region where its reader wants it when its content changes. */
export class ScrollFollower {
  /** Whether the end is in view. */
  atEnd = true;
  private region: Element | null = null;
  private firstItemId: string | undefined;
  private height = 0;

  /** The reader scrolled; whether that changed `atEnd`. */
  scrolled(): boolean {
    const before = this.atEnd;
    if (this.region) this.atEnd = distanceToEnd(this.region) < nearEnd;
    return this.atEnd !== before;
  }

  /**
   * The content changed; whether that changed `atEnd`. A region seen for the first time begins at its end. Items that
   * came in before the first one push nothing away. A reader at the end goes with it, a reader elsewhere stays.
   */
  contentChanged(region: Element | null, { firstItemId, question, follow }: ScrolledContent): boolean {
    const { region: regionBefore, firstItemId: firstBefore, height: heightBefore } = this;
    this.region = region;
    this.firstItemId = firstItemId;
    this.height = region?.scrollHeight ?? 0;
    if (!region || region !== regionBefore) {
      this.jumpToEnd();
    } else if (firstBefore !== firstItemId && firstBefore !== undefined && !this.atEnd) {
      region.scrollTop += this.height - heightBefore;
    } else if (this.atEnd && this.height !== heightBefore) {
      const end = this.height - region.clientHeight;
      const questionAtTop = question && !follow ? topWithin(region, question) - topMargin : end;
      const beyondQuestion = region.scrollTop > questionAtTop + 1;
      region.scrollTop = beyondQuestion ? end : Math.min(end, questionAtTop);
    }
    return this.scrolled();
  }

  /** Brings the end into view. */
  jumpToEnd(behavior: ScrollBehavior = 'instant'): void {
    this.atEnd = true;
    this.region?.scrollTo({ top: this.region.scrollHeight, behavior });
  }
}

function distanceToEnd({ scrollHeight, scrollTop, clientHeight }: Element): number {
  return scrollHeight - scrollTop - clientHeight;
}

function topWithin(region: Element, content: Element): number {
  return content.getBoundingClientRect().top - region.getBoundingClientRect().top + region.scrollTop;
}
