/** The tokens of each message for every lane, as rows of a table that is exported. Pure. */
import { cellsOf, numberColumn as number, textColumn as text, type FactColumn } from '../../core/export/columns.ts'
import type { ExportCell } from '../../core/export/table.ts'
import type { ReadyChat } from './laneChat.ts'

export interface ExportedChat {
  readonly name: string
  /** As a link has it. */
  readonly reference: string
  /** What the template is called that stands in; null: its own. */
  readonly borrowedFrom: string | null
  readonly chat: Pick<ReadyChat, 'tally'>
}

interface ChatRow extends ExportedChat {
  /** From 1; null: around the messages. */
  readonly message: number | null
  readonly role: string | null
  readonly content: number
  readonly overhead: number
}

export type ChatColumnId =
  | 'message'
  | 'role'
  | 'lane'
  | 'reference'
  | 'template_of'
  | 'content_tokens'
  | 'template_tokens'
  | 'tokens'
  | 'template_share'

export const chatColumns: readonly FactColumn<ChatRow, ChatColumnId>[] = [
  number('message', ({ message }) => message, { inPaper: true }),
  text('role', ({ role }) => role, { inPaper: true }),
  text('lane', ({ name }) => name, { inPaper: true }),
  text('reference', ({ reference }) => reference),
  text('template_of', ({ borrowedFrom }) => borrowedFrom),
  number('content_tokens', ({ content }) => content, { inPaper: true }),
  number('template_tokens', ({ overhead }) => overhead, { inPaper: true }),
  number('tokens', ({ content, overhead }) => content + overhead),
  number(
    'template_share',
    ({ content, overhead }) => (content + overhead === 0 ? null : overhead / (content + overhead)),
    {
      inPaper: true,
      decimals: 3,
    },
  ),
]

/** Lane after lane: a row per message, and one of the tokens around them, so that a lane's tokens add up to all. */
export function chatRows(chats: readonly ExportedChat[], roles: readonly string[]): readonly (readonly ExportCell[])[] {
  return chats.flatMap((exported) => {
    const { messages, outside } = exported.chat.tally
    const rows = messages.map((tally, at): ChatRow => ({
      ...exported,
      ...tally,
      message: at + 1,
      role: roles[at] ?? null,
    }))
    const around: ChatRow = { ...exported, message: null, role: null, content: 0, overhead: outside }
    return [...rows, around].map((row) => cellsOf(chatColumns, row))
  })
}
