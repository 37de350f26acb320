/** The workshop's service as it runs in its worker: loads tokenizers and takes them apart. Draws nothing and knows nothing of the page. */
import type { MergeNode } from '../../../core/steps/merges.ts'
import { compareVocabularies, type VocabularyComparison } from '../../../core/vocabulary/compareVocabularies.ts'
import { originsOf } from '../../../core/vocabulary/origins.ts'
import { findEntries, type VocabularyQuery } from '../../../core/vocabulary/query.ts'
import { unreached, type Unreached } from '../../../core/vocabulary/reach.ts'
import { summaryOf, type VocabularySummary } from '../../../core/vocabulary/summary.ts'
import type { VocabularyEntry } from '../../../core/vocabulary/vocabularyIndex.ts'
import { decodeIds, type DecodedIds } from '../../../core/steps/decodeIds.ts'
import { idsIn, traceModel } from '../../../core/steps/traceModel.ts'
import { traceDecoder } from '../../../core/steps/traceDecoder.ts'
import { traceText } from '../../../core/steps/traceText.ts'
import type { EncodeOptions, TokenId } from '../../../core/tokenizers/encoding.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { runSteps } from '../../../core/tokenizers/runSteps.ts'
import { leavePatterns, onBehalfOf } from '../../../core/tokenizers/stages/patternWatch.ts'
import type { Tokenizer } from '../../../core/tokenizers/tokenizer.ts'
import type { VariantChoices } from '../../../core/tokenizers/variants/choices.ts'
import type { VariantTrial } from '../../../core/tokenizers/variants/trial.ts'
import { variantChoices } from '../../../core/tokenizers/variants/createVariant.ts'
import { RunningRequests } from '../cancellation.ts'
import { LoadedTokenizers } from '../loadedTokenizers.ts'
import type { LoadRequest, ReaderFile, TokenDescription } from '../tokenization/protocol.ts'
import { OpenVocabularies } from './openVocabularies.ts'
import { VariantTrials } from './variants.ts'
import {
  MAX_TRACED_UNITS,
  type EntriesRequest,
  type OriginsOfEntry,
  type TracedModel,
  type TracedText,
  type VocabularyRequest,
  type WorkshopService,
} from './protocol.ts'

export class WorkshopServer implements WorkshopService {
  readonly #tokenizers = new LoadedTokenizers()
  readonly #requests = new RunningRequests()
  readonly #variants = new VariantTrials(this.#tokenizers)
  readonly #vocabularies = new OpenVocabularies(this.#tokenizers, this.#requests)

  load(request: LoadRequest): Promise<Outcome<null>> {
    return this.#tokenizers.load(request, this.#requests)
  }

  addFile(file: ReaderFile): Promise<Outcome<null>> {
    return this.#tokenizers.addFile(file)
  }

