/** What the tests of the core ask of a browser of any engine. */

export interface Engine {
  /** Opens an address in the window, and waits until its document is loaded. */
  open(address: string): Promise<void>
  /** Calls a function in the page. It knows nothing but its arguments; what it returns is JSON. */
  ask(run: (...args: string[]) => unknown, ...args: string[]): Promise<unknown>
  /** Presses keys one by one, as typed into what has the focus. */
  type(text: string): Promise<void>
  /** Ends the browser. Rejects where the page left an error that nobody caught, if the engine tells of them. */
  close(): Promise<void>
}
