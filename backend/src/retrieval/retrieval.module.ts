import { Logger, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { RetrievalConfiguration } from '../configuration/configuration.js';
import { LimitsModule } from '../limits/limits.module.js';
import { WorkerThread, remote } from '../workers/worker-thread.js';
import { RetrievalEngine } from './retrieval-engine.js';
import { SearchController } from './search.controller.js';
import { SearchService } from './search.service.js';

class RetrievalThread extends WorkerThread {}

@Module({
  imports: [LimitsModule],
  controllers: [SearchController],
  providers: [
    SearchService,
    {
      provide: RetrievalThread,
      inject: [RetrievalConfiguration],
      useFactory: (configuration: RetrievalConfiguration) =>
        new RetrievalThread({
          name: 'retrieval',
          entry: new URL('./retrieval.worker.js', import.meta.url),
          data: configuration,
          timeoutMs: { default: 30_000 },
          onCrash: (error) =>
            new Logger('Retrieval').error('The retrieval thread crashed and starts again', error.stack),
          onLog: (message) => new Logger('Retrieval').warn(message),
        }),
    },
    { provide: RetrievalEngine, inject: [RetrievalThread], useFactory: remote<RetrievalEngine> },
  ],
  exports: [SearchService],
})
export class RetrievalModule implements OnModuleInit, OnModuleDestroy {
  constructor(private readonly thread: RetrievalThread) {}

  async onModuleInit(): Promise<void> {
    await this.thread.started;
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.close();
  }
}
