/** A panel or dialog that is fetched when it is first shown, with its words, which are given to it beside those of the shell. */
import { lazy, useMemo } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl'
import { languageFor, partMessages, type WordedPart } from '../messages/catalogue.ts'

export function lazyWithWords<Props extends object>(
  words: WordedPart,
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [own, { default: Part }] = await Promise.all([partMessages(languageFor(navigator.languages), words), load()])
    function WithWords(props: Props) {
      const locale = useLocale()
      const shell = useMessages()
      const messages = useMemo(() => ({ ...shell, ...own }), [shell])
      return (
        <IntlProvider locale={locale} messages={messages}>
          <Part {...props} />
        </IntlProvider>
      )
    }
    return { default: WithWords }
  })
}
