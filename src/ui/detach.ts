/**
 * For the `ref` of the element around a chart: takes the chart out of it when both have gone from the page. Recharts
 * remembers the last chart's elements, and with them all that they stood in, which may be thousands of tokens.
 */
export function detach(element: HTMLElement | null): () => void {
  return () =>
    queueMicrotask(() => {
      if (element?.isConnected === false) element.replaceChildren()
    })
}
