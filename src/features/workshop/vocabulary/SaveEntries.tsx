/** Saves the entries of the list, in its order, as a file of tab-separated values. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { append } from '../../../core/text/append.ts'
import type { VocabularyEntry } from '../../../core/vocabulary/vocabularyIndex.ts'
import { useServices } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { saveFile } from '../../../ui/saveFile.ts'
import shared from '../Workshop.module.css'
import { entriesTsv } from './entriesTsv.ts'

const IN_PART = 20_000

interface Props {
  readonly reference: string
  readonly name: string
  readonly ids: Uint32Array
}

export function SaveEntries({ reference, name, ids }: Props) {
  const t = useTranslations('vocabulary')
  const services = useServices()
  const [state, setState] = useState<'ready' | 'saving' | 'failed'>('ready')
  const save = async (): Promise<void> => {
    setState('saving')
    const entries: VocabularyEntry[] = []
    for (let at = 0; at < ids.length; at += IN_PART) {
      const part = await services.workshop.describeEntries(reference, Array.from(ids.subarray(at, at + IN_PART)))
      if (!part.ok) {
        setState('failed')
        return
      }
      append(entries, part.value)
    }
    const fileName = `vocabulary-${name.replaceAll(/[^\w.-]+/g, '-')}.tsv`
    saveFile(fileName, 'text/tab-separated-values', entriesTsv(entries))
    setState('ready')
  }
  return (
    <p className={shared['buttons']}>
      <Button onClick={() => void save()} disabled={state === 'saving' || ids.length === 0}>
        {t('save', { count: ids.length })}
      </Button>
      <output>{state === 'failed' ? t('saveFailed') : ''}</output>
    </p>
  )
}
