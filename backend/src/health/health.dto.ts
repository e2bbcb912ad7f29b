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
    description: '`degraded`: it answers, but something listed below is not as it should be.',
    enum: ['ready', 'degraded'],
    example: 'ready',
  })
  status: 'ready' | 'degraded';

  @ApiProperty({ description: 'What the service runs on.', type: Components })
  runs_on: Components;

  @ApiProperty({ description: 'Components whose use costs money.', example: [], type: [String] })
  costs_money: string[];

  @ApiProperty({ description: 'What is not as it should be, in sentences.', example: [], type: [String] })
  degraded: string[];

  @ApiProperty({
    description: 'Sites whose index an older version of the service made.',
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

  @ApiProperty({ description: 'How many sites are indexed.', example: 1 })
  sites: number;
}
