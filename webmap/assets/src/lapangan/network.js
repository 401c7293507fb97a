// How much this network can be asked to carry.

/** Whether originals may be sent: a fast line, and nobody who saves data. */
export function isFast() {
  const { connection } = navigator;
  // browsers that do not say are taken for slow: the smaller copy always gets through
  return Boolean(connection) && connection.effectiveType === "4g" && !connection.saveData;
}
