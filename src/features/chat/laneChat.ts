/** What one lane makes of the conversation: its template, the text, its tokens and whose they are. */
import type { ChatTemplate } from '../../core/tokenizers/chatTemplate.ts'
import type { Conversation } from '../../core/chat/conversation.ts'
import type { RenderedChat } from '../../core/chat/ownership.ts'
import type { ChatSwitches } from '../../core/chat/renderTemplate.ts'
import { tallyChat, type ChatTally } from '../../core/chat/tally.ts'
import { fail, succeed, type Failure, type Outcome } from '../../core/tokenizers/failure.ts'
import type { Encoding } from '../../core/tokenizers/encoding.ts'
import type { ChatServices } from '../../state/chatServices.ts'

export interface ReadyChat {
  readonly status: 'ready'
  /** The tokenizer whose template stands in; null: its own. */
  readonly borrowedOf: string | null
  readonly template: ChatTemplate
  readonly rendered: RenderedChat
  readonly encoding: Encoding
  readonly tally: ChatTally
  readonly beginTokens: 'two' | 'would-be-two' | 'fine'
}

export type LaneChat =
  | { readonly status: 'loading' }
  | { readonly status: 'no-template' }
  | { readonly status: 'failed'; readonly failure: Failure }
  | ReadyChat

export interface ChatQuestion {
  readonly conversation: Conversation
  readonly switches: ChatSwitches
  readonly fallback: string | null
}

/** The template of the lane, else of the tokenizer that stands in for those without one, whose markers the lane lacks. */
async function templateFor(
  services: ChatServices,
  lane: string,
  fallback: string | null,
): Promise<Outcome<{ readonly template: ChatTemplate; readonly borrowedOf: string | null } | null>> {
  const own = await services.templateOf(lane)
  if (!own.ok) return own
  if (own.value !== null) return succeed({ template: own.value, borrowedOf: null })
  if (fallback === null) return succeed(null)
  const other = await services.templateOf(fallback)
  if (!other.ok) return other
  return succeed(other.value === null ? null : { template: { ...other.value, markers: [] }, borrowedOf: fallback })
}

/** Asks the workers. Failures of a lane are its own. */
export async function chatOfLane(services: ChatServices, lane: string, question: ChatQuestion): Promise<LaneChat> {
  const { conversation, switches, fallback } = question
  const found = await templateFor(services, lane, fallback)
  if (!found.ok) return { status: 'failed', failure: found.failure }
  if (found.value === null) return { status: 'no-template' }
  const { template, borrowedOf } = found.value
  const rendered = await services.render({ template, conversation, switches })
  if (!rendered.ok) return { status: 'failed', failure: rendered.failure }
  const { text } = rendered.value
  const segmented = await services.segment(lane, text, template.markers, false)
  if (!segmented.ok) return { status: 'failed', failure: segmented.failure }
  const encoding = segmented.value
  const begins = await beginTokens(services, lane, template, text)
  if (!begins.ok) return { status: 'failed', failure: begins.failure }
  return {
    status: 'ready',
    borrowedOf,
    template,
    rendered: rendered.value,
    encoding,
    tally: tallyChat(rendered.value, encoding, conversation.messages.length),
    beginTokens: begins.value,
  }
}

async function beginTokens(
  services: ChatServices,
  lane: string,
  { specialTokens, markers }: ChatTemplate,
  text: string,
): Promise<Outcome<ReadyChat['beginTokens']>> {
  const begin = specialTokens['bos_token']
  if (begin === undefined || begin === '' || !text.startsWith(begin)) return succeed('fine')
  if (text.startsWith(begin + begin)) return succeed('two')
  const added = await services.segment(lane, begin, markers, true)
  if (!added.ok) return fail(added.failure.code, added.failure.values)
  const [first, second] = added.value.ids
  return succeed(first !== undefined && first === second ? 'would-be-two' : 'fine')
}
