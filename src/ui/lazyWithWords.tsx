/** A panel or dialog that is fetched when it is first shown, with its words, which are given to it beside those of the shell. */
import { useMemo } from 'react'
import type { ComponentType } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl'
import { languageFor, partMessages, type WordedPart } from '../messages/catalogue.ts'
import { lazyPart, type MissingProps } from './lazyPart.tsx'

/** `Missing`: what stands in its place where it cannot be had; see `lazyPart`. */
export function lazyWithWords<Props extends object>(
  words: WordedPart | readonly WordedPart[],
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  Missing?: ComponentType<Props & MissingProps>,
): ComponentType<Props> {
  return lazyPart(async () => {
    const language = languageFor(navigator.languages)
    const [own, { default: Part }] = await Promise.all([Promise.all([words].flat().map((part) => partMessages(language, part))), load()])
    function WithWords(props: Props) {
      const locale = useLocale()
      const shell = useMessages()
      const messages = useMemo(() => Object.assign({}, shell, ...own), [shell])
      return (
        <IntlProvider locale={locale} messages={messages}>
          <Part {...props} />
        </IntlProvider>
      )
    }
    return { default: WithWords }
  }, Missing)
}
