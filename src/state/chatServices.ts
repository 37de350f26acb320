/** What the panel of conversations may ask: a lane's template, the text that it makes, and the tokens of that text. */
import type { ChatTemplate, Marker } from '../core/tokenizers/chatTemplate.ts'
import type { Encoding } from '../core/tokenizers/encoding.ts'
import type { Outcome } from '../core/tokenizers/failure.ts'
import type { ChatService } from '../platform/workers/chat/protocol.ts'

export interface ChatServices extends Pick<ChatService, 'render'> {
  /** Null where the tokenizer has none. The tokenizer must be loaded, unless the page has its template. */
  templateOf(reference: string): Promise<Outcome<ChatTemplate | null>>
  /** The tokens of a rendered conversation: special tokens that are spelled in it are read as such. `adds`: whether others are put in. */
  segment(reference: string, text: string, markers: readonly Marker[], adds: boolean): Promise<Outcome<Encoding>>
}
