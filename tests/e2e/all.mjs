// node all.mjs: all browser tests, on the database of SCHAKEL_TEST_DB or on both. Closes as node's own runner does.
//
// A file on a database is one job. There is one job more than there are cores, for each waits now and then for its browser;
// the long ones begin first, so that none is left alone at the end. The demonstration is filled once per database (see
// server.mjs). What passed is printed as it ends, what failed after all else. Pictures come from the first database alone.
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePattern, pgCluster } from './server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const FIGURES = ['tests', 'pass', 'fail', 'cancelled', 'skipped', 'todo'];
const ONCE = /^(harness|script|server)_test/; // what starts no program, or has both databases in itself
const LONG = /^(weg|paginas)/; // by far; of the others the size tells enough

const databases = process.env.SCHAKEL_TEST_DB ? [process.env.SCHAKEL_TEST_DB] : ['sqlite', 'postgres'];
const length = (file) => statSync(join(here, file)).size + (LONG.test(file) ? 1e6 : 0);
const files = readdirSync(here).filter((name) => name.endsWith('_test.mjs')).sort((a, b) => length(b) - length(a));
const jobs = files.flatMap((file) => (ONCE.test(file) ? ['sqlite'] : databases).map((db) => ({ file, db })));

const sum = Object.fromEntries(FIGURES.map((name) => [name, 0]));
const running = new Set();
const failed = [];
const patterns = {};
let stopped = false;

function environment(db) {
	const env = { ...process.env, SCHAKEL_TEST_DB: db, SCHAKEL_PATTERN: patterns[db]?.dir };
	if (db !== databases[0]) {
		delete env.SCHAKEL_BEELD;
		delete env.SCHAKEL_SCHERMEN;
	}
	return env;
}

// Runs one file; the figures that it closes with, or one failure when it breaks off.
async function run({ file, db }) {
	const began = Date.now();
	let said = '';
	const child = spawn(process.execPath, ['--test', '--test-reporter=tap', file],
		{ cwd: here, env: environment(db), stdio: ['ignore', 'pipe', 'pipe'] });
	running.add(child);
	child.stdout.on('data', (piece) => { said += piece; });
	child.stderr.on('data', (piece) => { said += piece; });
	const code = await new Promise((resolve) => {
		child.on('error', resolve);
		child.on('close', resolve);
	});
	running.delete(child);
	const figures = Object.fromEntries([...said.matchAll(/^# (\w+) (\d+)$/gm)].map(([, name, number]) => [name, Number(number)]));
	if (figures.pass === undefined || (code !== 0 && !figures.fail && !figures.cancelled)) figures.fail = (figures.fail ?? 0) + 1;
	for (const name of FIGURES) sum[name] += figures[name] ?? 0;
	const text = `\n# ${file} on ${db}: ${Math.round((Date.now() - began) / 1000)} s\n`
		+ said.replaceAll(/^( *not ok \d+ - )/gm, `$1${file} on ${db}: `);
	if (code === 0) console.log(text);
	else failed.push(text);
}

async function worker() {
	while (jobs.length && !stopped) await run(jobs.shift());
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => {
		stopped = true;
		for (const child of running) child.kill('SIGTERM');
	});
}

let cluster = null;
try {
	if (databases.includes('postgres')) {
		cluster = await pgCluster();
		process.env.SCHAKEL_TEST_PG = cluster.conninfo;
	}
	const made = await Promise.allSettled(databases.map(async (db) => { patterns[db] = await makePattern(db); }));
	for (const { reason } of made) if (reason) throw reason;
	await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker));
} finally {
	for (const pattern of Object.values(patterns)) await pattern.remove();
	await cluster?.stop();
}
for (const text of failed) console.log(text);
console.log(FIGURES.map((name) => `# ${name} ${sum[name]}`).join('\n'));
process.exitCode = stopped || sum.pass === 0 || sum.pass !== sum.tests || sum.fail ? 1 : 0;
