/**
 * How many tokens of a rendered conversation are content and how many the template's, per message and in all. A token that
 * holds bytes of both counts as content: without the content it would not be there. Pure.
 */
import type { Encoding } from '../tokenizers/encoding.ts'
import { TokenKind, tokenKind } from '../tokenizers/encoding.ts'
import { utf8Length } from '../text/utf8.ts'
import type { OwnedStretch, Owner, RenderedChat } from './ownership.ts'

interface MessageTally {
  readonly content: number
  /** Tokens of the template and of the role's name. */
  readonly overhead: number
}

export interface ChatTally extends MessageTally {
  /** One a message. */
  readonly messages: readonly MessageTally[]
  /** Overhead that belongs to no message: what stands before the first, and the prompt for an answer. */
  readonly outside: number
  /** One a token. */
  readonly owners: readonly Owner[]
  /** Messages in whose content a token is a special one: what a person typed is read as control. */
  readonly control: readonly number[]
}

/** @param encoding of `chat.text` */
export function tallyChat(
  chat: Pick<RenderedChat, 'text' | 'stretches'>,
  encoding: Encoding,
  messages: number,
): ChatTally {
  const stretches = inBytes(chat)
  const perMessage = Array.from({ length: messages }, () => ({ content: 0, overhead: 0 }))
  const owners: Owner[] = []
  const control = new Set<number>()
  let outside = 0
  let from = 0
  for (const token of encoding.ids.keys()) {
    const start = encoding.startByte[token] ?? 0
    const end = encoding.endByte[token] ?? 0
    while (from < stretches.length - 1 && (stretches[from]?.end ?? 0) <= start) from++
    let owning = stretches[from]
    for (let at = from; at < stretches.length && (stretches[at]?.start ?? end) < end; at++) {
      const stretch = stretches[at]
      if (stretch !== undefined && weight[stretch.owner] > weight[owning?.owner ?? 'template']) owning = stretch
    }
    const owner = owning?.owner ?? 'template'
    owners.push(owner)
    const tally = owning?.message === null || owning === undefined ? undefined : perMessage[owning.message]
    if (tally === undefined) outside++
    else if (owner === 'content') tally.content++
    else tally.overhead++
    const isControl = owner === 'content' && tokenKind(encoding.kinds[token] ?? 0) === TokenKind.special
    if (isControl && owning?.message !== null && owning !== undefined) control.add(owning.message)
  }
  const content = perMessage.reduce((sum, one) => sum + one.content, 0)
  return {
    content,
    overhead: encoding.ids.length - content,
    messages: perMessage,
    outside,
    owners,
    control: [...control],
  }
}

const weight: Readonly<Record<Owner, number>> = { template: 0, role: 1, content: 2 }

function inBytes({ text, stretches }: Pick<RenderedChat, 'text' | 'stretches'>): readonly OwnedStretch[] {
  let bytes = 0
  return stretches.map((stretch) => {
    const start = bytes
    bytes += utf8Length(text.slice(stretch.start, stretch.end))
    return { ...stretch, start, end: bytes }
  })
}
