import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SiteParameter } from '../configuration/site-parameter.dto.js';
import { ApiErrors } from '../errors/api-errors.js';
import { IndexKeyGuard } from '../session/index-key.guard.js';
import { QuestionsQuery, QuestionsReply } from './questions.dto.js';
import { QuestionsService } from './questions.service.js';

@ApiTags('Chat')
@ApiBearerAuth('index_key')
@UseGuards(IndexKeyGuard)
@Controller('api/sites/:site/questions')
export class QuestionsController {
  constructor(private readonly questions: QuestionsService) {}

  @Get()
  @ApiOperation({
    summary: 'What readers asked',
    description:
      'Off unless the operator sets `REPORT_QUESTIONS=true`. `?answered=false` tells what the docs do not hold.',
  })
  @ApiOkResponse({ description: 'The questions, without who asked them.', type: QuestionsReply })
  @ApiErrors(
    'invalid_request',
    'invalid_index_key',
    'foreign_origin',
    'questions_not_reported',
    'internal_error',
    'unavailable',
  )
  report(@Param() { site }: SiteParameter, @Query() query: QuestionsQuery): Promise<QuestionsReply> {
    return this.questions.report(site, query);
  }
}
