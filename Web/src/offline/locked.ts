/** Runs `work` while no other tab and no worker does. Web Locks need a secure context; without them there is nobody to wait for. */
export async function locked(name: string, work: () => Promise<void>) {
  if (!navigator.locks) return await work();
  await navigator.locks.request(name, work);
}
