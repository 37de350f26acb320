/** What is near to the name that was typed: tokenizers of this page, repositories, and what nobody has published. */
import { useTranslations } from 'use-intl'
import type { TokenizerCard } from '../../../core/tokenizers/card.ts'
import { addTokenizer } from '../../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { useLongDate } from '../../../ui/useWordsOfPage.ts'
import styles from './AddDialog.module.css'
import { answersTo } from './answersTo.ts'
import { suggestionsDate, type HubSuggestion, type Unpublished } from './hubSuggestions.ts'

interface Props {
  readonly typed: string
  /** Loads a repository and closes the dialog. */
  readonly onLoad: (repository: string) => void
  readonly onAdded: () => void
}

function Shipped({ card, onAdded }: { readonly card: TokenizerCard } & Pick<Props, 'onAdded'>) {
  const t = useTranslations('add')
  const store = useAppStore()
  const { id, name, usedBy } = card
  const isChosen = useAppState((state) => state.comparison.tokenizers.includes(id))
  return (
    <li>
      <button
        type="button"
        className={styles['suggestion']}
        disabled={isChosen}
        onClick={() => {
          addTokenizer(store, id)
          onAdded()
        }}
      >
        <span className={styles['repository']} translate="no">
          {name}
        </span>
        <span className={styles['suggestionNote']}>
          {t('shippedFor', { models: usedBy.join(', ') })}
          {isChosen && `, ${t('added')}`}
        </span>
      </button>
    </li>
  )
}

function Repository({ suggestion, onLoad }: { readonly suggestion: HubSuggestion } & Pick<Props, 'onLoad'>) {
  const t = useTranslations()
  const { repository, family, access, sameVocabulary } = suggestion
  return (
    <li>
      <button type="button" className={styles['suggestion']} onClick={() => onLoad(repository)}>
        <span className={styles['repository']} translate="no">
          {repository}
        </span>
        <span className={styles['suggestionNote']}>
          {t(`tokenizers.family.${family}`)}
          {access !== 'open' && `, ${t(`add.access.${access}`)}`}
        </span>
      </button>
      {sameVocabulary !== undefined && (
        <button type="button" className={styles['alternative']} onClick={() => onLoad(sameVocabulary)}>
          {t('add.sameVocabulary')}{' '}
          <span className={styles['repository']} translate="no">
            {sameVocabulary}
          </span>
        </button>
      )}
    </li>
  )
}

function NotPublished({ unpublished, onLoad }: { readonly unpublished: Unpublished } & Pick<Props, 'onLoad'>) {
  const t = useTranslations('add')
  const { id, older } = unpublished
  return (
    <li className={styles['unpublished']}>
      <p>{t(`unpublished.${id}`)}</p>
      {older !== undefined && (
        <button type="button" className={styles['alternative']} onClick={() => onLoad(older)}>
          {t('olderVersions')}{' '}
          <span className={styles['repository']} translate="no">
            {older}
          </span>
        </button>
      )}
    </li>
  )
}

export function Suggestions({ typed, onLoad, onAdded }: Props) {
  const t = useTranslations('add')
  const longDate = useLongDate()
  const answers = answersTo(typed)
  const isGated = answers.some((answer) => answer.kind === 'repository' && answer.suggestion.access !== 'open')
  const date = longDate(new Date(`${suggestionsDate}T00:00:00Z`))
  return (
    <>
      <ul aria-label={t('hubSuggestions')} className={styles['suggestions']}>
        {answers.map((answer) => {
          switch (answer.kind) {
            case 'unpublished':
              return <NotPublished key={answer.unpublished.id} unpublished={answer.unpublished} onLoad={onLoad} />
            case 'shipped':
              return <Shipped key={answer.card.id} card={answer.card} onAdded={onAdded} />
            case 'repository':
              return <Repository key={answer.suggestion.repository} suggestion={answer.suggestion} onLoad={onLoad} />
          }
        })}
      </ul>
      <output className={styles['note']}>
        {answers.length === 0 && `${t('nothingNear')} `}
        {isGated && t('accessNote', { date })}
      </output>
    </>
  )
}
