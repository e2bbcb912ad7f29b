import { Injectable } from '@nestjs/common';
import { ThreadsConfiguration } from '../configuration/configuration.js';
import { AppError } from '../errors/app-error.js';
import type { QuestionsQuery, QuestionsReply, ReportedQuestion } from './questions.dto.js';
import { ThreadStore, type NotedQuestion } from './thread-store.js';
import { messageText } from './turns/message-text.js';

/** Tells a site's owner what readers asked. */
@Injectable()
export class QuestionsService {
  constructor(
    private readonly threads: ThreadStore,
    private readonly configuration: ThreadsConfiguration,
  ) {}

  /** What was asked since the operator allowed to report it, as far as it has not been deleted. Throws `questions_not_reported`. */
  async report(site: string, query: QuestionsQuery): Promise<QuestionsReply> {
    if (!this.configuration.reportsQuestions) {
      throw new AppError(
        'questions_not_reported',
        'This service does not report what readers ask. Its operator can allow it with REPORT_QUESTIONS=true.',
      );
    }
    return { questions: (await this.threads.questions(site, query)).flatMap(toReported) };
  }
}

function toReported({ item, answered, confidence }: NotedQuestion): ReportedQuestion[] {
  if (item.type !== 'user_message') return [];
  return [
    { id: item.id, question: messageText(item.content), answered, confidence, asked_at: item.created_at },
  ];
}
