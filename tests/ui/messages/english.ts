/** All English words of the page, of the shell and of every panel, as one catalogue. */
import add from '../../../src/ui/messages/en/add.json' with { type: 'json' }
import biasLab from '../../../src/ui/messages/en/biasLab.json' with { type: 'json' }
import changes from '../../../src/ui/messages/en/changes.json' with { type: 'json' }
import cuts from '../../../src/ui/messages/en/cuts.json' with { type: 'json' }
import drafts from '../../../src/ui/messages/en/drafts.json' with { type: 'json' }
import exported from '../../../src/ui/messages/en/export.json' with { type: 'json' }
import languages from '../../../src/ui/messages/en/languages.json' with { type: 'json' }
import markov from '../../../src/ui/messages/en/markov.json' with { type: 'json' }
import metrics from '../../../src/ui/messages/en/metrics.json' with { type: 'json' }
import nextByte from '../../../src/ui/messages/en/nextByte.json' with { type: 'json' }
import probabilities from '../../../src/ui/messages/en/probabilities.json' with { type: 'json' }
import share from '../../../src/ui/messages/en/share.json' with { type: 'json' }
import storage from '../../../src/ui/messages/en/storage.json' with { type: 'json' }
import shell from '../../../src/ui/messages/en/shell.json' with { type: 'json' }

export const english = {
  ...shell,
  ...add,
  ...biasLab,
  ...changes,
  ...cuts,
  ...drafts,
  ...exported,
  ...languages,
  ...markov,
  ...metrics,
  ...nextByte,
  ...probabilities,
  ...share,
  ...storage,
}
