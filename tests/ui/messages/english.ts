/** All English words of the page, of the shell and of every feature, as one catalogue. */
import type { Messages } from 'use-intl/core'
import shell from '../../../src/ui/messages/en.json' with { type: 'json' }
import '../../../src/features/messages.ts'

const features = import.meta.glob<object>('../../../src/features/**/messages/en.json', {
  eager: true,
  import: 'default',
})

export const english: Messages = Object.assign({}, shell, ...Object.values(features))
