import type { Upstream } from '../../upstreams/upstream.js';
import { AnswerModel, type AnswerRequest } from '../answer-model.js';
import { roughTokens } from '../budget/rough-tokens.js';
import type { TokenBudget } from '../budget/token-budget.js';
import { toAnswerPrompt } from './answer-prompt.js';

/** What a model that costs is held to. */
export interface BudgetedAnswerModelOptions {
  model: AnswerModel;
  budget: TokenBudget;
  /** The longest answer of the model. */
  maxOutputTokens: number;
  /** Answers in the model's place, by its own threshold. */
  substitute: AnswerModel;
}

/** Lets a model write the answers as long as the day's budget lasts, and another one after that. */
export class BudgetedAnswerModel extends AnswerModel {
  override readonly description: string;
  override readonly upstream: Upstream | undefined;
  override readonly threshold: number;
  override readonly budget: TokenBudget;

  constructor(private readonly options: BudgetedAnswerModelOptions) {
    super();
    const { model, budget } = options;
    this.description = model.description;
    this.upstream = model.upstream;
    this.threshold = model.threshold;
    this.budget = budget;
  }

  override async *answer(request: AnswerRequest, signal: AbortSignal): AsyncGenerator<string> {
    const { model, substitute } = this.options;
    const reservation = this.budget.reserve(request.asker, this.mostTokens(request));
    if (!reservation) {
      if (request.confidence >= substitute.threshold) yield* substitute.answer(request, signal);
      return;
    }
    try {
      yield* model.answer(request, signal, (use) => reservation.spend(use));
    } finally {
      reservation.close();
    }
  }

  /** What one call may use. */
  private mostTokens(request: AnswerRequest): number {
    const { instructions, messages } = toAnswerPrompt(request);
    return (
      roughTokens([instructions, ...messages.map(({ content }) => content)]) + this.options.maxOutputTokens
    );
  }
}
