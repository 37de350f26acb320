/** The dialog that chooses languages of the corpus: by search, script and family, one by one or all that are found. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CorpusLanguage } from '../../../core/corpora/parallelCorpus.ts'
import { Button } from '../../../ui/Button.tsx'
import { DialogFrame } from '../../../ui/DialogFrame.tsx'
import { LanguageName } from '../LanguageName.tsx'
import { useGroupNames } from '../views/useGroupNames.ts'
import { filterLanguages, valuesOf } from './filterLanguages.ts'
import styles from './LanguageChooser.module.css'

interface Props {
  readonly languages: readonly CorpusLanguage[]
  readonly chosen: readonly string[]
  /** Always counted, so that it cannot be taken out. */
  readonly base: string | null
  /** Null: those that the corpus proposes. */
  readonly onChoose: (codes: readonly string[] | null) => void
  readonly onClose: () => void
}

const ROW_PIXELS = 44

export default function LanguageChooser({ languages, chosen, base, onChoose, onClose }: Props) {
  const t = useTranslations('languages')
  const { scriptName, familyName, speakersText } = useGroupNames()
  const [words, setWords] = useState('')
  const [script, setScript] = useState('')
  const [family, setFamily] = useState('')
  const [list, setList] = useState<HTMLDivElement | null>(null)
  const found = useMemo(() => filterLanguages(languages, { words, script, family }), [languages, words, script, family])
  const scripts = useMemo(() => valuesOf(languages, 'script'), [languages])
  const families = useMemo(() => valuesOf(languages, 'family'), [languages])
  const included = useMemo(() => new Set(chosen), [chosen])
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this component
  const virtual = useVirtualizer({
    count: found.length,
    getScrollElement: () => list,
    estimateSize: () => ROW_PIXELS,
    overscan: 12,
  })
  const isWhole = found.length === languages.length
  const change = (codes: readonly string[], isIn: boolean) => {
    const rest = new Set(codes)
    onChoose(
      isIn
        ? [...included, ...codes.filter((code) => !included.has(code))]
        : chosen.filter((code) => !rest.has(code) || code === base),
    )
  }
  return (
    <DialogFrame title={t('chooseLanguages')} closeLabel={t('close')} size="fixed" onClose={onClose}>
      <div className={styles['filters']}>
        <input
          type="search"
          className={styles['search']}
          aria-label={t('search')}
          placeholder={t('searchPlaceholder')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <select aria-label={t('script')} value={script} onChange={(event) => setScript(event.target.value)}>
          <option value="">{t('anyScript')}</option>
          {scripts.map(({ value, count }) => (
            <option key={value} value={value}>
              {t('withCount', { name: scriptName(value), count })}
            </option>
          ))}
        </select>
        <select aria-label={t('family')} value={family} onChange={(event) => setFamily(event.target.value)}>
          <option value="">{t('anyFamily')}</option>
          {families.map(({ value, count }) => (
            <option key={value} value={value}>
              {t('withCount', { name: value, count })}
            </option>
          ))}
        </select>
      </div>
      <div className={styles['actions']}>
        <output>{t('foundCount', { found: found.length, chosen: included.size })}</output>
        <Button
          look="quiet"
          onClick={() =>
            change(
              found.map(({ code }) => code),
              true,
            )
          }
        >
          {isWhole ? t('chooseAll') : t('chooseFound')}
        </Button>
        <Button
          look="quiet"
          onClick={() =>
            change(
              found.map(({ code }) => code),
              false,
            )
          }
        >
          {isWhole ? t('chooseNone') : t('dropFound')}
        </Button>
        <Button look="quiet" onClick={() => onChoose(null)}>
          {t('chooseProposed')}
        </Button>
      </div>
      <div
        // A dialog's content is there after it has opened.
        ref={setList}
        className={styles['list']}
      >
        <ul style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const language = found[index]
            if (language === undefined) return null
            const { code } = language
            return (
              <li
                key={code}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={found.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <label className={styles['entry']}>
                  <input
                    type="checkbox"
                    checked={included.has(code)}
                    disabled={code === base}
                    onChange={(event) => change([code], event.target.checked)}
                  />
                  <span>
                    <LanguageName language={language} note={code === base ? t('isBase') : undefined} />
                    <span className={styles['facts']}>
                      {[
                        scriptName(language.script),
                        familyName(language.family),
                        speakersText(language.speakers),
                        code,
                      ].join(' · ')}
                    </span>
                  </span>
                </label>
              </li>
            )
          })}
        </ul>
      </div>
    </DialogFrame>
  )
}
