import { Logger, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { RetrievalConfiguration } from '../configuration/configuration.js';
import { RetrievalModule } from '../retrieval/retrieval.module.js';
import { SessionModule } from '../session/session.module.js';
import { WorkerThread, remote } from '../workers/worker-thread.js';
import { IndexingController } from './indexing.controller.js';
import { IndexingEngine } from './indexing-engine.js';
import { IndexingService } from './indexing.service.js';
import { SiteService } from './site.service.js';

class IndexingThread extends WorkerThread {}

@Module({
  imports: [RetrievalModule, SessionModule],
  controllers: [IndexingController],
  providers: [
    IndexingService,
    SiteService,
    {
      provide: IndexingThread,
      inject: [RetrievalConfiguration],
      useFactory: (configuration: RetrievalConfiguration) =>
        new IndexingThread({
          name: 'indexing',
          entry: new URL('./indexing.worker.js', import.meta.url),
          data: configuration,
          timeoutMs: { default: 60_000, applyUpload: 6 * 3_600_000, removeSite: 3_600_000 },
          onCrash: (error) =>
            new Logger('Indexing').error('The indexing thread crashed and starts again', error.stack),
          onLog: (message) => new Logger('Indexing').warn(message),
        }),
    },
    { provide: IndexingEngine, inject: [IndexingThread], useFactory: remote<IndexingEngine> },
  ],
  exports: [IndexingService],
})
export class IndexingModule implements OnModuleInit, OnModuleDestroy {
  constructor(private readonly thread: IndexingThread) {}

  async onModuleInit(): Promise<void> {
    await this.thread.started;
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.close();
  }
}
