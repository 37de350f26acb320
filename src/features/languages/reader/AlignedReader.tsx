/** One unit in two languages side by side, segmented by one tokenizer, with the premium of that unit. */
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CorpusLanguage } from '../../../core/corpora/parallelCorpus.ts'
import { SegmentedText } from '../../../ui/lanes/SegmentedText.tsx'
import { useAppStore, useServices } from '../../../state/react.ts'
import type { Encoding } from '../../../core/tokenizers/encoding.ts'
import { Button } from '../../../ui/Button.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { comparedCode } from '../comparedCode.ts'
import { useMetricNumbers } from '../../../ui/metrics/useMetricNumbers.ts'
import { LanguageName } from '../LanguageName.tsx'
import { languageTag } from '../languageTag.ts'
import panelStyles from '../LanguagesPanel.module.css'
import { LanguageSelect } from '../person/LanguageSelect.tsx'
import type { LanguageData } from '../useLanguageData.ts'
import styles from './AlignedReader.module.css'
import { setOptions } from '../../../state/actions/options.ts'

interface Read {
  /** What was asked for: an answer to another question is not shown. */
  readonly asked: string
  /** Null where the language lacks the unit, or it could not be had. */
  readonly text: string | null
  readonly encoding: Encoding | null
}

function useUnit(corpusKey: string, code: string | null, unit: number, reference: string | null): Read | null {
  const services = useServices()
  const [read, setRead] = useState<Read | null>(null)
  const asked = JSON.stringify([corpusKey, code, unit, reference])
  useEffect(() => {
    let isCurrent = true
    const readUnit = async (): Promise<void> => {
      if (code === null) return
      const units = await services.languages.unitsOf(code)
      const text = units.ok ? (units.value[unit] ?? null) : null
      const segmented = text === null || reference === null ? null : await services.languages.segment(reference, text)
      if (isCurrent) setRead({ asked, text, encoding: segmented?.ok === true ? segmented.value : null })
    }
    void readUnit()
    return () => {
      isCurrent = false
    }
  }, [services, asked, code, unit, reference])
  return read?.asked === asked ? read : null
}

function Side({ language, read }: { readonly language: CorpusLanguage; readonly read: Read | null }) {
  const t = useTranslations('languages')
  const count = useNumbers(0)
  return (
    <article className={styles['side']} aria-label={language.name}>
      <h3>
        <LanguageName language={language} />
        {read?.encoding != null && (
          <span className={styles['count']}>
            {t('tokenCount', { count: read.encoding.ids.length, shown: count(read.encoding.ids.length) })}
          </span>
        )}
      </h3>
      {read?.text == null ? (
        <p className={panelStyles['note']}>{read === null ? t('reading') : t('unitMissing')}</p>
      ) : (
        <SegmentedText
          text={read.text}
          lang={languageTag(language)}
          dir={language.direction}
          encoding={read.encoding}
        />
      )}
    </article>
  )
}

export function AlignedReader({ data }: { readonly data: LanguageData }) {
  const t = useTranslations('languages')
  const store = useAppStore()
  const format = useMetricNumbers()
  const { keyed, options, base } = data
  const { corpus } = keyed
  const other = comparedCode(data)
  const unit = Math.min(options.unit, Math.max(0, corpus.unitCount - 1))
  const column =
    data.columns.find(({ reference }) => reference === options.tokenizer) ??
    data.columns.find(({ reference }) => reference === data.baseline)
  const left = useUnit(keyed.key, base, unit, column?.reference ?? null)
  const right = useUnit(keyed.key, other, unit, column?.reference ?? null)
  const languageOf = (code: string | null) => corpus.languages.find((language) => language.code === code) ?? null
  const [baseLanguage, otherLanguage] = [languageOf(base), languageOf(other)]
  const baseTokens = left?.encoding?.ids.length ?? 0
  const otherTokens = right?.encoding?.ids.length ?? 0
  const show = (to: number) => setOptions(store, 'languages', { unit: to })
  return (
    <section aria-labelledby="languages-reader" className={panelStyles['section']}>
      <div className={panelStyles['sectionHead']}>
        <h2 id="languages-reader">{t('readerTitle')}</h2>
        <label className={styles['choice']}>
          {t('comparedWith')}
          <LanguageSelect
            data={data}
            value={other}
            onChange={(code) => setOptions(store, 'languages', { other: code })}
          />
        </label>
        <label className={styles['choice']}>
          {t('tokenizer')}
          <select
            value={column?.reference ?? ''}
            onChange={(event) => setOptions(store, 'languages', { tokenizer: event.target.value })}
          >
            {data.columns.map(({ reference, name }) => (
              <option key={reference} value={reference} translate="no">
                {name}
              </option>
            ))}
          </select>
        </label>
        <span className={styles['choice']}>
          <Button disabled={unit === 0} onClick={() => show(unit - 1)}>
            {t('previousUnit')}
          </Button>
          <span>{corpus.unitIds?.[unit] ?? t('unitPlace', { place: unit + 1, total: corpus.unitCount })}</span>
          <Button disabled={unit >= corpus.unitCount - 1} onClick={() => show(unit + 1)}>
            {t('nextUnit')}
          </Button>
        </span>
      </div>
      <output className={styles['premium']}>
        {baseTokens > 0 && otherTokens > 0 && otherLanguage !== null && baseLanguage !== null
          ? t('unitPremium', {
              other: otherLanguage.name,
              base: baseLanguage.name,
              value: format('premium', otherTokens / baseTokens),
            })
          : ''}
      </output>
      <div className={styles['sides']}>
        {baseLanguage !== null && <Side language={baseLanguage} read={left} />}
        {otherLanguage !== null && <Side language={otherLanguage} read={right} />}
      </div>
      <p className={panelStyles['note']}>{t('readerNote')}</p>
    </section>
  )
}
