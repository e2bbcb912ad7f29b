import { Module, type DynamicModule } from '@nestjs/common';
import { ChatModule } from './chat/chat.module.js';
import type { Configuration } from './configuration/configuration.js';
import { ConfigurationModule } from './configuration/configuration.module.js';
import { HealthModule } from './health/health.module.js';
import { IndexingModule } from './indexing/indexing.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { RetrievalModule } from './retrieval/retrieval.module.js';
import { SessionModule } from './session/session.module.js';

/** The service. */
@Module({})
export class AppModule {
  static of(configuration: Configuration): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigurationModule.of(configuration),
        SessionModule,
        RetrievalModule,
        IndexingModule,
        ChatModule,
        HealthModule,
        MetricsModule,
      ],
    };
  }
}
