import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ThreadsConfiguration } from '../configuration/configuration.js';
import { ThreadStore } from './thread-store.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const INTERVAL_MS = 60 * 60 * 1_000;

/** Deletes conversations in which nothing has happened for so many days, at boot and every hour. */
@Injectable()
export class ThreadRetentionService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Threads');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly threads: ThreadStore,
    private readonly configuration: ThreadsConfiguration,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.configuration.retentionDays === 0) return;
    await this.removeIdle();
    this.timer = setInterval(() => void this.removeIdle(), INTERVAL_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** What fails is tried again an hour later. */
  private async removeIdle(): Promise<void> {
    const time = new Date(Date.now() - this.configuration.retentionDays * DAY_MS).toISOString();
    try {
      const removed = await this.threads.removeIdleSince(time);
      if (removed > 0) this.logger.log(`Deleted ${removed} conversation(s) that had rested since ${time}.`);
    } catch (error) {
      this.logger.error('Old conversations could not be deleted', error);
    }
  }
}
