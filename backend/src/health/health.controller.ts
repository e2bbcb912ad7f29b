import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ApiErrors } from '../errors/api-errors.js';
import { disconnectSignal } from '../http/disconnect-signal.js';
import { Liveness, Readiness } from './health.dto.js';
import { ReadinessService } from './readiness.service.js';

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process is alive' })
  @ApiOkResponse({ description: 'It is.', type: Liveness })
  @ApiErrors('foreign_origin')
  live(): Liveness {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether the service can answer, and what it runs on' })
  @ApiOkResponse({ description: 'It can.', type: Readiness })
  @ApiErrors('foreign_origin', 'internal_error', 'unavailable')
  ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    return this.readiness.describe(disconnectSignal(response));
  }
}
