/** The services that panels and the shell call: the worker's answers, the clipboard, the link. */
import { addTokenizer } from '../../state/actions/comparison.ts'
import { setTokenizerStatus } from '../../state/actions/session.ts'
import type { FileServices } from '../../state/fileServices.ts'
import type { LanguageServices } from '../../state/languageServices.ts'
import type { TableServices } from '../../state/tableServices.ts'
import type { TrainingServices } from '../../state/trainingServices.ts'
import type { WorkshopServices } from '../../state/workshopServices.ts'
import type { OfflineServices } from '../../state/offlineServices.ts'
import type { ScoringServices, Services } from '../../state/services.ts'
import type { Store } from '../../state/store.ts'
import { succeed } from '../../core/tokenizers/failure.ts'
import { formatReference } from '../../core/tokenizers/reference.ts'
import type { TokenizationService } from '../../platform/workers/tokenization/protocol.ts'
import type { EncodingEffect } from './encoding/encodeText.ts'
import type { TokenizerLoads } from './loadTokenizers.ts'
import { createChatServices } from './chatServices.ts'
import { languageModelFacts } from './languageModelFacts.ts'
import { tokenCounts } from './tokenCounts.ts'
import { shippedFile } from './shippedFile.ts'
import { saveComparison, sharedLink, versionedContent } from './shareComparison.ts'

/** The field of the text keeps its caret while something else has the focus. */
function textCaret(): number | null {
  const field = document.getElementById('text')
  return field instanceof HTMLTextAreaElement ? field.selectionStart : null
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** For pages without a secure context, where `navigator.clipboard` is absent. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  const focused = document.activeElement
  document.body.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}

export function createServices(
  store: Store,
  service: TokenizationService,
  loading: TokenizerLoads,
  encoding: EncodingEffect,
  scoring: ScoringServices,
  languages: LanguageServices,
  workshop: WorkshopServices,
  training: TrainingServices,
  tables: TableServices,
  files: FileServices,
  offline: () => Promise<OfflineServices | null>,
  keepFirst: (text: string) => Promise<void>,
): Services {
  return {
    scoring,
    languages,
    workshop,
    training,
    tables,
    files,
    chat: createChatServices(service),
    offline,
    keepFirst,
    describeTokens: (reference, ids) => service.describe(reference, ids),
    countSegmentations: (reference, text) => service.countSegmentations(reference, text),
    characterName: async (codePoint) => (await import('./characterNames.ts')).characterName(codePoint),
    tokenCounts,
    languageModelFacts,
    shippedFile,
    textCaret,
    expectText: (text) => encoding.expect(text),
    stopLoading: (reference) => loading.cancel(reference),
    cancelEncoding: () => encoding.cancel(),
    restartEncoding: () => encoding.restart(),
    async addFile(file, changes) {
      const outcome = await service.addFile(file)
      if (!outcome.ok) return outcome
      const { reference: base } = outcome.value
      const reference = changes === undefined ? base : formatReference({ kind: 'variant', base, changes })
      setTokenizerStatus(store, reference, { status: 'idle' })
      addTokenizer(store, reference)
      return succeed(reference)
    },
    copyText,
    shareLink: () => sharedLink(store, window.location),
    versionedContent: () => versionedContent(store),
    reloadPage: () => window.location.reload(),
    saveComparison: () => saveComparison(store, window.document),
  }
}
