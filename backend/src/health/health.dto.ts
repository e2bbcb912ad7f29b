import { ApiProperty } from '@nestjs/swagger';

/** The process is alive. */
export class Liveness {
  @ApiProperty({ description: 'Always `ok`.', enum: ['ok'], example: 'ok' })
  status: 'ok';
}

/** What the service runs on. */
export class Components {
  @ApiProperty({ description: 'What writes the answers.', example: 'quoting' })
  answer_model: string;

  @ApiProperty({ description: 'What embeds passages and questions.', example: 'none' })
  embedder: string;

  @ApiProperty({ description: 'What reranks passages.', example: 'none' })
  reranker: string;

  @ApiProperty({ description: 'Where passages are stored.', example: 'sqlite' })
  passage_store: string;

  @ApiProperty({ description: 'Where threads are stored.', example: 'sqlite' })
  thread_store: string;
}

/** Whether the service can answer, and what it runs on. */
export class Readiness {
  @ApiProperty({
    description:
      '`degraded`: it answers, but something listed below is not as it should be. `waiting`: it cannot answer, and ' +
      'this document is the `details` of a 503.',
    enum: ['ready', 'degraded', 'waiting'],
    example: 'ready',
  })
  status: 'ready' | 'degraded' | 'waiting';

  @ApiProperty({ description: 'What the service runs on.', type: Components })
  runs_on: Components;

  @ApiProperty({ description: 'Components whose use costs money.', example: [], type: [String] })
  costs_money: string[];

  @ApiProperty({
    description: 'What the service cannot answer without and tries to reach, in sentences.',
    example: [],
    type: [String],
  })
  waiting_for: string[];

  @ApiProperty({ description: 'What is not as it should be, in sentences.', example: [], type: [String] })
  degraded: string[];

  @ApiProperty({
    description:
      'Sites whose index was made otherwise than the service would make it now: by another version of it or another ' +
      'embedding model. They are searched by words until REINDEX=auto or another upload makes them anew.',
    example: [],
    type: [String],
  })
  stale: string[];

  @ApiProperty({
    description: 'Sites that are being indexed or wait for it.',
    example: ['my-docs'],
    type: [String],
  })
  indexing: string[];

  @ApiProperty({ description: 'How many sites are indexed.', example: 1, type: 'integer' })
  sites: number;
}
