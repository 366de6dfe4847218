type Preloader = (pathname: string) => void;

let preloader: Preloader = () => {};

/** Set by the route table; kept apart from it so that links need not import every screen's loader. */
export const setPreloader = (next: Preloader) => void (preloader = next);

/** Fetches the code of the screen behind a link before the click comes. */
export const preload = (href: string) => preloader(href.split(/[?#]/)[0]!);