  traceText(reference: string, text: string, options: EncodeOptions): Promise<Outcome<TracedText>> {
    return this.#tokenizers.use(reference, async (tokenizer) => {
      if (text.length > MAX_TRACED_UNITS) return fail('too-large', { what: 'text', limit: MAX_TRACED_UNITS })
      try {
        // What the template would put in is shown, also where it is not put in.
        const trace = traceText(tokenizer, text, { ...options, addSpecialTokens: true })
        if (!trace.ok) return trace
        const ids = Array.from(tokenizer.encode(text, options).ids)
        const { before, behind, parts } = trace.value
        const own = options.addSpecialTokens ? ids.slice(before.length, ids.length - behind.length) : ids
        const decoder = traceDecoder(tokenizer, own)
        if (!decoder.ok) return decoder
        const added = parts.flatMap((part) => part.added ?? [])
        const named = [...ids, ...added, ...before, ...behind]
        return succeed({ trace: trace.value, ids, decoder: decoder.value, tokens: described(tokenizer, named) })
      } finally {
        leavePatterns()
      }
    })
  }

  traceModel(reference: string, piece: string): Promise<Outcome<TracedModel>> {
    return this.#tokenizers.use(reference, async (tokenizer) => {
      const trace = traceModel(tokenizer, piece)
      return trace.ok ? succeed({ trace: trace.value, tokens: described(tokenizer, idsIn(trace.value)) }) : trace
    })
  }

  decodeIds(reference: string, ids: readonly TokenId[]): Promise<Outcome<DecodedIds>> {
    return this.#tokenizers.use(reference, async (tokenizer) => succeed(decodeIds(tokenizer, ids)))
  }

  openVocabulary({ requestId, reference }: VocabularyRequest): Promise<Outcome<VocabularySummary>> {
    return this.#vocabularies.with(reference, requestId, async (index) => succeed(summaryOf(index)))
  }

  findEntries({ requestId, reference, query }: EntriesRequest): Promise<Outcome<Uint32Array>> {
    return this.#vocabularies.with(reference, requestId, async (index, signal) =>
      flat(await this.#vocabularies.run(findEntries(index, query), signal)),
    )
  }

  matchEntries(reference: string, query: VocabularyQuery): Promise<Outcome<Uint32Array>> {
    return this.#vocabularies.with(reference, `match ${reference}`, async (index) =>
      runSteps(findEntries(index, query)),
    )
  }

  describeEntries(reference: string, ids: readonly TokenId[]): Promise<Outcome<readonly VocabularyEntry[]>> {
    return this.#vocabularies.with(reference, `describe ${reference} ${ids[0]}`, async ({ byId }) =>
      succeed(ids.flatMap((id) => byId.get(id) ?? [])),
    )
  }

  originsOf(reference: string, id: TokenId): Promise<Outcome<OriginsOfEntry>> {
    return this.#vocabularies.with(reference, `origins ${reference}`, async (index, _, tokenizer) => {
      const origins = originsOf(tokenizer, index, id)
      const { pairs, tree, within } = origins
      const named = [id, ...within, ...(pairs ?? []).flatMap(({ left, right }) => [left, right]), ...idsOfTree(tree)]
      return succeed({ origins, tokens: described(tokenizer, named) })
    })
  }

  findUnreached(
    { requestId, reference }: VocabularyRequest,
    onDone: (done: number) => void,
  ): Promise<Outcome<readonly Unreached[]>> {
    return this.#vocabularies.with(reference, requestId, async (index, signal, tokenizer) => {
      let done = 0
      const count = (steps: number): void => {
        done += steps
      }
      return this.#vocabularies.run(counted(onBehalfOf(reference, unreached(tokenizer, index)), count), signal, () =>
        onDone(done),
      )
    })
  }

  compareVocabularies({
    requestId,
    reference,
    other,
  }: VocabularyRequest & { readonly other: string }): Promise<Outcome<VocabularyComparison>> {
    return this.#vocabularies.with(reference, requestId, async (first) =>
      this.#vocabularies.with(other, `${requestId} other`, async (second, signal) =>
        this.#vocabularies.run(compareVocabularies(first, second), signal),
      ),
    )
  }

  variantChoices(reference: string): Promise<Outcome<VariantChoices>> {
    return this.#tokenizers.use(reference, async (tokenizer) => variantChoices(tokenizer))
  }

  tryVariant(variant: string, text: string, options: EncodeOptions): Promise<Outcome<VariantTrial>> {
    return this.#variants.run(variant, text, options)
  }

  async cancel(requestId: string): Promise<void> {
    this.#requests.cancel(requestId)
  }
}

/** The steps, each told of. */
function* counted<Result>(
  steps: Generator<number, Result, void>,
  tell: (done: number) => void,
): Generator<number, Result, void> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    tell(step.value)
    yield step.value
  }
}

function flat<Value>(outcome: Outcome<Outcome<Value>>): Outcome<Value> {
  return outcome.ok ? outcome.value : outcome
}

function idsOfTree(node: MergeNode | null): readonly TokenId[] {
  return node === null ? [] : [node.token.id, ...(node.made?.parts ?? []).flatMap(idsOfTree)]
}

function described(tokenizer: Tokenizer, ids: readonly TokenId[]): readonly TokenDescription[] {
  return Array.from(new Set(ids), (id) => ({
    id,
    piece: tokenizer.piece(id),
    bytes: tokenizer.tokenBytes(id),
    rank: tokenizer.rank(id),
  }))
}
