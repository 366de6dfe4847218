import type { ReactNode, RefObject } from "react";

export type RenderPicker = (anchor: RefObject<HTMLElement>, close: () => void) => ReactNode;
type Properties = { anchor: RefObject<HTMLElement>; onClose: () => void; picker: RenderPicker };

/** A picker for as long as it is open, beside what opened it. */
export const Opened = ({ anchor, onClose, picker }: Properties) => <>{picker(anchor, onClose)}</>;
