import { Inject, Logger, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { AnswerConfiguration, ServerConfiguration } from '../../configuration/configuration.js';
import { WorkerThread, remote } from '../../workers/worker-thread.js';
import { removeTokenUse } from './token-use-file.js';
import { TokenBudget } from './token-budget.js';
import type { TokenUseStore } from './token-use-store.js';

class TokenUseThread extends WorkerThread {}

/** Of thread and budget there is none where no model answers, or as many tokens as it likes. */
@Module({
  providers: [
    {
      provide: TokenUseThread,
      inject: [AnswerConfiguration, ServerConfiguration],
      useFactory: ({ model, dailyTokenBudget }: AnswerConfiguration, { dataDir }: ServerConfiguration) =>
        model && dailyTokenBudget !== undefined
          ? new TokenUseThread({
              name: 'token use',
              entry: new URL('./token-use.worker.js', import.meta.url),
              data: { dataDir },
              timeoutMs: { default: 10_000 },
              onCrash: (error) =>
                new Logger('Budget').error('The token use thread crashed and starts again', error.stack),
            })
          : undefined,
    },
    {
      provide: TokenBudget,
      inject: [AnswerConfiguration, TokenUseThread],
      useFactory: ({ dailyTokenBudget }: AnswerConfiguration, thread: TokenUseThread | undefined) =>
        thread &&
        new TokenBudget({
          tokensPerDay: dailyTokenBudget!,
          store: remote<TokenUseStore>(thread),
          onNotice: (message) => new Logger('Budget').warn(message),
        }),
    },
  ],
  exports: [TokenBudget],
})
export class BudgetModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(TokenUseThread) private readonly thread: TokenUseThread | undefined,
    @Inject(TokenBudget) private readonly budget: TokenBudget | undefined,
    private readonly server: ServerConfiguration,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.thread?.started;
    if (this.budget) await this.budget.begin();
    else removeTokenUse(this.server.dataDir);
  }

  /** Not sooner, since answers under way still use tokens. */
  async onApplicationShutdown(): Promise<void> {
    await this.budget?.end();
    await this.thread?.close();
  }
}
