import { navigate, useSearchParameter } from "./router.ts";

const name = "add";
const anyAmount = "credits";

/** The address of this screen with Add Credits over it, so that a link, Back and a reload all work. */
export function addCreditsAddress(points?: bigint, path = location.pathname, search = location.search) {
  const query = new URLSearchParams(search);
  query.set(name, points === undefined ? anyAmount : String(points));
  return `${path}?${query}`;
}

/** Opens Add Credits over whatever is shown, with an amount filled in where one is known to be missing. */
export const openAddCredits = (points?: bigint) => navigate(addCreditsAddress(points));

/** Whether Add Credits is open, the amount it was opened with, and how it is closed. */
export function useAddCredits() {
  const [wanted, set] = useSearchParameter(name);
  return {
    isOpen: wanted !== "",
    points: /^\d{1,12}$/.test(wanted) ? BigInt(wanted) : undefined,
    close: () => set(""),
  };
}
