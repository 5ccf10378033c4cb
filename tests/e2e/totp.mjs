// Time-based one-time codes (RFC 6238, HMAC-SHA-1, 6 digits, 30 seconds), as an authenticator app makes them.
import { createHmac } from 'node:crypto';

const STEP_SECONDS = 30;

export function base32(text) {
	const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
	const bits = [...text.toUpperCase().replace(/[\s=-]/g, '')].map((letter) => {
		const value = alphabet.indexOf(letter);
		if (value < 0) throw new Error(`no base32: ${letter}`);
		return value.toString(2).padStart(5, '0');
	}).join('');
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

export function hotp(key, counter, digits = 6) {
	const message = Buffer.alloc(8);
	message.writeBigUInt64BE(BigInt(counter));
	const mac = createHmac('sha1', key).update(message).digest();
	const offset = mac[mac.length - 1] & 15;
	return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

export const stepOf = (milliseconds) => Math.floor(milliseconds / 1000 / STEP_SECONDS);

export const totp = (secret, milliseconds = Date.now(), digits = 6) =>
	hotp(base32(secret), stepOf(milliseconds), digits);

// A server refuses a code that this account used before. So each step is given once to one owner: the present one, else
// the next (servers accept one step of drift), else after waiting for the clock to get there. Owner: the address of the
// account, where accounts share a secret as those of the demonstration do.
const used = new Map();

export async function freshTotp(secret, owner = secret) {
	const last = used.get(owner) ?? 0;
	const step = Math.max(stepOf(Date.now()), last + 1);
	const wait = (step - 1) * STEP_SECONDS * 1000 - Date.now();
	if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
	used.set(owner, step);
	return hotp(base32(secret), step);
}
