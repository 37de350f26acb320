/** The table of the conversation, as it can be exported now: of the lanes that have rendered it. */
import { useTranslations } from 'use-intl'
import { useShallow } from 'zustand/react/shallow'
import type { OfferedTable } from '../../core/export/offeredTable.ts'
import type { ExportColumn } from '../../core/export/table.ts'
import { useAppState, useAppStore, useServices } from '../../state/react.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'
import type { Translations } from '../../ui/translations.ts'
import { answerBy, loadedCard, useAnsweredChats } from './answeredChats.ts'
import { isSame, questionOf } from './chatQuestion.ts'
import { chatColumns, chatRows } from './chatRows.ts'

export function chatExportColumns(t: Translations<'export'>): readonly ExportColumn[] {
  return chatColumns.map((column) => ({
    ...column,
    title: t(`columns.chat.${column.id}.title`),
    unit: t(`columns.chat.${column.id}.unit`),
    definition: t(`columns.chat.${column.id}.definition`),
  }))
}

export function useChatTable(): OfferedTable {
  const t = useTranslations('export')
  const store = useAppStore()
  const services = useServices()
  const nameOf = useTokenizerNames()
  const answered = useAnsweredChats((state) => state.chats)
  const lanes = useAppState((state) => state.comparison.tokenizers)
  const cards = useAppState(useShallow((state) => lanes.map((lane) => loadedCard(state, lane))))
  const options = useAppState((state) => state.comparison.chat)
  const question = questionOf(options)
  const chats = lanes.flatMap((lane, place) => {
    const answer = answerBy(answered, lane, cards[place] ?? null)
    return answer?.chat.status === 'ready' && isSame(answer.question, question)
      ? [{ lane, place, chat: answer.chat }]
      : []
  })
  const columns = chatExportColumns(t)
  return {
    name: 'chat',
    columns,
    rowCount: chats.length * (options.messages.length + 1),
    missing: chats.length === 0 ? 'noChat' : null,
    make: async () => {
      const state = store.getState()
      const { tokenizers } = services.versionedContent().content
      const exported = chats.map(({ lane, place, chat }) => ({
        name: nameOf(state, lane),
        reference: tokenizers[place] ?? lane,
        borrowedFrom: chat.borrowedOf === null ? null : nameOf(state, chat.borrowedOf),
        chat,
      }))
      const rows = chatRows(
        exported,
        options.messages.map(({ role }) => role),
      )
      return { name: 'chat', columns, rowCount: rows.length, rows: () => rows }
    },
  }
}
