/** A device and the notes of a language model as sentences of the message catalogue. */
import { useTranslations } from 'use-intl'
import { shownValues } from '../core/text/shownName.ts'
import type { Device, LanguageModelNote } from '../core/scores/languageModel.ts'

const NO_NOTE_VALUES = { difference: '', tolerance: '', tokens: 0, detail: '' }

export function useDeviceText(): (device: Device) => string {
  const t = useTranslations('scoring')
  return (device) => {
    if (device.kind === 'webgpu') return t('webgpu')
    return device.isolated || device.threads > 1 ? t('wasm', { threads: device.threads }) : t('wasmSingle')
  }
}

export function useLanguageModelNoteText(): (note: LanguageModelNote) => string {
  const t = useTranslations('scoring.note')
  return ({ code, values }) => t(code, { ...NO_NOTE_VALUES, ...shownValues(values) })
}
