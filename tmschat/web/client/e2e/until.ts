const EVERY_MS = 50;

/** Call until it does not throw; gives what it gave. What it throws at the end is thrown. */
export async function until<Found>(look: () => Promise<Found>, withinMs = 20_000): Promise<Found> {
  const endsAt = performance.now() + withinMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > endsAt) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
