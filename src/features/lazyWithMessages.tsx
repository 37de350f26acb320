/**
 * A part of the page that is fetched when it is first shown, with its words, which are given to it beside those of the
 * shell.
 */
import { useMemo } from 'react'
import type { ComponentType } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl'
import { lazyPart, type MissingProps } from '../ui/lazyPart.tsx'
import { languageFor } from '../ui/messages/shell.ts'
import { featureMessages, type WordedFeature } from './messages.ts'

/** `Missing`: what stands in its place if it cannot be had; see `lazyPart`. */
export function lazyWithMessages<Props extends object>(
  words: WordedFeature | readonly WordedFeature[],
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  Missing?: ComponentType<Props & MissingProps>,
): ComponentType<Props> {
  return lazyPart(async () => {
    const language = languageFor(navigator.languages)
    const [own, { default: Part }] = await Promise.all([
      Promise.all([words].flat().map((feature) => featureMessages(language, feature))),
      load(),
    ])
    function WithMessages(props: Props) {
      const locale = useLocale()
      const shell = useMessages()
      const messages = useMemo(() => Object.assign({}, shell, ...own), [shell])
      return (
        <IntlProvider locale={locale} messages={messages}>
          <Part {...props} />
        </IntlProvider>
      )
    }
    return { default: WithMessages }
  }, Missing)
}
