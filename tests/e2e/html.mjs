// Two HTML checkers over finished pages: html-validate (in this process, at once) and the Nu checker (Java, one run
// over many pages). They find different things; a page must pass both. A finding is "name:line:column rule message".
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const VNU = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

const RULES = {
	'no-inline-style': 'error',
	'no-style-tag': 'error',
	'no-implicit-button-type': 'error',
	'no-implicit-input-type': 'error',
	'no-dup-attr': 'error',
	'require-csp-nonce': 'off', // no inline script may exist at all
	'long-title': 'off', // a title names the thing; search engines are kept out
	'aria-label-misuse': ['error', { allowAnyNamable: true }], // named lists help
	'prefer-native-element': ['error', { exclude: ['listbox', 'region'] }], // combobox; scrolling table
};
// Worked out once, not for every page again.
class OneConfig extends StaticConfigLoader {
	#config;
	getConfigFor(...args) {
		this.#config ??= super.getConfigFor(...args);
		return this.#config;
	}
}
const checker = (rules) => new HtmlValidate(new OneConfig({ root: true,
	extends: ['html-validate:standard', 'html-validate:a11y'], rules }));
const checkers = {
	sent: checker(RULES),
	// the browser's own way of writing, and the menu link that the script makes a button
	dom: checker({ ...RULES, 'no-raw-characters': 'off',
		'prefer-native-element': ['error', { exclude: ['listbox', 'region', 'button'] }] }),
};

// dom: the page as serialised by the browser, not as it was sent.
export async function htmlFaults(html, name = 'page', { dom = false } = {}) {
	const report = await checkers[dom ? 'dom' : 'sent'].validateString(html, name);
	return report.results.flatMap((result) => result.messages.map((found) =>
		`${name}:${found.line}:${found.column} ${found.ruleId} ${found.message}`));
}

// pages: [[name, html], ...]
export async function nuFaults(pages) {
	if (!pages.length) return [];
	const folder = await mkdtemp(join(tmpdir(), 'schakel-html-'));
	try {
		const names = new Map();
		for (const [n, [name, html]] of pages.entries()) {
			const file = join(folder, `${n}.html`);
			names.set(`${n}.html`, name);
			await writeFile(file, html);
		}
		return nuMessages(await runNu([...names.keys()].map((file) => join(folder, file))), names);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function runNu(files) {
	return new Promise((resolve, reject) => {
		const java = process.env.JAVA ?? 'java';
		// it lives for seconds: what it would win by a better translation of itself it never earns back; the first one needs
		// more stack
		const options = ['-Xss8m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-jar', VNU, '--format', 'json', '--stdout', '--exit-zero-always', ...files];
		execFile(java, options, { maxBuffer: 1 << 28 }, (error, stdout) => {
			if (error) reject(new Error(`the Nu HTML checker did not run: ${error.message}`));
			else resolve(JSON.parse(stdout).messages);
		});
	});
}

function nuMessages(messages, names) {
	return messages.map((found) => {
		const name = names.get(basename(found.url ?? '')) ?? found.url ?? '?';
		return `${name}:${found.lastLine ?? 0}:${found.firstColumn ?? found.lastColumn ?? 0} nu ${found.message}`;
	});
}
