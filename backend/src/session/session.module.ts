import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { CallerGuard } from './caller.guard.js';
import { IndexKeyGuard } from './index-key.guard.js';
import { ReaderGuard } from './reader.guard.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';

@Module({
  imports: [LimitsModule],
  controllers: [SessionController],
  providers: [SessionService, ReaderGuard, CallerGuard, IndexKeyGuard],
  exports: [SessionService, ReaderGuard, CallerGuard, IndexKeyGuard],
})
export class SessionModule {}
