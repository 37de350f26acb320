/**
 * A part of the page that is fetched when it is first shown. If it cannot be had, something stands in its place and the
 * rest of the page stays; it is asked for again on demand, and when it is shown anew. Why it could not be had is said by
 * `app/effects/missingParts.ts`.
 */
import { createContext, lazy, use, useEffect, useReducer } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './Button.tsx'
import styles from './lazyPart.module.css'

export interface MissingProps {
  /** Asks for the part again. */
  readonly retry: () => void
}

function MissingPart({ retry }: MissingProps) {
  const t = useTranslations('parts')
  return (
    <div role="alert" className={styles['missing']}>
      <p>{t('missing')}</p>
      <Button onClick={retry}>{t('retry')}</Button>
    </div>
  )
}

/** In the place of a dialog: closes it, so that its button asks for it again. */
export function MissingDialog({ onClose }: { readonly onClose: () => void }) {
  useEffect(onClose)
  return null
}

const Retry = createContext<() => void>(() => {})

export function lazyPart<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  Missing: ComponentType<Props & MissingProps> = MissingPart,
): ComponentType<Props> {
  let current = fetchedLater()

  function fetchedLater(): LazyExoticComponent<ComponentType<Props>> {
    const fetched: LazyExoticComponent<ComponentType<Props>> = lazy(async () => {
      try {
        return { default: (await load()).default }
      } catch {
        return { default: InItsPlace }
      }
    })
    function InItsPlace(props: Props) {
      // Not before it goes: what is drawn again meanwhile would ask again and again.
      useEffect(
        () => () => {
          if (current === fetched) current = fetchedLater()
        },
        [],
      )
      return <Missing {...props} retry={use(Retry)} />
    }
    return fetched
  }

  return function Part(props) {
    const [, draw] = useReducer((times: number) => times + 1, 0)
    const retry = (): void => {
      current = fetchedLater()
      draw()
    }
    const Current = current
    return (
      <Retry value={retry}>
        <Current {...props} />
      </Retry>
    )
  }
}
