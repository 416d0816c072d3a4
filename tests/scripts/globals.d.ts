// What the scripts of a page share, for tsc: classic scripts have no imports.

/** What the build puts in front of site.js (luutru/site/assets.py) and of sw.js (luutru/site/offline.py). */
declare const LUUTRU: {
  words: Record<string, string>;
  archive: string;
  base: string;
  kept: string;
  files: string[];
  language: string;
  title: string;
  text: string;
  home: string;
};

interface Window {
  /** site.js: the words of all scripts, the site's root as an address, how to load another script; references.js. */
  luutruSite: Omit<typeof LUUTRU, "files"> & {
    root: string;
    load: (name: string) => Promise<void>;
    references?: { complete: Function; saveItems: Function };
  };
  /** home.js: called by ngay-nay/01.js to 12.js. */
  luutruDays: (
    month: string,
    days: Record<string, [href: string, title: string, date: string, told: string, gist: string][]>
  ) => void;
}
