import { Module } from '@nestjs/common';
import { ChatModule } from '../chat/chat.module.js';
import { IndexingModule } from '../indexing/indexing.module.js';
import { RetrievalModule } from '../retrieval/retrieval.module.js';
import { HealthController } from './health.controller.js';
import { ReadinessService } from './readiness.service.js';

@Module({
  imports: [ChatModule, IndexingModule, RetrievalModule],
  controllers: [HealthController],
  providers: [ReadinessService],
})
export class HealthModule {}
