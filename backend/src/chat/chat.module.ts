import { Logger, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import {
  AnswerConfiguration,
  ServerConfiguration,
  ThreadsConfiguration,
} from '../configuration/configuration.js';
import type { OpenAiModelSettings } from '../configuration/vendors.js';
import { LimitsModule } from '../limits/limits.module.js';
import { RetrievalModule } from '../retrieval/retrieval.module.js';
import { SearchService } from '../retrieval/search.service.js';
import { SessionModule } from '../session/session.module.js';
import { Upstream } from '../upstreams/upstream.js';
import { WorkerThread, remote } from '../workers/worker-thread.js';
import { AnswerModel } from './answer-model.js';
import { BudgetedAnswerModel } from './answer-models/budgeted.answer-model.js';
import { QuotingAnswerModel } from './answer-models/quoting.answer-model.js';
import { BudgetModule } from './budget/budget.module.js';
import { TokenBudget } from './budget/token-budget.js';
import { ChatController } from './chat.controller.js';
import { ChatService } from './chat.service.js';
import { ChatKitController } from './chatkit.controller.js';
import { FeedbackController } from './feedback.controller.js';
import { FeedbackService } from './feedback.service.js';
import { ChatKitServer } from './chatkit/chatkit-server.js';
import { QuestionsController } from './questions.controller.js';
import { QuestionsService } from './questions.service.js';
import { ReaderContextService } from './reader-context.service.js';
import { ThreadRetentionService } from './thread-retention.service.js';
import { ThreadStore } from './thread-store.js';
import { TurnResponder } from './turns/turn-responder.js';
import { TurnService } from './turns/turn.service.js';

/** Loaded only when it is used, since the SDK takes its time to load. */
async function openAiAnswerModel(settings: OpenAiModelSettings): Promise<AnswerModel> {
  const { OpenAiAnswerModel } = await import('./answer-models/openai.answer-model.js');
  const logger = new Logger('Chat');
  const onChange = (message: string): void => logger.warn(message);
  return new OpenAiAnswerModel(settings, new Upstream({ name: 'OpenAI answers', maxPauseMs: 0, onChange }));
}

class ThreadsThread extends WorkerThread {}

@Module({
  imports: [BudgetModule, LimitsModule, RetrievalModule, SessionModule],
  controllers: [ChatKitController, ChatController, FeedbackController, QuestionsController],
  providers: [
    ChatService,
    FeedbackService,
    QuestionsService,
    ReaderContextService,
    ThreadRetentionService,
    TurnService,
    {
      provide: AnswerModel,
      inject: [AnswerConfiguration, SearchService, TokenBudget],
      useFactory: async (
        { model: settings }: AnswerConfiguration,
        search: SearchService,
        budget: TokenBudget | undefined,
      ): Promise<AnswerModel> => {
        const quoting = new QuotingAnswerModel(search);
        if (!settings) return quoting;
        const model = await openAiAnswerModel(settings);
        if (!budget) return model;
        const { maxOutputTokens } = settings;
        return new BudgetedAnswerModel({ model, budget, maxOutputTokens, substitute: quoting });
      },
    },
    {
      provide: ThreadsThread,
      inject: [ServerConfiguration],
      useFactory: ({ dataDir }: ServerConfiguration) =>
        new ThreadsThread({
          name: 'threads',
          entry: new URL('./threads.worker.js', import.meta.url),
          data: { dataDir },
          timeoutMs: { default: 10_000 },
          onCrash: (error) =>
            new Logger('Chat').error('The threads thread crashed and starts again', error.stack),
        }),
    },
    { provide: ThreadStore, inject: [ThreadsThread], useFactory: remote<ThreadStore> },
    {
      provide: ChatKitServer,
      inject: [ThreadStore, TurnService, ThreadsConfiguration],
      useFactory: (threads: ThreadStore, turns: TurnService, { reportsQuestions }: ThreadsConfiguration) =>
        new ChatKitServer(threads, new TurnResponder(turns, reportsQuestions ? threads : undefined)),
    },
  ],
  exports: [AnswerModel],
})
export class ChatModule implements OnModuleInit, OnModuleDestroy {
  constructor(private readonly thread: ThreadsThread) {}

  async onModuleInit(): Promise<void> {
    await this.thread.started;
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.close();
  }
}
