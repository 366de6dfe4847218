import { route } from "./router.ts";

/** Messages that go out by themselves: beside the campaigns. */
export const sequenceRoutes = [
  route(
    ["/sequences"],
    "campaigns",
    "sequences.title",
    () => import("../features/sequences/SequencesScreen.tsx"),
  ),
  route(
    ["/sequences/:id"],
    "campaigns",
    "sequences.title",
    () => import("../features/sequences/SequenceScreen.tsx"),
  ),
];
