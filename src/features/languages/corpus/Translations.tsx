/** Translations of the text on the screen, added by hand: each with its language, and the text. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { shownName } from '../../../core/text/shownName.ts'
import { Button } from '../../../ui/Button.tsx'
import panelStyles from '../LanguagesPanel.module.css'
import styles from './Translations.module.css'
import { setOptions } from '../../../state/actions/options.ts'

export function Translations() {
  const t = useTranslations('languages')
  const store = useAppStore()
  const translations = useAppState((state) => state.comparison.languages.translations)
  const [language, setLanguage] = useState('')
  const set = (changed: typeof translations) => setOptions(store, 'languages', { translations: changed, chosen: null })
  return (
    <section aria-label={t('translations')} className={styles['translations']}>
      <p className={panelStyles['note']}>{t('translationsNote')}</p>
      {translations.map((translation, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two may be equal in all that they say
        <div key={index} className={styles['translation']}>
          <label>
            {shownName(translation.language)}
            <textarea
              rows={3}
              dir="auto"
              aria-label={t('translationIn', { language: shownName(translation.language) })}
              value={translation.text}
              onChange={(event) =>
                set(translations.map((one, at) => (at === index ? { ...one, text: event.target.value } : one)))
              }
            />
          </label>
          <Button look="quiet" onClick={() => set(translations.filter((_, at) => at !== index))}>
            {t('removeTranslation', { language: shownName(translation.language) })}
          </Button>
        </div>
      ))}
      <form
        className={styles['add']}
        onSubmit={(event) => {
          event.preventDefault()
          if (language.trim() === '') return
          set([...translations, { language: language.trim(), text: '' }])
          setLanguage('')
        }}
      >
        <label>
          {t('translationLanguage')}
          <input
            value={language}
            placeholder={t('translationPlaceholder')}
            maxLength={100}
            onChange={(event) => setLanguage(event.target.value)}
          />
        </label>
        <Button type="submit" disabled={language.trim() === ''}>
          {t('addTranslation')}
        </Button>
      </form>
    </section>
  )
}
