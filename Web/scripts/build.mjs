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

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);

/** Gzip kilobytes: the first load and one lazy chunk may not grow past these. */
const budget = { firstLoad: 120, firstLoadAim: 90, chunk: 40, texts: 60 };

const watching = process.argv.includes("--watch");
/** The server serves whatever is in `dist`, so source maps are made for those at work on the client only. */
const withMaps = watching || process.argv.includes("--maps");

const mediaTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
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

/** The service worker: one file with a name that stays, at the root, so that it may watch over all of the app. */
function worker() {
  const local = "node_modules/.bin/esbuild";
  const run = spawnSync(existsSync(local) ? local : "esbuild", [
    "src/push/worker.ts",
    "--bundle",
    "--format=iife",
    "--target=es2022",
    "--minify",
    "--legal-comments=none",
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
    const most = /\/(es|late)-/.test(output) ? budget.texts : budget.chunk;
    if (size > most) {
      throw new Error(`${output} has ${size.toFixed(1)} KB gzip, the budget is ${most} KB`);
    }
  }
}

function build() {
  rmSync("dist", { recursive: true, force: true });
  mkdirSync("dist/assets", { recursive: true });
  const outputs = bundle();
  worker();
  const parts = entry(outputs);
  const url = (output) => output.replace("dist/", "/");
  const page = readFileSync("index.html", "utf8")
    .replace("%ICONS%", sprite())
    .replace("%EMOJI%", hashed("emoji", ".json", JSON.stringify(emojiGroups())))
    .replace("%FAVICON%", hashed("favicon", ".svg", readFileSync("src/static/favicon.svg")))
    .replace("%CSS%", url(parts.css))
    .replace("%MAIN%", url(parts.main))
    .replace(
      "%PRELOAD%",
      parts.statics.map((file) => `<link rel="modulepreload" href="${url(file)}">`).join("\n    "),
    );
  writeFileSync("dist/index.html", page);
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
