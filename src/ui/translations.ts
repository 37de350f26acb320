/** The words of a namespace as a parameter, for functions that are no hooks. */
import type { NamespaceKeys, NestedKeyOf, Messages, useTranslations } from 'use-intl'

export type Translations<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>> = ReturnType<
  typeof useTranslations<Namespace>
>
