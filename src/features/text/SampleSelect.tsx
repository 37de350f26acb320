/** The list of prepared texts, each with the line that says what to look at. Loaded when first wanted; see `SamplePicker.tsx`. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Select } from '@base-ui/react/select'
import { useTranslations } from 'use-intl'
import { isSampleId, sampleIds, sampleText } from '../../core/samples/samples.ts'
import { replaceText } from '../../state/actions/comparison.ts'
import { addFailureNotice } from '../../state/actions/session.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { ChevronIcon } from '../../ui/icons.tsx'
import { ChosenSample } from './ChosenSample.tsx'
import { FIELD_LIMIT } from './fieldLimit.ts'
import styles from './SampleSelect.module.css'

export default function SampleSelect() {
  const t = useTranslations()
  const store = useAppStore()
  const chosen = useAppState((state) => state.comparison.sampleId)

  const choose = async (id: string | null) => {
    if (id === null || !isSampleId(id)) return
    try {
      const text = await sampleText(id)
      replaceText(store, text, { sampleId: id, offersUndo: store.getState().comparison.text.length > FIELD_LIMIT })
    } catch (error) {
      addFailureNotice(store, { code: 'network', values: { where: t(`samples.${id}.title`), detail: String(error) } })
    }
  }

  return (
    // The page's policy allows no style sheet from a script.
    <CSPProvider disableStyleElements>
      <Select.Root defaultOpen value={chosen} onValueChange={(id) => void choose(id)}>
        <Select.Trigger className={styles['trigger']}>
          <ChosenSample />
          <Select.Icon className={styles['icon']}>
            <ChevronIcon />
          </Select.Icon>
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner className={styles['positioner']} sideOffset={4} align="start" alignItemWithTrigger={false}>
            <Select.Popup className={styles['popup']}>
              {sampleIds.map((id) => (
                <Select.Item key={id} value={id} className={styles['item']}>
                  <Select.ItemText className={styles['title']}>{t(`samples.${id}.title`)}</Select.ItemText>
                  <span className={styles['note']}>{t(`samples.${id}.note`)}</span>
                </Select.Item>
              ))}
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </CSPProvider>
  )
}
