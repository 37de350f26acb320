/** The base language, found by its name, own name or code among the hundreds of a corpus. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Combobox } from '@base-ui/react/combobox'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CorpusLanguage } from '../../../core/corpora/parallelCorpus.ts'
import { rankLanguages } from '../chooser/filterLanguages.ts'
import { LanguageName } from '../LanguageName.tsx'
import styles from './BaseLanguage.module.css'

interface Props {
  readonly id: string
  readonly languages: readonly CorpusLanguage[]
  /** The code of the base. */
  readonly base: string | null
  readonly onChoose: (code: string) => void
}

export function BaseLanguage({ id, languages, base, onChoose }: Props) {
  const t = useTranslations('languages')
  const chosen = languages.find(({ code }) => code === base) ?? null
  const [words, setWords] = useState('')
  // The name of the chosen language stands in the field until another is sought.
  const found = useMemo(
    () => (words === chosen?.name ? languages : rankLanguages(languages, words)),
    [languages, chosen, words],
  )
  return (
    // The page's policy allows no style sheet from a script.
    <CSPProvider disableStyleElements>
      <Combobox.Root
        items={languages}
        filteredItems={found}
        value={chosen}
        onInputValueChange={setWords}
        onValueChange={(language) => language !== null && onChoose(language.code)}
        itemToStringLabel={({ name }) => name}
        autoHighlight
      >
        <Combobox.Input
          id={id}
          className={styles['field']}
          placeholder={t('searchPlaceholder')}
          // The name that stands there is typed over.
          onClick={({ currentTarget }) => currentTarget.select()}
        />
        <Combobox.Portal>
          <Combobox.Positioner className={styles['positioner']} sideOffset={4} align="start">
            <Combobox.Popup className={styles['popup']}>
              <Combobox.Empty className={styles['empty']}>{t('noLanguageFound')}</Combobox.Empty>
              <Combobox.List className={styles['list']}>
                {(language: CorpusLanguage) => (
                  <Combobox.Item key={language.code} value={language} className={styles['item']}>
                    <LanguageName language={language} />
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </CSPProvider>
  )
}
