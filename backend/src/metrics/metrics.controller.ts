import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ApiErrors } from '../errors/api-errors.js';
import { MetricsService } from './metrics.service.js';

@ApiTags('Health')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Get()
  @ApiOperation({ summary: 'Metrics for Prometheus' })
  @ApiOkResponse({
    description: 'The process, the services it relies on, the limits, and what waits to be indexed.',
    content: {
      'text/plain': {
        schema: {
          type: 'string',
          description: 'Prometheus’ text format.',
          example: 'chatkit_upstream_calls_total{upstream="Reranking",outcome="ok"} 12\n',
        },
      },
    },
  })
  @ApiErrors('foreign_origin', 'internal_error', 'unavailable')
  async read(@Res() response: Response): Promise<void> {
    const text = await this.metrics.read();
    response.type(this.metrics.contentType).send(text);
  }
}
