/** The calls of a worker as work that can be stopped, for callers who know nothing of request ids. */
import type { Outcome } from '../../core/tokenizers/failure.ts'
import { functionsOf, invoke, isOutcome, type AnyCallTable, type CallTable } from './calls.ts'

/** Work that can be stopped: it then ends with the failure `cancelled`. */
export interface Running<Value> {
  readonly outcome: Promise<Outcome<Value>>
  readonly cancel: () => void
}

/** Calls with a request id, without it; the others as they are. */
export type StoppableCalls<Service> = {
  [Name in keyof Service]: Service[Name] extends (
    request: infer Request extends { readonly requestId: string },
    ...rest: infer Rest
  ) => Promise<Outcome<infer Value>>
    ? (request: Omit<Request, 'requestId'>, ...rest: Rest) => Running<Value>
    : Service[Name]
}

/**
 * @param prefix of the request ids, which no other caller of the service uses
 * @param onOutcome told of the outcome of every call that can be stopped
 */
export function stoppableCalls<Service extends { cancel(requestId: string): Promise<void> }>(
  table: CallTable<Service> & AnyCallTable,
  service: Service,
  prefix: string,
  onOutcome: (outcome: Outcome<unknown>) => void,
): StoppableCalls<Service> {
  let count = 0

  async function outcomeOf(answer: Promise<unknown>): Promise<unknown> {
    const outcome = await answer
    if (isOutcome(outcome)) onOutcome(outcome)
    return outcome
  }

  return functionsOf<StoppableCalls<Service>>(table, (name) => (request, ...rest) => {
    if (table[name]?.hasRequestId !== true) return invoke(service, name, [request, ...rest])
    const requestId = `${prefix}-${(count += 1)}`
    return {
      outcome: outcomeOf(invoke(service, name, [{ ...asObject(request), requestId }, ...rest])),
      // A service that could not be fetched has nothing to cancel: `outcome` says so.
      cancel: () => void service.cancel(requestId).catch(() => {}),
    }
  })
}

function asObject(request: unknown): object {
  if (typeof request !== 'object' || request === null) throw new Error('a request is an object')
  return request
}
