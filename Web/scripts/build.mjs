// Builds Web/dist: bundles, icon sprite, compressed twins, index.html and manifest.json. Node's own modules only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { emojiGroups } from "./emoji.mjs";
import { iconPNG } from "./icon.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);

/** Gzip kilobytes: the first load, one lazy chunk and a language's later texts may not grow past these. */
const budget = { firstLoad: 120, firstLoadAim: 90, chunk: 40, texts: 80 };

const watching = process.argv.includes("--watch");
/** The server serves whatever is in `dist`, so source maps are made for those at work on the client only. */
const withMaps = watching || process.argv.includes("--maps");

const mediaTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

function bundle() {
  const local = "node_modules/.bin/esbuild"; // npm's; else Debian's on PATH
  const run = spawnSync(existsSync(local) ? local : "esbuild", [
    "src/main.tsx",
    "src/styles/app.css",
    "--bundle",
    "--splitting",
    "--format=esm",
    "--target=es2022",
    "--jsx=automatic",
    "--minify",
    ...(withMaps ? ["--sourcemap"] : []),
    "--legal-comments=none",
    '--define:process.env.NODE_ENV="production"',
    "--entry-names=[name]-[hash]",
    "--chunk-names=[name]-[hash]",
    "--asset-names=[name]-[hash]",
    "--public-path=/assets",
    "--outdir=dist/assets",
    "--metafile=dist/meta.json",
    "--log-level=warning",
  ], { stdio: "inherit" });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error("esbuild found errors");
  return JSON.parse(readFileSync("dist/meta.json", "utf8")).outputs;
}

/**
 * The service worker: one file with a name that stays, at the root, so that it may watch over all of the app. It is told
 * which files it keeps for a dead network.
 */
function worker(files) {
  const version = createHash("sha256").update(files.join()).update(readFileSync("dist/index.html")).digest(
    "hex",
  );
  const shell = JSON.stringify({ version: version.slice(0, 12), files });
  const local = "node_modules/.bin/esbuild";
  const run = spawnSync(existsSync(local) ? local : "esbuild", [
    "src/push/worker.ts",
    "--bundle",
    "--format=iife",
    "--target=es2022",
    "--minify",
    "--legal-comments=none",
    `--define:LODESTONE_SHELL=${shell}`,
    "--outfile=dist/sw.js",
    "--log-level=warning",
  ], { stdio: "inherit" });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error("esbuild found errors");
}

function hashed(name, extension, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  const file = `assets/${name}-${hash}${extension}`;
  writeFileSync(join("dist", file), content);
  return `/${file}`;
}

