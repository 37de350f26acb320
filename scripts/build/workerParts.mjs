// The files that a worker is made of.

/** Whether a chain of imports that are no `import()` leads from a worker's first script to the module. */
function isNeededFirst(id, modules, seen = new Set()) {
  if (seen.has(id)) return false
  seen.add(id)
  const info = modules.getModuleInfo(id)
  return info !== null && (info.isEntry || info.importers.some((importer) => isNeededFirst(importer, modules, seen)))
}

/**
 * WebKit evaluates a worker's first script once more where a part that comes later imports it, as a bundler has it do for
 * what both need: everything but the few lines of that script is in a file beside it, which is evaluated once.
 */
export const workerParts = {
  groups: [
    {
      debugName: 'worker',
      name: (id, modules) =>
        modules.getModuleInfo(id)?.isEntry === false && isNeededFirst(id, modules) ? 'worker' : null,
    },
  ],
}
