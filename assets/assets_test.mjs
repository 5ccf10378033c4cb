// Tests of the browser files: what is committed in dist/ is what src/ builds, and what pages ask for is in it.
//
//   node --test assets_test.mjs      npm must be able to install the pinned packages (its cache is enough)
//
// Each check is a function that returns its findings, so that it is also shown to refuse a planted fault.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { ramps } from './src/tokens.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const views = join(here, '../src/web/view');
const read = (path) => readFileSync(join(here, path), 'utf8');
const lines = (path) => read(path).split('\n').filter((line) => line && !line.startsWith('#'));

// --- dist is what src builds ---------------------------------------------------------------------------------------
let copy;

function build(to) {
	execFileSync(process.execPath, ['build.mjs', '--to', join(copy, to)], { cwd: copy, stdio: 'pipe' });
	return join(copy, to);
}

function differences(a, b) {
	const names = new Set([...readdirSync(a), ...readdirSync(b)]);
	return [...names].filter((name) => !existsSync(join(a, name)) || !existsSync(join(b, name))
		|| !readFileSync(join(a, name)).equals(readFileSync(join(b, name))));
}

before(() => {
	copy = mkdtempSync(join(tmpdir(), 'schakel-assets-'));
	for (const name of ['package.json', 'package-lock.json', '.npmrc', 'build.mjs', 'src']) {
		cpSync(join(here, name), join(copy, name), { recursive: true });
	}
	execFileSync('npm', ['ci', '--prefer-offline', '--ignore-scripts'], { cwd: copy, stdio: 'pipe' });
});
after(() => rmSync(copy, { recursive: true, force: true }));

test('a fresh build elsewhere gives dist, byte for byte', () => {
	assert.deepEqual(differences(join(here, 'dist'), build('fresh')), []);
});

test('a changed source is noticed', () => {
	appendFileSync(join(copy, 'src/css/base.css'), '.sk-planted { color: red; }\n');
	assert.deepEqual(differences(join(here, 'dist'), build('changed')), ['schakel.css']);
});

// --- packages ------------------------------------------------------------------------------------------------------
function packageFaults(pkg, lock, thirdParty, manifest) {
	const faults = [];
	for (const [name, version] of Object.entries(pkg.devDependencies)) {
		if (!/^\d+\.\d+\.\d+$/.test(version)) faults.push(`${name}: ${version} is not an exact version`);
		const row = thirdParty.split('\n').find((line) => line.includes(`\`${name}\``));
		if (!row?.includes(version)) faults.push(`${name} ${version} is not in THIRD-PARTY.md`);
		else if (!row.includes(manifest(name).license)) faults.push(`${name}: THIRD-PARTY.md has another licence`);
	}
	for (const [path, entry] of Object.entries(lock.packages)) {
		if (entry.resolved) faults.push(`${path}: the lock names a registry`);
		if (path && !entry.integrity) faults.push(`${path}: no integrity`);
	}
	return faults;
}

test('packages are pinned, named in THIRD-PARTY.md with their licence, and tied to no registry', () => {
	const pkg = JSON.parse(read('package.json'));
	const lock = JSON.parse(read('package-lock.json'));
	const manifest = (name) => JSON.parse(readFileSync(join(copy, 'node_modules', name, 'package.json'), 'utf8'));
	assert.deepEqual(packageFaults(pkg, lock, read('THIRD-PARTY.md'), manifest), []);
	const planted = packageFaults({ devDependencies: { a: '^1.0.0' } },
		{ packages: { 'node_modules/a': { resolved: 'x' } } }, '| `a` | 2.0.0 | MIT |', () => ({ license: 'MIT' }));
	assert.equal(planted.length, 4, planted.join('\n'));
});

// --- what pages ask for --------------------------------------------------------------------------------------------
function viewFiles() {
	if (!existsSync(views)) return [];
	return readdirSync(views, { recursive: true }).map(String).filter((name) => name.endsWith('.html'))
		.map((name) => [name, readFileSync(join(views, name), 'utf8')]);
}

