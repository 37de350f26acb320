/** One text in one lane: the change marked, and the segmentations before and after side by side. A text is changed by hand here. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { SegmentedText } from '../../../ui/lanes/SegmentedText.tsx'
import { TYPED_TEXT_LIMIT, type ChangedText } from '../../../state/changedTexts.ts'
import { useAppStore } from '../../../state/react.ts'
import { directionOf } from '../../../core/text/direction.ts'
import { keptItems } from '../../../core/text/editScript.ts'
import type { Encoding } from '../../../core/tokenizers/encoding.ts'
import { Button } from '../../../ui/Button.tsx'
import { langOf, useLanguageNames } from './languageNames.ts'
import { MarkedChange } from './MarkedChange.tsx'
import type { ChangesData, NamedLane } from './useChangesData.ts'
import lab from '../LabPart.module.css'
import partStyles from './PerturbationsPart.module.css'
import styles from './Closely.module.css'
import { setOptions } from '../../../state/actions/options.ts'

interface SideProps {
  readonly title: string
  readonly text: string
  readonly lang: string | undefined
  readonly encoding: Encoding | null
  /** By token: whether it is a token of the other side too. */
  readonly kept: readonly boolean[]
}

function Side({ title, text, lang, encoding, kept }: SideProps) {
  const t = useTranslations('perturbations')
  const picked = useMemo(() => kept.map((isKept) => !isKept), [kept])
  return (
    <article aria-label={title}>
      <h4>
        {title}
        {encoding !== null && (
          <span className={partStyles['quiet']}>
            {t('beforeCount', { count: encoding.ids.length, changed: picked.filter(Boolean).length })}
          </span>
        )}
      </h4>
      <SegmentedText text={text} lang={lang} dir={directionOf(text)} encoding={encoding} picked={picked} />
    </article>
  )
}

function Sides({
  data,
  before,
  after,
  lane,
  lang,
}: {
  readonly data: ChangesData
  readonly before: string
  readonly after: string
  readonly lane: NamedLane
  readonly lang: string | undefined
}) {
  const t = useTranslations('perturbations')
  const encodingBefore = data.answers.encoding(lane, before)
  const encodingAfter = data.answers.encoding(lane, after)
  const kept = useMemo(
    () =>
      encodingBefore === null || encodingAfter === null
        ? { one: [], other: [] }
        : keptItems(encodingBefore.ids, encodingAfter.ids),
    [encodingBefore, encodingAfter],
  )
  return (
    <>
      <div className={styles['sides']}>
        <Side title={t('before')} text={before} lang={lang} encoding={encodingBefore} kept={kept.one} />
        <Side title={t('after')} text={after} lang={lang} encoding={encodingAfter} kept={kept.other} />
      </div>
      <p className={lab['note']}>{t('closelyNote')}</p>
    </>
  )
}

function TypedText({ data, text }: { readonly data: ChangesData; readonly text: ChangedText }) {
  const t = useTranslations('perturbations')
  const store = useAppStore()
  const { language, before } = text
  const { typed } = data.options
  const { [language]: _, ...others } = typed
  return (
    <div className={styles['typed']}>
      <label className={lab['field']}>
        {t('typedText')}
        <textarea
          translate="no"
          rows={4}
          spellCheck={false}
          maxLength={TYPED_TEXT_LIMIT}
          lang={langOf(language)}
          dir={directionOf(before)}
          value={typed[language] ?? before}
          onChange={(event) =>
            setOptions(store, 'perturbations', { typed: { ...typed, [language]: event.target.value } })
          }
        />
      </label>
      <Button
        disabled={typed[language] === undefined}
        onClick={() => setOptions(store, 'perturbations', { typed: others })}
      >
        {t('restore')}
      </Button>
    </div>
  )
}

interface Props {
  readonly data: ChangesData
  readonly text: ChangedText
  readonly lane: NamedLane
}

export function Closely({ data, text, lane }: Props) {
  const t = useTranslations('perturbations')
  const store = useAppStore()
  const nameOf = useLanguageNames()
  const lang = langOf(text.language)
  return (
    <section aria-labelledby="changes-closely" className={styles['closely']}>
      <h3 id="changes-closely">{t('closely')}</h3>
      <div className={partStyles['controls']}>
        <label className={lab['field']}>
          {t('language')}
          <select
            value={text.language}
            onChange={(event) => setOptions(store, 'perturbations', { language: event.target.value })}
          >
            {data.texts.map(({ language }) => (
              <option key={language} value={language}>
                {nameOf(language)}
              </option>
            ))}
          </select>
        </label>
        <label className={lab['field']}>
          {t('tokenizer')}
          <select
            value={lane.reference}
            onChange={(event) => setOptions(store, 'perturbations', { lane: event.target.value })}
          >
            {data.lanes.map(({ reference, name }) => (
              <option key={reference} value={reference} translate="no">
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {data.options.change === 'typed' && <TypedText data={data} text={text} />}
      {text.after === null ? (
        <p className={lab['note']}>{t('absentHere')}</p>
      ) : (
        <>
          <h4>{t('changed')}</h4>
          <MarkedChange before={text.before} after={text.after} lang={lang} />
          <Sides data={data} before={text.before} after={text.after} lane={lane} lang={lang} />
        </>
      )}
    </section>
  )
}
