import { Module, type DynamicModule } from '@nestjs/common';
import {
  AnswerConfiguration,
  LimitsConfiguration,
  RetrievalConfiguration,
  ServerConfiguration,
  SessionConfiguration,
  ThreadsConfiguration,
  type Configuration,
} from './configuration.js';
import { IndexKeys } from './index-keys.js';
import { AllowedOrigins } from './origins.js';

/** Hands each feature its slice of the configuration. */
@Module({})
export class ConfigurationModule {
  static of(configuration: Configuration): DynamicModule {
    const slices = [
      { provide: ServerConfiguration, useValue: configuration.server },
      { provide: SessionConfiguration, useValue: configuration.session },
      { provide: AnswerConfiguration, useValue: configuration.answer },
      { provide: LimitsConfiguration, useValue: configuration.limits },
      { provide: ThreadsConfiguration, useValue: configuration.threads },
      { provide: RetrievalConfiguration, useValue: configuration.retrieval },
      { provide: AllowedOrigins, useValue: configuration.origins },
      { provide: IndexKeys, useValue: configuration.indexKeys },
    ];
    return { module: ConfigurationModule, global: true, providers: slices, exports: slices };
  }
}