function iconFaults(files, known) {
	return files.flatMap(([name, html]) => [...html.matchAll(/\{\{\s*icon\s+"([^"]*)"|iconen\.svg#([\w-]+)/g)]
		.map((match) => match[1] ?? match[2]).filter((icon) => !known.includes(icon)).map((icon) => `${name}: ${icon}`));
}

// A name beside or around an expression is not judged: it is only known when the page is made.
function classFaults(files, known) {
	return files.flatMap(([name, html]) => {
		const attributes = [...html.replace(/\{\{[\s\S]*?\}\}/g, '\0').matchAll(/\sclass="([^"]*)"/g)];
		const names = new Set(attributes.flatMap((match) => match[1].split(/\s+/)));
		return [...names].filter((c) => /^(sk|nl|utrecht)-/.test(c) && !c.includes('\0') && !known.has(c))
			.map((c) => `${name}: ${c}`);
	});
}

const knownClasses = () => new Set([...lines('src/css/hooks.txt'),
	...[...read('dist/schakel.css').matchAll(/\.((?:sk|nl|utrecht)-[\w-]+)/g)].map((match) => match[1])]);

test('every icon of a page is in the sprite', () => {
	const known = lines('src/icons.txt');
	const drawn = [...read('dist/iconen.svg').matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]);
	assert.deepEqual(drawn, [...new Set(known)].sort());
	assert.deepEqual(iconFaults(viewFiles(), known), [], 'add these to src/icons.txt and build');
	const page = '{{icon "x"}} {{ icon "no-such" }} <use href="/assets/iconen.svg#nor-this"/>';
	assert.deepEqual(iconFaults([['x', page]], known), ['x: no-such', 'x: nor-this']);
});

test('every class of a page has a rule, or is a known hook', () => {
	const known = knownClasses();
	assert.deepEqual(classFaults(viewFiles(), known), [], 'give these a rule in src/css, or a line in src/css/hooks.txt');
	const page = '<p class="sk-panel sk-typo sk-status--{{v.toon}}{{if x}} is-now{{end}}"><b class="nl-button nl-buton">';
	assert.deepEqual(classFaults([['x', page]], known), ['x: sk-typo', 'x: nl-buton']);
});

// --- safety --------------------------------------------------------------------------------------------------------
const SINKS = new RegExp(['\\.(inner|outer)HTML', 'insertAdjacentHTML', '\\beval\\(', '\\bnew Function\\b',
	'document\\.write', 'createContextualFragment', 'parseFromString', 'srcdoc', '\\.style\\b', 'setAttribute\\("(style|on)'].join('|'));
const OUTSIDE = /(https?:)?\/\/(?!www\.w3\.org\/2000\/svg)[\w-]+\.\w/;

test('the script makes no markup from strings, and nothing points outside', () => {
	assert.doesNotMatch(read('dist/schakel.js'), SINKS);
	for (const sink of ['a.innerHTML="x"', 'b.style.top=0', 'eval("1")']) assert.match(sink, SINKS);
	for (const name of ['schakel.js', 'schakel.css', 'iconen.svg', 'merk.svg', 'pijl.svg']) {
		assert.doesNotMatch(read(`dist/${name}`), OUTSIDE, name);
	}
	assert.match('url(//cdn.example/x.css)', OUTSIDE);
});

// --- contrast ------------------------------------------------------------------------------------------------------
// Every text and surface of the theme that can meet, light and dark (WCAG 1.4.3 and 1.4.11). This also covers what axe
// must leave undecided: text over a background image or under a sticky bar.
const channel = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
function luminance(hex) {
	const [r, g, b] = [1, 3, 5].map((i) => channel(parseInt(hex.slice(i, i + 2), 16) / 255));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a, b) {
	const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}

// place in a ramp: 0-3 surfaces from paper to hover, 5-8 text from subtle to darkest
function* rampPairs() {
	for (const [family, modes] of Object.entries(ramps)) {
		for (const mode of ['l', 'd']) {
			for (const ink of [5, 6, 7, 8]) {
				for (const paper of [0, 1, 2, 3]) {
					// the subtle text of a colour stands on its own darker surfaces only as an icon
					const need = ink === 5 && paper >= 2 ? 3 : 4.5;
					yield [`${family} ${mode} ${ink}/${paper}`, modes[mode][ink], modes[mode][paper], need];
					yield [`${family} ${mode} ${ink}/grey ${paper}`, modes[mode][ink], ramps.grijs[mode][paper], need];
				}
			}
		}
	}
}

const SINGLE_PAIRS = [
	['form border light', '#75848e', '#ffffff', 3], ['form border dark', '#7b8a95', '#171f25', 3],
	['chart grey light', '#7d8c96', '#ffffff', 3], ['chart grey dark', '#74838e', '#12181d', 3],
	['secondary button light', '#7f8e98', '#ffffff', 3],
	['primary button light', '#ffffff', '#0d5c71', 4.5], ['primary button dark', '#0c1b20', '#7fc9db', 4.5],
	['ZRM 1 light', '#ffffff', '#a3241c', 4.5], ['ZRM 1 dark', '#291716', '#f39a94', 4.5],
	['ZRM 2 light', '#3f1408', '#f2b8a4', 4.5], ['ZRM 2 dark', '#ffe9e1', '#8a4a36', 4.5],
	['ZRM 3 light', '#392300', '#fbe7b2', 4.5], ['ZRM 3 dark', '#fbedd0', '#5e4a1c', 4.5],
	['ZRM 4 light', '#092f1b', '#cfe8d6', 4.5], ['ZRM 4 dark', '#daf2e4', '#245038', 4.5],
	['ZRM 5 light', '#ffffff', '#15633a', 4.5], ['ZRM 5 dark', '#0a2415', '#86d2a5', 4.5],
];

const tooLow = (pairs) => [...pairs].filter(([, a, b, need]) => contrast(a, b) < need)
	.map(([what, a, b, need]) => `${what}: ${contrast(a, b).toFixed(2)}, needs ${need}`);

test('text and surfaces differ enough, light and dark', () => {
	assert.deepEqual(tooLow(rampPairs()), []);
	assert.deepEqual(tooLow(SINGLE_PAIRS), []);
	assert.equal(tooLow([['planted', '#888888', '#999999', 4.5]]).length, 1);
});

test('the single pairs are those of the style sheets', () => {
	const sheets = ['theme', 'components', 'figures'].map((name) => read(`src/css/${name}.css`)).join('\n');
	const css = sheets.replaceAll(/#fff\b/g, '#ffffff') + JSON.stringify(ramps);
	for (const [what, ...colours] of SINGLE_PAIRS) {
		for (const colour of colours.slice(0, 2)) assert.ok(css.includes(colour), `${what}: ${colour} is in no style sheet`);
	}
});
