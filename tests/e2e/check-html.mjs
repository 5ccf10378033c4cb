// node check-html.mjs FILE...   ("-" reads one page from standard input)
//
// Checks finished pages, for tests that fetch them over HTTP: prints one line per finding, ends with 0 when there is
// none, 1 when there is, 2 when it could not check. All files of one call go through one run of the Java checker.
import { readFile } from 'node:fs/promises';
import { htmlFaults, nuFaults } from './html.mjs';

async function standardInput() {
	const pieces = [];
	for await (const piece of process.stdin) pieces.push(piece);
	return Buffer.concat(pieces).toString('utf8');
}

const files = process.argv.slice(2);
if (!files.length) {
	console.error('usage: check-html.mjs FILE...');
	process.exit(2);
}
try {
	const pages = await Promise.all(files.map(async (file) =>
		[file, file === '-' ? await standardInput() : await readFile(file, 'utf8')]));
	const faults = [];
	for (const [name, html] of pages) faults.push(...await htmlFaults(html, name));
	faults.push(...await nuFaults(pages));
	for (const fault of faults) console.log(fault);
	console.log(`${pages.length} pages, ${faults.length} findings`);
	process.exitCode = faults.length ? 1 : 0;
} catch (error) {
	console.error(error.message);
	process.exitCode = 2;
}
