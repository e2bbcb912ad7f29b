/**
 * Adds the platform packages that npm left out of package-lock.json.
 *
 * `npm install` drops an optional platform package (say `@nx/nx-darwin-arm64`) from the lockfile when the registry
 * does not offer it, and `npm ci` then refuses the whole lockfile, on every platform. An entry with the version and
 * the platform is enough: npm skips it where it does not fit and fetches it by name where it does.
 *
 *     node scripts/complete-lockfile.mjs            completes the file
 *     node scripts/complete-lockfile.mjs --check    exits 1 when it is incomplete
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const lockfileUrl = new URL('../package-lock.json', import.meta.url);

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** What `@scope/name-linux-x64-musl` runs on, read from its name: `{cpu, libc, os}`, or null when that says nothing. */
function platformOf(name) {
  const words = name.split('/').pop().split('-');
  const at = words.findIndex((word) => systems.includes(word));
  if (at < 0 || !processors.includes(words[at + 1])) return null;
  const [os, cpu, abi] = words.slice(at);
  const libc =
    os === 'linux' && abi === 'musl' ? ['musl'] : os === 'linux' && abi === 'gnu' ? ['glibc'] : null;
  return { cpu: [cpu], libc, os: [os] };
}

/** Where npm would look for `name` required by the package at `path`: nearest folder first. */
function* placesFor(name, path) {
  for (
    let folder = path;
    folder;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    yield `${folder}/node_modules/${name}`;
  }
  yield `node_modules/${name}`;
}

/** An entry with its keys in npm's order, so that npm does not write them anew. */
function lockfileEntry({ version, dev, cpu, libc, os }) {
  return { version, cpu, ...(dev && { dev }), ...(libc && { libc }), optional: true, os };
}

/** The entries that `packages` of a lockfile lacks, by path: optional packages of one exact version and platform. */
export function missingPlatformPackages(packages) {
  const missing = {};
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const places = [...placesFor(name, path)];
      const platform = platformOf(name);
      if (!platform || !/^\d/.test(version) || places.some((place) => packages[place])) continue;
      missing[places.at(-1)] = lockfileEntry({ version, dev, ...platform });
    }
  }
  return missing;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lockfile = JSON.parse(readFileSync(lockfileUrl, 'utf8'));
  const missing = missingPlatformPackages(lockfile.packages);
  const names = Object.keys(missing).map((path) => path.slice('node_modules/'.length));
  if (names.length === 0) {
    console.log('package-lock.json names every platform package.');
  } else if (process.argv.includes('--check')) {
    console.error(`package-lock.json lacks ${names.join(', ')}: run node scripts/complete-lockfile.mjs`);
    process.exitCode = 1;
  } else {
    const entries = Object.entries({ ...lockfile.packages, ...missing });
    lockfile.packages = Object.fromEntries(entries.sort(([one], [other]) => one.localeCompare(other, 'en')));
    writeFileSync(lockfileUrl, `${JSON.stringify(lockfile, null, 2)}\n`);
    console.log(`Added to package-lock.json: ${names.join(', ')}`);
  }
}
