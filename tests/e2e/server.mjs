// A Schakel of a test's own: built program, new folder, new database, demonstration data, free loopback port.
//
// What commands the program has, what its configuration looks like, what it prints and how one logs in stands in this
// file and nowhere else in the browser tests. Everything is removed again by stop(), which also fails the test when the
// program wrote a finding of a sanitizer.
// The region is filled once for all test files when all.mjs runs them: it makes a pattern of each database, in a folder that
// it names in SCHAKEL_PATTERN, and a server with the demonstration begins with a copy, in which those whom most tests are
// about are logged in already. A file that runs alone fills its own.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { request } from 'playwright-core';
import { freshTotp } from './totp.mjs';

const run = promisify(execFile);
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const SANITIZER = /ERROR: \w*Sanitizer|runtime error:|DEADLYSIGNAL/;

// --- What the program is like --------------------------------------------------------------------------------------
const LISTENING = /luistert op/;
const PREPARATION = [['sleutels', 'maak'], ['migreer'], ['catalogus', 'laad', join(root, 'catalogus')]];
const DEMO = ['demo', 'vul'];

const configuration = ({ dir, port, database, settings }) => Object.entries({
	database, sleutels: join(dir, 'sleutels'), poort: port, adres: `http://127.0.0.1:${port}`,
	assets: join(root, 'assets/dist'), catalogus: join(root, 'catalogus'), mail: `bestand:${join(dir, 'mail')}`,
	demo: 'ja', ...(database.startsWith('postgres:') ? { pg_eigenaar: 'postgres' } : {}), ...settings,
}).map(([name, value]) => `${name} = ${value}\n`).join('');

// "demo vul" prints one account a line: address, password and key of the second factor, apart by two spaces or a tab.
const accountsOf = (printed) => printed.split('\n').map((line) => line.trim().split(/\s{2,}|\t/))
	.filter((parts) => parts.length >= 3 && parts[0].includes('@'))
	.map(([email, password, secret, ...rest]) => ({ email, password, secret, what: rest.join(' ') }));

const LOGIN = { page: '/inloggen', email: '[name=email]', password: '[name=wachtwoord]', code: '[name=code]',
	send: 'main [type=submit]' };

// user: an account of server.accounts, or what identifies one of them in its line (a role, part of the address).
// here: from the page that stands open, which is the one to log in.
export async function login(page, server, user, { here = false } = {}) {
	const account = typeof user === 'string' ? server.account(user) : user;
	if (!here) await page.goto(server.url + LOGIN.page);
	await page.fill(LOGIN.email, account.email);
	await page.fill(LOGIN.password, account.password);
	await page.locator(LOGIN.send).first().click();
	await page.fill(LOGIN.code, await freshTotp(account.secret, account.email));
	await page.locator(LOGIN.send).first().click();
	await page.waitForURL((url) => !url.pathname.startsWith(LOGIN.page));
	return account;
}

const REGULARS = ['anouk.rutten', 'femke.groot', 'hilde.vroemen', 'kees.dassen', 'lotte.veldkamp', 'marjolein.tonnaer',
	'noor.habets', 'petra.claessens', 'rik.schreurs', 'sanne.hendrickx', 'tim.boesten'];

// The same without drawing the pages, for a test that is about something else: by the session of the pattern, once, or else by
// password and code. The context keeps the cookie.
export async function enter(context, server, user) {
	const account = server.account(user);
	const session = server.sessions.get(account.email);
	server.sessions.delete(account.email);
	if (session) {
		await context.addCookies(session);
		const inside = await context.request.get(`${server.url}/`, { maxRedirects: 0 });
		if (inside.ok()) return account;
		await context.clearCookies(); // it ended while the other files ran
	}
	const send = async (path, form) => {
		const page = await (await context.request.get(server.url + path)).text();
		const [, token] = page.match(/name="_t" value="([^"]*)"/);
		const answer = await context.request.post(server.url + path, { form: { ...form, _t: token }, maxRedirects: 0,
			headers: { 'sec-fetch-site': 'same-origin' } });
		assert.equal(answer.status(), 303, `${account.email} at ${path}`);
		return answer.headers().location;
	};
	const next = await send(LOGIN.page, { email: account.email, wachtwoord: account.password });
	const inside = await send(next, { code: await freshTotp(account.secret, account.email) });
	assert.ok(!inside.startsWith(LOGIN.page), `${account.email} is sent to ${inside}`);
	return account;
}

