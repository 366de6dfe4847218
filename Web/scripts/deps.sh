#!/bin/sh
# Fills node_modules from Debian's packages where the npm registry is not used.
# With npm at hand, run `npm install` instead: the build takes either.
set -eu
cd "$(dirname "$0")/.."
if [ -f node_modules/.package-lock.json ]; then
  echo "node_modules comes from npm: left as it is"
  exit 0
fi

# Copied, not linked: esbuild would resolve a linked package's own imports beside the link's target, and deno would
# type-check linked declarations as if they were ours.
share=/usr/share/nodejs
for package in react react-dom scheduler csstype @types/react @types/react-dom; do
  if [ ! -d "$share/$package" ]; then
    echo "missing $share/$package: apt-get install --no-install-recommends node-react node-react-dom node-csstype" >&2
    exit 1
  fi
  rm -rf "node_modules/$package"
  mkdir -p "node_modules/$(dirname "$package")"
  cp -RL "$share/$package" "node_modules/$package"
done

# Lucide's SVGs: the PyPI package `lucide` carries them as an archive; npm's twin is `lucide-static`.
python=${PYTHON:-python3}
archive=$("$python" -c '
import importlib.util, os, sys
found = importlib.util.find_spec("lucide")
if found is None: sys.exit("missing the icons: pip install --no-deps -r Web/requirements.txt, then set PYTHON to that python")
print(os.path.join(os.path.dirname(found.origin), "lucide.zip"))')
rm -rf node_modules/lucide-static
mkdir -p node_modules/lucide-static/icons
"$python" -m zipfile -e "$archive" node_modules/lucide-static/icons
