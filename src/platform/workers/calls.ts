/**
 * The calls of a worker, as one table beside its protocol: by name, how long the worker may be silent during a call, and
 * what the call needs, loads or unloads there. The page's side of the service is made from the table, so that a new call is
 * written in the protocol and the server, and nowhere between. Knows no service.
 *
 * A function among the arguments is called on the page, whenever the worker calls it.
 */
import * as Comlink from 'comlink'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import type { WorkerLink } from './workerLink.ts'

/** A call that starts a worker if none runs. Names in `needs`, `loads` and `unloads` are the worker's own. */
interface StartingRule<Args extends readonly unknown[], Value> {
  /** How long the worker may be silent during this call before it counts as broken. */
  readonly timeoutMs: number
  /** What must be loaded in the worker: the call fails with its link's `stoppedAs` if a worker that stopped has lost it. */
  needs?(...args: Args): readonly string[]
  /** What the worker has loaded when the call succeeded. */
  loads?(value: Value, ...args: Args): string
}

/** A call that only a running worker is sent: there is no use in starting one for it. */
interface RunningRule<Args extends readonly unknown[]> {
  readonly onlyRunning: true
  unloads?(...args: Args): string
}

/** A call without an `Outcome`: what is answered if the worker stopped. */
interface Otherwise<Answer> {
  readonly otherwise: Answer
}

/** A call with a request id in its first argument, which `cancel` stops. */
type Stopping<Args> = Args extends readonly [{ readonly requestId: string }, ...unknown[]]
  ? { readonly hasRequestId: true }
  : { readonly hasRequestId?: never }

type CallRule<Call> = Call extends (...args: infer Args) => Promise<infer Answer>
  ? Stopping<Args> &
      ([Answer] extends [Outcome<infer Value>]
        ? StartingRule<Args, Value>
        : [Answer] extends [void]
          ? RunningRule<Args> | (StartingRule<Args, Answer> & Otherwise<undefined>)
          : StartingRule<Args, Answer> & Otherwise<Answer>)
  : never

/** Has every call of the service, and no other. */
export type CallTable<Service> = { readonly [Name in keyof Service]: CallRule<Service[Name]> }

/** Any table, as what walks over it sees it. */
export type AnyCallTable = Readonly<
  Record<
    string,
    (StartingRule<readonly unknown[], unknown> | RunningRule<readonly unknown[]>) &
      Partial<Otherwise<unknown>> & { readonly hasRequestId?: boolean }
  >
>

/** An object with a function for each row of the table. */
export function functionsOf<Made extends object>(
  table: { readonly [Name in keyof Made]: unknown },
  make: (name: string) => (...args: readonly unknown[]) => unknown,
): Made {
  const made: object = Object.fromEntries(Object.keys(table).map((name) => [name, make(name)]))
  if (!hasFunctions<Made>(made, table)) throw new Error('a call has no function')
  return made
}

/** By its type, the table has a row for each member. */
function hasFunctions<Made extends object>(
  made: object,
  table: { readonly [Name in keyof Made]: unknown },
): made is Made {
  return Object.keys(table).every((name) => typeof Reflect.get(made, name) === 'function')
}

/** Calls the function `name` of `service`. */
export async function invoke(service: object, name: string, args: readonly unknown[]): Promise<unknown> {
  const call: unknown = Reflect.get(service, name)
  if (typeof call !== 'function') throw new Error(`there is no call ${name}`)
  const answer: unknown = await Reflect.apply(call, service, args)
  return answer
}

export function isOutcome(answer: unknown): answer is Outcome<unknown> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer
}

/** The page's side of the service at the other end of `link`. */
export function forwardCalls<Service extends object, Known>(
  table: CallTable<Service> & AnyCallTable,
  link: WorkerLink<Service, Known>,
): Service {
  return functionsOf<Service>(table, (name) => async (...args) => {
    const rule = table[name]
    if (rule === undefined) throw new Error(`there is no call ${name}`)
    const send = (service: object): Promise<unknown> =>
      invoke(
        service,
        name,
        args.map((arg) => (typeof arg === 'function' ? Comlink.proxy(arg) : arg)),
      )
    if ('onlyRunning' in rule) {
      const running = link.running()
      if (rule.unloads !== undefined) running?.loaded.delete(rule.unloads(...args))
      return running === null ? undefined : send(running.service)
    }
    const outcome = await link.call(async ({ service, loaded }): Promise<Outcome<unknown>> => {
      const lost = rule.needs?.(...args).filter((needed) => !loaded.has(needed)) ?? []
      if (lost.length > 0) return link.stopped(`not loaded in this worker: ${lost.join(', ')}`)
      const answer = await send(service)
      if ('otherwise' in rule) return succeed(answer)
      if (!isOutcome(answer)) return fail('internal', { detail: `${name} answered no outcome` })
      if (answer.ok && rule.loads !== undefined) loaded.add(rule.loads(answer.value, ...args))
      return answer
    }, rule.timeoutMs)
    if (!('otherwise' in rule)) return outcome
    return outcome.ok ? outcome.value : rule.otherwise
  })
}

/** A service that is fetched with its first call; what is asked before it is there waits for it, in its order. */
export function lateCalls<Service extends object>(
  table: CallTable<Service> & AnyCallTable,
  service: () => Promise<Service>,
): Service {
  return functionsOf<Service>(
    table,
    (name) =>
      async (...args) =>
        invoke(await service(), name, args),
  )
}
