import { Module } from '@nestjs/common';
import { ChatModule } from '../chat/chat.module.js';
import { IndexingModule } from '../indexing/indexing.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { RetrievalModule } from '../retrieval/retrieval.module.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsService } from './metrics.service.js';

@Module({
  imports: [ChatModule, IndexingModule, LimitsModule, RetrievalModule],
  controllers: [MetricsController],
  providers: [MetricsService],
})
export class MetricsModule {}
