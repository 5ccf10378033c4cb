// Builds the browser files: src/ and the pinned packages of package-lock.json -> dist/, the same bytes every time.
//
//   npm ci && node build.mjs [--to FOLDER]
//
// dist/ is committed, so running Schakel needs no Node; assets_test.mjs builds again elsewhere and compares. Only
// files are read: no network, no clock, no locale. The steps: take the components of NL Design System, keep of the 2800
// design tokens those that some rule reaches, put everything in cascade layers (a later layer wins, so there is no
// contest of specificity), minify; bundle the script; put the icons of icons.txt in one sprite; copy fonts and
// drawings; join the licences.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'lightningcss';
import { build } from 'esbuild';
import { themeVars } from './src/tokens.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const to = process.argv[2] === '--to' && process.argv[3] ? process.argv[3] : join(here, 'dist');
const source = (path) => readFileSync(join(here, 'src', path), 'utf8');
const packaged = (path) => join(here, 'node_modules', path);
const write = (name, content) => writeFileSync(join(to, name), content);

const CANDIDATE = ['button', 'data-badge', 'number-badge', 'skip-link', 'link'];
const UTRECHT = ['textbox', 'textarea', 'select', 'form-field', 'form-label', 'form-field-description',
	'form-field-error-message', 'form-fieldset', 'table', 'alert', 'breadcrumb-nav', 'listbox', 'combobox'];
const TOKENS = '@nl-design-system-unstable/voorbeeld-design-tokens';
const FONT = '@fontsource-variable/source-sans-3';
const BROWSERS = { chrome: 123 << 16, firefox: 121 << 16, safari: (17 << 16) | (5 << 8) };

function componentCss() {
	const files = [
		...CANDIDATE.map((name) => `@nl-design-system-candidate/${name}-css/dist/${name}.css`),
		...UTRECHT.map((name) => `@utrecht/${name}-css/dist/index.css`),
	];
	const css = files.map((file) => readFileSync(packaged(file), 'utf8')).join('\n');
	return css.replace(/\/\*# sourceMappingURL[^*]*\*\//g, '');
}

const declarations = (css) => Object.fromEntries(
	[...css.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map(([, name, value]) => [name, value.trim()]));
const references = (css) => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name);

// The tokens that the rules use, directly or through another token; those that theme.css sets itself are left to it.
function reachedTokens(rules, theme) {
	const all = { ...declarations(readFileSync(packaged(`${TOKENS}/dist/theme.css`), 'utf8')), ...themeVars() };
	const own = declarations(theme.split('@media')[0]);
	const reached = new Set();
	const queue = references(rules);
	while (queue.length) {
		const name = queue.pop();
		if (reached.has(name) || !(name in all) || name in own) continue;
		reached.add(name);
		queue.push(...references(all[name]));
	}
	return `:root{${[...reached].sort().map((name) => `${name}:${all[name]}`).join(';')}}`;
}

function fontFaces() {
	const ranges = JSON.parse(readFileSync(packaged(`${FONT}/unicode.json`), 'utf8'));
	return ['latin', 'latin-ext'].map((set) => {
		const file = `source-sans-3-${set}`;
		copyFileSync(packaged(`${FONT}/files/${file}-wght-normal.woff2`), join(to, `${file}.woff2`));
		return `@font-face{font-family:"Source Sans 3 Variable";font-style:normal;font-display:swap;font-weight:200 900;`
			+ `src:url(${file}.woff2) format("woff2-variations");unicode-range:${ranges[set]}}`;
	}).join('');
}

function styles() {
	const own = Object.fromEntries(['theme', 'base', 'shell', 'components', 'figures', 'pages', 'meetings', 'additions', 'print']
		.map((name) => [name, source(`css/${name}.css`)]));
	const components = componentCss();
	const layers = [
		['tokens', reachedTokens(components + Object.values(own).join('\n'), own.theme)], ['tokens', own.theme],
		['nlds', components], ['base', own.base], ['shell', own.shell], ['components', own.components + own.figures],
		['pages', own.pages + own.meetings], ['pages', own.additions], ['print', own.print],
	];
	const css = `@layer tokens, nlds, base, shell, components, pages, print;\n${fontFaces()}\n`
		+ layers.map(([name, rules]) => `@layer ${name}{${rules}}`).join('\n');
	const { code } = transform({ filename: 'schakel.css', code: Buffer.from(css), minify: true, targets: BROWSERS });
	write('schakel.css', code);
}

async function script() {
	await build({
		entryPoints: [join(here, 'src/js/schakel.js')], absWorkingDir: here, outfile: join(to, 'schakel.js'),
		bundle: true, format: 'esm', minify: true, target: 'es2022', legalComments: 'none', logLevel: 'warning',
	});
}

function iconSymbol(name) {
	const svg = readFileSync(packaged(`@tabler/icons/icons/outline/${name}.svg`), 'utf8');
	const drawing = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '')
		.replace(/<path stroke="none"[^>]*\/>/g, '').replace(/\s+/g, ' ').trim();
	return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"`
		+ ` stroke-linecap="round" stroke-linejoin="round">${drawing}</symbol>`;
}

function icons() {
	const names = source('icons.txt').split('\n').filter((line) => line && !line.startsWith('#'));
	const symbols = [...new Set(names)].sort().map(iconSymbol).join('');
	write('iconen.svg', `<svg xmlns="http://www.w3.org/2000/svg">${symbols}</svg>\n`);
}

// MIT and OFL ask that their text goes along with every copy.
function licences() {
	const parts = [
		['NL Design System and Utrecht components (schakel.css)', '@nl-design-system-candidate/button-css/LICENSE.md'],
		['Tabler Icons (iconen.svg)', '@tabler/icons/LICENSE'],
		['combobox-nav (schakel.js)', '@github/combobox-nav/LICENSE'],
		['Source Sans 3 (source-sans-3-*.woff2), Copyright Adobe, with Reserved Font Name \'Source\'', `${FONT}/LICENSE`],
	];
	write('licenties.txt', parts.map(([what, file]) =>
		`${what}\n${'='.repeat(what.length)}\n\n${readFileSync(packaged(file), 'utf8').trim()}\n`).join('\n\n'));
}

mkdirSync(to, { recursive: true });
styles();
await script();
icons();
licences();
for (const drawing of ['merk.svg', 'pijl.svg']) write(drawing, source(drawing));