// Their sessions, by address, made at a server that runs for it alone.
async function sessionsOf(ready) {
	const server = await serve(process.env.SCHAKEL_BIN, ready.config, ready.dir);
	const at = handle({ ...ready, server, undo: [server.stop] });
	const made = [];
	try {
		for (const who of REGULARS) {
			const client = await request.newContext();
			const { email } = await enter({ request: client }, at, who);
			made.push([email, (await client.storageState()).cookies]);
			await client.dispose();
		}
		// a code works once, and the copies begin within the half minute of this one
		await ready.sql('update inlog set totp_stap = 0');
	} finally {
		await at.stop();
	}
	return made;
}

// --- PostgreSQL ----------------------------------------------------------------------------------------------------
const PG = join(root, 'tools/pg.sh');

export async function pgCluster() {
	if (process.env.SCHAKEL_TEST_PG) return { conninfo: process.env.SCHAKEL_TEST_PG, stop: async () => {} };
	const dir = mkdtempSync(join(tmpdir(), 'schakel-e2e-pg-'));
	const { stdout } = await run(PG, ['start', dir]);
	return { conninfo: stdout.trim(), stop: () => run(PG, ['stop', dir]) };
}

let databases = 0;

// What the migration gave the roles in a database is no part of a copy.
const ROLES = (pattern, name) => `insert into pg_db_role_setting (setdatabase, setrole, setconfig) select d.oid, s.setrole,
	s.setconfig from pg_db_role_setting s join pg_database p on p.oid = s.setdatabase, pg_database d
	where p.datname = '${pattern}' and d.datname = '${name}'`;

// A database of its own, empty or a copy; the program adds the user itself, so none stands in the conninfo that it gets.
export async function startPostgres(pattern) {
	const cluster = await pgCluster();
	const name = `schakel_e2e_${process.pid}_${databases += 1}`;
	const sql = (text) => run('psql', ['-qXv', 'ON_ERROR_STOP=1', '-d', cluster.conninfo, '-c', text]);
	await sql(`create database ${name}${pattern ? ` template ${pattern} strategy file_copy` : ''}`);
	if (pattern) await sql(ROLES(pattern, name));
	const conninfo = `${cluster.conninfo.replace(/\b(dbname|user)=\S+\s*/g, '').trim()} dbname=${name}`;
	return {
		conninfo, name,
		// as the owner of the tables, past triggers
		sql: (text) => run('psql', ['-qXv', 'ON_ERROR_STOP=1', '-d', `${conninfo} user=postgres`, '-c',
			`set session_replication_role = replica; set search_path = main; ${text}`]),
		async stop() {
			await sql(`drop database ${name} with (force)`);
			await cluster.stop();
		},
	};
}

// --- The server ----------------------------------------------------------------------------------------------------
async function freePort() {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address();
	probe.close();
	await once(probe, 'close');
	return port;
}

const SQLITE = 'import sqlite3, sys; sqlite3.connect(sys.argv[1], 30, isolation_level=None).execute(sys.argv[2])';

// What all.mjs left for this database: { dir, db, database, accounts, sessions }, or nothing.
function patternOf(db) {
	if (!process.env.SCHAKEL_PATTERN) return null;
	const pattern = JSON.parse(readFileSync(join(process.env.SCHAKEL_PATTERN, 'pattern.json'), 'utf8'));
	return pattern.db === db ? pattern : null;
}

