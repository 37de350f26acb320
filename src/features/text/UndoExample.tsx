/** Takes back an example that was chosen: text, tokenizers, options and panel are as they were. */
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { undoReplacement } from '../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'

export function UndoExample() {
  const t = useTranslations('text')
  const store = useAppStore()
  const isThere = useAppState((state) => state.session.replaced?.whole !== undefined)
  if (!isThere) return null
  return (
    <Button
      look="quiet"
      onClick={() => {
        flushSync(() => undoReplacement(store))
        document.getElementById('text')?.focus({ preventScroll: true })
        // The field may be hidden; the button is gone.
        if (document.activeElement === document.body) document.getElementById('panel')?.focus({ preventScroll: true })
      }}
    >
      {t('undoExample')}
    </Button>
  )
}