/** One symbol for each name in src/ui/icons.ts. */
function sprite() {
  const names = [...readFileSync("src/ui/icons.ts", "utf8").matchAll(/^ {2}"([a-z0-9-]+)",$/gm)].map((
    match,
  ) => match[1]);
  const symbols = names.map((name) => {
    const source = readFileSync(`node_modules/lucide-static/icons/${name}.svg`, "utf8");
    const inner = source.slice(source.indexOf(">", source.indexOf("<svg")) + 1, source.lastIndexOf("</svg>"));
    return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replace(/\s*\n\s*/g, "")}</symbol>`;
  });
  return hashed("icons", ".svg", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
}

function entry(outputs) {
  const [main, facts] = Object.entries(outputs).find(([, output]) => output.entryPoint === "src/main.tsx");
  // The CSS output carries no entryPoint in esbuild 0.17: it is found by its name.
  const css = Object.keys(outputs).find((file) => /\/app-[A-Z0-9]+\.css$/.test(file));
  const statics = new Set();
  const visit = (file) => {
    for (const { path, kind } of outputs[file].imports) {
      if (kind === "import-statement" && !statics.has(path)) {
        statics.add(path);
        visit(path);
      }
    }
  };
  visit(main);
  return { main, css, statics: [...statics], facts };
}

/** What the inbox needs beside the first load: who opens the app without a network wants to read and answer. */
function inboxFiles(outputs) {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file)) return;
    found.add(file);
    // Languages are kept when they are used.
    outputs[file].imports.filter(({ path }) => !/\/(?:late|ar|es|hi|pt|en|pseudo)-\w+\.js$/.test(path))
      .forEach(({ path }) => visit(path));
  };
  for (const wanted of ["features/inbox/InboxScreen.tsx", "offline/start.ts", "offline/kept.ts"]) {
    visit(Object.keys(outputs).find((file) => outputs[file].entryPoint === `src/${wanted}`));
  }
  return [...found].filter((file) => file.endsWith(".js"));
}

/** The icons of an installed app, drawn here from the mark's own shape. */
function appIcons() {
  const icon = (size, maskable) => ({
    src: hashed(`icon-${size}${maskable ? "-mask" : ""}`, ".png", iconPNG(size, maskable)),
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose: maskable ? "maskable" : "any",
  });
  return [icon(192, false), icon(512, false), icon(192, true), icon(512, true)];
}

function webManifest(icons, favicon) {
  const shortcut = (name, url) => ({ name, url, icons: [icons[0]] });
  writeFileSync(
    "dist/app.webmanifest",
    JSON.stringify({
      id: "/",
      name: "Lodestone",
      short_name: "Lodestone",
      description: "Customer conversations on WhatsApp",
      start_url: "/inbox",
      scope: "/",
      display: "standalone",
      background_color: "#f4f5f7",
      theme_color: "#3451d1",
      categories: ["business", "productivity"],
      icons: [...icons, { src: favicon, sizes: "any", type: "image/svg+xml", purpose: "any" }],
      shortcuts: [
        shortcut("Inbox", "/inbox"),
        shortcut("Contacts", "/contacts"),
        shortcut("Campaigns", "/campaigns"),
      ],
    }),
  );
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((found) =>
    found.isDirectory() ? filesBelow(join(folder, found.name)) : [join(folder, found.name)]
  );
}

/** Writes .gz and .br beside each text file, and lists everything. */
function manifest() {
  const files = filesBelow("dist").filter((file) => !/\.(gz|br)$|meta\.json$|manifest\.json$/.test(file))
    .sort();
  return files.map((file) => {
    const content = readFileSync(file);
    const path = relative("dist", file).replaceAll("\\", "/");
    const type = mediaTypes[extname(file)] ?? "application/octet-stream";
    const listed = {
      url: `/${path}`,
      path,
      type,
      bytes: content.length,
      sha256: createHash("sha256").update(content).digest("hex"),
    };
    // Source maps are for development only: not worth their compression.
    if (!(extname(file) in mediaTypes) || extname(file) === ".map" || content.length < 256) return listed;
    const gzip = gzipSync(content, { level: 9 });
    const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    writeFileSync(`${file}.gz`, gzip);
    writeFileSync(`${file}.br`, brotli);
    return { ...listed, gzip: gzip.length, brotli: brotli.length };
  });
}

function checkBudget(files, outputs, { main, statics }) {
  const gzip = (output) => files.find((file) => `dist/${file.path}` === output).gzip ?? outputs[output].bytes;
  const first = [main, ...statics];
  const firstLoad = first.reduce((sum, output) => sum + gzip(output), 0) / 1024;
  const css = files.find((file) => file.path.endsWith(".css"));
  console.log(
    `first load ${firstLoad.toFixed(1)} KB gzip of JavaScript, ${(css.gzip / 1024).toFixed(1)} KB of CSS`,
  );
  if (firstLoad > budget.firstLoad) {
    throw new Error(`the first load passes its budget of ${budget.firstLoad} KB`);
  }
  if (firstLoad > budget.firstLoadAim) {
    console.warn(`the first load is above its aim of ${budget.firstLoadAim} KB`);
  }
  for (const output of Object.keys(outputs)) {
    if (!output.endsWith(".js") || first.includes(output)) continue;
    const size = gzip(output) / 1024;
    if (process.env.VERBOSE) {
      console.log(`  ${output.replace("dist/assets/", "").padEnd(34)} ${size.toFixed(1)} KB`);
    }
    const most = output.includes("/late-") ? budget.texts : budget.chunk;
    if (size > most) {
      throw new Error(`${output} has ${size.toFixed(1)} KB gzip, the budget is ${most} KB`);
    }
  }
}

function build() {
  rmSync("dist", { recursive: true, force: true });
  mkdirSync("dist/assets", { recursive: true });
  const outputs = bundle();
  const parts = entry(outputs);
  const icons = appIcons();
  const sprites = sprite();
  const favicon = hashed("favicon", ".svg", readFileSync("src/static/favicon.svg"));
  webManifest(icons, favicon);
  const url = (output) => output.replace("dist/", "/");
  const page = readFileSync("index.html", "utf8")
    .replace("%ICONS%", sprites)
    .replace("%EMOJI%", hashed("emoji", ".json", JSON.stringify(emojiGroups())))
    .replace("%FAVICON%", favicon)
    .replace("%TOUCH%", icons[2].src)
    .replace("%CSS%", url(parts.css))
    .replace("%MAIN%", url(parts.main))
    .replace(
      "%PRELOAD%",
      parts.statics.map((file) => `<link rel="modulepreload" href="${url(file)}">`).join("\n    "),
    );
  writeFileSync("dist/index.html", page);
  const kept = [parts.main, ...parts.statics, parts.css, ...inboxFiles(outputs)].map(url);
  worker([...new Set([...kept, sprites, favicon, icons[0].src])]);
  cpSync("licences", "dist/licences", { recursive: true });
  const files = manifest();
  writeFileSync("dist/manifest.json", JSON.stringify({ version: 1, index: "/index.html", files }, null, 1));
  rmSync("dist/meta.json");
  checkBudget(files, outputs, parts);
}

build();

if (watching) {
  let timer;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        build();
      } catch (error) {
        console.error(error.message);
      }
    }, 80);
  };
  watch("src", { recursive: statSync("src").isDirectory() }, again);
  watch("index.html", again);
}