// A folder with keys and a configuration, and its database. undo: what takes it away again, last first.
async function prepare({ db, demo, settings, pattern }, undo) {
	const bin = process.env.SCHAKEL_BIN;
	assert.ok(bin, 'SCHAKEL_BIN names the program to test');
	const dir = mkdtempSync(join(tmpdir(), 'schakel-e2e-'));
	undo.push(() => rmSync(dir, { recursive: true, force: true }));
	if (pattern) cpSync(pattern.dir, dir, { recursive: true });
	let database = `sqlite:${join(dir, 'schakel.db')}`;
	let sql = (text) => run('python3', ['-c', SQLITE, join(dir, 'schakel.db'), text]);
	let name;
	if (db === 'postgres') {
		const postgres = await startPostgres(pattern?.database);
		undo.push(() => postgres.stop());
		({ sql, name } = postgres);
		database = `postgres:${postgres.conninfo}`;
	}
	const port = await freePort();
	const config = join(dir, 'schakel.conf');
	mkdirSync(join(dir, 'mail'), { recursive: true });
	writeFileSync(config, configuration({ dir, port, database, settings }));
	const command = async (...words) => (await run(bin, ['--config', config, ...words], { cwd: dir })).stdout;
	if (pattern) return { dir, port, config, command, sql, accounts: pattern.accounts, sessions: pattern.sessions };
	for (const words of PREPARATION) await command(...words);
	const accounts = demo ? accountsOf(await command(...DEMO)) : [];
	return { dir, port, config, command, sql, name, accounts };
}

// The demonstration, filled, with sessions and without a server: { dir, remove() }. dir is what SCHAKEL_PATTERN names.
export async function makePattern(db) {
	const undo = [];
	try {
		const ready = await prepare({ db, demo: true, settings: {} }, undo);
		const { dir, name, accounts } = ready;
		const sessions = await sessionsOf(ready);
		writeFileSync(join(dir, 'pattern.json'), JSON.stringify({ dir, db, database: name, accounts, sessions }));
		return { dir, remove: () => undoAll(undo) };
	} catch (error) {
		await undoAll(undo);
		throw error;
	}
}

// db: sqlite or postgres, else SCHAKEL_TEST_DB, else sqlite. settings: lines of the configuration besides the usual.
export async function startServer({ db = process.env.SCHAKEL_TEST_DB ?? 'sqlite', demo = true, settings = {} } = {}) {
	const undo = [];
	try {
		const ready = await prepare({ db, demo, settings, pattern: demo ? patternOf(db) : null }, undo);
		const server = await serve(process.env.SCHAKEL_BIN, ready.config, ready.dir);
		undo.push(server.stop);
		return handle({ ...ready, server, undo });
	} catch (error) {
		await undoAll(undo);
		throw error;
	}
}

async function undoAll(undo) {
	for (const step of undo.splice(0).reverse()) await step();
}

const handle = ({ dir, port, accounts, sessions = [], command, sql, server, undo }) => ({
	url: `http://127.0.0.1:${port}`, dir, accounts, sessions: new Map(sessions), command, sql, log: server.log, child: server.child,
	account(what) {
		const found = accounts.find(({ email, what: rest }) => `${email} ${rest}`.includes(what));
		assert.ok(found, `no account with "${what}" among ${accounts.map(({ email }) => email).join(', ')}`);
		return found;
	},
	async stop() {
		await undoAll(undo);
		assert.doesNotMatch(server.log(), SANITIZER);
	},
});

// Waits for the line that says it listens, or for its end.
async function serve(bin, config, dir) {
	const child = spawn(bin, ['--config', config, 'serve'], { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
	const ended = once(child, 'exit');
	let log = '';
	await new Promise((resolve, reject) => {
		const read = (piece) => {
			log += piece;
			if (LISTENING.test(log)) resolve();
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		child.on('error', reject);
		child.on('exit', (code, signal) => reject(new Error(`schakel serve ended (${code ?? signal}):\n${log}`)));
	});
	return {
		log: () => log,
		// The server itself, beside the maker of PDF; what was started is the small parent that starts it again when it falls.
		child: () => Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ')
			.find((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'schakel-pdf')),
		async stop() {
			if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
			const late = setTimeout(() => child.kill('SIGKILL'), 90000);
			await ended;
			clearTimeout(late);
		},
	};
}
